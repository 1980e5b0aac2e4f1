"""What does the linked data of a page (JSON-LD, schema.org) say, article first, with its references followed?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

Item = dict[str, Any]

_ARTICLE = re.compile(r"article|posting|report|webpage|review|blog", re.IGNORECASE)
_NEWS = re.compile(r"article|posting|report", re.IGNORECASE)
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item")
DEEPEST = 12
"""Objects in objects; schema.org needs five."""
MOST_NAMES = 8


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The objects of a page, those of articles first, and which of them each "@id" names."""

    items: tuple[Item, ...]
    by_id: dict[str, Item]

    def texts(self, *keys: str) -> Iterator[tuple[str, str]]:
        """Yield the strings that the objects have under the keys, each with its key; the first key comes first."""
        for key in keys:
            for item in self.items:
                if isinstance(item.get(key), str):
                    yield key, " ".join(item[key].split())

    def names(self, *keys: str) -> Iterator[list[str]]:
        """Yield, for each object that has one of the keys, the names under it; references are followed."""
        for key in keys:
            for item in self.items:
                names = self._names_of(item.get(key), DEEPEST)
                if names:
                    yield names

    def _names_of(self, value: Any, depth: int) -> list[str]:
        """The names in a value: a string, an object with a name or an "@id", or a list of any."""
        if depth <= 0:
            return []
        if isinstance(value, list):
            return [name for item in value[:MOST_NAMES] for name in self._names_of(item, depth - 1)]
        if isinstance(value, dict):
            name = value.get("name")
            if name is None and isinstance(value.get("@id"), str):
                name = self.by_id.get(value["@id"], {}).get("name")
            return self._names_of(name, depth - 1)
        said = " ".join(value.split()) if isinstance(value, str) else ""
        return [said] if said and "://" not in said else []


def read_linked_data(tree: html.HtmlElement) -> LinkedData:
    """Read the linked data of a page; what is no JSON says nothing."""
    items: list[Item] = []
    for node in tree.iter("script"):
        if (node.get("type") or "").split(";")[0].strip().lower() == "application/ld+json" and node.text:
            try:
                items += _find_objects(json.loads(_without_marks(node.text), strict=False), 0)
            except (ValueError, RecursionError):
                continue
    by_id = {item["@id"]: item for item in reversed(items) if isinstance(item.get("@id"), str) and "name" in item}
    return LinkedData(tuple(sorted(items, key=_rank)), by_id)


def _without_marks(text: str) -> str:
    """Drop the comment or CDATA marks that some systems put around the data."""
    text = re.sub(r"^(?://)?\s*(?:<!\[CDATA\[|<!--)", "", text.strip())
    inside = text.removesuffix("]]>").removesuffix("-->")
    return text if inside == text else inside.rstrip().removesuffix("//")


def _find_objects(value: Any, depth: int) -> Iterator[Item]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _find_objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _INNER:
            if isinstance(value.get(key), dict | list):
                yield from _find_objects(value[key], depth + 1)


def _rank(item: Item) -> int:
    kind = item.get("@type", "")
    name = " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)
    return 0 if _NEWS.search(name) else 1 if _ARTICLE.search(name) else 2
