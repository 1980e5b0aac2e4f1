"""How many an incident killed and injured, as its report states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.extract.tellings import Place, Telling, add_up, find_tellings, toll_words
from secondsource.extract.toll_odds import find_signs, is_plain, judge_value, name_report
from secondsource.model import EventMention, QuantityMention, Stated
from secondsource.parse.tree import Parse

ENOUGH = {"killed": 0.82, "injured": 0.77}
"""How likely a number must be the incident's own to be given: above these, more than nine in ten were right."""
WEIGHTS: dict[Place, float] = {"headline": 3.0, "lead": 2.0, "body": 0.5}
"""What a telling counts by its place, where the dead are to be told from all who were hit."""


@dataclass(frozen=True, slots=True)
class Tolls:
    """All that a report tells of its dead, its injured and those shot."""

    killed: Sequence[Telling]
    injured: Sequence[Telling]
    shot: Sequence[Telling]


def find_tolls(parse: Parse, quantities: Sequence[QuantityMention], mentions: Sequence[EventMention]) -> Tolls:
    """Find what a report tells of its dead, its injured and those shot, with what follows from it.

    One sentence's numbers of different people are added up. Of those shot all but the dead are injured.
    """
    killed = find_tellings(parse, quantities, mentions, "killed")
    injured = find_tellings(parse, quantities, mentions, "injured")
    shot = find_tellings(parse, quantities, mentions, "shot")
    survivors = leave_out_dead(shot, count_dead(killed))
    sums = add_up(parse, injured) + add_up(parse, [*injured, *shot])
    return Tolls([*killed, *add_up(parse, killed)], [*injured, *survivors, *sums], shot)


def count_dead(killed: Sequence[Telling]) -> float:
    """The number of dead told first and most; 0 where none is told."""
    weights: dict[float, float] = defaultdict(float)
    for telling in killed:
        weights[telling.value] += WEIGHTS[telling.place] * (1.0 if telling.how in ("number", "fold") else UNCOUNTED)
    return max(weights, key=lambda value: weights[value], default=0.0)


UNCOUNTED = 0.6
"""What a number weighs that nobody states: one for "a man was killed", two for "A and B were killed"."""


def leave_out_dead(shot: Sequence[Telling], dead: float) -> list[Telling]:
    """Those shot without the dead among them; "six others" are told beside the dead."""
    survivors = (replace(item, value=item.value - (0 if item.beside else dead), hit=True) for item in shot)
    return [item for item in survivors if item.value > 0]


def state_killed(parse: Parse, tolls: Tolls) -> Stated | None:
    """The number of dead that the report puts forward, with the attacker where it counts him; None if not sure."""
    return _state("killed", rank_values(parse, "killed", tolls), tolls.killed)


def state_injured(parse: Parse, tolls: Tolls) -> Stated | None:
    """The number of injured: as told, or those shot less the dead; None where the report leaves that open."""
    return _state("injured", rank_values(parse, "injured", tolls), tolls.injured)


def rank_values(parse: Parse, counts: str, tolls: Tolls) -> list[tuple[float, float]]:
    """The numbers told of one kind, the likeliest first: how likely (0 to 1), and the number.

    Of anything but shootings the trees know nothing: there what headline and lead say alike is likely enough.
    """
    ranked = []
    unknown = not any(token.lemma.lower() in toll_words("shooting") for token in parse.tokens)
    for value, signs in find_values(parse, counts, tolls):
        odds = judge_value(counts, signs)
        ranked.append((max(odds, ENOUGH[counts]) if unknown and is_plain(signs) else odds, value))
    return sorted(ranked, reverse=True)


def find_values(parse: Parse, counts: str, tolls: Tolls) -> Iterator[tuple[float, set[str]]]:
    """Yield the numbers told of one kind with their signs, those of one person apart from those of several."""
    told, others = (tolls.killed, tolls.injured) if counts == "killed" else (tolls.injured, tolls.killed)
    if not told:
        return
    report = set(name_report(parse))
    for value in sorted({telling.value for telling in told}):
        found = find_signs(parse, value, told, others, tolls.shot) | report
        yield value, {f"{'one' if value == 1 else 'some'}: {sign}" for sign in found}


def _state(counts: str, ranked: Sequence[tuple[float, float]], told: Sequence[Telling]) -> Stated | None:
    if not ranked or ranked[0][0] < ENOUGH[counts]:
        return None
    best = ranked[0][1]
    return Stated(best, next(telling.span for telling in told if telling.value == best))
