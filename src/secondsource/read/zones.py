"""Which elements of a page claim to hold something else than the report: by tag, role, class or id?"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import get_args

from lxml import etree

from secondsource.lists import read_lines
from secondsource.model import RegionKind

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TAGS: dict[str, RegionKind] = {
    "nav": "navigation",
    "footer": "boilerplate",
    "aside": "teaser",
    "form": "boilerplate",
    "button": "navigation",
    "figcaption": "caption",
    "dialog": "boilerplate",
    "label": "boilerplate",
    "time": "dateline",
    "address": "byline",
}
SMALL_ZONES = frozenset(("byline", "dateline", "photo_credit"))
"""Zones of a line or two; text of many words in them is not what the class says."""
LARGEST_SHARE = 0.4
"""An element that holds more of a page's paragraphs than this is not furniture, whatever its class says
("has-sidebar", "page-with-comments")."""


FEWEST_REVEALED = 150
"""Letters of hidden text that make a report; less is a menu or a notice that waits for a click."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Letters of running text (paragraphs) in each element, and in the page."""

    below: dict[etree._Element, int]
    total: int
    hidden: int = 0

    def share(self, node: etree._Element) -> float:
        """The share of the page's running text that stands in an element."""
        return self.below.get(node, 0) / self.total if self.total else 0.0


def weigh(tree: etree._Element, unseen: Container[str], count: Callable[[str | None], int]) -> Weights:
    """Weigh the elements of a page by the letters of their paragraphs; `count` counts those of a text of the tree."""
    below: dict[etree._Element, int] = {}
    counts, hidden = [0], 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        if event == "start":
            counts.append(0)
            if not isinstance(node.tag, str) or node.tag in unseen:
                walk.skip_subtree()
            elif node.tag in ("p", "div", "td", "br", "blockquote"):
                counts[-1] += count(node.text)
            continue
        letters = counts.pop()
        hidden += letters if _hides(node) else 0
        if letters:
            below[node] = letters
        counts[-1] += letters + (count(node.tail) if node.tag in ("br", "a", "b", "i", "em", "strong") else 0)
    return Weights(below, counts[0], hidden)


def is_hidden(node: etree._Element, weights: Weights) -> bool:
    """Say whether an element is not shown: `hidden`, or a style that hides it.

    Where much of a page's text is hidden, a script shows it once the page has loaded.
    """
    revealed = weights.hidden > max(LARGEST_SHARE * weights.total, FEWEST_REVEALED)
    return _hides(node) and not revealed


def _hides(node: etree._Element) -> bool:
    style = node.get("style")
    return node.get("hidden") is not None or bool(style and _HIDDEN.search(style))


def find_zone(
    node: etree._Element, tag: str, above: RegionKind | None, article: bool, weights: Weights
) -> RegionKind | None:
    """Find what an element claims for the text in it; what an element around it claims holds unless it says more."""
    own = _TAGS.get(tag) or (None if tag in ("html", "body", "article", "main") else _zone_of_words(_words(node)))
    if tag == "header" and not article:
        own = own or "navigation"
    if tag in ("h1", "h2", "h3", "p") and own in ("teaser", "navigation", "boilerplate"):
        own = None  # a heading or paragraph of one's own is judged by its words
    if own is None or weights.share(node) > LARGEST_SHARE:
        return above
    if above in ("comment_form", "cookie_notice", "teaser") and own in (
        "byline",
        "dateline",
        "caption",
        "photo_credit",
    ):
        return above
    return own


def claimed_zone(node: etree._Element) -> RegionKind | None:
    """Find what the class, id and role of an element claim, whatever its tag and size."""
    return _zone_of_words(_words(node))


def _words(node: etree._Element) -> str:
    said = " ".join(filter(None, (node.get(name) for name in ("class", "id", "role", "itemprop", "data-component"))))
    return _plain_words(said) if said else ""


@functools.lru_cache(maxsize=4096)
def _plain_words(said: str) -> str:
    return f"-{re.sub(r'[^a-z0-9]+', '-', _CAMEL.sub('-', said).lower())}-"


@functools.lru_cache(maxsize=4096)
def _zone_of_words(words: str) -> RegionKind | None:
    if not words:
        return None
    return next((kind for kind, form in _forms() if form.search(words)), None)


@functools.cache
def _forms() -> tuple[tuple[RegionKind, re.Pattern[str]], ...]:
    kinds = {kind: kind for kind in get_args(RegionKind)}
    rows = (line.split("\t", 1) for line in read_lines("read", "zones.tsv"))
    return tuple((kinds[kind], re.compile(form)) for kind, form in rows)
