"""Which stretches of a page's source are text? A skeleton of the page that has a number in the place of each.

A parser of HTML tells nobody where in the source its text came from. So the text is taken out before it parses: what
it moves, joins or drops are numbers, and each number leads back to its stretch. Where text begins and ends is decided
as the HTML Living Standard does (section 13.2.5, tokenization), in linear time; raw text that is never shown (scripts,
styles, titles) and comments are left out of the skeleton.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from typing import NamedTuple

_WS = r"\t\n\f\r "
_TOKEN = re.compile(
    rf"""
    (?P<text>(?:[^<]++|<(?![a-zA-Z!?]|/.))++)
    |<!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z))
    |<[!?][^>]*+(?:>|\Z)
    |</(?:>|[^a-zA-Z>][^>]*+(?:>|\Z))
    |(?P<tag></?(?P<name>[a-zA-Z][^{_WS}/>]*+)
      (?:[{_WS}/]++
        |[^{_WS}/>][^{_WS}/>=]*+(?:[{_WS}]*+=[{_WS}]*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^{_WS}>"'][^{_WS}>]*+)?+)?+
      )*+>)
    |(?P<cut><.*)
    """,
    re.VERBOSE | re.DOTALL,
)
"""Text; comments; declarations and the like, which end at the next ">"; tags; a tag that the file's end cuts off."""
_OPEN_VALUE = re.compile(rf"=[{_WS}]*[^{_WS}\"'>]+/>\Z")
_BLANK = re.compile(rf"[{_WS}]*+\Z")
_REFERENCE = re.compile(r"&(?:#[xX][0-9a-fA-F]++;?|#[0-9]++;?|[a-zA-Z][a-zA-Z0-9]*+;?)")
_NUMBER = re.compile(r"[\U000f0000-\U000ffffd][\U00100000-\U0010fffd]")
_HIGH, _LOW, _BASE = 0xF0000, 0x100000, 0xFFFE
_FIRST = chr(_HIGH)
_UNSHOWN = frozenset(("script", "style", "title", "textarea", "iframe", "noembed", "noframes"))
_VERBATIM = frozenset(("xmp", "plaintext"))
LONGEST_NAME = max(map(len, html5))


class Stretch(NamedTuple):
    """A run of text in the source with what it says; `parts` where that is not the source letter for letter.

    A part is (offset in `text`, length there, offset in the source, length there).
    """

    start: int
    text: str
    parts: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(slots=True)
class Skeleton:
    """A page with a number in the place of each stretch of text; `blanks` are where white space alone stands."""

    markup: str = ""
    stretches: list[Stretch] = field(default_factory=list)
    blanks: list[tuple[int, int]] = field(default_factory=list)

    def expand(self, text: str) -> tuple[str, list[int]]:
        """Put the text back in the place of the numbers; tell the numbers."""
        if len(text) == 2 and text[0] >= _FIRST:
            number = _read_number(text)
            return self.stretches[number].text, [number]
        numbers = [_read_number(found[0]) for found in _NUMBER.finditer(text)]
        if not numbers:
            return text, numbers
        return _NUMBER.sub(lambda found: self.stretches[_read_number(found[0])].text, text), numbers

    def count_letters(self, text: str | None) -> int:
        """Count the code points that a text with numbers stands for, without white space around them."""
        return len(self.expand(text)[0].strip()) if text and not text.isspace() else 0


def find_text(source: str) -> Skeleton:
    """Take the text out of a page. Offsets are code points of `source`. Never raises."""
    skeleton = Skeleton()
    pieces: list[str] = []
    for kind, start, stop in _find_tokens(source):
        if kind == "tag":
            pieces.append(source[start:stop])
            continue
        raw = source[start:stop]
        if kind == "text" and _BLANK.match(raw):
            skeleton.blanks.append((start, stop))
            pieces.append(raw)
            continue
        pieces.append(_write_number(len(skeleton.stretches)))
        text, parts = decode_references(raw, start) if kind == "text" and "&" in raw else (raw, ())
        skeleton.stretches.append(Stretch(start, text, parts))
    skeleton.markup = "".join(pieces)
    return skeleton


def _find_tokens(source: str) -> Iterator[tuple[str, int, int]]:
    """Yield tags, text, and text that is shown as it stands ("verbatim"); all else is passed over."""
    place = 0
    while place < len(source):
        for found in _TOKEN.finditer(source, place):
            kind = found.lastgroup
            if kind == "text":
                yield "text", *found.span()
            elif kind == "tag":
                yield "tag", *found.span()
                name = found["name"].lower()
                if (name in _UNSHOWN or name in _VERBATIM) and _opens(found[0]):
                    place = _find_end(source, found.end(), name)
                    if name in _VERBATIM and place > found.end():
                        yield "verbatim", found.end(), place
                    break
        else:
            return


def _opens(tag: str) -> bool:
    """Say whether a tag begins an element: libxml2, as XHTML, ends one at once at "/>", but not in "href=a/>"."""
    return tag[1] != "/" and not (tag.endswith("/>") and not _OPEN_VALUE.search(tag))


_SCRIPT = re.compile(
    rf"""(?:[^<]++|<(?!/script[{_WS}/>]|!--)|<!(?=--)
    (?:[^<-]++|-(?!->)|<(?!/?script[{_WS}/>])
      |<script(?=[{_WS}/>])(?:[^<-]++|-(?!->)|<(?!/script[{_WS}/>]))*+(?:</script)?+
    )*+(?:-->)?+)*+""",
    re.VERBOSE | re.IGNORECASE,
)
"""A script goes on to its end tag, but not to one that stands with its script in a comment."""
_RAW = {name: re.compile(rf"[^<]*+(?:<(?!/{name}[{_WS}/>])[^<]*+)*+", re.IGNORECASE) for name in _UNSHOWN | {"xmp"}}


def _find_end(source: str, start: int, name: str) -> int:
    """Find where the raw text of an element ends."""
    if name == "plaintext":
        return len(source)
    found = (_SCRIPT if name == "script" else _RAW[name]).match(source, start)
    return found.end() if found else start


def decode_references(raw: str, start: int = 0) -> tuple[str, tuple[tuple[int, int, int, int], ...]]:
    """Decode the character references of a text as the HTML Living Standard does, and say which part is which."""
    pieces: list[str] = []
    parts: list[tuple[int, int, int, int]] = []
    done = length = 0
    for found in _REFERENCE.finditer(raw):
        said, stop = _decode_reference(found)
        if not said:
            continue
        plain = found.start() - done
        if plain:
            parts.append((length, plain, start + done, plain))
        parts.append((length + plain, len(said), start + found.start(), stop - found.start()))
        pieces += (raw[done : found.start()], said)
        length += plain + len(said)
        done = stop
    if done < len(raw):
        parts.append((length, len(raw) - done, start + done, len(raw) - done))
        pieces.append(raw[done:])
    return "".join(pieces), tuple(parts)


def _decode_reference(found: re.Match[str]) -> tuple[str, int]:
    """What a reference says, and where it ends: a name may be the beginning of a word ("&notit" is "¬it")."""
    name = found[0][1:]
    if name[0] == "#":
        return _decode_number(name[1:].rstrip(";")), found.end()
    for length in range(min(len(name), LONGEST_NAME), 1, -1):
        said = html5.get(name[:length])
        if said is not None:
            return said, found.start() + 1 + length
    return "", found.end()


def _decode_number(digits: str) -> str:
    code = digits.lstrip("xX0")
    number = int(code or "0", 16 if digits[0] in "xX" else 10) if len(code) < 8 else 0
    if 0x80 <= number <= 0x9F:
        return bytes([number]).decode("cp1252", "ignore") or chr(number)
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return chr(number)


def _write_number(number: int) -> str:
    """Write a number as two private-use code points, which mean nothing to any parser."""
    return chr(_HIGH + number // _BASE) + chr(_LOW + number % _BASE)


def _read_number(written: str) -> int:
    return (ord(written[0]) - _HIGH) * _BASE + ord(written[1]) - _LOW
