"""What does a page's markup say about its report: publisher, title, author, address, dates?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from lxml import html

from secondsource.model import UNKNOWN_TIME, Interval
from secondsource.read.bylines import Byline, read_byline
from secondsource.read.dates import Moment, is_future, read_date, read_moment
from secondsource.read.day_order import Order, find_order
from secondsource.read.facts import Facts, host_of
from secondsource.read.headings import read_masthead
from secondsource.read.labels import clean_address
from secondsource.read.linked_data import LinkedData, read_linked_data
from secondsource.read.marked import Marked, find_authors, find_times
from secondsource.read.outlets import lone_names, outlet_named
from secondsource.read.stamps import Stamp, days_of, read_stamp
from secondsource.read.words import word_list, word_rows

_SUFFIX = re.compile(r"\s+(?:[|–—»·:-]|&raquo;|::)\s+(?P<site>[^|–—»·]{2,60})$")
_BETWEEN_PARTS = re.compile(r"\s+(?:[|–—»·:-]|::)\s+")
_WORDS = re.compile(r"\w+")
FEWEST_SHARED = 0.3
"""The share of a heading's words in what else names the page from which the heading is its title."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page says in places of its own: metas by name, linked data, host, and its order of day and month."""

    tree: html.HtmlElement
    metas: dict[str, str]
    linked: LinkedData
    host: str
    order: Order

    def meta(self, row: str) -> Iterator[tuple[str, str]]:
        """Yield the metas of a row of metas.tsv that the page has: name, content."""
        return ((name, self.metas[name]) for name in word_rows("metas.tsv")[row] if name in self.metas)


def find_metadata(tree: html.HtmlElement) -> Facts:
    """Find what the head, the linked data and the marked-up parts of a page say; empty where they say nothing."""
    metas = _read_metas(tree)
    url = _find_address(tree, metas)
    order = find_order(
        host_of(url), tree.get("lang") or "", " ".join(node.text or "" for node in tree.iter("time", "span"))
    )
    page = _Page(tree, metas, read_linked_data(tree), host_of(url), order)
    publisher, basis = _find_publisher(page)
    title, heading = _find_title(page, publisher)
    byline = _find_byline(page, heading, publisher)
    stamp = _find_dates(page, heading)
    return Facts(
        publisher=publisher,
        publisher_basis=basis,
        title=title,
        byline=byline.names if byline else "",
        agency=byline.agency if byline else "",
        url=url,
        dct=days_of(stamp),
        time=stamp.first.time if stamp.first else "",
        updated=stamp.later.days if stamp.later else UNKNOWN_TIME,
    )


