"""What does a reader see of a page? Our own walk of its tree: the visible text in blocks, with what the markup says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree, html

from secondsource.model import RegionKind
from secondsource.read.blocks import Block
from secondsource.read.maps import Runs
from secondsource.read.tokens import Skeleton, find_text
from secondsource.read.trace import trace_text
from secondsource.read.words import word_rows
from secondsource.read.zones import SMALL_ZONES, Weights, claimed_zone, find_zone, is_hidden, weigh

_ELEMENTS = {row: frozenset(words) for row, words in word_rows("elements.tsv").items()}
UNSEEN, BLOCKS, CELLS, HINTS = (_ELEMENTS[row] for row in ("unseen", "block", "cell", "hint"))
_SPACE = re.compile(r"[ \t\n\r\f]+")
_LINE_END = re.compile(r"\r\n?")
_NOT_TEXT = dict.fromkeys([*range(9), *range(14, 32), 0x7F, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF], 0xFFFD)


DEEPEST = 2000
"""Elements in elements, near the 2,048 beyond which libxml2 drops what is in them; such a page is flattened first."""
_NESTING = re.compile(
    r"</?(?!(?:script|style|title|head|meta|link|noscript|template|p|h[1-6]|li|nav|form|br)\b)[a-z][a-z0-9]*\b[^<>]*>",
    re.IGNORECASE,
)
STORY_TAGS = frozenset(("article", "section"))
_STORY = re.compile(r"(?<![\w-])(?:hentry|h-entry)(?![\w-])|schema\.org/(?:News|Blog)?(?:Article|Posting)\b")
LONGEST_HEADING = 120
"""Letters of a line that may open a section."""


@dataclass(slots=True)
class Part:
    """An element that may hold a story of its own, with its stretch of the text; `time` is what its <time> says."""

    tag: str
    depth: int
    start: int
    stop: int = 0
    id: str = ""
    time: str = ""


@dataclass(slots=True)
class Page:
    """The visible text of a page with its blocks.

    `breaks` are the offsets of the empty lines between them, `shown` the stretches of source that each shows; `parts`
    are the articles and sections that claim to be nothing else, such as a comment.
    """

    text: str
    blocks: list[Block]
    deepest: int = 0
    breaks: list[int] = field(default_factory=list)
    shown: list[list[int]] = field(default_factory=list)
    skeleton: Skeleton = field(default_factory=Skeleton)
    parts: list[Part] = field(default_factory=list)

    def trace(self) -> Runs:
        """Map the text to code points of the page's source."""
        return trace_text(self.text, self.breaks, self.shown, self.skeleton)


@dataclass(slots=True)
class _Frame:
    """What holds inside an element that is being walked."""

    tag: str
    block: bool
    hint: str
    zone: RegionKind | None
    link: bool
    pre: bool
    article: bool
    above: _Frame | None = None
    stop: int = 0
    part: Part | None = None


