"""Who tells an event as a fact, who with reservations, who says that it is not so, and who passes it over?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondsource.assess.evidence import Evidence, hold_reservations, leave_out_headings, take_stance
from secondsource.model import EventMention, Statement
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.wording import listed, plural, say_name


@dataclass(frozen=True, slots=True)
class Sides:
    """The names of the origins on each side, in the order of the reports; an origin may stand on several."""

    asserting: tuple[str, ...] = ()
    hedging: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    both: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands behind an event: the origins that tell it as a fact (`asserted`), else those that tell it at all."""

    named: tuple[str, ...]
    asserted: bool
    publishers: int
    documents: int  # a copy is no second one

    @property
    def origins(self) -> int:
        """At least so many are independent: several that one publisher alone passes on are one."""
        return min(len(self.named), self.publishers)


NOBODY = Standing((), False, 0, 0)


def find_standing(catalogue: Catalogue, mentions: Sequence[EventMention]) -> Standing:
    """Count the origins, publishers and reports behind the mentions of an event."""
    sides = find_sides(catalogue, mentions)
    docs = {mention.doc for mention in mentions}
    return Standing(
        named=sides.asserting or (*sides.hedging, *sides.denying, *sides.silent),
        asserted=bool(sides.asserting),
        publishers=count_publishers(catalogue, docs),
        documents=len({catalogue.copy_of.get(doc, doc) for doc in docs}),
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
    found: dict[str, dict[str, str]] = {"asserts": {}, "hedges": {}, "denies": {}, "silent": {}}
    for item in weigh_mentions(catalogue, mentions):
        passed_over = item.statement.act in ("silent", "declines")
        origin = catalogue.origin.get(item.origin)
        name = say_name(origin.name if origin else item.origin)
        found["silent" if passed_over else item.stance].setdefault(item.origin, name)
    asserting, hedging, denying, silent = (tuple(names.values()) for names in found.values())
    return Sides(
        asserting=asserting,
        hedging=tuple(name for name in hedging if name not in asserting),
        denying=tuple(name for name in denying if name not in asserting),
        silent=tuple(name for name in silent if name not in asserting),
        both=tuple(name for name in denying if name in asserting),
    )


def weigh_mentions(catalogue: Catalogue, mentions: Iterable[EventMention]) -> list[Evidence]:
    """What each mention brings to an event, as its status has it: headings and reservations are reckoned with."""
    told = [(m, catalogue.statement.get(m.statement) or catalogue.narration(m.doc, m.span)) for m in mentions]
    return hold_reservations(leave_out_headings([_weigh(catalogue, mention, said) for mention, said in told]))


def count_publishers(catalogue: Catalogue, docs: Iterable[str]) -> int:
    """Publishers of some reports, those of one family counted once, a copy as its original.

    Several sources that one publisher alone passes on are one origin.
    """
    documents = (catalogue.document[catalogue.copy_of.get(doc, doc)] for doc in docs)
    return len({document.family or document.publisher for document in documents})


def _weigh(catalogue: Catalogue, mention: EventMention, statement: Statement) -> Evidence:
    published = catalogue.published(mention.doc)
    regions = [region for _, region in catalogue.regions_at(mention.doc, statement.span)]
    last = statement.chain[-1].name if statement.chain else catalogue.document[mention.doc].publisher
    return Evidence(
        statement=statement,
        stance=take_stance(mention.factuality),
        factuality=mention.factuality,
        at=published,
        published=published,
        origin=catalogue.origin_of.get(statement.id, last),
        carrier=mention.doc,
        later=any(region.later for region in regions),
        heading=any(region.kind == "headline" and statement.span.within(region.span) for region in regions),
    )
