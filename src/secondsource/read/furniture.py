"""Which blocks of a report's text are the report, and which are the furniture of the page it was saved from?

The same rules serve plain text, where the markup is gone, and pages, where the markup has voted before. First the
words of single lines decide (data/furniture.tsv), then the sections that headings open, then the company a block
keeps: running text holds together, menus do too (the idea of jusText, Pomikálek 2011, with our own measures).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model import TOLD_IN, RegionKind
from secondsource.read.blocks import BULLET, Block
from secondsource.read.words import WORD, agencies, function_word_share, pattern_list, plain_line, signs

PROSE_WORDS = 9
LONG_PROSE_WORDS = 22
_ENDS = re.compile(r"[.!?…][\"'”’»)\]*]*\s*$")
_ENDS_OR_LEADS = re.compile(r"[.!?…:;,][\"'”’»)\]*]*\s*$|[–—-]\s*$")
_OPEN_END = re.compile(r"(\.\.\.|…|\[…\]|\[\.\.\.\])\s*(read more|more|continue reading)?\W*$", re.IGNORECASE)
_QUOTED = re.compile(r"^[\"“‘'«].*[\"”’'»]")


@dataclass(slots=True)
class Company:
    """A block with the measures that its neighbours are judged by."""

    block: Block
    words: list[str]
    prose: bool
    section: RegionKind | None = None

    @property
    def told(self) -> bool:
        """Say whether it is the report itself, as far as is known."""
        return self.block.kind is None or self.block.kind in TOLD_IN


def judge_blocks(blocks: Sequence[Block], title: str = "") -> None:
    """Give each block its kind. Kinds that are set already stay. `title` is the report's, if it is known."""
    company = [_measure(block) for block in blocks]
    for number, one in enumerate(company):
        if one.block.kind is None:
            one.block.kind, one.section = judge_line(one.block.text)
            one.block.later = one.block.kind == "editors_note" and is_later(one.block.text)
        _hear_votes(one)
        if one.block.kind == "photo_credit" and number and company[number - 1].block.kind is None:
            _mark_caption(company[number - 1])
    _mark_sections(company)
    _mark_company(company)
    for one in company:
        if one.block.kind is None:
            one.block.kind = _kind_of_told(one)


def _hear_votes(one: Company) -> None:
    """Let the markup and the extractor judge what the words left open."""
    block = one.block
    if block.kind is not None:
        return
    if block.zone is not None and (block.vote is not True or block.zone in ("caption", "photo_credit", "comment_form")):
        block.kind = block.zone
    elif block.vote is False and block.hint != "h1":
        block.kind = "boilerplate" if one.prose else "navigation"


def judge_line(text: str) -> tuple[RegionKind | None, RegionKind | None]:
    """Judge a line by its words alone: its kind, and the kind of the section that it opens, if it does."""
    line = plain_line(text)
    if not line or not any(map(str.isalpha, line)):
        return "boilerplate", None
    count = len(line.split())
    if _is_credit(line, count):
        return "photo_credit", None
    for sign in signs():
        bare = line.rstrip(":.… ") if sign.mode in ("section", "line") else line
        if sign.fits(bare, count):
            return sign.kind, sign.kind if sign.mode == "section" else None
    if count >= 4 and len(re.findall(r"\s[»›>|/•·]\s", line)) >= 2 and not _ENDS.search(line):
        return "navigation", None
    return ("boilerplate", "boilerplate") if _ABOUT_NAME.fullmatch(line) else (None, None)


_ABOUT_NAME = re.compile(r"About( (Dr\.?|Prof\.?))?( [A-Z][\w.'-]+){2,4}")


def is_later(text: str) -> bool:
    """Say whether a note shows that it was written after its report was first published."""
    return pattern_list("later_words.txt").search(plain_line(text)) is not None


def _is_credit(line: str, count: int) -> bool:
    """REUTERS/Name, (AP Photo/Name), Name/AFP/Getty Images: an agency and a slash, or an agency alone in brackets."""
    if count > 14 or _ENDS.search(line.rstrip(")")):
        return False
    found = re.search(rf"(?<!\w)({agencies()})(?!\w)", line, re.IGNORECASE)
    if not found:
        return False
    rest = (line[: found.start()] + line[found.end() :]).strip("() ")
    slashed = re.search(r"\w\s?/\s?\w", line) is not None
    through = re.search(r"\b(via|photo|image|courtesy)\b", rest, re.IGNORECASE) is not None
    return (slashed or through or line.startswith("(")) and function_word_share(rest.split()) < 0.3


def _measure(block: Block) -> Company:
    words = WORD.findall(block.text)
    share = function_word_share(words)
    ended = _ENDS.search(block.text) is not None
    prose = share >= 0.12 and (
        (len(words) >= PROSE_WORDS and ended) or (len(words) >= LONG_PROSE_WORDS and share >= 0.22)
    )
    return Company(block, words, prose and block.links < 0.6)


