"""What does the text of a report itself say about its publisher, title, author and date?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.model import TOLD_IN, UNKNOWN_TIME, Interval
from secondsource.read.blocks import Block
from secondsource.read.dates import is_future, read_date
from secondsource.read.facts import Facts
from secondsource.read.furniture import judge_line
from secondsource.read.headings import is_name_line, read_masthead
from secondsource.read.outlets import agency_names, lone_names
from secondsource.read.words import plain_line, word_list

_MORE_FROM = re.compile(r"more from (?P<name>(?:the )?[A-Z].{1,50})", re.IGNORECASE)
_FROM_OTHER = re.compile(
    r"(?:re-?blogged|re-?posted|re-?published|reprinted|cross-?posted|syndicated|"
    r"(?:this (?:article|story|post|piece) )?(?:was )?(?:originally|first) (?:published|posted|appeared))"
    r" (?:from|by|at|on|in|with permission (?:from|of)|courtesy of)"
    r" (?P<name>(?-i:[A-Z0-9])[^.,;(]{1,50}?)(?: (?:and|with|under|by|as) [a-z].*|[.,;(].*|$)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:by|written by|author|posted by|story by|words by)\s?:? ?(?P<name>(?-i:[A-Z]).{2,100})", re.IGNORECASE
)
NEAR_TITLE = 6
_TOP = 12
"""Blocks from the start in which a publication line, a byline or a publisher's name counts."""


def find_facts(blocks: Sequence[Block]) -> Facts:
    """Find what the judged blocks of a text show; empty where they show nothing."""
    publisher, basis = _find_publisher(blocks)
    return Facts(
        publisher=publisher,
        publisher_basis=basis,
        title=_find_title(blocks),
        byline=_find_byline(blocks),
        dct=_find_date(blocks),
    )


def _find_publisher(blocks: Sequence[Block]) -> tuple[str, str]:
    for find in (_name_on_a_line, _name_in_masthead, _name_after_from, _name_after_more, _name_in_dateline):
        found = find(blocks)
        if found[0]:
            return found
    return "", ""


def _name_on_a_line(blocks: Sequence[Block]) -> tuple[str, str]:
    """An outlet's name that stands alone at the top, "• Bloomberg"."""
    for block in blocks[:_TOP]:
        name = plain_line(block.text)
        if name.lower() in lone_names() and len(name) > 2:
            return name, f"the line “{name}”"
    return "", ""


def _name_in_masthead(blocks: Sequence[Block]) -> tuple[str, str]:
    """The paper's name above everything else: "The Example Herald", or a name in capitals above a menu."""
    title = next((n for n, block in enumerate(blocks[: 2 * _TOP]) if block.kind == "headline"), 0)
    for block in blocks[: min(3, title)]:
        name = read_masthead(block.text) if judge_line(block.text)[0] is None else ""
        if name:
            return name, f"the first line “{plain_line(block.text)}”"
    if title and judge_line(blocks[0].text)[0] is None and is_name_line(blocks[0].text.replace("&", "And")):
        menus = [block for block in blocks[1:title] if judge_line(block.text)[0] == "navigation"]
        if menus:
            return plain_line(blocks[0].text), f"the first line “{plain_line(blocks[0].text)}”, above a menu"
    return "", ""


def _name_after_from(blocks: Sequence[Block]) -> tuple[str, str]:
    for block in [*blocks[:_TOP], *blocks[-_TOP:]]:
        line = plain_line(block.text)
        found = _FROM_OTHER.match(line)
        if found and len(line.split()) <= 16:
            return found["name"].strip(), f"the line “{line}”"
    return "", ""


def _name_after_more(blocks: Sequence[Block]) -> tuple[str, str]:
    """ "More from ..." names the publisher when what follows is the name of a medium, not a topic or a person."""
    for block in blocks:
        line = plain_line(block.text).rstrip(":")
        found = _MORE_FROM.fullmatch(line)
        if found and len(line.split()) <= 8:
            name = found["name"].strip()
            words = name.lower().split()
            if name.lower() in lone_names() or (len(words) > 1 and words[-1] in word_list("media_words.txt")):
                return name, f"the line “{line}”"
    return "", ""


def _name_in_dateline(blocks: Sequence[Block]) -> tuple[str, str]:
    """ "BEIJING (Reuters) -" at the head of the first paragraph names the agency that wrote it."""
    first = next((block for block in blocks if block.kind == "body"), None)
    found = first and re.match(
        rf"(?-i:[A-Z][^()a-z]{{2,40}})(?:, [^()]{{2,30}})? ?\((?P<name>{agency_names()})\)\s?[-–—]",
        first.text,
        re.IGNORECASE,
    )
    return (found["name"], f"the dateline “{found[0].strip()}”") if found else ("", "")


def _find_title(blocks: Sequence[Block]) -> str:
    for block in blocks:
        if block.kind == "headline":
            return " ".join(block.text.split())
        if block.kind in TOLD_IN:
            break
    return ""


def _find_byline(blocks: Sequence[Block]) -> str:
    for block in [*blocks[: 3 * _TOP], *blocks[-_TOP:]]:
        if block.kind == "byline":
            line = plain_line(block.text)
            found = _BY.match(line)
            if found:
                return found["name"].strip()
            if is_name_line(line.split(",")[0]) and not _FROM_OTHER.match(line):
                return line.split(",")[0]
    return ""


def _find_date(blocks: Sequence[Block]) -> Interval:
    """A publication line; "published" before "updated", which tells only the latest version's day."""
    best = UNKNOWN_TIME
    for block in blocks[: 3 * _TOP]:
        if block.kind != "dateline":
            continue
        line = plain_line(block.text)
        found = read_date(line, f"the line “{line[:60]}”")
        if found and not is_future(found):
            if not re.match(r"(last )?(updated|modified|edited|reviewed)", line, re.IGNORECASE):
                return found
            best = best if best.known else found
    return best if best.known else _date_near_title(blocks)


def _date_near_title(blocks: Sequence[Block]) -> Interval:
    """A day in a short line next to the title, behind a name or a place: "Ann Other 4 August 2010"."""
    title = next((n for n, block in enumerate(blocks[: 5 * _TOP]) if block.kind == "headline"), None)
    if title is None:
        return UNKNOWN_TIME
    for block in blocks[max(0, title - 3) : title + NEAR_TITLE]:
        line = plain_line(block.text)
        if block.kind in ("body", "headline", "list", "related_links", "teaser") or len(line.split()) > 14:
            continue
        found = read_date(line, f"the line “{line[:60]}” by the title")
        if found and found.earliest == found.latest and not is_future(found):
            return found
    return UNKNOWN_TIME