def _read_metas(tree: html.HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        content = " ".join((node.get("content") or "").split())
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _find_publisher(page: _Page) -> tuple[str, str]:
    for name, said in page.meta("site"):
        if name == "og:site_name":
            return said, name
    for names in page.linked.names("publisher"):
        return names[0], "JSON-LD publisher"
    return next(((said, f"meta {name}") for name, said in page.meta("site")), None) or _site_in_title(page)


def _site_in_title(page: _Page) -> tuple[str, str]:
    """The last part of the title, if it is a medium's name or the host's; the first, if it is surely one."""
    title = next((_text_of(node) for node in page.tree.iter("title")), "")[:500]
    parts = [part.strip() for part in _BETWEEN_PARTS.split(title)]
    if len(parts) < 2:
        return "", ""
    last, first = parts[-1], parts[0]
    sure = [name for name in (last, first) if name.lower() in lone_names() or _is_of_host(name, page.host)]
    name = sure[0] if sure else last if _is_medium(last) else ""
    return (
        (name, f"the page's <title> “… {name}”" if name == last else f"the page's <title> “{name} …”")
        if name
        else ("", "")
    )


def _is_of_host(name: str, host: str) -> bool:
    """Say whether a name, without spaces, is a label of the host: "The Lisk Herald" and "liskherald.example"."""
    letters = re.sub(r"\W|^the\s", "", name.lower())
    labels = {label.replace("-", "").removeprefix("the") for label in host.split(".")[:-1]}
    return len(letters) > 3 and letters in labels


def _find_title(page: _Page, publisher: str) -> tuple[str, html.HtmlElement | None]:
    """The title, and the heading that holds it: the h1 that shares most words with what else names the page."""
    linked = next((name for _, name in page.linked.texts("headline")), "")
    said = next((said for _, said in page.meta("title")), "") or linked
    title = next((_text_of(node) for node in page.tree.iter("title")), "")
    named = set(_WORDS.findall(f"{said} {linked} {title}".lower()))
    best: tuple[float, html.HtmlElement | None] = (0.0, None)
    for node in page.tree.iter("h1"):
        words = _WORDS.findall(_text_of(node).lower())
        if words and " ".join(words) not in _names_of_site(page, publisher):
            best = max(best, (_share(words, named), node), key=lambda one: one[0])
    if best[1] is not None and best[0] >= FEWEST_SHARED:
        return _text_of(best[1]), best[1]
    return _without_site(said or title, page, publisher), None


def _share(words: list[str], named: set[str]) -> float:
    """The share of words, without the smallest, that are in what else names the page; one if nothing does."""
    telling = [word for word in words if word not in word_list("function_words.txt")] or words
    return sum(word in named for word in telling) / len(telling) if named else 1.0


def _names_of_site(page: _Page, publisher: str) -> tuple[str, ...]:
    return tuple(" ".join(_WORDS.findall(name.lower())) for name in (publisher, page.host))


def _text_of(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def _without_site(title: str, page: _Page, publisher: str) -> str:
    """Cut the site's name off a title: "A bridge falls | The Example", but not "A bridge falls - again"."""
    names = {re.sub(r"\W|^the ", "", name.lower()) for name in (publisher, page.host, page.host.rpartition(".")[0])}
    for _ in range(2):
        found = _SUFFIX.search(title)
        site = re.sub(r"\W|^the ", "", found["site"].lower()) if found else ""
        if not found or not (
            any(name and (site in name or name in site) for name in names) or _is_medium(found["site"])
        ):
            break
        title = title[: found.start()].strip()
    return title


def _is_medium(name: str) -> bool:
    return bool(outlet_named(name) or read_masthead(name))


def _find_byline(page: _Page, heading: html.HtmlElement | None, publisher: str) -> Byline | None:
    """Who signs: the linked data, what is marked by the title, the metas; the house itself only if nobody else does."""
    houses = sorted({name.lower() for name in (publisher, page.host, *chain(*page.linked.names("publisher"))) if name})
    near, only = find_authors(page.tree, heading, houses)
    linked = [_read_field(", ".join(names), houses) for names in page.linked.names("author", "creator")]
    metas = [_read_field(said, houses) for _, said in page.meta("author")]
    return next((byline for byline in (*linked, near, *metas, only) if byline), None) or _house(page)


def _read_field(said: str, houses: list[str]) -> Byline | None:
    byline = read_byline(said) if "://" not in said and said.lower() not in houses else None
    return byline if byline and byline.names.lower() not in houses else None


def _house(page: _Page) -> Byline | None:
    """What stands in the field of the author though it is no person's name: the house, a role of two words."""
    fields = (*(", ".join(names) for names in page.linked.names("author")), *(said for _, said in page.meta("author")))
    said = next((said for said in fields if "://" not in said and "@" not in said and len(said) < 80), "")
    return read_byline(said) or (Byline(said) if len(said.split()) > 1 else None)


def _find_address(tree: html.HtmlElement, metas: dict[str, str]) -> str:
    for node in tree.iter("link"):
        if (node.get("rel") or "").lower() == "canonical" and clean_address(node.get("href")):
            return clean_address(node.get("href"))
    return clean_address(metas.get("og:url"))


def _find_dates(page: _Page, heading: html.HtmlElement | None) -> Stamp:
    """When it was first published and last updated: the first date that can be read, from the surest place down.

    A day that stands by the title and is earlier than the declared one is the first publication: systems declare the
    day on which a page was made anew.
    """
    near, far = find_times(page.tree, heading)
    declared = Stamp(
        _first_date(
            page, [*_named("JSON-LD", page.linked.texts("datePublished", "dateCreated", "uploadDate"))], "date"
        ),
        _first_date(page, [*_named("JSON-LD", page.linked.texts("dateModified"))], "updated"),
    )
    shown = _read_marked(page, near)
    other = _read_marked(page, far)
    first = declared.first or shown.first or other.first
    if declared.first and shown.first and _is_earlier(shown.first.days, declared.first.days):
        first = shown.first
    return Stamp(first, declared.later or shown.later or other.later)


def _named(place: str, texts: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((f"{place} {name}", said) for name, said in texts)


def _first_date(page: _Page, linked: list[tuple[str, str]], row: str) -> Moment | None:
    for basis, said in (*linked, *_named("meta", page.meta(row))):
        moment = read_moment(said, basis, page.order)
        if moment and not is_future(moment.days):
            return moment
    return None


def _read_marked(page: _Page, times: list[Marked]) -> Stamp:
    first = later = None
    for time in times:
        stamp = read_stamp(time.text, f"the line “{time.text[:60]}”" if time.shown else "<time datetime>", page.order)
        first = first or (None if time.updated else stamp.first)
        later = later or stamp.later or (stamp.first if time.updated else None)
    return Stamp(first, later)


def _is_earlier(days: Interval, others: Interval) -> bool:
    """Say whether a day is so much earlier that another zone does not explain it."""
    one_day = days.earliest == days.latest
    return bool(one_day and days.latest and others.earliest and (others.earliest - days.latest).days > 1)


def guess_date(tree: html.HtmlElement) -> Interval:
    """Let htmldate guess the day of a page that names none in a place of its own: right in six cases of ten."""
    from htmldate import find_date  # a third of a second, and few pages need it

    try:
        said = find_date(tree, original_date=True, extensive_search=False)
    except MemoryError:  # the answer must not depend on how full the process is
        raise
    except Exception:  # a guess may fail in any way; the page then stays undated
        said = None
    found = read_date(said, "guessed by htmldate") if said else None
    return found if found and not is_future(found) else UNKNOWN_TIME
