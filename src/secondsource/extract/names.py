"""Which words of a document are names, and of what."""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from secondsource.extract.cuts import cut_run, listed_name
from secondsource.extract.name import Name, make_name
from secondsource.extract.name_kinds import decide_kinds
from secondsource.extract.name_lists import first_names, last_names, word_group
from secondsource.extract.officeholders import find_officeholder
from secondsource.extract.runs import find_runs
from secondsource.parse.tree import Parse, Sentence

MOSTLY = 0.8
"""Share of longer words with a capital from which a sentence is set as a heading."""

LONGEST = 20
"""Pieces of a run in capitals that are tried as one name; an endless row of capitals is none."""


def find_names(parse: Parse) -> list[Name]:
    """Find the names of a document in the order of the text, each with the kind the document as a whole gives it."""
    plain = parse.text.replace("’", "'")
    names: list[Name] = []
    headings: list[Sentence] = []
    for sentence in parse.sentences:
        if is_heading(parse, sentence):
            headings.append(sentence)
        else:
            for run in find_runs(parse, sentence, plain):
                names.extend(cut_run(parse, run))
    decide_kinds(parse, names)
    _settle_families(parse, names)
    _settle_georgia(names)
    known = {name.key: name for name in names if name.kind in ("person", "organization")}
    for sentence in headings:
        names.extend(_names_of_heading(parse, sentence, plain, known))
    names.extend(_missed(parse, names))
    names.sort(key=lambda name: (name.start, name.stop))
    return names


def is_heading(parse: Parse, sentence: Sentence) -> bool:
    """Say whether most words of a sentence begin with a capital, so that capitals say nothing about names."""
    words = [token for token in parse.words(sentence) if len(token.text) > 3 and token.text.isalpha()]
    if len(words) < 2:
        return sentence.kind == "headline" or sentence.last - sentence.first < 2
    capitals = sum(token.text[0].isupper() for token in words)
    last = parse.tokens[sentence.last - 1].text
    return capitals >= MOSTLY * len(words) and (sentence.kind == "headline" or last not in (".", "”", '"', ","))


def _names_of_heading(parse: Parse, sentence: Sentence, plain: str, known: dict[str, Name]) -> Iterator[Name]:
    """In a heading only what the lists or the rest of the document know is a name."""
    keys = sorted(known)
    for run in find_runs(parse, sentence, plain):
        i = 0
        while i < len(run):
            listed = listed_name(parse, run[i])
            most = LONGEST if _begins_any(keys, make_name(parse, run[i].first, run[i].last).key) else 0
            fits = (make_name(parse, run[i].first, run[j - 1].last) for j in range(min(len(run), i + most), i, -1))
            longest = next((name for name in fits if name.key in known), None)
            if longest is not None:
                like = known[longest.key]
                longest.kind, longest.country, longest.sector = like.kind, like.country, like.sector
                longest.canonical = like.canonical
                yield longest
                while i < len(run) and run[i].last <= longest.last:
                    i += 1
                continue
            if listed is not None:
                yield listed
            elif i + 1 < len(run) and _is_plain_name(parse, run[i].last - 1, run[i + 1].first):
                person = make_name(parse, run[i].first, run[i + 1].last)
                person.kind = "person"
                yield person
                i += 1
            i += 1


def _begins_any(keys: list[str], key: str) -> bool:
    """Say whether any of the sorted keys begins with the first word of this one."""
    word = key.split(" ")[0]
    at = bisect.bisect_left(keys, word)
    return at < len(keys) and keys[at].startswith(word)


def _is_plain_name(parse: Parse, first: int, last: int) -> bool:
    """Say whether two words are a first and a last name, and the model sees a person in both."""
    one, other = parse.tokens[first], parse.tokens[last]
    return (
        one.text in first_names()
        and (other.text in last_names() or find_officeholder(f"{one.text} {other.text}") is not None)
        and one.entity == other.entity == "PERSON"
    )


def _missed(parse: Parse, names: list[Name]) -> Iterator[Name]:
    """A person's name that the tagger took for another word here is still that name: "Trump" as a common noun."""
    taken = {i for name in names for i in range(name.first, name.last)}
    known = {name.words: name for name in names if name.kind == "person" and " " not in name.words}
    for token in parse.tokens:
        like = known.get(token.text)
        if like is not None and token.i not in taken and token.pos in ("NOUN", "PROPN", "X") and len(token.text) > 2:
            name = make_name(parse, token.i, token.i + 1)
            name.kind = "person"
            yield name


def _settle_families(parse: Parse, names: list[Name]) -> None:
    """ "The Doe family" is all of them, and none of those who bear the name."""
    for name in names:
        following = parse.tokens[name.last : name.last + 1]
        if name.kind != "person" or " " in name.words or name.title or not following:
            continue
        if following[0].text.lower() in word_group("families"):
            whole = make_name(parse, name.first, name.last + 1)
            name.last, name.stop, name.words, name.key, name.kind = (
                whole.last,
                whole.stop,
                whole.words,
                whole.key,
                "group",
            )


def _settle_georgia(names: list[Name]) -> None:
    """Georgia is the state where the document names other states or counties, and no neighbour of the country."""
    states = any(name.kind == "place" and (name.country == "USA" or name.words.endswith(" County")) for name in names)
    nearby = {"RUS", "ARM", "AZE", "UKR"}
    abroad = any(name.country in nearby or name.words in ("Georgian", "Tbilisi") for name in names)
    if not states or abroad:
        return
    for name in names:
        if name.words == "Georgia" and name.kind == "country":
            name.kind, name.country, name.canonical, name.sector = "place", "USA", "Georgia", ""
