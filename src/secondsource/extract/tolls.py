"""How many an incident killed and injured, as its report states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from secondsource.extract.tellings import Telling, Tolls, add_up, count_dead, find_ages, find_tellings, toll_words
from secondsource.extract.toll_odds import is_plain, judge_value
from secondsource.extract.toll_signs import find_signs, name_report
from secondsource.model import EventMention, QuantityMention, Stated
from secondsource.parse.tree import Parse

ENOUGH = 0.8
"""How likely a number must be the incident's own to be given: of such numbers 94 in 100 of killed were right, 92 of
injured."""


def find_tolls(parse: Parse, quantities: Sequence[QuantityMention], mentions: Sequence[EventMention]) -> Tolls:
    """Find what a report tells of its dead, its injured and those shot, with what follows from it.

    One sentence's numbers of different people are added up. Of those shot all but the dead are injured.
    """
    killed = find_tellings(parse, quantities, mentions, "killed")
    injured = find_tellings(parse, quantities, mentions, "injured")
    shot = find_tellings(parse, quantities, mentions, "shot")
    survivors = leave_out_dead(shot, count_dead(killed))
    sums = add_up(parse, injured) + add_up(parse, [*injured, *shot])
    ages = find_ages(parse, quantities)
    return Tolls([*killed, *add_up(parse, killed)], [*injured, *survivors, *sums], shot, ages)


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
        ranked.append((max(odds, ENOUGH) if unknown and is_plain(signs) else odds, value))
    return sorted(ranked, reverse=True)


def find_values(parse: Parse, counts: str, tolls: Tolls) -> Iterator[tuple[float, set[str]]]:
    """Yield the numbers told of one kind with their signs, those of one person apart from those of several."""
    told = tolls.killed if counts == "killed" else tolls.injured
    if not told:
        return
    report = set(name_report(parse))
    for value in sorted({telling.value for telling in told}):
        found = find_signs(parse, value, counts, tolls) | report
        yield value, {f"{'one' if value == 1 else 'some'}: {sign}" for sign in found}


def _state(counts: str, ranked: Sequence[tuple[float, float]], told: Sequence[Telling]) -> Stated | None:
    if not ranked or ranked[0][0] < ENOUGH:
        return None
    best = ranked[0][1]
    return Stated(best, next(telling.span for telling in told if telling.value == best))