@dataclass(slots=True)
class _Writer:
    """Collects the text of blocks; `length` counts the code points written so far."""

    skeleton: Skeleton
    pieces: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    homes: list[_Frame] = field(default_factory=list)
    length: int = 0
    current: list[tuple[str, _Frame]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    shown: list[list[int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    line_ends: int = 0

    def add(self, text: str | None, frame: _Frame) -> None:
        if text and text.isspace() and not frame.pre:
            self.current.append((" ", frame))
        elif text:
            text, numbers = self.skeleton.expand(text)
            self.numbers += numbers
            text = text.translate(_NOT_TEXT)
            if self.line_ends and text.strip(" \t\n\r\f"):
                self.line_ends = 0
            self.current.append((_LINE_END.sub("\n", text) if frame.pre else _SPACE.sub(" ", text), frame))

    def line_break(self, frame: _Frame) -> None:
        self.line_ends += 1
        if self.line_ends > 1:
            self.flush()
        else:
            self.current.append(("\n", frame))

    def flush(self) -> None:
        current, self.current, self.line_ends = self.current, [], 0
        numbers, self.numbers = self.numbers, []
        if not numbers or not any(text.strip() for text, _ in current):
            return
        text = _join([text for text, _ in current], any(frame.pre for _, frame in current))
        lead = len(text) - len(text.lstrip())
        bare = text.strip()
        if self.blocks:
            self.pieces.append("\n\n")
            self.breaks.append(self.length)
            self.length += 2
        start = self.length + lead
        self.pieces.append(text)
        self.length += len(text)
        self.shown.append(numbers)
        self.blocks.append(_make_block(start, bare, current))
        self.homes.append(next(frame for text, frame in current if text.strip()))


def _join(pieces: list[str], pre: bool) -> str:
    """Put inline pieces together; white space collapses over their borders as in a browser, a no-break space stays."""
    text = "".join(pieces)
    if pre:
        return text.strip("\n\r\f")
    text = re.sub(r" +", " ", text)
    return re.sub(r" ?\n ?", "\n", text).strip(" \n")


def _make_block(start: int, text: str, current: list[tuple[str, _Frame]]) -> Block:
    letters = sum(len(piece.strip()) for piece, _ in current) or 1
    linked = sum(len(piece.strip()) for piece, frame in current if frame.link)
    frames = [frame for piece, frame in current if piece.strip()]
    zones = {frame.zone for frame in frames}
    zone = frames[0].zone if len(zones) == 1 else None
    if zone in SMALL_ZONES and zone != "caption" and len(text.split()) > 30:
        zone = None
    return Block(start, start + len(text), text, zone=zone, hint=frames[0].hint, links=linked / letters)


def read_markup(source: str) -> Page:
    """Walk a page. Nesting of any depth is walked; a page that cannot be parsed has no text."""
    skeleton = find_text(source)
    tree = _parse_skeleton(skeleton.markup)
    page = _walk(tree, skeleton) if tree is not None else Page("", [])
    if page.deepest >= DEEPEST or (tree is None and source.strip()):
        flat = _parse_skeleton(_NESTING.sub("<p>", skeleton.markup))
        page = _walk(flat, skeleton) if flat is not None else page
        page.deepest = DEEPEST
    return page


def _walk(tree: etree._Element, skeleton: Skeleton) -> Page:
    weights = weigh(tree, UNSEEN, skeleton.count_letters)
    writer = _Writer(skeleton)
    frames = [_Frame("", True, "", None, False, False, False)]
    walk = etree.iterwalk(tree, events=("start", "end"))
    deepest = 0
    for event, node in walk:  # a skeleton has no comments
        if event == "start":
            frame = _enter(node, frames[-1], weights)
            _open(writer, frame)
            _note_part(writer, node, frame, len(frames))
            frames.append(frame)
            deepest = max(deepest, len(frames))
            if frame.tag in UNSEEN or is_hidden(node, weights):
                walk.skip_subtree()
            else:
                writer.add(node.text, frame)
            continue
        frame = frames.pop()
        if frame.block:
            writer.flush()
        frame.stop = writer.length
        if frame.part is not None:
            frame.part.stop = writer.length
        writer.add(node.tail, frames[-1])
    writer.flush()
    _set_scopes(writer)
    return Page("".join(writer.pieces), writer.blocks, deepest, writer.breaks, writer.shown, skeleton, writer.parts)


def _note_part(writer: _Writer, node: etree._Element, frame: _Frame, depth: int) -> None:
    """Note an element that may hold a story, and the time that one inside of it tells."""
    said = f"{node.get('class')} {node.get('itemtype')}"
    if frame.tag in STORY_TAGS or (("entry" in said or "schema" in said) and _STORY.search(said)):
        if frame.zone is None and claimed_zone(node) is None:
            frame.part = Part(frame.tag, depth, writer.length, id=node.get("id") or "")
            writer.parts.append(frame.part)
    elif frame.tag == "time":
        above: _Frame | None = frame
        while above is not None and above.part is None:
            above = above.above
        if above is not None and above.part is not None and not above.part.time:
            above.part.time = node.get("datetime") or ""


def _set_scopes(writer: _Writer) -> None:
    """Find for headings and short lines how far a section that they open may reach."""
    for block, home in zip(writer.blocks, writer.homes, strict=True):
        if len(block.text) > LONGEST_HEADING:
            continue
        frame: _Frame | None = home
        while frame is not None and 0 < frame.stop <= block.stop:
            frame = frame.above
        block.scope = frame.stop if frame is not None and frame.stop else writer.length


def _parse_skeleton(markup: str) -> etree._Element | None:
    """Parse a skeleton; its elements are plain ones, which are made much faster than those of lxml.html."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def parse_markup(source: str) -> html.HtmlElement | None:
    """Parse a page of text into a tree, whatever its declared encoding; None if nothing comes of it."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_blank_text=False)
    data = source.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def _open(writer: _Writer, frame: _Frame) -> None:
    if frame.block:
        writer.flush()
    elif frame.tag in CELLS:
        writer.add(" ", frame)
    elif frame.tag == "br":
        writer.line_break(frame)


def _enter(node: etree._Element, above: _Frame, weights: Weights) -> _Frame:
    tag = node.tag.lower() if isinstance(node.tag, str) else ""
    article = above.article or tag in ("article", "main")
    return _Frame(
        tag=tag,
        block=tag in BLOCKS,
        hint=tag if tag in HINTS and (tag, above.hint) != ("p", "blockquote") else above.hint,
        zone=find_zone(node, tag, above.zone, article, weights),
        link=above.link or tag == "a",
        pre=above.pre or tag in ("pre", "listing", "xmp", "plaintext"),
        article=article,
        above=above,
    )
