"""Which blocks of a report's text are the report, and which are the furniture of the page it was saved from?

The same rules serve plain text, where the markup is gone, and pages, where the markup has voted before. First the
words of single lines decide (data/furniture.tsv), then the sections that headings open, then the company a block
keeps: running text holds together, menus do too (the idea of jusText, Pomikálek 2011, with our own measures). Where
no words decided, learned weights may overrule the rest of them (likelihood.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from secondsource.model import TOLD_IN, RegionKind
from secondsource.read.blocks import BULLET, Block
from secondsource.read.company import ENDS, MOST_LINKED, Company, judge_by_company, measure_block
from secondsource.read.dates import MONTHS, is_date_line, is_name_and_date
from secondsource.read.headings import judge_headings
from secondsource.read.language import ENGLISH_SHARE, find_foreign
from secondsource.read.likelihood import find_likelihoods
from secondsource.read.outlets import agency_names, lone_names
from secondsource.read.sections import OPEN_END, are_alike, count_words, judge_sections
from secondsource.read.wire import read_dateline
from secondsource.read.words import (
    LONGEST_LINE,
    find_signs,
    function_word_share,
    pattern_list,
    plain_line,
)

_ENDS_OR_LEADS = re.compile(r"[.!?…:;,][\"'”’»)\]*]*\s*$|[–—-]\s*$")
_QUOTED = re.compile(r"^[\"“‘'«].*[\"”’'»]")
_WHOLLY_QUOTED = re.compile(r"“[^“”]+[.!?…,—–-]”|\"[^\"]+[.!?…,—–-]\"")
_ABOUT_NAME = re.compile(r"About( (Dr\.?|Prof\.?))?( [A-Z][\w.'-]+){2,4}")
_MENU_GAP = re.compile(r"\s{2,}|\t|\s*\|\s*|\s[•·/]\s")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ASKING = frozenset(("subscription_appeal", "paywall", "comment_form", "cookie_notice", "boilerplate"))
_DATED = re.compile(rf"\b(?:{'|'.join(MONTHS)})[a-z]*\.? \d{{1,2}}, (?:19|20)\d\d\.?$", re.IGNORECASE)
"""A caption as agencies write it tells day, month and year at its end; the first sentence of a report does not."""
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d")
FEWEST_REPEATED = 7
"""Words of a block that is no chance repetition, as a short answer or a heading may be."""
_LENGTH = re.compile(r"(\d{1,2}):([0-5]\d) (?=[A-Z])")
_COMMENTER = re.compile(r"[^\W\d_][^.!?:]{1,60} (?:says|commented|replied):?")
FEWEST_COMMENTS = 3
MOST_REPEATED = 2
FEWEST_ENDED = 4
FEWEST_UNLIKE = 6
"""Sentences of a report below which a line is compared with it, and words of content of such a line."""
TOP = 4
"""Blocks from the start among which the first paragraph, with its dateline, may stand below a caption."""
FEWEST_FOREIGN_WORDS = 10
"""Words of a paragraph that is no foreign title or saying."""
FOOT = 3
"""Paragraphs at the end of a report among which one about its author may stand."""
FEWEST_BLOCKS = 20
"""Blocks of a text or page from which there is enough around each for learned weights; less is judged by rules."""
MOST_BLOCKS = 5000
"""Blocks beyond which it is no page of news; the features of more would take too much memory."""
MOST_TOLD = 0.9
"""The share of blocks from which a text is the report alone, or nearly so: the rules stand."""
EVEN = 0.5
LONGEST_HEADING = 16
"""Words of a heading within a report."""


def judge_blocks(blocks: Sequence[Block], title: str = "") -> None:
    """Give each block its kind. Kinds that are set already stay. `title` is the report's, if it is known."""
    company = judge_by_rules(blocks)
    _overrule(company, title)
    judge_headings(company, title)
    _set_foreign_aside(company)
    told = [one for one in company if one.block.kind is None]
    quoted = sum(len(one.words) for one in told if _is_quotation(one.block))
    mostly = 2 * quoted > sum(len(one.words) for one in told)  # then it is how the page is laid out
    for one in told:
        one.block.kind = "quotation" if _is_quotation(one.block) and not mostly else _kind_of_told(one)


