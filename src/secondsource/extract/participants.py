"""Who had a part in the incident that a report tells of: victims and suspects, and who speaks of them and why."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence
from typing import Literal

from secondsource.extract.events import Found
from secondsource.extract.involvement import Signs, read_signs
from secondsource.extract.named_persons import Person, find_persons
from secondsource.lists import read_table
from secondsource.model import Document, EventMention, Participant, Span
from secondsource.parse.tree import Parse

Part = Literal["victim", "suspect", "official", "witness", "relative"]
STATUS = ("killed", "injured", "unharmed", "arrested", "charged", "sought")

WEIGHTS, SIGNS = "participants_weights.tsv", "participants_signs.tsv"
LIKELY, ACCUSED = 0.38, 0.42
"""How likely somebody must be a victim or a suspect at all, and then a suspect: the best in the cross-validation."""

PUBLIC = ("GOV", "LEG", "JUD")
"""Sectors whose members reports of other people's incidents name most."""

EVIDENCE = 3
"""Pieces of evidence that a participant is shown with."""


def find_participants(
    document: Document, parse: Parse, found: Found, mentions: Sequence[EventMention]
) -> tuple[Participant, ...]:
    """Name who had a part in a report's incident, in the order in which the report names them.

    Victims and suspects need a full name, and a report that tells of harm or a crime at all. Names, pronouns and roles
    of one person are taken together, as `found.actors` has them. Nothing raises; a report without an incident has none.
    """
    if not tells_of_incident(parse, mentions):
        return ()
    persons = find_persons(parse, found.actors)
    signs = read_signs(parse, persons, mentions)
    judged = (_judge(person, seen) for person, seen in zip(persons, signs, strict=True))
    return tuple(participant for participant in judged if participant is not None)


INCIDENTS = frozenset({"DEATH", "INJURY", "ASSAULT", "CRIME", "ACCIDENT", "DISASTER"})
LEAD = 6
"""Sentences in which a report says what it is about."""


def tells_of_incident(parse: Parse, mentions: Sequence[EventMention]) -> bool:
    """Say whether the first sentences of a report tell of somebody's harm, or of a crime."""
    stop = parse.sentences[min(LEAD, len(parse.sentences)) - 1].stop if parse.sentences else 0
    return any(event.type in INCIDENTS and event.stop <= stop for event in mentions)


def _judge(person: Person, signs: Signs) -> Participant | None:
    likely, accused = weigh(signs)
    if likely >= LIKELY and has_stake(person, signs):
        role: Part = "suspect" if accused >= ACCUSED else "victim"
    elif bystander := _bystander(signs):
        role = bystander
    else:
        return None
    return Participant(
        name=person.name,
        role=role,
        span=person.names[0].span,
        age=person.age[0] if person.age else None,
        status=find_status(signs) if role in ("victim", "suspect") else (),
        evidence=find_evidence(role, signs),
        score=round(likely, 3),
    )


def has_stake(person: Person, signs: Signs) -> bool:
    """Say whether a report speaks of harm or the law where it tells of a person.

    Of who holds a public office, or did, it has to say outright that he was harmed, or accused of it.
    """
    if any(mention.sector in PUBLIC for mention in person.names):
        return bool(find_status(signs))
    stakes = telling_signs()["stake"]
    return any(sign.rpartition(" ")[2] in stakes for sign in signs)


def weigh(signs: Signs) -> tuple[float, float]:
    """How likely the signs are those of a victim or suspect, and if so, of a suspect; each 0 to 1."""
    weights = load_weights()
    known = [weights[sign] for sign in signs if sign in weights]
    bias = weights.get("bias", (0.0, 0.0))
    part, accused = (bias[i] + math.fsum(weight[i] for weight in known) for i in (0, 1))
    return 1 / (1 + math.exp(-part)), 1 / (1 + math.exp(-accused))


@functools.cache
def load_weights() -> dict[str, tuple[float, float]]:
    """For each sign, how much it speaks for a part in the incident, and for a suspect rather than a victim."""
    return {sign: (float(part), float(accused)) for sign, part, accused in read_table("extract", WEIGHTS)}


@functools.cache
def telling_signs() -> dict[str, frozenset[str]]:
    """The signs that tell a status, or the role of somebody without a part in the incident."""
    table: dict[str, set[str]] = {}
    for name, sign, lemmas in read_table("extract", SIGNS):
        table.setdefault(name, set()).update(sign.replace("*", lemma) for lemma in lemmas.split())
    return {name: frozenset(found) for name, found in table.items()}


def _bystander(signs: Signs) -> Part | None:
    parts: tuple[Part, ...] = ("official", "relative", "witness")
    return next((part for part in parts if not telling_signs()[part].isdisjoint(signs)), None)


def find_status(signs: Signs) -> tuple[str, ...]:
    """What became of somebody, as the signs tell; who was killed is not told as injured too."""
    told = [status for status in STATUS if not telling_signs()[status].isdisjoint(signs)]
    return tuple(status for status in told if status != "injured" or "killed" not in told)


def find_evidence(role: Part, signs: Signs) -> tuple[Span, ...]:
    """The words that speak most for a role, in the order of the text."""
    if role in ("official", "witness", "relative"):
        return tuple(sorted({span for sign, span in signs.items() if sign in telling_signs()[role]})[:EVIDENCE])
    weights, side = load_weights(), 1 if role == "suspect" else -1
    strength = {sign: weights[sign][0] + side * weights[sign][1] / 2 for sign in signs if sign in weights}
    best = sorted((sign for sign in strength if strength[sign] > 0), key=lambda sign: (-strength[sign], sign))
    return tuple(sorted(dict.fromkeys(signs[sign] for sign in best[: 2 * EVIDENCE]))[:EVIDENCE])
