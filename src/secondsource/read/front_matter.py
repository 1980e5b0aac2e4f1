"""What does the front matter of a Markdown file say: title, date, author, address, publisher?"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from secondsource.read.facts import Facts

_FRONT = re.compile(r"---[ \t]*\r?\n(?P<lines>(?:(?!---|\.\.\.).*\n){1,400})(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)")
_TOML = re.compile(r"\+\+\+[ \t]*\r?\n(?P<lines>(?:(?!\+\+\+).*\n){1,400})\+\+\+[ \t]*\r?(?:\n|\Z)")
_ENTRY = re.compile(r"([A-Za-z][\w.-]{0,40})[ \t]*:(?:[ \t]+(.*?))?[ \t]*\r?\Z")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*?)[ \t]*\r?\Z")
_NAMES = {
    "title": ("title", "headline"),
    "published": ("date", "published", "pubdate", "publishdate", "date_published", "created"),
    "byline": ("author", "authors", "byline", "by"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url"),
    "publisher": ("publisher", "source", "site", "outlet", "publication"),
}
MOST_LETTERS = 300
"""Letters of a value that names something; longer ones are text."""


def read_front_matter(source: str) -> tuple[Facts, int]:
    """Read the lines between two "---" or "+++" at the head of a text as facts, and tell where the text begins.

    Only "key: value", with lists of names, is read of YAML; nothing in it is executed. A line in front matter that is
    neither an entry nor a part of one makes it none: a rule above a paragraph. What stands between "+++" is TOML.
    """
    found = _FRONT.match(source)
    values = _read_entries(found["lines"].splitlines()) if found else {}
    if found is None and (found := _TOML.match(source)):
        values = _read_toml(found["lines"])
    if found is None or not values:
        return Facts(), 0
    said = {name: next((values[key] for key in keys if values.get(key)), "") for name, keys in _NAMES.items()}
    if said["publisher"].startswith(("http://", "https://")):
        said["url"], said["publisher"] = said["url"] or said["publisher"], ""
    if not said["url"].startswith(("http://", "https://")):
        said["url"] = ""
    facts = Facts(
        publisher=said["publisher"],
        publisher_basis="front matter" if said["publisher"] else "",
        title=said["title"],
        byline=said["byline"],
        url=said["url"],
        published=said["published"],
    )
    return facts.read_published("front matter"), found.end()


def _read_toml(lines: str) -> dict[str, str]:
    """The entries of TOML that name something; nothing if it is none."""
    try:
        read = tomllib.loads(lines.replace("\r\n", "\n"))
    except (ValueError, RecursionError):
        return {}
    values = {key.lower(): _write_value(value) for key, value in read.items()}
    return {key: value for key, value in values.items() if len(value) <= MOST_LETTERS}


def _write_value(value: Any) -> str:
    """A value of TOML as text: names of a list apart by commas, days in ISO 8601; nothing of a table."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_write_value, value)))
    return "" if isinstance(value, dict | bool) else " ".join(str(value).split())


def _read_entries(lines: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    key = ""
    for line in lines:
        entry, item = _ENTRY.match(line), _ITEM.match(line)
        if entry:
            key = entry[1].lower()
            values.setdefault(key, _read_value(entry[2] or ""))
        elif item and key:
            values[key] = ", ".join(filter(None, (values[key], _read_value(item[1]))))
        elif line.strip() and not (key and line[0] in " \t") and not line.startswith("#"):
            return {}
    return {key: value for key, value in values.items() if len(value) <= MOST_LETTERS}


def _read_value(said: str) -> str:
    """A value without its quotation marks; a list in brackets as names apart by commas."""
    said = said.strip()
    if said[:1] == "[" and said[-1:] == "]":
        return ", ".join(filter(None, (_read_value(one) for one in said[1:-1].split(","))))
    if len(said) > 1 and said[0] == said[-1] and said[0] in "\"'":
        return said[1:-1].replace("''", "'") if said[0] == "'" else said[1:-1].replace('\\"', '"')
    return "" if said in ("|", ">", "null", "~") else re.sub(r"\s#\s.*\Z", "", said)
