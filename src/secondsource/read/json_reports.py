"""Find the reports in JSON and JSON Lines: which field is the text, which are the facts about it?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from secondsource.model import UNKNOWN_TIME
from secondsource.read.dates import is_future, read_date
from secondsource.read.facts import Facts, host_of
from secondsource.read.outlets import outlet_named
from secondsource.read.words import word_rows

_TAG = re.compile(
    r"</?(?:p|div|br|html|body|h[1-6]|span|a|article|li|ul|strong|em|b|i|img|table)\b[^<>]*>", re.IGNORECASE
)


TEASER = 400
"""Letters of a text that may be the teaser of a longer one in the same record."""
FEWEST_WORDS = 50
"""Words of a report in a field of which no name is known."""


@dataclass(frozen=True, slots=True)
class JsonReport:
    """The text and facts of one record; `message` says what could not be used."""

    text: str
    facts: Facts
    markup: bool = False
    message: str = ""


def find_records(value: Any) -> list[Any] | None:
    """The records of a JSON file that holds several; None when the value is one record."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or _find_text(value):
        return None
    lists = [found for _, found in _find_lists(value)]
    filled = [found for found in lists if any(map(_holds_text, found))] or lists[:1]
    return [record for found in filled for record in found] if lists else None


def _find_lists(value: Mapping[Any, Any]) -> Iterator[tuple[str, list[Any]]]:
    """The lists of an object that would be its records, each with its name, in their order."""
    names = _fields("list")
    return ((key, found) for key, found in _fold(value).items() if key in names and isinstance(found, list))


def _holds_text(record: Any) -> bool:
    try:
        return isinstance(record, Mapping) and bool(_find_text(record))
    except RecursionError:  # reading it will say so
        return False


def load_json(text: str) -> Any:
    """Parse JSON, however deep; raises ValueError with one line."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg} at line {error.lineno}, column {error.colno}") from None
    except ValueError:  # Python reads no integers of more than 4,300 digits
        raise ValueError("a number in it has thousands of digits") from None


def read_record(value: Any) -> JsonReport | None:
    """Read one record: an object with a text, or a bare string; None if it holds no text."""
    if isinstance(value, str):
        return JsonReport(value, Facts(), looks_like_markup(value)) if value.strip() else None
    if not isinstance(value, Mapping):
        return None
    text = _find_text(value)
    if not text:
        return None
    folded = _fold(value)
    facts, message = Facts(
        publisher=_publisher(folded),
        title=_first(folded, _fields("title")),
        byline=_first(folded, _fields("author")),
        url=_first(folded, _fields("address")),
        published=_first(folded, _fields("date")),
        dateline=_first(folded, _fields("dateline")),
        agency=_agency(folded),
    ).check_published("date field of the record")
    updated = read_date(_first(folded, _fields("updated")), "update field of the record") or UNKNOWN_TIME
    facts = replace(facts, updated=UNKNOWN_TIME if is_future(updated) else updated)
    return JsonReport(text, facts, looks_like_markup(text), "; ".join(filter(None, (message, _say_unread(value)))))


def _say_unread(value: Mapping[Any, Any]) -> str:
    """Say which further records stand within one that has a text itself."""
    counts = ((key, sum(map(_holds_text, found))) for key, found in _find_lists(value) if key not in _fields("text"))
    said = [f"{count} in its field {key!r}" for key, count in counts if count]
    return f"further texts within the record were left out: {', '.join(said)}" if said else ""


def looks_like_markup(text: str) -> bool:
    """Say whether a text is HTML: two or more tags of a page's body near its start."""
    return len(_TAG.findall(text[:20_000])) >= 2


def _fields(row: str) -> tuple[str, ...]:
    return word_rows("fields.tsv")[row]


def _fold(value: Mapping[Any, Any]) -> dict[str, Any]:
    folded: dict[str, Any] = {}
    for key, item in value.items():
        folded.setdefault(str(key).lower().replace("-", "_"), item)
    return folded


def _find_text(value: Mapping[Any, Any]) -> str:
    """The text of a record: its likeliest field, unless that is a teaser beside a far longer one."""
    folded = _fold(value)
    texts = [text for key in _fields("text") if (text := _text_in(folded.get(key)))]
    if texts:
        longest = max(texts, key=len)
        return longest if len(texts[0]) < TEASER and len(longest) > 3 * len(texts[0]) else texts[0]
    summary = next((text for key in _fields("summary") if (text := _text_in(folded.get(key)))), "")
    return max([summary, *_unnamed_texts(folded)], key=len) if summary else ""


def _text_in(found: Any) -> str:
    if isinstance(found, list) and found and all(isinstance(part, str) for part in found):
        found = "\n\n".join(found)
    if isinstance(found, list):
        found = _choose_body(found)
    if isinstance(found, Mapping):
        found = _find_text(found)
    return found if isinstance(found, str) and found.strip() else ""


def _unnamed_texts(folded: Mapping[str, Any]) -> Iterator[str]:
    """The long texts in fields of which no name is known: beside a summary, one of them is the report."""
    known = {key for row in word_rows("fields.tsv").values() for key in row}
    for key, said in folded.items():
        if key not in known and isinstance(said, str) and len(said.split()) >= FEWEST_WORDS:
            yield said


def _choose_body(bodies: list[Any]) -> Any:
    """Of several forms of one body, as ninjs 2 and 3 have them, the one with markup, else the first."""
    forms = [_fold(body) for body in bodies if isinstance(body, Mapping)]
    forms = [body for body in forms if isinstance(body.get("value"), str) and body["value"].strip()]
    forms.sort(key=lambda body: "html" not in str(body.get("contenttype", "")))
    return forms[0]["value"] if forms else None


def _first(folded: Mapping[str, Any], keys: tuple[str, ...]) -> str:
    return next((said for key in keys for said in _words_of(folded.get(key))), "")


def _words_of(value: Any) -> Iterator[str]:
    """What a field says in words: a string, a number, an object's name, or the items of a list joined."""
    if isinstance(value, str):
        if value.strip():
            yield " ".join(value.split())
    elif isinstance(value, bool) or value is None:
        return
    elif isinstance(value, int | float):
        yield str(value)
    elif isinstance(value, list):
        names = [name for item in value[:12] for name in _words_of(item)]
        if names:
            yield ", ".join(names)
    elif isinstance(value, Mapping):
        folded = _fold(value)
        own = " ".join(
            str(folded[key]) for key in ("first_name", "firstname", "last_name", "lastname") if folded.get(key)
        )
        if own and "name" not in folded:
            yield own
        yield from (said for key in _NAMES for said in _words_of(folded.get(key)))


_NAMES = ("name", "title", "value", "main", "original", "label", "domain", "id", "uri")
"""Fields of an object that name it, the likeliest first."""


def _publisher(folded: Mapping[str, Any]) -> str:
    """The publisher's name; an address in its place gives its host."""
    said = _first(folded, _fields("publisher"))
    return (host_of(said) or said) if "://" in said else said.removeprefix("www.")


def _agency(folded: Mapping[str, Any]) -> str:
    """The agency that a record credits, by the name it usually has; an outlet that serves nobody is none."""
    known = outlet_named(_first(folded, _fields("agency")))
    return known.name if known and known.serves else ""
