"""Open a JSON Feed (versions 1 and 1.1, https://www.jsonfeed.org/version/1.1/): each item is a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from secondsource.read.entries import Entry, form_of, name_publisher, offer_entries
from secondsource.read.facts import Facts
from secondsource.read.labels import clean_address, clean_label
from secondsource.read.offers import Blob, Item, RefusedError

_VERSION = ("https://jsonfeed.org/version/", "http://jsonfeed.org/version/", "https://www.jsonfeed.org/version/")
_MEDIA = "application/feed+json"


def is_json_feed(value: Any) -> bool:
    """Say whether a JSON value is a JSON Feed: an object whose version is the address of one."""
    return isinstance(value, Mapping) and str(value.get("version", "")).startswith(_VERSION)


def open_json_feed(blob: Blob, value: Mapping[str, Any], notes: tuple[str, ...] = ()) -> Iterator[Item]:
    """Yield the items of a JSON Feed, numbered in its order."""
    items = value.get("items")
    if not isinstance(items, list) or not items:
        raise RefusedError("the feed holds no entries")
    title, site = clean_label(value.get("title")), clean_address(value.get("home_page_url"))
    entries = (_read_item(item if isinstance(item, Mapping) else {}, value, title, site, notes) for item in items)
    yield from offer_entries(blob, entries, _MEDIA)


def _read_item(
    item: Mapping[str, Any], feed: Mapping[str, Any], title: str, site: str, notes: tuple[str, ...]
) -> Entry:
    texts = [(item.get(key), key) for key in ("content_html", "content_text", "summary")]
    text, key = next(((said, key) for said, key in texts if isinstance(said, str) and said.strip()), ("", ""))
    url = clean_address(item.get("url")) or clean_address(item.get("external_url")) or clean_address(item.get("id"))
    facts = Facts(
        title=clean_label(item.get("title"), escaped=False),
        byline=_find_byline(item) or _find_byline(feed),
        url=url,
        published=clean_label(item.get("date_published")),
    ).merge(name_publisher("", title, url, site))
    form = form_of(text) if key == "content_html" else "text"
    return Entry(text, form, facts, key.startswith("content_"), clean_label(item.get("date_modified")), notes)


def _find_byline(holder: Mapping[str, Any]) -> str:
    """The names of the authors; version 1 has one author, 1.1 a list."""
    authors = holder.get("authors")
    given = authors if isinstance(authors, list) else [holder.get("author")]
    names = [clean_label(one.get("name"), escaped=False) for one in given if isinstance(one, Mapping)]
    return ", ".join(dict.fromkeys(filter(None, names)))
