"""What does a page's markup say about its report: publisher, title, author, address, date?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from secondsource.model import UNKNOWN_TIME, Interval
from secondsource.read.dates import is_future, read_date
from secondsource.read.facts import Facts, host_of

_ARTICLE = re.compile(r"article|posting|report|webpage|review|blog", re.IGNORECASE)
_SUFFIX = re.compile(r"\s+[|–—»·-]\s+[^|–—»·]{2,40}$")
_DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published-date",
    "article.published",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "rnews:datepublished",
    "created",
)
_SITE_METAS = (
    "og:site_name",
    "application-name",
    "apple-mobile-web-app-title",
    "dc.publisher",
    "citation_journal_title",
)
_AUTHOR_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "citation_author",
)
DEEPEST_JSON = 12


def find_metadata(tree: html.HtmlElement) -> Facts:
    """Find what the head, the linked data and the marked-up parts of a page say; empty where they say nothing."""
    metas = _read_metas(tree)
    linked = sorted(_read_linked_data(tree), key=lambda item: 0 if _ARTICLE.search(_type_of(item)) else 1)
    publisher, basis = _find_publisher(metas, linked)
    url = _find_address(tree, metas)
    return Facts(
        publisher=publisher,
        publisher_basis=basis,
        title=_find_title(tree, metas, linked, publisher),
        byline=_find_byline(tree, metas, linked),
        url=url,
        dct=_find_date(tree, metas, linked),
    )


def _read_metas(tree: html.HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        content = " ".join((node.get("content") or "").split())
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _read_linked_data(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    for node in tree.iter("script"):
        if (node.get("type") or "").split(";")[0].strip().lower() != "application/ld+json" or not node.text:
            continue
        try:
            yield from _find_objects(json.loads(node.text, strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _find_objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST_JSON:
        return
    if isinstance(value, list):
        for item in value:
            yield from _find_objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _find_objects(value.get(key), depth + 1)


def _type_of(item: dict[str, Any]) -> str:
    kind = item.get("@type", "")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _names_of(value: Any) -> list[str]:
    """The names in a linked-data value: a string, an object with a name, or a list of either."""
    if isinstance(value, list):
        return [name for item in value[:8] for name in _names_of(item)]
    if isinstance(value, dict):
        value = value.get("name")
        return _names_of(value) if isinstance(value, list) else [value.strip()] if isinstance(value, str) else []
    return [value.strip()] if isinstance(value, str) and value.strip() and "://" not in value else []


def _find_publisher(metas: dict[str, str], linked: list[dict[str, Any]]) -> tuple[str, str]:
    if metas.get("og:site_name"):
        return metas["og:site_name"], "og:site_name"
    for item in linked:
        for name in _names_of(item.get("publisher")):
            return name, "JSON-LD publisher"
    for meta in _SITE_METAS[1:]:
        if metas.get(meta):
            return metas[meta], f"meta {meta}"
    return "", ""


def _find_title(tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]], publisher: str) -> str:
    headings = [" ".join(node.text_content().split()) for node in tree.iter("h1")]
    said = metas.get("og:title") or next((n for item in linked for n in _names_of(item.get("headline"))), "")
    title = next((" ".join((node.text_content() or "").split()) for node in tree.iter("title")), "")
    named = set(re.findall(r"\w+", f"{said} {title}".lower()))
    for heading in headings:
        words = re.findall(r"\w+", heading.lower())
        fits = not named or sum(word in named for word in words) >= 0.5 * len(words)
        if words and fits and heading.lower() not in (publisher.lower(), host_of(metas.get("og:url", ""))):
            return heading
    return _without_site(said or title, publisher)


def _without_site(title: str, publisher: str) -> str:
    """Cut the site's name off a title: "A bridge falls | The Example"."""
    found = _SUFFIX.search(title)
    if found and (not publisher or found[0].strip(" |–—»·-").lower() in publisher.lower() or "|" in found[0]):
        return title[: found.start()].strip()
    return title


def _find_byline(tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]]) -> str:
    for item in linked:
        names = [name for name in _names_of(item.get("author")) if name]
        if names:
            return ", ".join(dict.fromkeys(names))
    for meta in _AUTHOR_METAS:
        said = metas.get(meta, "")
        if said and "://" not in said and len(said) < 100:
            return said
    for node in tree.iter("a", "span"):
        if "author" in (node.get("rel") or node.get("itemprop") or "").split():
            name = " ".join(node.text_content().split())
            if 2 < len(name) < 80:
                return name
    return ""


def _find_address(tree: html.HtmlElement, metas: dict[str, str]) -> str:
    for node in tree.iter("link"):
        if (node.get("rel") or "").lower() == "canonical" and (node.get("href") or "").startswith("http"):
            return str(node.get("href")).strip()
    return metas["og:url"] if metas.get("og:url", "").startswith("http") else ""


def _find_date(tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]]) -> Interval:
    """The first date that can be read and lies in no future, from the surest place to the least sure."""
    for text, basis in _date_texts(tree, metas, linked):
        found = read_date(text, basis)
        if found and not is_future(found):
            return found
    return UNKNOWN_TIME


def _date_texts(
    tree: html.HtmlElement, metas: dict[str, str], linked: list[dict[str, Any]]
) -> Iterator[tuple[str, str]]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for item in linked:
            if isinstance(item.get(key), str):
                yield item[key], f"JSON-LD {key}"
    for meta in _DATE_METAS:
        if meta in metas:
            yield metas[meta], f"meta {meta}"
    for node in tree.iter("time", "abbr", "span"):
        said = node.get("datetime") or (node.get("content") if node.get("itemprop") == "datePublished" else None)
        if said and (node.tag == "time" or node.get("itemprop") == "datePublished"):
            yield said, "<time datetime>"
    for meta in ("article:modified_time", "og:updated_time", "last-modified", "dcterms.modified"):
        if meta in metas:
            yield metas[meta], f"meta {meta}, the latest version"
    for item in linked:
        if isinstance(item.get("dateModified"), str):
            yield item["dateModified"], "JSON-LD dateModified, the latest version"


def guess_date(tree: html.HtmlElement) -> Interval:
    """Let htmldate guess the day of a page that names none in a place of its own: right in six cases of ten."""
    from htmldate import find_date  # a third of a second, and few pages need it

    try:
        said = find_date(tree, original_date=True, extensive_search=False)
    except Exception:  # a guess may fail in any way; the page then stays undated
        said = None
    found = read_date(said, "guessed by htmldate") if said else None
    return found if found and not is_future(found) else UNKNOWN_TIME
