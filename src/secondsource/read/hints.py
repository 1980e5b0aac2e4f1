"""What does the text of a report itself say about its publisher, title, author and date?"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from secondsource.model import TOLD_IN, UNKNOWN_TIME
from secondsource.read.blocks import Block
from secondsource.read.bylines import Byline, read_byline
from secondsource.read.dates import split_at_date
from secondsource.read.day_order import find_order
from secondsource.read.facts import Facts, host_of
from secondsource.read.furniture import judge_line
from secondsource.read.headings import is_name_line, read_masthead
from secondsource.read.outlets import lone_names, name_key, outlet_named
from secondsource.read.stamps import Stamp, days_of, read_stamp
from secondsource.read.wire import find_wire, read_dateline
from secondsource.read.words import plain_line, word_list

_MORE_FROM = re.compile(r"more from (?P<name>(?:the )?[A-Z].{1,50})", re.IGNORECASE)
_FROM_OTHER = re.compile(
    r"(?:re-?blogged|re-?posted|re-?published|reprinted|cross-?posted|syndicated|"
    r"(?:this (?:article|story|post|piece) )?(?:was )?(?:originally|first) (?:published|posted|appeared))"
    r" (?:from|by|at|on|in|with permission (?:from|of)|courtesy of)"
    r" (?P<name>(?-i:[A-Z0-9])[^.,;(]{1,50}?)(?: (?:and|with|under|by|as) [a-z].*|[.,;(].*|$)",
    re.IGNORECASE,
)
_OWNER = re.compile(
    r"(?:copyright|©|\(c\))[ ,]*(?:©|\(c\))?[ ,]*(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[ ,]*(?:by )?"
    r"(?P<name>(?-i:[A-Z]).{2,50}?)(?:[.,|]? all rights.*|[.|].*|$)",
    re.IGNORECASE,
)
NEAR_TITLE = 6
_TOP = 12
"""Blocks from the start in which a publication line, a byline or a publisher's name counts."""


def find_facts(blocks: Sequence[Block], known: Facts | None = None, uri: str = "") -> Facts:
    """Find what the judged blocks of a text show; empty where they show nothing.

    `known` is what is known already: it tells how days are written here, and when an archive took the page. Whose
    text a report carries names its publisher only if neither it nor the address `uri` tells one.
    """
    known = known or Facts()
    publisher, basis = _find_publisher(blocks, alone=not (host_of(known.url) or host_of(uri)))
    wire = find_wire([block.text for block in blocks if block.kind == "body"], _short_lines(blocks))
    byline = _find_byline(blocks) or (_name_below_title(blocks) if wire.place or wire.agency else None)
    stamp = _find_stamp(blocks, known)
    return Facts(
        publisher=publisher,
        publisher_basis=basis,
        title=_find_title(blocks),
        byline=byline.names if byline and name_key(byline.names) != name_key(publisher) else "",
        dct=days_of(stamp),
        time=stamp.first.time if stamp.first else "",
        updated=stamp.later.days if stamp.later else UNKNOWN_TIME,
        dateline=wire.place,
        agency=wire.agency or (byline.agency if byline else "") or _reprinted_from(blocks) or _agency_of_owner(blocks),
    )


