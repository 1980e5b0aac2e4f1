"""What befell people in an incident, and whether two reports of it can mean the same people."""

from dataclasses import replace

import pytest

from secondsource.link.casualties import is_casualty, load_traits, read_traits, tell_apart
from secondsource.model import Argument, EventMention


def mention(text: str, word: str, lemma: str, who: str = "", role: str = "recipient") -> EventMention:
    start = text.index(word)
    at = text.index(who) if who else 0
    arguments = (Argument(role, at, at + len(who)),) if who else ()
    return EventMention(doc="d", start=start, stop=start + len(word), lemma=lemma, arguments=arguments)


def test_a_death_and_an_injury_befall_people() -> None:
    text = "Two miners died and nine were hurt."
    assert is_casualty(mention(text, "died", "die"), "death", text)
    assert is_casualty(mention(text, "hurt", "hurt"), "injury", text)
    assert not is_casualty(mention(text, "died", "die"), "fire", text)


def test_a_charge_of_murder_is_no_death_unless_it_names_the_dead() -> None:
    text = "He is charged with murder. The murder of a miner shocked the town."
    assert not is_casualty(mention(text, "murder", "murder"), "death", text)
    assert is_casualty(mention(text, "murder", "murder", "a miner"), "death", text)


def test_damage_befalls_things() -> None:
    text = "A storm wrecked the pier."
    assert is_casualty(replace(mention(text, "wrecked", "wreck"), type="DAMAGE"), "wreck", text)
    assert not is_casualty(mention(text, "wrecked", "wreck"), "wreck", text)


def test_a_wound_is_what_a_body_has() -> None:
    text = "He has a wound. She was wounded."
    assert not is_casualty(mention(text, "wound", "wound"), "injury", text)
    assert is_casualty(mention(text, "wounded", "wound"), "injury", text)


def test_those_who_die_are_the_subject_and_those_who_are_killed_the_object() -> None:
    text = "A man died. A woman was killed by a boy."
    assert ("gender", "male") in read_traits(mention(text, "died", "die", "A man", "actor"), text)
    assert read_traits(mention(text, "killed", "kill", "a boy", "actor"), text) == frozenset()


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("man", "woman", True),
        ("man", "husband", False),
        ("children", "father", True),
        ("boy", "children", False),
        ("himself", "victim", True),
        ("people", "woman", False),
        ("victim", "woman", False),
    ],
)
def test_people_are_told_apart_by_what_words_say_of_them(one: str, other: str, apart: bool) -> None:
    traits = load_traits()
    assert tell_apart(traits.get(one, frozenset()), traits.get(other, frozenset())) is apart
    assert tell_apart(traits.get(other, frozenset()), traits.get(one, frozenset())) is apart
