"""The events of a case on a few screens: one block for each, for the terminal and for Markdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from secondsource.extract.countries import country_name
from secondsource.tell.closing import say_made_with, say_scale, write_legend, write_reports
from secondsource.tell.dates import say_interval, say_value
from secondsource.tell.events_sheet import Figure, Party, Sheet, Site, Telling
from secondsource.tell.events_types import event_types
from secondsource.tell.events_view import EventsView
from secondsource.tell.lines import Line
from secondsource.tell.sides import say_origins
from secondsource.tell.wording import listed, plural, shorten, status_word, words

MOST_TELLINGS = 4
"""Sentences that stand under an event: first what gave it its status, then of each report the first."""

MOST_PARTIES = 6


def write_lines(view: EventsView) -> Iterator[Line]:
    """Yield the events line by line, without any layout."""
    yield Line("title", view.title)
    publishers = f" from {listed(view.publishers)}" if view.publishers else ""
    yield Line("plain", f"{plural(len(view.sheets), 'event')} in {plural(len(view.reports), 'report')}{publishers}.")
    yield Line("plain", view.account.summary)
    if choice := view.wanted.say():
        undated = f", {view.undated:,} of them without a day" if view.undated else ""
        yield Line("plain", f"Shown: {choice}; {plural(view.left_out, 'event')} left out{undated}.")
    if not view.sheets:
        yield Line("plain", "No event is like that." if view.left_out else "No event was found.")
    for sheet in view.sheets:
        yield from write_sheet(sheet)
    yield from () if choice else view.incidents
    yield from write_reports(view.reports, view.account)
    if view.sheets:
        types = {sheet.event.type for sheet in view.sheets}
        named = [f"{kind.name} ({kind.meaning})" for kind in event_types().values() if kind.name in types]
        yield from write_legend(say_scale(), f"Types: {'; '.join(named)}.")
    yield say_made_with(view.made_with)


def write_sheet(sheet: Sheet) -> Iterator[Line]:
    """Yield one event: what it is, who, where, when, how many, how it stands, and the words that say so."""
    event = sheet.event
    yield Line("event", sheet.label, event.status)
    cameo = f"CAMEO {event.cameo}" if event.cameo else ""
    kind = " · ".join(part for part in (f"{event.type} {event.mode}".strip(), cameo, *event.context) if part)
    when = f"{say_interval(event.days)} ({event.days.basis})" if event.days.known else ""
    facts = (
        ("type", kind),
        ("part of", sheet.whole),
        ("who", say_parties(sheet.sources)),
        ("to whom", say_parties(sheet.targets)),
        ("where", say_site(sheet.site)),
        ("when", when),
        ("how many", say_figures(sheet.figures)),
        ("disputed", listed(sheet.disputed)),
        ("told as", listed([say_factuality(item) for item in sheet.factualities])),
        ("stands", say_standing(sheet)),
    )
    yield from (Line("plain", f"{name}: {value}", depth=1) for name, value in facts if value)
    shown = choose_tellings(sheet)
    for telling in shown:
        doubt = f" [{say_factuality(telling.mention.factuality)}]" if telling.mention.factuality != "CT+" else ""
        yield Line("evidence", f"{' → '.join(telling.chain)}: {shorten(telling.said, 320)}{doubt}", depth=1)
        place = f"report {telling.number}, characters {telling.words.start}–{telling.words.stop}"
        yield Line("soft", place, depth=2)
    rest = len(sheet.tellings) - len(shown)
    if rest > 0:
        yield Line("soft", f"and {plural(rest, 'more mention')}, in JSON", depth=1)


def choose_tellings(sheet: Sheet) -> list[Telling]:
    """What gave the event its status, then the first mention of each further report, as many as a screen holds."""
    chosen = [sheet.lead] if sheet.lead else []
    for telling in sheet.tellings:
        if all(telling.number != other.number for other in chosen):
            chosen.append(telling)
    return chosen[:MOST_TELLINGS]


def say_parties(parties: Sequence[Party]) -> str:
    """Names with their country and sector: "Kim Jong Un (PRK GOV)"."""
    return listed([say_party(party) for party in parties], MOST_PARTIES)


def say_party(party: Party) -> str:
    """A name with its country and sector, as far as they are known."""
    codes = " ".join(code for code in (party.country, party.sector) if code)
    return f"{party.name} ({codes})" if codes else party.name


def say_site(site: Site | None) -> str:
    """A place with its region, country and coordinates."""
    if site is None:
        return ""
    names = dict.fromkeys(name for name in (site.name, site.region, country_name(site.country)) if name)
    at = f" ({site.latitude:g}, {site.longitude:g})" if site.latitude is not None and site.longitude is not None else ""
    return ", ".join(names) + at


def say_figures(figures: Sequence[Figure]) -> str:
    """Numbers by what they count: "killed: 5 [corroborated], at least 2 [one origin]; injured: ..."."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for figure in figures:
        status = f" [{status_word(figure.status)}]" if figure.status else ""
        by_kind[figure.counts].append(say_value(figure.value, figure.bound) + status)
    return "; ".join(f"{counts.replace('_', ' ')}: {', '.join(values)}" for counts, values in by_kind.items())


def say_factuality(factuality: str) -> str:
    """A factuality in words: "a fact", "possible", "said not to be so"."""
    return str(words()["factuality"][factuality]) or "a fact"


def say_standing(sheet: Sheet) -> str:
    """Why an event has its status, its credibility, and who stands behind it."""
    event = sheet.event
    scale = f"credibility {event.credibility} ({words()['credibility'][str(event.credibility)][0]})"
    reports = plural(sheet.standing.documents, "report")
    counted = event.status in ("corroborated", "single_origin")  # their reason is the number of origins, told behind
    reasons = () if counted else event.reasons
    return " · ".join(part for part in (*reasons, scale, say_origins(sheet.standing), reports) if part)
