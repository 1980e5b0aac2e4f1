"""Which elements of a page are marked as its author or its time, and which of them are the report's own?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lxml import etree, html

from secondsource.read.bylines import Byline, read_byline, read_handle
from secondsource.read.dates import is_date_line

Mark = Literal["rel", "class", "link", "by"]

_AUTHOR_CLASS = re.compile(
    r"(?:^|[a-z0-9_-])?(?:author|byline|by-line|writer)s?(?:[_-]*(?:box|info|meta|wrapper))?(?:[_-]*(?:name|link|title|text))?$",
    re.I,
)
_AUTHOR_PATH = re.compile(
    r"/(?:authors?|contributors?|writers?|reporters?|journalists?|staff|people|profiles?|producers|columnists?)/[\w%.-]+/?$"
)
_BY = re.compile(
    r"^\W{0,2}(?:written |posted |story |words |article |reported |(?:live )?reporting )?by\b:?\s*\S", re.IGNORECASE
)
_BARE_BY = re.compile(r"(?:(?:written|posted|article|story|words) )?by:?|author:?", re.IGNORECASE)
_AFTER_BY = re.compile(r"\bby:?\s*$", re.IGNORECASE)
_UPDATED = re.compile(r"updat|modif|revis", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:.*[-_])?(?:related|recommend\w*|teasers?|sidebar|comments?|footer|latest|trending|popular|more|cards?|promo)"
    r"(?:[-_].*)?",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    "p div span h2 h3 h4 h5 li address section small cite header em strong dd".split()  # noqa: SIM905
)
LONGEST = 120
"""Letters of an element that names an author."""
MOST_TAGS = 80
"""Starts and ends of elements within it."""
BEFORE, AFTER = 40, 160
"""Elements before and after the title among which an author or a time is the report's."""
NEAR = 60
"""Elements after the title among which a line that holds a date alone is the report's."""
_TIME_PROPS = ("datePublished", "dateModified")


@dataclass(frozen=True, slots=True)
class Marked:
    """A time that a page shows: what it says, whether it is an update's, whether it is a line of text alone."""

    text: str
    updated: bool
    shown: bool


def find_authors(
    tree: html.HtmlElement, title: html.HtmlElement | None, not_names: Sequence[str]
) -> tuple[Byline | None, Byline | None]:
    """Find the author that stands marked by the title, and the only one that the page marks anywhere.

    `not_names` are names that sign nothing, such as the publisher's, in lower case.
    """
    nodes = [node for node in tree.iter() if isinstance(node.tag, str)]
    home = next((number for number, node in enumerate(nodes) if node is title), None)
    own = set(title.iterancestors()) if title is not None else set()
    found = [one for one in _find_bylines(nodes, own) if one[2].names.lower() not in not_names]
    near = [one for one in found if home is not None and -BEFORE <= one[0] - home <= AFTER]
    best = min(near, key=lambda one: (_STRENGTH[one[1]], one[0] < (home or 0), abs(one[0] - (home or 0))), default=None)
    for mark in _STRENGTH:
        bylines = [byline for _, kind, byline in found if kind == mark]
        if len({byline.names for byline in bylines}) == 1:
            return best and best[2], bylines[0]
    return best and best[2], None


_STRENGTH = {"rel": 0, "class": 1, "by": 1, "link": 2}


def _find_bylines(
    nodes: Sequence[html.HtmlElement], own: Collection[html.HtmlElement]
) -> Iterator[tuple[int, Mark, Byline]]:
    for number, node in enumerate(nodes):
        mark = _mark_of(node)
        if mark is None and node.tag not in _BLOCKS:
            continue
        text = _name_in(node) if mark == "rel" else short_text(node)
        if _BARE_BY.fullmatch(text) and node.getnext() is not None:
            text = f"by {short_text(node.getnext())}"
        if mark is None and not _BY.match(text):
            continue
        byline = read_byline(text) if text else None
        if byline is None and mark in ("rel", "class") and _AFTER_BY.search(_around(node)):
            byline = read_handle(text)
        if byline and (mark or byline.signed) and (mark == "rel" or not _stands_with_others(node, own)):
            yield number, mark or "by", byline


