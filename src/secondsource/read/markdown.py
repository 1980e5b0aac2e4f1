"""Read a report from Markdown: what a reader sees of it, with the exact place of each character, and its front matter.

The blocks and their marks are found by markdown-it-py (CommonMark with tables and strikethrough). Links' addresses,
images, marks of emphasis and inline HTML are not shown; HTML that is a block is read as a page is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from secondsource.read.blocks import Block
from secondsource.read.decode import clean_text
from secondsource.read.facts import Facts
from secondsource.read.front_matter import read_front_matter
from secondsource.read.maps import identity
from secondsource.read.markup import read_markup
from secondsource.read.plain import Reading, read_blocks, read_text, split_credit
from secondsource.read.trace import make_runs

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

MOST_LETTERS = 1_000_000
"""Letters beyond which a text is read as plain text: no report is so long, and the parser is slow."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_HEADING = re.compile(r"h[1-6]")
_HEADING_MARK = re.compile(r"(?:[ \t>]|[-+*][ \t]|\d{1,9}[.)][ \t])*#{1,6}[ \t]+")
_LETTER = re.compile(r"\\\||.", re.DOTALL)
_BREAK = re.compile(r"<br[\s/>]", re.IGNORECASE)
_HINTS = {"list_item": "li", "blockquote": "blockquote"}
_PLACE = "place"


@dataclass(slots=True)
class _Text:
    """Text with the stretch of the source that each of its characters shows; -1 where there is none."""

    pieces: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)
    linked: int = 0

    def add(self, text: str, starts: Sequence[int], stops: Sequence[int]) -> None:
        self.pieces.append(text)
        self.starts += starts
        self.stops += stops

    def add_whole(self, text: str, start: int, stop: int) -> None:
        self.add(text, [start] * len(text), [stop] * len(text))

    def add_nothing(self, text: str) -> None:
        self.add_whole(text, -1, -1)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def read_markdown(source: str, uri: str, facts: Facts | None = None) -> Reading:
    """Read a report that is Markdown. Offsets of the map are code points of `source`. Never raises.

    `uri` names the file or address it came from; `facts` are what the offerer knows and win over its front matter.
    """
    source = clean_text(source).text
    found, start = read_front_matter(source)
    known = (facts or Facts()).merge(found).read_published()
    if len(source) > MOST_LETTERS:
        return Reading(*read_text(source, uri, known), identity(len(source)))
    whole = _Text()
    blocks: list[Block] = []
    for hint, one in _Walk(source, start).walk():
        text = one.text
        lead, bare = len(text) - len(text.lstrip()), text.strip()
        if not bare:
            continue
        if blocks:
            whole.add_nothing("\n\n")
        at = len(whole.starts)
        whole.add(bare, one.starts[lead : lead + len(bare)], one.stops[lead : lead + len(bare)])
        blocks.append(Block(at, at + len(bare), bare, hint=hint, links=min(1.0, one.linked / len(bare))))
    parts = [part for block in blocks for part in split_credit(block)]
    document, regions = read_blocks(whole.text, parts, uri, known)
    return Reading(document, regions, make_runs(np.array(whole.starts, np.int64), np.array(whole.stops, np.int64)))


class _Walk:
    """Walks the tokens of a text, line by line of its source."""

    def __init__(self, source: str, start: int) -> None:
        self.source = source
        self.lines = [found.span() for found in _LINE.finditer(source, start) if found[0]]
        self.tokens = _parser().parse(source[start:])
        self.in_heading = False

    def walk(self) -> Iterator[tuple[str, _Text]]:
        """Yield each block: a hint (the HTML element it would be) and its text."""
        hints: list[str] = []
        row: _Text | None = None
        place = 0
        for token in self.tokens:
            name = token.type.removesuffix("_open").removesuffix("_close")
            hint = _HINTS.get(name) or (token.tag if _HEADING.fullmatch(token.tag) and name == "heading" else "")
            if name == "heading":
                self.in_heading = token.nesting > 0 and token.markup.startswith("#")
            if hint and token.nesting:
                hints = [*hints, hint] if token.nesting > 0 else hints[:-1]
            if name == "tr" and token.nesting > 0:
                row, place = _Text(), 0
            elif name == "tr" and row is not None:
                yield "td", row
                row = None
            elif token.type == "inline" and row is not None:
                place = self._read_cell(token, row, place)
            elif token.type == "inline":
                yield hints[-1] if hints else "p", self._read_inline(token, self._find_lines(token))
            elif token.type in ("fence", "code_block"):
                yield "pre", self._read_code(token)
            elif token.type == "html_block":
                yield from self._read_html(token)

    def _find_lines(self, token: Token, first: int = 0) -> list[int]:
        """Find where each character of a block's content stands: its lines are those of the source, marks cut off."""
        places: list[int] = []
        number = (token.map or [0, 0])[0] + first
        for line in token.content.split("\n"):
            start, stop = self.lines[min(number, len(self.lines) - 1)] if self.lines else (0, 0)
            raw = self.source[start:stop].rstrip("\r\n")
            bare = line.strip(" \t") or line
            heading = _HEADING_MARK.match(raw) if self.in_heading and token.type == "inline" else None
            at = raw.find(bare, heading.end()) if heading else raw.rfind(bare)
            lead = len(line) - len(line.lstrip(" \t")) if bare != line else 0
            base = start + at - lead if at >= 0 else -1
            places += [base + n if at >= 0 and base + n >= start else -1 for n in range(len(line))]
            places.append(start + len(raw) if number < len(self.lines) else -1)
            number += 1
        return places

    def _read_cell(self, token: Token, row: _Text, place: int) -> int:
        """Read a cell of a table, which stands in its line behind those before it; bars in it had a backslash."""
        start, stop = self.lines[(token.map or [0, 0])[0]]
        raw = token.content.replace("|", "\\|")
        at = self.source.find(raw, start + place, stop)
        places = [-1] * (len(token.content) + 1)
        if at >= 0:
            places = [*(at + letter.end() - 1 for letter in _LETTER.finditer(raw)), at + len(raw)]
        if row.pieces:
            row.add_nothing(" ")
        cell = self._read_inline(token, places)
        row.add(cell.text, cell.starts, cell.stops)
        row.linked += cell.linked
        return at + len(raw) - start if at >= 0 else place

    def _read_code(self, token: Token) -> _Text:
        places = self._find_lines(token, first=1 if token.type == "fence" else 0)
        text = _Text()
        text.add(
            token.content, places[: len(token.content)], [n + 1 if n >= 0 else -1 for n in places][: len(token.content)]
        )
        return text

    def _read_html(self, token: Token) -> Iterator[tuple[str, _Text]]:
        places = self._find_lines(token)
        page = read_markup(token.content)
        starts, stops = [-1] * len(page.text), [-1] * len(page.text)
        for run in page.trace():
            even = run.stop - run.start == run.source_stop - run.source_start
            for n in range(run.stop - run.start):
                first = run.source_start + (n if even else 0)
                last = first if even else run.source_stop - 1
                if places[first] >= 0 and places[last] >= 0:
                    starts[run.start + n], stops[run.start + n] = places[first], places[last] + 1
        for block in page.blocks:
            text = _Text(linked=round(block.links * len(block.text)))
            text.add(block.text, starts[block.start : block.stop], stops[block.start : block.stop])
            yield block.hint, text

    def _read_inline(self, token: Token, places: list[int]) -> _Text:
        return _Inline(token, places).read()


