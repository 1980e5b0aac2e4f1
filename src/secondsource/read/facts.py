"""What is known about a report beside its text: publisher, title, byline, address, date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from secondsource.model import UNKNOWN_TIME, Interval
from secondsource.read.bylines import clean_byline
from secondsource.read.dates import find_date_in_address, is_future, read_moment
from secondsource.read.day_order import find_order
from secondsource.read.outlets import find_outlet, find_publisher, name_key, outlet_named


@dataclass(frozen=True, slots=True)
class Facts:
    """Metadata of one report, as the offerer gives it or the report shows it; empty where nobody says.

    `published` is a date in any common form; `dct` is what it means, with its basis, and `time` the same in ISO 8601
    as far as it is told, with its zone. `updated` is the latest version's, `agency` whose text it says it carries;
    `captured` is when an archive took the page, after which nothing in it can have been written.
    """

    publisher: str = ""
    title: str = ""
    byline: str = ""
    url: str = ""
    published: str = ""
    publisher_basis: str = ""
    dct: Interval = UNKNOWN_TIME
    time: str = ""
    updated: Interval = UNKNOWN_TIME
    dateline: str = ""
    agency: str = ""
    family: str = ""
    captured: Interval = UNKNOWN_TIME

    def merge(self, found: Facts) -> Facts:
        """Complete these facts by found ones; what is given already stays."""
        own = self.publisher
        return replace(
            self,
            publisher=own or found.publisher,
            publisher_basis=(self.publisher_basis or "given") if own else found.publisher_basis,
            title=self.title or found.title,
            byline=self.byline or found.byline,
            url=self.url or found.url,
            published=self.published or found.published,
            dct=self.dct if self.dct.known else found.dct,
            time=self.time if self.dct.known else found.time,
            updated=self.updated if self.updated.known else found.updated,
            dateline=self.dateline or found.dateline,
            agency=self.agency or found.agency,
            family=self.family or found.family,
            captured=self.captured if self.captured.known else found.captured,
        )

    def read_published(self, basis: str = "given") -> Facts:
        """Fill `dct` and `time` from `published`, if that can be read."""
        if self.dct.known or not self.published:
            return self
        moment = read_moment(self.published, basis, find_order(host_of(self.url) or host_of(f"//{self.publisher}")))
        return replace(self, dct=moment.days, time=moment.time) if moment else self

    def check_published(self, basis: str) -> tuple[Facts, str]:
        """Read `published`; one that cannot be read or lies in the future is left out, and a note says so."""
        facts = self.read_published(basis)
        if not self.published or (facts.dct.known and not is_future(facts.dct)):
            return facts, ""
        what = "lies in the future" if facts.dct.known else "could not be read"
        bare = replace(self, published="", dct=UNKNOWN_TIME, time="")
        return bare, f"its date “{self.published[:60]}” {what}: treated as undated"

    def complete(self, uri: str) -> Facts:
        """Fill what is still missing from the address: the host or file name as publisher, a date in the path.

        The publisher gets the name that it usually has, and its family, where the list of outlets knows it. A date in
        the future is dropped, and so is a byline that names nobody.
        """
        address = self.url or uri
        facts = self._name_publisher(host_of(address), PurePosixPath(uri).name or uri)
        if facts.byline:
            byline = clean_byline(facts.byline)
            facts = replace(facts, byline=byline.names, agency=facts.agency or byline.agency)
        if _is_agency(facts.byline):  # an agency that signs is no person
            facts = replace(facts, byline="")
        if name_key(facts.agency) == name_key(facts.publisher):  # who publishes carries no report of its own
            facts = replace(facts, agency="")
        if is_future(facts.dct):
            facts = replace(facts, dct=UNKNOWN_TIME, time="")
        in_address = find_date_in_address(address)
        if in_address and not host_of(address):
            in_address = replace(in_address, basis="date in the file's name")
        if not facts.dct.known or (in_address and _narrows(in_address, facts.dct)):
            facts = replace(facts, **_date_from(in_address))
        if not facts.dct.known and facts.captured.known:
            facts = replace(facts, dct=replace(facts.captured, earliest=None))
        return replace(facts, updated=UNKNOWN_TIME) if _before(facts.updated, facts.dct) else facts

    def _name_publisher(self, host: str, file: str) -> Facts:
        name, basis = self.publisher, self.publisher_basis
        if not name:
            name, basis = host or file, "host of the address" if host else FILE_NAME
        known = find_publisher(name, host)
        owner = known or (find_outlet(host) if host else None)
        if known and known.name != name:
            name, basis = known.name, f"{basis} “{name}”".strip()
        return replace(
            self, publisher=name, publisher_basis=basis, family=self.family or (owner.family if owner else "")
        )


def _date_from(days: Interval | None) -> dict[str, Any]:
    """The facts that a date makes for which no time of day is told."""
    if days is None:
        return {}
    return {"dct": days, "time": days.earliest.isoformat() if days.earliest and days.earliest == days.latest else ""}


def _is_agency(byline: str) -> bool:
    """Say whether nobody but a news agency signs; it is told as the agency."""
    known = outlet_named(byline) if byline else None
    return known is not None and known.kind in ("agency", "state agency")


def _narrows(day: Interval, days: Interval) -> bool:
    """Say whether a day is one of several, as where day and month may be exchanged."""
    if days.earliest is None or days.latest is None or day.earliest is None:
        return False
    return days.earliest < days.latest and days.earliest <= day.earliest <= days.latest


def _before(days: Interval, others: Interval) -> bool:
    return days.latest is not None and others.earliest is not None and days.latest < others.earliest


FILE_NAME = "file name"
"""The basis of a publisher that nobody names."""


def host_of(address: str) -> str:
    """Give the host of a web address without "www.", or nothing."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https", ""):
        return ""
    return host.removeprefix("www.")