def judge_by_rules(blocks: Sequence[Block]) -> list[Company]:
    """Judge blocks by words, sections and company; what the rules take for the report has no kind yet."""
    company = [measure_block(block) for block in blocks]
    for number, one in enumerate(company):
        _judge_alone(one)
        if number and one.block.kind == "photo_credit":
            _mark_caption(company[number - 1], pattern_list("captions.txt"))
        elif number and (one.block.kind == "dateline" or (number <= TOP and read_dateline(one.block.text).place)):
            _mark_caption(company[number - 1], _DATED)
    _release_early(company)
    _hear_weak_signs(company)
    _mark_repeated(company)
    _mark_comments(company)
    _mark_playlist(company)
    judge_sections(company)
    judge_by_company(company)
    _mark_foot(company)
    _mark_doubled(company)
    _release_captions(company)
    return company


def has_markup(company: Sequence[Company]) -> bool:
    """Say whether blocks come from a page, and not from plain text."""
    return any(one.block.hint or one.block.vote is not None for one in company)


def may_be_overruled(one: Company, *, markup: bool) -> bool:
    """Say whether learned weights may judge a block again: not where its own words or the heading above it decided."""
    if one.worded or one.block.kind == "editors_note":
        return False
    return one.told or (markup and one.block.vote is True) or not one.in_section


def _overrule(company: Sequence[Company], title: str) -> None:
    told = sum(one.told for one in company)
    lines = sum(not one.block.glued for one in company)
    if not FEWEST_BLOCKS <= lines <= len(company) <= MOST_BLOCKS or told > MOST_TOLD * len(company):
        return
    if not any(one.told and one.prose for one in company):
        return
    markup = has_markup(company)
    likely = find_likelihoods(company, title if markup else "", markup=markup)
    for one, chance in zip(company, likely, strict=True):
        if not may_be_overruled(one, markup=markup) or one.told == (chance >= EVEN):
            continue
        if chance >= EVEN:
            one.block.kind = None
        else:
            long = one.prose and len(one.words) > LONGEST_HEADING  # a short question may yet be the title
            one.block.kind = one.block.zone or ("boilerplate" if long else "navigation")


def _set_foreign_aside(company: Sequence[Company]) -> None:
    """A paragraph in another language within an English report is kept, but not told: nothing could be read from it."""
    told = [one for one in company if one.told]
    english = sum(len(one.words) for one in told if function_word_share(one.words) >= ENGLISH_SHARE)
    if 2 * english <= sum(len(one.words) for one in told):
        return
    for one in told:
        if len(one.words) >= FEWEST_FOREIGN_WORDS and find_foreign(one.words):
            one.block.kind = "boilerplate"


def _release_early(company: Sequence[Company]) -> None:
    """A sentence about a reporter or a fellow is a byline at the foot of a report; further up it is the report."""
    last = max((n for n, one in enumerate(company) if one.prose and one.block.kind is None), default=0)
    for number, one in enumerate(company):
        if one.prose and one.block.kind == "byline" and one.section is None and number < last - FOOT:
            one.block.kind, one.surely, one.worded = None, False, False


def _mark_repeated(company: Sequence[Company]) -> None:
    """A paragraph that stands there again and again is a caption of a gallery or the like; the cut-off beginning of
    another one is its teaser."""
    keys = sorted({one.key for one in company})
    seen: Counter[str] = Counter()
    for one in company:
        if one.block.kind is not None or len(one.words) < FEWEST_REPEATED:
            continue
        if seen[one.key] >= MOST_REPEATED:
            one.block.kind, one.surely, one.worded = "boilerplate", True, True
        elif OPEN_END.search(one.block.text[-40:]) and _has_longer(keys, one.key):
            one.block.kind, one.surely, one.worded = "teaser", True, True
        seen[one.key] += 1


def _mark_comments(company: Sequence[Company]) -> None:
    """Lines such as "Ann Other says:" head comments where there are several; a single one may head a quotation."""
    heads = [one for one in company if one.block.kind is None and _COMMENTER.fullmatch(one.block.text)]
    if len(heads) >= FEWEST_COMMENTS:
        for one in heads:
            one.block.kind, one.section, one.surely, one.worded = "comment_form", "comment_form", True, True


