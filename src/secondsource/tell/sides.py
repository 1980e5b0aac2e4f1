"""Who tells an event as a fact, who with reservations, who says that it is not so, and who passes it over?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.assess.evidence import Evidence, count_independent, hold_reservations, leave_out_headings
from secondsource.assess.witnesses import NOBODY_KNOWN
from secondsource.model import EventMention
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.wording import listed, plural, say_name

MOST_OF_A_HOUSE = 3
"""Origins of one house that are named."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The names of the origins on each side, in the order of the reports, those of one house as one.

    A house may stand on several sides. At least `independent` of those that assert it are independent.
    """

    asserting: tuple[str, ...] = ()
    hedging: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    independent: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands behind an event: the origins that tell it as a fact (`asserted`), else those that tell it at all.

    At least `origins` of them are independent (`assess.evidence`).
    """

    named: tuple[str, ...]
    asserted: bool
    origins: int
    publishers: int  # those of one family or one text are one
    documents: int  # a copy is no second one


NOBODY = Standing((), False, 0, 0, 0)


def find_standing(catalogue: Catalogue, mentions: Sequence[EventMention]) -> Standing:
    """Count the origins, publishers and reports behind the mentions of an event."""
    weighed = weigh_mentions(catalogue, mentions)
    sides = _sort_sides(catalogue, weighed)
    return Standing(
        named=sides.asserting or (*sides.hedging, *sides.denying, *sides.silent),
        asserted=bool(sides.asserting),
        origins=sides.independent or count_independent(weighed),
        publishers=len({item.carrier for item in weighed}),
        documents=catalogue.count_reports(mention.doc for mention in mentions),
    )


def say_origins(standing: Standing) -> str:
    """The origins by name, at least so many of them independent, and through how many publishers they come."""
    if not standing.origins:
        return ""
    number = f"at least {plural(standing.origins, 'independent origin')}"
    few = standing.origins < len(standing.named)
    through = f", through {plural(standing.publishers, 'publisher')}" if few else ""
    return f"{number}{'' if standing.asserted else ', none as a fact'}: {listed(standing.named, 4)}{through}"


def find_sides(catalogue: Catalogue, mentions: Sequence[EventMention]) -> Sides:
    """Sort the origins behind the mentions of an event by the stance that its status rests on (`assess.evidence`)."""
    return _sort_sides(catalogue, weigh_mentions(catalogue, mentions))


def _sort_sides(catalogue: Catalogue, weighed: Sequence[Evidence]) -> Sides:
    found: dict[str, dict[str, list[str]]] = {
        side: defaultdict(list) for side in ("asserts", "hedges", "denies", "silent")
    }
    for item in weighed:
        side = "silent" if item.statement.act in ("silent", "declines") else item.stance
        found[side][item.house or item.origin].append(item.origin)
    asserting, hedging, denying, silent = (name_parties(catalogue, parties) for parties in found.values())
    told = found["asserts"]
    return Sides(
        asserting=tuple(asserting.values()),
        hedging=tuple(name for party, name in hedging.items() if party not in told),
        denying=tuple(name for party, name in denying.items() if party not in told),
        silent=tuple(name for party, name in silent.items() if party not in told),
        both=tuple(name for party, name in denying.items() if party in told),
        independent=count_independent(item for item in weighed if item.stance == "asserts"),
    )


def name_parties(catalogue: Catalogue, parties: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """A name for each house with the origins that speak for it: "Lindholm police (Ana Kovar and a news release)"."""
    named = {}
    for party, origins in parties.items():
        known = (catalogue.origin[id].name if id in catalogue.origin else id for id in dict.fromkeys(origins))
        names = [say_name(name) for name in known]
        others = [name for name in dict.fromkeys(names) if name.casefold() != party.casefold()]
        shown = names[0] if len(names) == 1 or not others else f"{say_name(party)} ({listed(others, MOST_OF_A_HOUSE)})"
        named[party] = shown
    return named


def weigh_mentions(catalogue: Catalogue, mentions: Iterable[EventMention]) -> list[Evidence]:
    """What each mention brings to an event, as its status has it: headings and reservations are reckoned with."""
    weighed = (catalogue.bench.weigh(mention, NOBODY_KNOWN) for mention in mentions)
    return hold_reservations(leave_out_headings([item for item in weighed if item is not None]))