def _name_in(node: html.HtmlElement) -> str:
    """What an element that stands for the author says, or the part of it that is marked as the name."""
    inner = next((one for one in node.iterdescendants() if one.get("itemprop") == "name"), node)
    return str(inner.get("content") or "") or short_text(inner)


def _mark_of(node: html.HtmlElement) -> Mark | None:
    if "author" in (node.get("rel") or "").split() or "author" in (node.get("itemprop") or "").split():
        return "rel"
    if node.tag in ("body", "html", "article", "main", "ul", "script", "style", "img", "svg", "input", "textarea"):
        return None
    if any(_AUTHOR_CLASS.search(name) for name in (node.get("class") or "").split()[:12]):
        return "class"
    return "link" if node.tag == "a" and _AUTHOR_PATH.search((node.get("href") or "").split("?")[0]) else None


def _stands_with_others(node: html.HtmlElement, own: Collection[html.HtmlElement]) -> bool:
    """Say whether an element around it, and not around the title (`own`), is made for other reports or comments."""
    for depth, above in enumerate(node.iterancestors()):
        if depth > 12 or above.tag in ("body", "main") or above in own:
            return False
        if above.tag in ("aside", "footer") or _is_for_others(above):
            return True
    return False


def _is_for_others(node: html.HtmlElement) -> bool:
    names = f"{node.get('class') or ''} {node.get('id') or ''}".split()[:20]
    return any(len(name) < 40 and "[" not in name and _OTHERS.fullmatch(name) for name in names)


def short_text(node: html.HtmlElement) -> str:
    """The visible words of an element, if they and the elements in it are few."""
    length, pieces = 0, []
    for piece in _texts(node):
        length += len(piece)
        if length > LONGEST:
            return ""
        pieces.append(piece)
    return " ".join(" ".join(pieces).split())


def _texts(node: html.HtmlElement) -> Iterator[str]:
    """The words in an element, tag by tag, without scripts and styles; too many tags yield too many words."""
    walk = etree.iterwalk(node, events=("start", "end"))
    for count, (event, one) in enumerate(walk):
        if count > MOST_TAGS:
            yield "." * (LONGEST + 1)
            return
        if event == "start" and (not isinstance(one.tag, str) or one.tag in ("script", "style", "noscript")):
            walk.skip_subtree()
        elif event == "start":
            yield one.text or ""
        if event == "end" and one is not node:
            yield one.tail or ""


def find_times(tree: html.HtmlElement, title: html.HtmlElement | None) -> tuple[list[Marked], list[Marked]]:
    """Find what tells a time: by the title, marked or in a line of its own, and marked anywhere else, nearest first."""
    nodes = [node for node in tree.iter() if isinstance(node.tag, str)]
    home = next((number for number, node in enumerate(nodes) if node is title), None)
    own = set(title.iterancestors()) if title is not None else set()
    near: list[Marked] = []
    far: list[Marked] = []
    for number, node in enumerate(nodes):
        by_title = home is not None and -BEFORE <= number - home <= AFTER
        marked = node.tag == "time" or (node.get("itemprop") or "") in _TIME_PROPS
        shown = by_title and -BEFORE <= number - (home or 0) <= NEAR and node.tag in _BLOCKS
        said = (node.get("datetime") or node.get("content") or "") if marked else ""
        said = said or (short_text(node) if marked or shown else "")
        if not said or not (marked or is_date_line(said)) or _stands_with_others(node, own):
            continue
        (near if by_title else far).append(Marked(said, bool(_UPDATED.search(_around(node))), not marked))
    return sorted(near, key=lambda one: one.shown), far


def _around(node: html.HtmlElement) -> str:
    """What names and introduces an element: its own classes and those around it, and the words straight before it."""
    previous, above = node.getprevious(), node.getparent()
    around = [node.get("itemprop"), node.get("class"), above.get("class") if above is not None else ""]
    words = (previous.tail or previous.text) if previous is not None else above.text if above is not None else ""
    return " ".join([*filter(None, around), str(words or "")[-40:]])