def _mark_playlist(company: Sequence[Company]) -> None:
    """Titles with a length before each, as in "1:05 Ferry sinks", list videos; the hours of a day would rise."""
    run: list[tuple[int, Company]] = []
    for one in (*company, None):
        found = _LENGTH.match(one.block.text) if one and one.told and not ENDS.search(one.block.text[-40:]) else None
        if one and found:
            run.append((60 * int(found[1]) + int(found[2]), one))
            continue
        lengths = [length for length, _ in run]
        if len(run) >= FEWEST_COMMENTS and lengths != sorted(lengths):
            for _, each in run:
                each.block.kind, each.surely, each.worded = "teaser", True, True
        run = []


def _has_longer(keys: Sequence[str], key: str) -> bool:
    """Say whether a key in sorted order begins another."""
    place = bisect_right(keys, key)
    return place < len(keys) and keys[place].startswith(key)


def _mark_foot(company: Sequence[Company]) -> None:
    """Words without an end below a report of whole sentences, none of which the report has, are an advertisement."""
    told = [one for one in company if one.told and one.prose]
    ended = [one for one in told if ENDS.search(one.block.text[-40:])]
    if len(ended) < FEWEST_ENDED:
        return
    report = count_words(ended)
    for one in reversed(company):
        if not one.told:
            continue
        own = count_words([one])
        if one in ended or len(own) < FEWEST_UNLIKE or any(word in report for word in own):
            return
        one.block.kind, one.surely = "boilerplate", True


def _mark_doubled(company: Sequence[Company]) -> None:
    """A paragraph that stands there twice in a row is a picture with its caption: a teaser, if unlike the report."""
    for first, second in pairwise(company):
        if first.key != second.key or not (first.told and first.prose) or len(first.words) < FEWEST_REPEATED:
            continue
        rest = [one for one in company if one.told and one.prose and one.key != first.key]
        if rest and not are_alike(count_words([first]), count_words(rest)):
            for one in (first, second):
                one.block.kind, one.surely, one.worded = "teaser", True, True


def _release_captions(company: Sequence[Company]) -> None:
    """The captions of a gallery are the report where they are longer than all else."""
    captions = [one for one in company if one.block.kind == "caption" and one.prose]
    report = sum(len(one.words) for one in company if one.told and one.prose)
    if sum(len(one.words) for one in captions) <= report:
        return
    seen: set[str] = set()
    for one in captions:
        if one.key not in seen:
            one.block.kind, one.surely, one.worded = None, False, False
        seen.add(one.key)


def _hear_weak_signs(company: Sequence[Company]) -> None:
    """A sign that a report may show, too, counts only beside a block that is surely none of the report."""
    for number, one in enumerate(company):
        beside = (*company[max(0, number - 1) : number], *company[number + 1 : number + 2])
        if one.block.kind is None and any(other.surely and other.block.kind in _ASKING for other in beside):
            line = plain_line(one.block.text)
            found = (sign for sign in find_signs(line) if sign.mode == "weak")
            one.block.kind = next((sign.kind for sign in found), None)


def _judge_alone(one: Company) -> None:
    """Judge a block by its own words, then by its markup and the extractor's vote."""
    block = one.block
    if block.kind is None:
        block.kind, one.section = judge_line(block.text)
        if block.zone == "navigation" or block.links >= MOST_LINKED:
            one.section = None  # an entry of a menu heads no section
        block.later = block.kind == "editors_note" and is_later(block.text)
    if block.kind is None and _ends_as_caption(block.text):
        block.kind = "caption"
    one.worded = block.kind is not None
    if block.kind is None:
        block.kind = _hear_votes(one)
    one.surely = block.kind is not None


def _hear_votes(one: Company) -> RegionKind | None:
    block = one.block
    if block.zone is not None and (block.vote is not True or block.zone in ("caption", "photo_credit", "comment_form")):
        return block.zone
    if block.vote is False and block.hint != "h1":
        return "boilerplate" if one.prose else "navigation"
    return None