def _mark_caption(one: Company) -> None:
    text = one.block.text
    if len(re.findall(r"[.!?]\s+[A-Z]", text)) <= 3 and pattern_list("captions.txt").search(text):
        one.block.kind = "caption"


def _mark_sections(company: list[Company]) -> None:
    """Let a heading of related content, comments and the like rule what follows, until the report goes on."""
    number = 0
    while number < len(company):
        kind = company[number].section
        number += 1
        if kind is None:
            continue
        stop = _section_stop(company, number)
        for one in company[number:stop]:
            if one.block.kind is None or (one.block.kind == kind and one.section is None):
                one.block.kind = kind
                if _OPEN_END.search(one.block.text):
                    one.block.kind = "teaser" if kind != "comment_form" else kind
        number = stop


NEWCOMERS = 2
"""Paragraphs in a row that must hold together with the report before a section counts as over."""


def _section_stop(company: list[Company], start: int) -> int:
    """Find where a section ends: at the next heading of a section, or where the report goes on."""
    told = [one for one in company[:start] if one.told and one.prose]
    known = {word for one in told for word in _names(one.words)}
    run, first = 0, start
    for number in range(start, len(company)):
        one = company[number]
        if one.section is not None:
            return number
        if one.block.kind is not None or not one.prose:
            continue
        if _OPEN_END.search(one.block.text) or (told and not _is_at_home(one, known)):
            if told:
                return _next_section(company, number)
            run = 0
            continue
        if not run or number - first > 2:
            run, first = 0, number
        run += 1
        if run >= NEWCOMERS:
            return _with_heading(company, first, start)
    return len(company)


def _next_section(company: list[Company], start: int) -> int:
    return next((n for n in range(start, len(company)) if company[n].section is not None), len(company))


def _with_heading(company: list[Company], first: int, start: int) -> int:
    return first


def _names(words: Sequence[str]) -> list[str]:
    return [word.rstrip("s").removesuffix("'").removesuffix("’") for word in words[1:] if word[:1].isupper()]


def _is_at_home(one: Company, known: set[str]) -> bool:
    """Say whether the names in a paragraph are mostly those of the report."""
    names = set(_names(one.words))
    return bool(names) and sum(name in known for name in names) >= 0.6 * len(names)


LONGEST_GAP = 7
"""Short blocks in a row that may still be a list or headings within the report; more are a menu."""


def _mark_company(company: list[Company]) -> None:
    """Judge the blocks that no word gave away by what stands around them."""
    anchors = [n for n, one in enumerate(company) if one.prose and one.told]
    if not anchors:
        return
    runs = _split_runs(company, anchors)
    weight = {run: sum(len(company[n].words) for n in run if company[n].prose) for run in runs}
    most = max(weight.values())
    kept: set[int] = set()
    for run in runs:
        if weight[run] >= 0.2 * most:
            kept.update(range(run[0], run[-1] + 1))
    first = min(kept)
    for number, one in enumerate(company):
        if one.block.kind is None and number not in kept:
            one.block.kind = "boilerplate" if one.prose else "navigation"
    _mark_headings_before(company, first)


def _split_runs(company: list[Company], anchors: list[int]) -> list[tuple[int, ...]]:
    runs: list[list[int]] = [[anchors[0]]]
    for number in anchors[1:]:
        gap = [one for one in company[runs[-1][-1] + 1 : number] if one.block.kind is None]
        if len(gap) > LONGEST_GAP:
            runs.append([number])
        else:
            runs[-1].append(number)
    return [tuple(run) for run in runs]


def _mark_headings_before(company: list[Company], first: int) -> None:
    """Keep the headings right above the first paragraph: the last two or three short lines that hold together."""
    seen: set[str] = set()
    taken = 0
    for number in range(first - 1, max(-1, first - 12), -1):
        one = company[number]
        if one.block.kind != "navigation" or judge_line(one.block.text)[0] is not None:
            if one.section is not None:
                break
            continue
        key = " ".join(one.words).lower().replace("’", "'")
        if taken < 3 and (2 <= len(one.words) <= 30) and key not in seen:
            one.block.kind = "headline"
            taken += 1
        seen.add(key)


def _kind_of_told(one: Company) -> RegionKind:
    if BULLET.match(one.block.text) or one.block.hint == "li":
        return "list"
    if one.block.hint in _HEADINGS or (not one.prose and _looks_like_heading(one)):
        return "headline"
    return "body"


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _looks_like_heading(one: Company) -> bool:
    text = one.block.text
    return len(one.words) <= 16 and not _ENDS_OR_LEADS.search(text) and not _QUOTED.match(text)