def _short_lines(blocks: Sequence[Block]) -> list[str]:
    """The lines around the report that may credit an agency."""
    top = [block for block in blocks[:_TOP] if block.kind in ("byline", "dateline", "editors_note")]
    foot = [
        block
        for block in blocks[_TOP // 3 :][-_TOP:]
        if block.kind not in ("body", "navigation", "related_links", "teaser")
    ]
    return [block.text for block in (*top, *foot)]


def _reprinted_from(blocks: Sequence[Block]) -> str:
    """The outlet that a "re-blogged from" names, if the list of outlets knows it."""
    known = outlet_named(_name_after_from(blocks)[0])
    return known.name if known else ""


def _find_publisher(blocks: Sequence[Block], alone: bool) -> tuple[str, str]:
    """Who published it; whose text it carries counts only for a report that stands `alone`, without an address."""
    finds = [_name_on_a_line, _name_in_masthead, _name_after_more]
    if alone:
        finds = [
            _name_on_a_line,
            _name_in_masthead,
            _name_by_title,
            _name_after_from,
            _name_after_more,
            _name_of_owner,
            _name_in_dateline,
        ]
    return next((found for find in finds if (found := find(blocks))[0]), ("", ""))


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
        if name and block.zone != "navigation":
            return name, f"the first line “{plain_line(block.text)}”"
    if title and judge_line(blocks[0].text)[0] is None and is_name_line(blocks[0].text.replace("&", "And")):
        menus = [block for block in blocks[1:title] if judge_line(block.text)[0] == "navigation"]
        if menus:
            return plain_line(blocks[0].text), f"the first line “{plain_line(blocks[0].text)}”, above a menu"
    return "", ""


def _name_by_title(blocks: Sequence[Block]) -> tuple[str, str]:
    """A medium's name next to the title, alone or with a day: "The Example Herald, 4 June 2021"."""
    for block in _by_title(blocks, told=("body", "list", "related_links", "teaser")):
        line = plain_line(block.text)
        name = split_at_date(line)[0].strip(" ,|·–—-")
        if block.kind != "headline" or line == name:
            name = "" if block.text == _find_title(blocks) else name
            if name and read_masthead(name) == name:
                return name, f"the line “{_shorten(line)}” by the title"
    return "", ""


def _shorten(line: str) -> str:
    """The first words of a line, as a basis quotes them."""
    return textwrap.shorten(line, 60, placeholder=" …")


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
            if name.lower() in lone_names() or (len(words) > 1 and _is_medium(words)):
                return name, f"the line “{line}”"
    return "", ""


def _is_medium(words: Sequence[str]) -> bool:
    """Say whether a name ends in a word for a medium, with a channel's number perhaps: "News 7"."""
    plain = [word for word in words if not word.isdigit()]
    return bool(plain) and plain[-1] in word_list("media_words.txt")


def _name_in_dateline(blocks: Sequence[Block]) -> tuple[str, str]:
    """ "BEIJING (Reuters) -" at the head of the first paragraph names the agency that wrote it."""
    first = next((block for block in blocks if block.kind == "body"), None)
    name = read_dateline(first.text).agency if first else ""
    return (name, f"the dateline “{first.text[:40].strip()} …”") if first and name else ("", "")


def _name_of_owner(blocks: Sequence[Block]) -> tuple[str, str]:
    """ "© 2018 The Example Herald" at the foot is weak evidence, and none unless the name is a medium's.

    An agency owns what others print.
    """
    return next(((name, basis) for name, basis, agency in _owners(blocks) if not agency), ("", ""))


def _agency_of_owner(blocks: Sequence[Block]) -> str:
    """The agency that a line of copyright names."""
    return next((agency for _, _, agency in _owners(blocks) if agency), "")


def _owners(blocks: Sequence[Block]) -> Iterator[tuple[str, str, str]]:
    """The media that lines of copyright name: the name, the basis, and the agency that it is, if any."""
    for block in blocks[-2 * _TOP :]:
        found = _OWNER.match(plain_line(block.text)) if block.kind not in TOLD_IN else None
        name = found["name"].strip(" .,") if found else ""
        known = outlet_named(name) if name else None
        if known or (name and read_masthead(name)):
            agency = known.name if known and known.serves and known.kind != "photo" else ""
            yield name, f"the line “{_shorten(plain_line(block.text))}”", agency


def _find_title(blocks: Sequence[Block]) -> str:
    for block in blocks:
        if block.kind == "headline":
            return " ".join(block.text.split())
        if block.kind in TOLD_IN:
            break
    return ""


def _find_byline(blocks: Sequence[Block]) -> Byline | None:
    """A byline with "by", or a name alone; then a name that stands with the date next to the title."""
    for block in [*blocks[: 3 * _TOP], *blocks[-_TOP:]]:
        if block.kind == "byline" and not _FROM_OTHER.match(plain_line(block.text)):
            byline = _read_names(block.text)
            if byline:
                return byline
    for block in _by_title(blocks):
        before, day, after = split_at_date(plain_line(block.text))
        if read_masthead(before.strip(" ,|·–—-")):
            continue
        byline = (_read_names(before) or _read_names(after)) if day else None
        if byline:
            return byline
    return None


def _name_below_title(blocks: Sequence[Block]) -> Byline | None:
    """A name alone on the line above the first paragraph of a report with a dateline."""
    first = next((number for number, block in enumerate(blocks) if block.kind == "body"), 0)
    title = next((number for number, block in enumerate(blocks) if block.kind == "headline"), first)
    line = plain_line(blocks[first - 1].text) if title < first - 1 else ""
    return read_byline(line) if is_name_line(line) else None


def _read_names(line: str) -> Byline | None:
    """Names in a line that is signed with "by", or that begins with nothing but a name."""
    byline = read_byline(line)
    if byline is None or byline.signed or is_name_line(byline.names.split(",")[0]):
        return byline
    return byline if byline.agency and byline.names.count(" ") < 4 else None


def _find_stamp(blocks: Sequence[Block], known: Facts) -> Stamp:
    """The publication lines, those next to the title for want of them: when it was published, when updated."""
    order = find_order(host_of(known.url), "", "\n".join(block.text for block in blocks if len(block.text) < 200))
    first = later = None
    blocks = [block for block in blocks if not _is_of_picture(block)]
    lines = [(block, "") for block in [*blocks[: 3 * _TOP], *blocks[3 * _TOP :][-_TOP:]] if block.kind == "dateline"]
    for block, where in (*lines, *((block, " by the title") for block in _by_title(blocks))):
        line = plain_line(block.text)
        stamp = read_stamp(line, f"the line “{_shorten(line)}”{where}", order, known.captured)
        exact = stamp.first is not None and stamp.first.days.earliest == stamp.first.days.latest
        first = first or (stamp.first if exact or not where else None)
        later = later or stamp.later
    return Stamp(first, later)


def _is_of_picture(block: Block) -> bool:
    """Say whether a stamp tells when a picture or a video was published: it stands in brackets within other text."""
    return block.glued and block.text.startswith("(")


_NOT_BY_TITLE = ("body", "headline", "list", "related_links", "teaser")


def _by_title(blocks: Sequence[Block], told: Sequence[str] = _NOT_BY_TITLE) -> Iterator[Block]:
    """The short lines around the title that may hold a name or a day: "Ann Other 4 August 2010"."""
    title = next((n for n, block in enumerate(blocks[: 5 * _TOP]) if block.kind == "headline"), None)
    if title is None:
        return
    for block in blocks[max(0, title - 3) : title + NEAR_TITLE]:
        if block.kind not in told and len(block.text.split()) <= 14:
            yield block