class _Inline:
    """Reads the marks within a block; `cursor` goes through its content from token to token."""

    def __init__(self, token: Token, places: list[int]) -> None:
        self.token, self.places, self.text = token, places, _Text()
        self.cursor = self.depth = 0

    def read(self) -> _Text:
        for child in self.token.children or []:
            start, stop = child.meta.get(_PLACE, (self.cursor, self.cursor))
            self._read_one(child, start, stop)
            self.cursor = max(self.cursor, stop)
        return self.text

    def _read_one(self, child: Token, start: int, stop: int) -> None:
        if child.type == "text":
            self._add_text(child.content)
        elif child.type == "text_special" and child.content == self.token.content[start:stop]:
            self._add_even(child.content)  # a backslash before what it does not escape
        elif child.type == "text_special":
            self._add_whole(child.content, start, stop)
        elif child.type == "code_inline":
            mark = len(child.markup)
            pad = 1 if stop - start - 2 * mark == len(child.content) + 2 else 0
            self.cursor = start + mark + pad
            self._add_even(child.content)
        elif child.type in ("softbreak", "hardbreak"):  # behind the line end may stand marks of the next line
            end = self.token.content.find("\n", start, stop) + 1
            self._add_whole(" " if child.type == "softbreak" else "\n", start, end)
        elif child.type == "html_inline" and _BREAK.match(child.content):
            self._add_whole("\n", start, stop)
        elif child.type == "link_open":
            self.depth += 1
            self.cursor += 1
        elif child.type == "link_close":
            self.depth -= 1
        elif child.nesting:
            self.cursor += len(child.markup)

    def _add_text(self, content: str) -> None:
        """Add text that stands in the source as it is, or, in a bare address, in another writing."""
        if self.token.content.startswith(content, self.cursor):
            self._add_even(content)
        else:
            self._add_whole(content, self.cursor, max(self.token.content.find(">", self.cursor), self.cursor + 1))

    def _add_even(self, content: str) -> None:
        starts = self.places[self.cursor : self.cursor + len(content)]
        self.text.add(content, starts, [place + 1 if place >= 0 else -1 for place in starts])
        self.text.linked += len(content) if self.depth else 0
        self.cursor += len(content)

    def _add_whole(self, content: str, start: int, stop: int) -> None:
        inside = [place for place in self.places[start:stop] if place >= 0]
        self.text.linked += len(content) if self.depth else 0
        if inside:
            self.text.add_whole(content, inside[0], inside[-1] + 1)
        else:
            self.text.add_nothing(content)


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt, rules_inline

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    rules = {
        "newline": rules_inline.newline,
        "escape": rules_inline.escape,
        "backticks": rules_inline.backtick,
        "link": rules_inline.link,
        "image": rules_inline.image,
        "autolink": rules_inline.autolink,
        "html_inline": rules_inline.html_inline,
        "entity": rules_inline.entity,
    }
    for name, rule in rules.items():
        parser.inline.ruler.at(name, _placed(rule))
    return parser


def _placed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """Let a rule note on the last token that it makes which stretch of the content it took."""

    @functools.wraps(rule)
    def run(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent and len(state.tokens) > count:
            state.tokens[-1].meta[_PLACE] = (start, state.pos)
        return found

    return run
