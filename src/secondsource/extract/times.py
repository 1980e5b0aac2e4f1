"""When? Time expressions, found over the parse, in forms that need no anchor yet.

A form is one of these; n is a number, UNIT one of SECOND MINUTE HOUR DAY WEEK WEEKEND MONTH QUARTER HALF YEAR
DECADE CENTURY:

    form    := value | mask [hint] | offset | "AGO:" offset | "REF:" (offset | mask [hint]) | "EVENT:" offset
               | length [side] | vague | value "|" value
    value   := a complete TIMEX3 value        2018-03-26, 2018-03-26TNI, 2018-03-26T14:00, 2018-03, 2018, 2018-Q1, 199
    mask    := TIMEX3 with X for the anchor   XXXX-03-26, XXXX-WXX-3, XXXX-WXX-3TNI, XXXX-06, XXXX-SU, XXXX-Q3,
               and for floating feasts        XXXX-11-4#4 (fourth Thursday of November), XXXX-EASTER-2
    hint    := "|-1"  the last one that is over      last June         "|+1"  the next one           next June
               "|+0"  this one                       this Sunday       "|0"   the nearer one
               "|" offset  within that unit          June last year    "|WEEK"  the week of that day Easter week
               "|WXX-" n  on that weekday            Tuesday, March 27
    offset  := UNIT ("+"|"-") n [time of day]        DAY-1 yesterday, WEEK+0 this week, DAY+0TNI tonight
    AGO:     counts from now                         AGO:MONTH-2 two months ago
    REF:     counts from another time of the text    REF:DAY+1 the next day, REF:YEAR-1 a year earlier, REF:DAY+0T14:00
    EVENT:   counts from what is named after it      EVENT:DAY+1 a day (after the vote); a length until that is known
    length  := a TIMEX3 duration or set              P2W, PXM months, PT12H/PT14H a range; X is an amount not said
    side    := "|-1" up to now, "|+1" from now on    P3Y|-1 the last three years
    vague   := PRESENT_REF | PAST_REF | FUTURE_REF
    value "|" value: two readings of a date in slashes, 3/9/2017, of which nothing tells the right one
    "|FY", "|FY-3"   a fiscal year, and by how many months it begins before the year it is named for (extract/fiscal.py)
    T23:00[zone]     a time of day by the clock of a zone (extract/clock_zones.py)

Two values, masks or lengths with "/" between them are a range (XXXX-05-07/XXXX-05-08). The mention from which a form
REF: or EVENT: counts, or after which a range ends, stands in `anchor` where the sentence tells it; else it is found as
the times of the document are resolved (`extract/counting.py`). `mod` is TIMEX3's (START, END, MID, APPROX,
EQUAL_OR_MORE ...), or SINCE, UNTIL, BEFORE or AFTER from the preposition; both with a space between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from secondsource.extract.anchoring import (
    BY,
    anchor_interval,
    bound_interval,
    is_deictic,
    resolve_time,
)
from secondsource.extract.clock_zones import settle_zones
from secondsource.extract.counting import resolve_times
from secondsource.extract.fiscal import settle_fiscal_years
from secondsource.extract.namesakes import drop_namesakes
from secondsource.extract.slashed import settle_slashes
from secondsource.extract.tense import Told, find_tense
from secondsource.extract.tied_times import tie_times
from secondsource.extract.timex import find_nodes
from secondsource.extract.timex_words import Node
from secondsource.model import Document, TimeMention
from secondsource.parse.tree import Parse, Sentence, Token

__all__ = [
    "anchor_interval",
    "bound_interval",
    "find_times",
    "is_deictic",
    "resolve_time",
    "resolve_times",
]

RANGE = re.compile(r"\s+(through|to|until|till|and)\s+|\s?[-–]\s?")
"""What stands between the ends of a range: "from Monday through Wednesday", "Monday-Friday"."""

YEAR_SAID = re.compile(r"\d{4}-\d\d")

NOW = frozenset({"DAY+0", "PRESENT_REF"})

LIMITS = {"since": "SINCE", "until": "UNTIL", "till": "UNTIL", "by": "UNTIL", "before": "BEFORE", "after": "AFTER"}
"""Prepositions that make a date a limit. The bound day of "by" and "until" is included."""


def find_times(document: Document, parse: Parse) -> Iterator[TimeMention]:
    """Yield the time expressions of a document, in the order of the text.

    Offsets are code points of the document's text, half-open. See the top of this module for the forms. Extents follow
    the TIMEX3 guidelines (TimeML 1.2.1): modifiers are in, prepositions are not.
    """
    found = [mention for sentence in parse.sentences for mention in find_in_sentence(document, parse, sentence)]
    found = list(settle_slashes(document, drop_namesakes(parse, found)))
    yield from tie_times(parse, list(settle_fiscal_years(document, parse, settle_zones(document, found))))


def find_in_sentence(document: Document, parse: Parse, sentence: Sentence) -> Iterator[TimeMention]:
    """Yield the time expressions of one sentence, the ends of a range tied to each other."""
    tokens = parse.words(sentence)
    last: TimeMention | None = None
    for node in find_nodes(parse.text, tokens):
        inside = [token for token in tokens if token.start < node.stop and node.start < token.stop]
        if not inside:
            continue
        mention = read_mention(document, parse, node, inside)
        joint = last and RANGE.fullmatch(parse.text, last.stop, mention.start)
        if last and joint:
            last, mention = tie_range(last, mention, joint[1] or "to")
        if last:
            yield last
        last = mention
    if last:
        yield last


def tie_range(first: TimeMention, last: TimeMention, joint: str) -> tuple[TimeMention, TimeMention]:
    """Tie two times that a word joins: "March to May 2018" are of one year, the end of a range follows its start."""
    if first.form.startswith("XXXX-") and YEAR_SAID.match(last.form) and "|" not in first.form:
        year = int(last.form[:4]) - (first.form[5:7] > last.form[5:7])
        return replace(first, form=f"{year:04d}{first.form[4:]}"), last
    if joint == "and" or not last.form.startswith("XXXX-"):
        return first, last
    if first.form in NOW:
        return first, replace(last, tense="future")
    alike = re.sub(r"\d", "", first.form) == re.sub(r"\d", "", last.form)
    return first, replace(last, tense=first.tense, anchor=first.span) if alike else last


def read_mention(document: Document, parse: Parse, node: Node, inside: list[Token]) -> TimeMention:
    """Make the mention of a node, with its tense and the preposition that limits it."""
    form = str(node.value)
    if node.tag == "CLOCK":
        form = f"REF:DAY+0{form}"
    limit = limit_before(parse, inside[0], node.type)
    tense = choose_tense(parse, inside, limit)
    if tense == "either":
        form, tense = (form if "|" in form or not form.startswith("XXXX") else form + "|0"), "none"
    return TimeMention(
        doc=document.id,
        start=node.start,
        stop=node.stop,
        type=type_of(node, form),  # type: ignore[arg-type]
        form=form,
        mod=" ".join(filter(None, (node.mod, limit))),
        tense=tense,
        by=BY,
    )


def choose_tense(parse: Parse, inside: list[Token], limit: str) -> Told:
    """The tense of the governing verb; "since" looks back, and a note's past may be later than the report."""
    tense: Told = "past" if limit == "SINCE" else find_tense(parse, inside[0], inside[-1])
    if tense == "present" and heads_entry(parse, inside):
        return "past"
    return "none" if tense == "past" and parse.sentence(inside[0]).kind == "editors_note" else tense


ENTRY_MARKS = ("-", "--", "–", "—", ":")


def heads_entry(parse: Parse, inside: list[Token]) -> bool:
    """Say whether a date heads an entry of a chronology, which tells the past so: "Feb 26 - The council votes"."""
    after = inside[-1].i + 1
    first = parse.sentence(inside[0]).first
    return inside[0].i == first and after < len(parse.tokens) and parse.tokens[after].text in ENTRY_MARKS


def type_of(node: Node, form: str) -> str:
    """The TIMEX3 type; what counts hours is a time."""
    return (
        "TIME"
        if any(unit in form for unit in ("HOUR", "MINUTE", "SECOND", "T1", "T0", "T2")) and node.type == "DATE"
        else node.type
    )


def limit_before(parse: Parse, first: Token, type: str) -> str:
    """SINCE, UNTIL, BEFORE or AFTER from the preposition of a date; EQUAL_OR_LESS from "within" a length of time."""
    before = parse.tokens[max(0, first.i - 1)]
    if before.i == first.i or before.pos not in ("ADP", "SCONJ", "ADV"):
        return ""
    if type == "DURATION":
        return "EQUAL_OR_LESS" if before.lemma == "within" else ""
    return LIMITS.get(before.lemma, "") if type != "SET" else ""
