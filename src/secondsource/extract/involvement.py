"""What does a report tell of a person that shows which part he had in its incident?

Signs are strings such as "nsubjpass charge" (was charged), "-1 victim" (the word before the name) or "age told".
Which of them speak for a victim, a suspect or somebody else is learned (training/participants.md); here they are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from secondsource.extract.name_lists import actor_roles, first_names, is_listed, last_names
from secondsource.extract.persons import normal_words
from secondsource.extract.stated_ages import read_age
from secondsource.model import ActorMention, EventMention, Span
from secondsource.parse.tree import Parse, Sentence, Token

Signs = dict[str, Span]
"""The signs of a person, each with the words where it was first seen."""

Sign = tuple[str, Span]

AROUND = 6
"""Words on each side of a name that are looked at one by one."""

BESIDE = 2
"""Words on each side of a name whose distance from it counts too."""

INTRODUCING = 3
"""Sentences with the name whose other words are looked at: those that introduce the person."""

KINDS = {"GPE": "PLACE", "LOC": "PLACE", "FAC": "PLACE", "ORG": "ORG", "PERSON": "NAME", "DATE": "DATE", "TIME": "TIME"}
TELLING = frozenset({"NOUN", "VERB", "ADJ"})
SUBJECTS = ("nsubj", "nsubjpass")
OBJECTS = ("dobj", "dative", "attr", "oprd")
RANKS = (0, 1, 2, 3, 4, 8, 16)
"""Where the first sentence with the name stands: steps that widen, as the lead tells who the report is about."""


@dataclass(slots=True)
class Person:
    """A person whom a document names in full, with every mention of him in the order of the text."""

    name: str
    mentions: list[ActorMention] = field(default_factory=list)
    age: tuple[int, Span] | None = None

    @property
    def names(self) -> list[ActorMention]:
        """The mentions by name."""
        return [mention for mention in self.mentions if mention.form == "name"]


def find_persons(parse: Parse, actors: Sequence[ActorMention]) -> list[Person]:
    """The persons named with a given and a family name, in the order of their first mention by name."""
    found: dict[str, Person] = {}
    for mention in actors:
        if mention.kind == "person" and mention.form == "name" and len(normal_words(mention.name)) > 1:
            found.setdefault(mention.name, Person(mention.name))
    for mention in actors:
        if mention.name in found and mention.kind == "person":
            found[mention.name].mentions.append(mention)
    for person in found.values():
        ages = (read_age(parse.text, mention.span) for mention in person.names)
        person.age = next((age for age in ages if age), None)
    return sorted(found.values(), key=lambda person: person.names[0].start)


def read_signs(parse: Parse, persons: Sequence[Person], events: Sequence[EventMention]) -> list[Signs]:
    """For each person the signs of his part in what the report tells."""
    owners = {mention.id: i for i, person in enumerate(persons) for mention in person.mentions}
    signs: list[Signs] = [{} for _ in persons]
    for event in events:
        held = event.factuality if event.factuality in ("CT+", "PR+") else "not"
        for argument in event.arguments:
            if argument.mention in owners:
                signs[owners[argument.mention]].setdefault(f"event {event.type} {argument.role} {held}", event.span)
    aged = any(person.age for person in persons)
    for i, person in enumerate(persons):
        for sign, span in _signs_of_person(parse, person):
            signs[i].setdefault(sign, span)
        name = person.names[0].span
        told = "age told" if person.age else "age of others told" if aged else "no ages told"
        signs[i][told] = person.age[1] if person.age else name
        signs[i][f"place {min(i, 4)} of persons"] = name
        signs[i][f"persons {min(len(persons), 12) // 3}"] = name
    return signs


def _signs_of_person(parse: Parse, person: Person) -> Iterator[Sign]:
    name = person.names[0].span
    yield from ((sign, name) for sign in _signs_of_name(person))
    yield from ((sign, name) for sign in _signs_of_place(parse, person))
    sentences: list[Sentence] = []
    for mention in person.mentions:
        head = parse.head_of(mention.span)
        if head is None:
            continue
        yield from _signs_of_grammar(parse, head)
        if mention.form == "name":
            inside = parse.tokens_in(mention.span)
            yield from _signs_around(parse, inside[0].i, inside[-1].i + 1)
            sentence = parse.sentence(head)
            if sentence not in sentences and len(sentences) < INTRODUCING:
                sentences.append(sentence)
                told = (token for token in parse.words(sentence) if token.pos in TELLING)
                yield from ((f"with {word_of(token)}", token.span) for token in told)


def _signs_of_name(person: Person) -> Iterator[str]:
    """How the name is built, and how often the person is named."""
    words = normal_words(person.name)
    yield f"words of name {min(len(words), 4)}"
    yield f"first name {'known' if words[0].capitalize() in first_names() else 'unknown'}"
    yield f"last name {'known' if words[-1].capitalize() in last_names() else 'unknown'}"
    yield f"named {min(len(person.names), 6)} times"
    yield f"pronouns {min(sum(mention.form == 'pronoun' for mention in person.mentions), 3)}"


def _signs_of_place(parse: Parse, person: Person) -> Iterator[str]:
    """Where in the report the person is named, and whether the model takes the words for a person."""
    full = sum(" " in parse.quote(mention.span) for mention in person.names)
    yield f"in full {min(full, 4)} times"
    inside = [token for mention in person.names for token in parse.tokens_in(mention.span)]
    share = sum(token.entity == "PERSON" for token in inside) / max(1, len(inside))
    yield f"model sees a person {round(2 * share)}"
    if inside:
        rank = parse.sentences.index(parse.sentence(inside[0]))
        yield f"first in sentence {max(step for step in RANKS if step <= rank)}"
    yield from (f"in {kind}" for kind in sorted({parse.sentence(token).kind for token in inside}))


def _signs_around(parse: Parse, first: int, last: int) -> Iterator[Sign]:
    """The words beside a name, in its sentence."""
    tokens, sentence = parse.tokens, parse.sentence(parse.tokens[first])
    for step in range(1, AROUND + 1):
        sides = (("before", "-", first - step), ("after", "+", last + step - 1))
        for side, sign, i in sides:
            if sentence.first <= i < sentence.last:
                yield f"{side} {word_of(tokens[i])}", tokens[i].span
                if step <= BESIDE:
                    yield f"{sign}{step} {word_of(tokens[i])}", tokens[i].span
    if first == sentence.first:
        yield "opens a sentence", tokens[first].span
    if last == sentence.last:
        yield "ends a sentence", tokens[last - 1].span


def _signs_of_grammar(parse: Parse, token: Token) -> Iterator[Sign]:
    """What the clause says of a word: its verb, what it is called, whose it is."""
    for child in parse.children(token, "appos", "relcl", "acl", "compound", "nmod", "amod"):
        if child.dep == "appos":
            yield f"is {word_of(child)}", child.span
        elif child.dep in ("relcl", "acl"):
            subject = next(iter(parse.children(child, *SUBJECTS)), None)
            yield f"{subject.dep if subject else child.tag} {word_of(child)}", child.span
        else:
            yield f"called {word_of(child)}", child.span
    while token.dep in ("conj", "appos") and token.head != token.i:
        if token.dep == "appos":
            yield f"is {word_of(parse.head(token))}", parse.head(token).span
        token = parse.head(token)
    head = parse.head(token)
    if token.dep == "pobj":
        yield f"{word_of(head)} {word_of(parse.head(head))}", parse.head(head).span
    elif token.dep in (*SUBJECTS, *OBJECTS):
        yield from _signs_of_verb(parse, token, head)
    elif head.i != token.i:
        yield f"{token.dep} {word_of(head)}", head.span


def _signs_of_verb(parse: Parse, token: Token, verb: Token) -> Iterator[Sign]:
    """What a verb says of its subject or object, with its complements and the verbs joined to it."""
    sign = f"{token.dep} {word_of(verb)}"
    yield sign, verb.span
    for child in parse.children(verb, "acomp", "oprd", "attr", "xcomp", "ccomp", "dobj", "prep", "advmod", "neg"):
        if child.i != token.i:
            yield f"{sign} {word_of(child)}", child.span
            for deep in parse.children(child, "pobj"):
                yield f"{sign} {word_of(child)} {word_of(deep)}", deep.span
    if token.dep in SUBJECTS:
        for other in parse.children(verb, "conj"):
            if other.pos in ("VERB", "AUX") and not parse.children(other, *SUBJECTS):
                passive = parse.children(other, "auxpass") or (token.dep == "nsubjpass" and other.tag == "VBN")
                yield f"{'nsubjpass' if passive else 'nsubj'} {word_of(other)}", other.span


def word_of(token: Token) -> str:
    """A word as the signs have it: its lemma; of names and numbers only their kind, so that none is learned."""
    low = token.text.lower()
    if token.pos == "PROPN":
        return low if low in actor_roles() or is_listed(token.text) else KINDS.get(token.entity, "NAME")
    if any(char.isdigit() for char in low):
        return "NUMBER"
    return token.lemma.lower()
