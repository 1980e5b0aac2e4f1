"""Does a page hold several stories, and where does each begin? Only where every sign says so.

A story of its own stands in an element of its own beside others of its kind, under its own heading, with a day, a
name or a link to its own page, and goes on for a while. Teasers are too short, comments have no heading, the posts of a
live blog and the sections of a report have a heading above them that speaks of what they say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.read.blocks import Block
from secondsource.read.company import measure_block
from secondsource.read.furniture import judge_line
from secondsource.read.markup import Page, Part
from secondsource.read.sections import OPEN_END
from secondsource.read.words import word_list

FEWEST_WORDS = 80
"""Words of running text that make a full story; teasers and summaries seldom have half of that."""
FEWEST_BRIEF = 30
FEWEST_PARAGRAPHS = 2
"""Words and paragraphs of running text that make a short story where all on the page have a full head."""
MOST_OF_ALL = 0.75
"""The share of all stories' words beyond which one of them is the page's report, and the others stand beside it."""
LEAST_COVERED = 0.7
"""The share of the page's running text that the stories must hold; else they stand around a report."""
HEAD = 4
"""Blocks at the head of a story among which its heading stands."""
FOOT = 3
"""Blocks at the foot of a teaser among which its link to the whole story stands."""
LINKED = 0.9
"""The share of a heading in a link from which it leads to the story's own page."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_NAME = re.compile(r"[A-Za-z][\w.:-]{0,79}")
_LIVE = re.compile(
    r"LiveBlogPosting|(?:class|id|itemtype|data-[\w-]+)\s*=\s*[\"']?[^\"'>]{0,300}\blive-?_?(?:blog|update|post|feed|event)"
    r"|<title[^>]{0,200}>[^<]{0,300}(?:live updates?|live blog|as it happened|\blive:)",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:read|see|view|find out) (?:more|on|the full|the rest)|continue reading|full (?:story|article)|more\W*$", re.I
)


@dataclass(frozen=True, slots=True)
class Story:
    """One of several stories of a page: its share of the page's text, and within that the element that holds it."""

    start: int
    stop: int
    part: Part
    title: str
    name: str
    time: str = ""

    def holds(self, block: Block) -> bool:
        """Say whether a block is of the story, and not of what stands around it."""
        return self.part.start <= block.start and block.stop <= self.part.stop


@dataclass(frozen=True, slots=True)
class _Found:
    part: Part
    title: str
    words: int
    full: bool
    brief: bool
    vocabulary: frozenset[str]


def find_stories(page: Page, source: str) -> list[Story]:
    """Find the stories of a page that holds several; nothing if it holds one, or if that is not certain."""
    groups: dict[tuple[str, int], list[Part]] = {}
    covered = -1
    for part in page.parts:
        if part.start >= covered and part.stop > part.start:
            groups.setdefault((part.tag, part.depth), []).append(part)
            covered = part.stop if part.tag == "article" else covered
    for parts in groups.values():
        if len(parts) > 1:
            found = [_look_into(part, page.blocks) for part in parts]
            full = [one for one in found if one.full]
            if len(full) < len(found) and _are_briefs(found, page.blocks):
                full = found
            if _are_stories(found, full, page.blocks) and not _LIVE.search(source):
                return _share_out(full, page)
    return []


def _look_into(part: Part, blocks: Sequence[Block]) -> _Found:
    """Measure a part: its heading, its running text, and whether it shows a day, a name or a link to its own page."""
    own = [block for block in blocks if part.start <= block.start and block.stop <= part.stop]
    heading = next((block for block in own[:HEAD] if block.hint in HEADINGS), None)
    prose = [measure_block(block) for block in own if block.zone not in _ASIDE]
    prose = [one for one in prose if one.prose and one.block is not heading]
    words = sum(len(one.words) for one in prose)
    signed = any(
        block.zone in ("byline", "dateline") or judge_line(block.text)[0] in ("byline", "dateline") for block in own
    )
    linked = heading is not None and heading.links >= LINKED
    dated = any(judge_line(block.text) == ("dateline", None) and len(block.text.split()) >= 3 for block in own)
    ended = not any(OPEN_END.search(block.text[-40:]) or _MORE.search(block.text[-60:]) for block in own[-FOOT:])
    full = heading is not None and words >= FEWEST_WORDS and ended and (signed or (linked and part.tag != "section"))
    short = words >= FEWEST_BRIEF and len(prose) >= FEWEST_PARAGRAPHS and part.tag == "article"
    brief = full or (short and heading is not None and not linked and ended and dated)
    title = " ".join(heading.text.split()) if heading is not None else ""
    return _Found(part, title, words, full, brief, frozenset(word.lower() for one in prose for word in one.words))


_ASIDE = frozenset(("comment_form", "teaser", "related_links", "navigation", "boilerplate", "cookie_notice"))


def _are_briefs(found: Sequence[_Found], blocks: Sequence[Block]) -> bool:
    """Say whether every part is a short story with a day of its own, and no heading stands above them all."""
    parts = [one.part for one in found]
    inside = [any(part.start <= block.start < part.stop for part in parts) for block in blocks if block.hint == "h1"]
    return all(one.brief for one in found) and all(inside)


def _are_stories(found: Sequence[_Found], full: Sequence[_Found], blocks: Sequence[Block]) -> bool:
    words = [one.words for one in full]
    if len(full) < 2 or max(words) > MOST_OF_ALL * sum(words):
        return False
    if sum(one.words >= FEWEST_WORDS for one in found) > len(full):
        return False  # some are as long and yet no stories: it is another kind of page
    every = sum(len(one.words) for one in map(measure_block, blocks) if one.prose and one.block.zone not in _ASIDE)
    if sum(words) < LEAST_COVERED * every or len({one.title.lower() for one in full}) < len(full):
        return False
    above = [block for block in blocks if block.stop <= full[0].part.start and block.hint in ("h1", "h2")]
    return not any(_rules(block.text, full) for block in above)


def _rules(heading: str, full: Sequence[_Found]) -> bool:
    """Say whether a heading is about all that stands below: its words return in most of it, as in a live blog."""
    known = word_list("function_words.txt")
    words = {word.lower() for word in re.findall(r"\w{3,}", heading)} - known
    counts = Counter(word for word in words for one in full if word in one.vocabulary)
    common = [word for word in words if 2 * counts[word] > len(full)]
    return len(words) >= 2 and 2 * len(common) >= len(words)


def _share_out(full: Sequence[_Found], page: Page) -> list[Story]:
    """Give each story all text from its beginning to that of the next; the first has what stands above it, too."""
    firsts = [next(block.start for block in page.blocks if block.start >= one.part.start) for one in full]
    ids = Counter(one.part.id for one in full)
    return [
        Story(
            start=firsts[number] if number else 0,
            stop=firsts[number + 1] if number + 1 < len(full) else len(page.text),
            part=one.part,
            title=one.title,
            name=one.part.id if ids[one.part.id] == 1 and _NAME.fullmatch(one.part.id) else str(number + 1),
            time=one.part.time,
        )
        for number, one in enumerate(full)
    ]
