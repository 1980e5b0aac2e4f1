"""What is known about a report beside its text: publisher, title, byline, address, date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from secondsource.model import UNKNOWN_TIME, Interval
from secondsource.read.dates import find_date_in_address, read_date


@dataclass(frozen=True, slots=True)
class Facts:
    """Metadata of one report, as the offerer gives it or the report shows it; empty where nobody says.

    `published` is a date in any common form; `dct` is what it means, with its basis, and `time` the same in ISO 8601
    as far as it is told, with its zone. `updated` is the latest version's, `agency` whose text it says it carries.
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
        )

    def read_published(self, basis: str = "given") -> Facts:
        """Fill `dct` from `published`, if that can be read."""
        if self.dct.known or not self.published:
            return self
        return replace(self, dct=read_date(self.published, basis) or UNKNOWN_TIME)

    def complete(self, uri: str) -> Facts:
        """Fill what is still missing from the address: the host or file name as publisher, a date in the path."""
        address = self.url or uri
        host = host_of(address)
        name = host or PurePosixPath(uri).name or uri
        facts = self
        if not facts.publisher:
            facts = replace(facts, publisher=name, publisher_basis="host of the address" if host else FILE_NAME)
        if not facts.dct.known:
            facts = replace(facts, dct=find_date_in_address(address) or UNKNOWN_TIME)
        return facts


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
