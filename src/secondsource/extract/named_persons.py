"""Whom does a report name in full, and where does it speak of him?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from secondsource.extract.name_lists import actor_roles
from secondsource.extract.persons import normal_words
from secondsource.extract.stated_ages import find_aged_names, read_age
from secondsource.model import ActorMention, Span
from secondsource.parse.tree import Parse

NAMING = frozenset({"identify", "name", "know"})


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
    """The persons named with a given and a family name, in the order of their first mention by name.

    Beside the persons of the actors' room these are names that stand with an age, which only persons have.
    """
    found: dict[str, Person] = {}
    for mention in actors:
        if mention.kind == "person" and mention.form == "name" and len(normal_words(mention.name)) > 1:
            found.setdefault(mention.name, Person(mention.name))
    for mention in actors:
        if mention.name in found and mention.kind == "person":
            found[mention.name].mentions.append(mention)
    for person in list(found.values()):
        person.mentions = sorted([*person.mentions, *_identified(parse, actors, person)], key=lambda m: m.start)
    for person in _persons_with_age(parse, actors, found):
        found.setdefault(person.name, person)
    for person in found.values():
        ages = (read_age(parse.text, mention.span) for mention in person.names)
        person.age = next((age for age in ages if age), None)
    return sorted(found.values(), key=lambda person: person.names[0].start)


def _identified(parse: Parse, actors: Sequence[ActorMention], person: Person) -> Iterator[ActorMention]:
    """ "The victim was identified as Dorwin Kessel": the victim, and who "he" is then, is Kessel."""
    starts = {mention.start: mention for mention in actors if mention.form == "nominal" and not mention.antecedent}
    for name in person.names:
        token = parse.head_of(name.span)
        if token is None or token.dep != "pobj" or parse.head(token).lemma != "as":
            continue
        verb = parse.head(parse.head(token))
        subjects = parse.children(verb, "nsubjpass") or ((parse.head(verb),) if verb.dep == "acl" else ())
        for subject in subjects if verb.lemma in NAMING else ():
            role = next(
                (starts[t.start] for t in parse.subtree(subject) if t.start in starts and t.i <= subject.i), None
            )
            if role is not None and role.kind == "person" and parse.head_of(role.span) == subject:
                yield role
                yield from (mention for mention in actors if mention.antecedent == role.id)


def _persons_with_age(parse: Parse, actors: Sequence[ActorMention], known: Mapping[str, Person]) -> Iterator[Person]:
    """Names with an age that were missed, or taken for an organization: "21-year-old Brok Vantine"."""
    taken = [mention for person in known.values() for mention in person.names]
    words = {word for name in known for word in normal_words(name)}
    for span in find_aged_names(parse.text):
        name = " ".join(parse.quote(span).split())
        inside = parse.tokens_in(span)
        if name in known or not inside or any(mention.span.overlap(span) for mention in taken):
            continue
        if any(token.entity in ("GPE", "DATE") or token.text.lower() in actor_roles() for token in inside):
            continue
        family = name.split(" ")[-1]
        again = [m for m in actors if m.form == "name" and m.span != span and parse.quote(m.span) in (name, family)]
        own = ActorMention(doc=parse.doc, start=span.start, stop=span.stop, form="name", name=name)
        mentions = again if words.isdisjoint(normal_words(family)) else []
        yield Person(name, sorted([own, *mentions], key=lambda mention: mention.start))
