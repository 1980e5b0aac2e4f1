"""Open feeds (RSS, Atom, RDF) and lists of feeds (OPML): each entry is a report, or the address of one."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser
from lxml import etree

from secondsource.read.entries import Entry, form_of, name_publisher, offer_entries
from secondsource.read.facts import Facts
from secondsource.read.labels import clean_address, clean_label
from secondsource.read.offers import MOST_MEMBERS, Address, Blob, Item, RefusedError, extend, set_aside
from secondsource.read.xml_text import load_xml

_HEAD = '<?xml version="1.0" encoding="utf-8"?>'
_ERROR = etree.ErrorLevels.ERROR
_LONG_NAME = re.compile(
    r"(<(?:\w{1,40}:)?(?:author|creator|contributor|credit|managingeditor|webmaster|name|email)\b[^<>]{0,500}>"
    r"(?:\s{0,100}<!\[CDATA\[)?[^<\]]{2000})[^<\]]+",
    re.IGNORECASE,
)
"""A name that is too long: the library looks for a mail address in it, which takes the square of its length."""
_ATOM, _RSS = "application/atom+xml", "application/rss+xml"


def open_feed(blob: Blob) -> Iterator[Item]:
    """Yield the entries of a feed, numbered in its order; what a feed only names by its address is an Address."""
    text, notes = load_xml(blob)
    text, count = _LONG_NAME.subn(r"\1", text)
    if count:
        notes += (f"{count} names of its authors were too long and were cut",)
    found = _parse(text)
    broken = _why_broken(found)
    if not found.version and not found.entries:
        raise RefusedError(f"it is broken XML ({broken})" if broken else "it holds no feed")
    if not found.entries:
        raise RefusedError("the feed holds no entries" + (f"; its XML is broken ({broken})" if broken else ""))
    if broken:
        notes += (f"the feed's XML is broken ({broken}): read as far as it goes",)
    media = _ATOM if found.version.startswith("atom") else _RSS
    entries = (_read_entry(entry, found.feed, found.version, notes) for entry in found.entries)
    yield from offer_entries(blob, entries, media)


def _parse(text: str) -> Any:
    # a stream: of bare bytes the library first asks whether they are the name of a file
    stream = io.BytesIO((_HEAD + text).encode("utf-8"))
    try:
        return feedparser.parse(stream, response_headers={}, sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise RefusedError(f"it is a broken feed that cannot be parsed ({error})") from None


def _why_broken(found: Any) -> str:
    """What is wrong with the XML of a feed, in the parser's words and with the line."""
    if not found.bozo:
        return ""
    error = found.bozo_exception
    said = getattr(error, "getMessage", lambda: str(error))()
    line = getattr(error, "getLineNumber", lambda: None)()
    return f"{said} at line {line}" if line else str(said)


def _read_entry(entry: Any, feed: Any, version: str, notes: tuple[str, ...]) -> Entry:
    text, media, whole = _find_text(entry)
    published, updated = _find_dates(entry, version)
    url = clean_address(entry.get("feedburner_origlink")) or clean_address(entry.get("link"))
    source = clean_label((entry.get("source") or {}).get("title")) or clean_label(entry.get("publisher"))
    feed_title = clean_label(feed.get("title"))
    known = name_publisher(source, feed_title, url, clean_address(feed.get("link")))
    facts = Facts(
        title=clean_label(entry.get("title"), entry.get("title_detail", {}).get("type") != "text/plain"),
        byline=_find_byline(entry),
        url=url,
        published=published,
    )
    form = "text" if media == "text/plain" else form_of(text)
    return Entry(text, form, facts.merge(known), whole, updated, notes)


def _find_text(entry: Any) -> tuple[str, str, bool]:
    """The longest text of an entry, its content type, and whether its place is that of the full content."""
    summary = entry.get("summary_detail") or {}
    texts = [(summary.get("value") or "", summary.get("type") or "", False)]
    texts += [(item.get("value") or "", item.get("type") or "", True) for item in entry.get("content", ())]
    return max(texts, key=lambda one: len(one[0]))  # of the same text twice, as in podcasts, the summary


def _find_dates(entry: Any, version: str) -> tuple[str, str]:
    """When an entry was published and updated, as written. RSS has no date of a change: dc:date is publication."""
    published = entry.get("published") or ""
    updated = entry.get("updated") if "updated" in entry else ""
    if not published and not version.startswith("atom"):
        published, updated = updated, ""
    return clean_label(published), clean_label(updated)


def _find_byline(entry: Any) -> str:
    names = [clean_label(one.get("name")) for one in entry.get("authors", ()) if isinstance(one, Mapping)]
    names = [name for name in names if name and "@" not in name]
    return ", ".join(dict.fromkeys(names)) or re.sub(r".*@.*", "", clean_label(entry.get("author")))


def open_opml(blob: Blob) -> Iterator[Item]:
    """Yield the address of each feed that a list of feeds names, with its title as what publishes there."""
    text, _ = load_xml(blob)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    tree = etree.fromstring(text.encode("utf-8"), parser)
    number = 0
    for node in tree.iter("{*}outline") if tree is not None else ():
        given = next((value for key, value in node.attrib.items() if str(key).lower() == "xmlurl"), None)
        if given is None:
            continue
        number += 1
        if number <= MOST_MEMBERS:
            yield _read_outline(blob, f"#{number}", str(given), dict(node.attrib))
    broken = next((error for error in parser.error_log if error.level >= _ERROR), None)
    if broken is not None:
        said = f"its XML is broken ({broken.message} at line {broken.line})"
        yield set_aside(blob, f"{said}: feeds that it names after that may be missing")
    elif not number:
        raise RefusedError("the list names no feeds")
    if number > MOST_MEMBERS:
        yield set_aside(blob, f"only the first {MOST_MEMBERS:,} of its {number:,} feeds are read")


def _read_outline(blob: Blob, part: str, given: str, said: Mapping[Any, Any]) -> Item:
    url = clean_address(given)
    if not url:
        return set_aside(blob, f"its address is none of the web, “{clean_label(given)[:60]}”", part)
    # a feed names itself when it is fetched: the title here is the user's, and only stands in for that
    title = clean_label(said.get("title")) or clean_label(said.get("text"))
    facts = Facts(publisher=title, publisher_basis="title in the list of feeds" if title else "")
    return Address(url, blob.where, extend(blob.part, part), facts, depth=blob.depth)