def judge_line(text: str) -> tuple[RegionKind | None, RegionKind | None]:
    """Judge a line by its words alone: its kind, and the kind of the section that it opens, if it does."""
    if len(text) > LONGEST_LINE:
        return None, None
    line = plain_line(text)
    if not any(map(str.isalpha, line)):
        return "dateline" if _CLOCK.fullmatch(line) else "boilerplate", None
    count = len(line.split())
    if is_date_line(line) or is_name_and_date(line):
        return "dateline", None
    if _is_menu(text, count):
        return "navigation", None
    if _is_credit(line, count):
        return "photo_credit", None
    if count <= 5 and line.lower() in lone_names() and len(line) > 2:
        return "byline", None
    for sign in find_signs(line):
        if sign.mode != "weak":
            return sign.kind, sign.opens
    return ("boilerplate", "boilerplate") if _ABOUT_NAME.fullmatch(line) else (None, None)


def judge_sentence(text: str) -> RegionKind | None:
    """Judge a sentence within running text by its words alone; None where it may be the report, or an entry of a list.

    A note of the editor stays in its place, a lone day may head an entry, and "No." is a button only without its stop.
    """
    if not any(map(str.isalpha, text)):
        return None
    kind, _ = judge_line(text)
    ended = ENDS.search(text) is not None
    if kind in TOLD_IN or kind == "dateline" or (kind == "navigation" and ended):
        return None
    line = plain_line(text)
    if ended and kind == "boilerplate" and all(sign.mode == "line" for sign in find_signs(line)):
        return None
    return kind


def is_later(text: str) -> bool:
    """Say whether a note shows that it was written after its report was first published."""
    return pattern_list("later_words.txt").search(plain_line(text)) is not None


def _is_menu(text: str, count: int) -> bool:
    """Three or more items of a few words between bars, bullets or wide gaps, or a trail of breadcrumbs."""
    if count > 40 or ENDS.search(text[-40:]):
        return False
    if len(re.findall(r"\s[»›>→]\s", text)) >= 2:
        return True
    items = [item for item in _MENU_GAP.split(text.strip()) if item.strip()]
    return len(items) >= 3 and all(len(item.split()) <= 4 for item in items) and not re.search(r"\b(19|20)\d\d\b", text)


def _is_credit(line: str, count: int) -> bool:
    """REUTERS/Name, (AP Photo/Name), Name/AFP/Getty Images: an agency and a slash, or an agency alone in brackets."""
    if count > 14 or ENDS.search(line.rstrip(")")):
        return False
    found = re.search(rf"(?<!\w)({agency_names()})(?!\w)", line, re.IGNORECASE)
    if not found:
        return False
    rest = (line[: found.start()] + line[found.end() :]).strip("() ")
    slashed = re.search(r"\w\s?/\s?\w", line) is not None
    through = re.search(r"\b(via|photo|image|courtesy)\b", rest, re.IGNORECASE) is not None
    return (slashed or through or line.startswith("(")) and function_word_share(rest.split()) < 0.3


def _ends_as_caption(text: str) -> bool:
    """A sentence or two and then the photographer: "... on Friday. Photo by A Name/Agency"."""
    return (
        len(text) < 500
        and re.search(
            r"[.!?”\")]\s+\(?(?:photos?|pictures?|images?)(?: credit| courtesy(?: of)?| by|:)+ ?[^.!?]{2,60}$",
            text,
            re.IGNORECASE,
        )
        is not None
    )


def _mark_caption(one: Company, signs: re.Pattern[str]) -> None:
    """The line above a credit or a dateline is a caption if it reads as one; it may as well be a paragraph."""
    text = one.block.text
    short = len(text) < LONGEST_LINE and len(re.findall(r"[.!?]\s+[A-Z]", text)) <= 3
    if one.block.kind is None and short and signs.search(text):
        one.block.kind, one.surely, one.worded = "caption", True, True


def _is_quotation(block: Block) -> bool:
    """A block quotation, a line that a mail program marked as quoted, or a paragraph that is all quotation."""
    if block.hint == "blockquote" or block.text.startswith("> "):
        return True
    return _WHOLLY_QUOTED.fullmatch(block.text) is not None


def _kind_of_told(one: Company) -> RegionKind:
    if BULLET.match(one.block.text) or one.block.hint == "li":
        return "list"
    if one.block.hint in _HEADINGS or (not one.prose and _looks_like_heading(one)):
        return "headline"
    return "body"


def _looks_like_heading(one: Company) -> bool:
    text = one.block.text
    return len(one.words) <= LONGEST_HEADING and not _ENDS_OR_LEADS.search(text[-40:]) and not _QUOTED.match(text)
