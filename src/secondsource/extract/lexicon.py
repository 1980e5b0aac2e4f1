"""The word lists of events: which words tell of one, in which sense, and the classes of nouns that decide it."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace

from secondsource.lists import read_lines, read_table

VERBS, NOUNS, ADJECTIVES = "V", "N", "A"


@dataclass(frozen=True, slots=True)
class Sense:
    """One line of `data/triggers.tsv`: what a word means when all its needs hold."""

    type: str
    mode: str
    cameo: str
    aspect: str
    needs: tuple[tuple[str, tuple[str, ...]], ...]


@functools.cache
def words(name: str) -> frozenset[str]:
    """A list of words of `data/events_words.tsv` by its name."""
    table = {name: frozenset(items.split()) for name, items in read_table("extract", "events_words.tsv")}
    if name not in table:
        raise KeyError(f"events_words.tsv has no list named {name!r}")
    return table[name]


@functools.cache
def context_words() -> dict[str, tuple[str, ...]]:
    """The PLOVER contexts that each word suggests."""
    table: dict[str, tuple[str, ...]] = {}
    for context, items in read_table("extract", "events_contexts.tsv"):
        for word in items.split():
            table[word] = (*table.get(word, ()), context)
    return table


@functools.cache
def people() -> frozenset[str]:
    """Nouns for people."""
    return frozenset(word for line in read_lines("extract", "quantities_people.txt") for word in line.split())


@functools.cache
def noun_classes() -> dict[str, frozenset[str]]:
    """The classes of nouns that decide what a verb means."""
    return {name: frozenset(words.split()) for name, words in read_table("extract", "triggers_classes.tsv")}


@functools.cache
def senses() -> dict[tuple[str, str], tuple[Sense, ...]]:
    """The senses of each (lemma, part of speech), particular ones first, as the list has them."""
    found: dict[tuple[str, str], list[Sense]] = {}
    for kind, mode, cameo, aspect, pos, needs, lemmas in read_table("extract", "triggers.tsv"):
        blank = {"-": ""}
        sense = Sense(kind, blank.get(mode, mode), blank.get(cameo, cameo), blank.get(aspect, aspect), _needs(needs))
        for lemma in (word for item in lemmas.split() for word in _expand(item)):
            found.setdefault((lemma, pos), []).append(sense)
    found |= _nominal_senses(found)
    return {key: tuple(value) for key, value in found.items()}


def _expand(item: str) -> tuple[str, ...]:
    """The verbs of a class ("@STOP"), or the word itself."""
    return verb_classes()[item[1:]] if item.startswith("@") else (item,)


@functools.cache
def verb_classes() -> dict[str, tuple[str, ...]]:
    """The classes of verbs that mean the same of any matter: to stop, to give, to refuse something."""
    return {name: tuple(verbs.split()) for name, verbs in read_table("extract", "triggers_verbs.tsv")}


def _nominal_senses(found: dict[tuple[str, str], list[Sense]]) -> dict[tuple[str, str], list[Sense]]:
    """The senses of nouns that have no line of their own: the political ones of the verb that they are made of."""
    nominals: dict[tuple[str, str], list[Sense]] = {}
    for verb, nouns in read_table("extract", "triggers_nominals.tsv"):
        senses_of_verb = [nominalize(sense) for sense in found.get((verb, VERBS), []) if sense.cameo]
        for noun in nouns.split() if senses_of_verb else ():
            if (noun, NOUNS) not in found:
                nominals.setdefault((noun, NOUNS), []).extend(senses_of_verb)
    return nominals


def nominalize(sense: Sense) -> Sense:
    """A verb's sense as a noun of it has it: any argument will do where the verb needs a doer or an object."""
    asked = tuple((need, values) for need, values in sense.needs if values or need not in ("obj", "subjp", "objp"))
    return replace(sense, needs=(*asked, ("argued", ())))


def _needs(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if text == "-":
        return ()
    pairs = (need.partition("=") for need in text.split())
    return tuple((name, tuple(words.split("|")) if words else ()) for name, _, words in pairs)
