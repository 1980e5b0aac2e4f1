"""What does a report tell of a person that shows which part he had in its incident?

Signs are strings such as "nsubjpass charge" (was charged), "-1 victim" (the word before the name) or "age told".
Which of them speak for a victim, a suspect or somebody else is learned (training/participants.md); here they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.extract.name_lists import actor_roles, first_names, is_listed, last_names
from secondsource.extract.named_persons import Person
from secondsource.extract.persons import normal_words
from secondsource.model import EventMention, Span
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

JOINING = re.compile(
    r"(?:,?\s(?:\(|aged?\s)*\d{1,2}\b\)?)?(?:,?\s(?:both\s)?(?:of|from)\s[\w .]{1,30})?[;,]?\s*(?:[-—–•]\s*)?"
    r"(?:(?:and|&)\s)?(?:\d{1,2}[- ]year[- ]old\s)?(?:[A-Z][a-z]{1,8}\.\s|Officers?\s|Deputy\s|Cpl\.\s)?"
)
"""What may stand between two names of a list: ages, towns, commas, bullets, titles."""

RANKS = (0, 1, 2, 3, 4, 8, 16, 32, 64)
"""Steps in which sentences and persons are counted: they widen, as the lead tells who the report is about."""


def read_signs(parse: Parse, persons: Sequence[Person], events: Sequence[EventMention]) -> list[Signs]:
    """For each person the signs of his part in what the report tells."""
    owners = {mention.id: i for i, person in enumerate(persons) for mention in person.mentions}
    signs: list[Signs] = [{} for _ in persons]
    for event in events:
        held = event.factuality if event.factuality in ("CT+", "PR+") else "not"
        for argument in event.arguments:
            if argument.mention in owners:
                signs[owners[argument.mention]].setdefault(f"event {event.type} {argument.role} {held}", event.span)
    for i, (sign, span) in _signs_of_lists(parse, persons):
        signs[i].setdefault(sign, span)
    aged = any(person.age for person in persons)
    for i, person in enumerate(persons):
        for sign, span in _signs_of_person(parse, person):
            signs[i].setdefault(sign, span)
        name = person.names[0].span
        told = "age told" if person.age else "age of others told" if aged else "no ages told"
        signs[i][told] = person.age[1] if person.age else name
        signs[i][f"place {min(i, 4)} of persons"] = name
        signs[i][f"among {max(step for step in RANKS if step <= len(persons))} persons"] = name
    return signs


def _signs_of_lists(parse: Parse, persons: Sequence[Person]) -> Iterator[tuple[int, Sign]]:
    """What stands before and behind a list of names holds for each of them: "the victims are A, 20, and B, 30"."""
    places = sorted((m.start, m.stop, i) for i, person in enumerate(persons) for m in person.names)
    lists: list[list[tuple[int, int, int]]] = []
    for place in places:
        if lists and JOINING.fullmatch(parse.text, lists[-1][-1][1], place[0]):
            lists[-1].append(place)
        else:
            lists.append([place])
    for listed in lists:
        if len(listed) > 1:
            first = parse.tokens_in(Span(listed[0][0], listed[0][1]))
            head = parse.head_of(Span(listed[0][0], listed[0][1]))
            around = list(_before(parse, first[0].i)) if first else []
            around += list(_signs_of_grammar(parse, head)) if head else []
            for _, _, i in listed[1:]:
                yield from ((i, (f"list {sign}", span)) for sign, span in around)
                yield i, ("in a list", Span(listed[0][0], listed[-1][1]))


def _before(parse: Parse, first: int) -> Iterator[Sign]:
    sentence = parse.sentence(parse.tokens[first])
    for i in range(max(sentence.first, first - AROUND), first):
        yield f"before {word_of(parse.tokens[i])}", parse.tokens[i].span


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
            if not sentences:
                yield from _signs_of_earlier(parse, sentence)
            if sentence not in sentences and len(sentences) < INTRODUCING:
                sentences.append(sentence)
                told = (token for token in parse.words(sentence) if token.pos in TELLING)
                yield from ((f"with {word_of(token)}", token.span) for token in told)


def _signs_of_earlier(parse: Parse, sentence: Sentence) -> Iterator[Sign]:
    """What the sentence says before the one that introduces a person."""
    at = parse.sentences.index(sentence)
    if at:
        told = (token for token in parse.words(parse.sentences[at - 1]) if token.pos in TELLING)
        yield from ((f"earlier {word_of(token)}", token.span) for token in told)


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
