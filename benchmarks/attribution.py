"""Who says so: attributions of PolNeAR against ours, and against textacy's direct quotations.

The corpus is univocal (no attribution inside another) and marks no narration, so both are left out of ours; its
contents keep "that" and quotation marks, its sources the comma that closes an apposition and the relative pronoun where
we name what it stands for, so ours are changed in these before they are compared exactly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.data import read_split, score
from secondsource.extract.actors import find_actors
from secondsource.extract.attribution import find_statements
from secondsource.model import Document, Region, Span, Statement
from secondsource.parse.english import load_model, parse_document
from secondsource.parse.tree import Parse
from secondsource.read.plain import Facts, read_text

Spans = tuple[Span, ...]
Parsed = tuple[Document, tuple[Region, ...], Parse]
_THAT = re.compile(r"\bthat,?\s+$", re.IGNORECASE)
_OPENING = re.compile(r"(?:\bthat\s+)?(?:[\"“„«‘`]|``|'{1,2})$", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(who|which|that)(?:\s+(?:\w+ly|has|have|had|is|are|was|were|also))*\s*$", re.IGNORECASE)
_CLOSING = re.compile(r"(?:[.,!?…;]{0,2}(?:[\"”“»’]|'{1,2}))+")


@dataclass(frozen=True)
class Attribution:
    source: Spans
    cue: Spans
    content: Spans
    quote_type: str


def measure(data: Path, split: str, *, peers: bool, limit: int, rules_only: bool = False) -> dict[str, Any]:
    """All figures; with `rules_only` those of the rules without the tagger, too, under that key."""
    records = read_split(data, split)[: limit or None]
    parsed = [parse_record(record) for record in records]
    result = compare(ours_of(record, one) for record, one in zip(records, parsed, strict=True))
    if rules_only:
        result["rules_only"] = compare(
            ours_of(record, one, rules_only=True) for record, one in zip(records, parsed, strict=True)
        )
    if peers and find_spec("textacy") is not None:
        pairs = ((record["text"], gold_of(record), textacy_of(record["text"])) for record in records)
        result["peers"] = {"textacy": compare(pairs)}
    return {"documents": len(records), **result}


# Reading


def gold_of(record: dict[str, Any]) -> list[Attribution]:
    text = record["text"]
    found = []
    for item in record["attributions"]:
        source, cue, content = (tuple(Span(*span) for span in item[role]) for role in ("source", "cue", "content"))
        if content:
            found.append(Attribution(source, cue, content, type_of(text, content)))
    return found


def type_of(text: str, content: Spans) -> str:
    """Direct if nearly all characters stand in quotation marks, mixed if some do."""
    inside = quoted_in(text)
    places = {at for span in content for at in range(span.start, span.stop) if not text[at].isspace()}
    quoted = len(places & inside)
    return "direct" if quoted >= 0.9 * len(places) else "mixed" if quoted else "indirect"


def quoted_in(text: str) -> set[int]:
    """The characters that stand in double quotation marks, paragraph by paragraph, with the marks."""
    places: set[int] = set()
    for paragraph in re.finditer(r"[^\n]+", text):
        for quote in re.finditer(r"[“\"][^“”\"]*(?:[”\"]|$)|''.*?(?:''|$)", paragraph.group()):
            places.update(range(paragraph.start() + quote.start(), paragraph.start() + quote.end()))
    return places


def parse_record(record: dict[str, Any]) -> Parsed:
    document, regions = read_text(record["text"], record["doc_id"], Facts(publisher=record["publisher"]))
    return document, regions, parse_document(document, regions)


def ours_of(
    record: dict[str, Any], parsed: Parsed, *, rules_only: bool = False
) -> tuple[str, list[Attribution], list[Attribution]]:
    """A text with its attributions as the corpus and as we have them."""
    document, regions, parse = parsed
    statements = find_statements(document, regions, parse, find_actors(document, parse), rules_only)
    return record["text"], gold_of(record), attributions_of(record["text"], statements)


def attributions_of(text: str, statements: Iterable[Statement]) -> list[Attribution]:
    """Our statements as the corpus marks attributions: the outermost ones, without narration."""
    said = [item for item in statements if item.quote_type != "narration"]
    found = []
    for item in outermost(said):
        spans = [link.span for link in item.chain[1:] if link.span is not None]
        source = tuple(close_apposition(text, as_relative(text, span, item.cue[0])) for span in spans[-1:])
        found.append(Attribution(source, item.cue, widen(text, item.content), item.quote_type))
    return found


def as_relative(text: str, source: Span, cue: Span) -> Span:
    """The "who" or "which" between a source and its cue: the corpus marks it, where we name what it stands for."""
    found = _RELATIVE.search(text, source.start, cue.start)
    return Span(found.start(1), found.end(1)) if found and found.end() > source.stop - 1 else source


def close_apposition(text: str, source: Span) -> Span:
    """The comma that closes an apposition ("the mayor, Ana Orr,"): the corpus takes it in."""
    inside = "," in text[source.start : source.stop] and text[source.stop : source.stop + 1] == ","
    return Span(source.start, source.stop + 1) if inside else source


def outermost(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements whose cue stands in no other's content."""
    for item in statements:
        cue = item.cue[0]
        if not any(other is not item and other.covers(cue) for other in statements):
            yield item


def widen(text: str, content: Spans) -> Spans:
    """Take in "that" and quotation marks at the ends, and join pieces between which nothing else stands."""
    wide: list[Span] = []
    for span in content:
        before = (_OPENING.search(text, span.start - 8, span.start)) or _THAT.search(text, span.start - 8, span.start)
        closing = _CLOSING.match(text, span.stop)
        start, stop = before.start() if before else span.start, closing.end() if closing else span.stop
        if closing and not before and not re.search(r"[\"“„«‘`]|''", text[span.start : span.stop]):
            stop = span.stop  # the mark opens or closes somebody else's words
        if wide and not re.search(r"\w", text[wide[-1].stop : start]):
            wide[-1] = Span(wide[-1].start, max(stop, wide[-1].stop))
        else:
            wide.append(Span(start, stop))
    return tuple(wide)


def textacy_of(text: str) -> list[Attribution]:
    """The peer, a paragraph at a time, since unbalanced marks make it give up on a text."""
    from textacy.extract.triples import direct_quotations  # an optional peer

    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        doc = load_model()(paragraph.group())
        try:
            triples = list(direct_quotations(doc))
        except ValueError:
            continue
        for triple in triples:
            source, cue = ([t for t in tokens if t.text.strip()] for tokens in (triple.speaker, triple.cue))
            found.append(
                Attribution(
                    _between(source, paragraph.start()),
                    _between(cue, paragraph.start()),
                    _between(list(triple.content), paragraph.start()),
                    "direct",
                )
            )
    return found


def _between(tokens: Sequence[Any], offset: int) -> Spans:
    if not tokens:
        return ()
    return (Span(offset + tokens[0].idx, offset + tokens[-1].idx + len(tokens[-1])),)


# Comparing


def compare(documents: Iterable[tuple[str, list[Attribution], list[Attribution]]]) -> dict[str, Any]:
    """All figures over the documents; contents are matched one to one, the best pairs first."""
    tally: Counter[str] = Counter()
    for text, gold, found in documents:
        count_roles(tally, text, gold, found)
        pairs = match(text, [item.content for item in gold], [item.content for item in found])
        tally["right"] += len(pairs)
        for left, right in pairs:
            tally[f"right {gold[left].quote_type}"] += 1
            tally[f"right found {found[right].quote_type}"] += 1
            if gold[left].source:
                tally["sourced"] += 1
                tally["source right"] += near(gold[left].source, found[right].source)
        tally["gold"] += len(gold)
        tally["found"] += len(found)
        tally.update(f"gold {item.quote_type}" for item in gold)
        tally.update(f"found {item.quote_type}" for item in found)
    return figures(tally)


def figures(tally: Counter[str]) -> dict[str, Any]:
    direct = min(tally["right direct"], tally["right found direct"])
    return {
        "content_j50": score(tally["right"], tally["found"], tally["gold"]),
        "indirect_recall": ratio(tally["right indirect"], tally["gold indirect"]),
        "mixed_recall": ratio(tally["right mixed"], tally["gold mixed"]),
        "direct_f1": score(direct, tally["found direct"], tally["gold direct"])["f1"],
        "source_given_content": ratio(tally["source right"], tally["sourced"]),
        "exact": {
            role: score(tally[f"exact {role}"], tally[f"found {role}"], tally[f"gold {role}"])["f1"]
            for role in ("source", "cue", "content")
        },
    }


def ratio(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0


def count_roles(tally: Counter[str], text: str, gold: list[Attribution], found: list[Attribution]) -> None:
    """Count spans of a role that are the same to the character, each taken once."""
    for role in ("source", "cue", "content"):
        left = Counter(getattr(item, role) for item in gold if getattr(item, role))
        right = Counter(getattr(item, role) for item in found if getattr(item, role))
        tally[f"exact {role}"] += sum((left & right).values())
        tally[f"gold {role}"] += sum(left.values())
        tally[f"found {role}"] += sum(right.values())


def match(text: str, gold: Sequence[Spans], found: Sequence[Spans], least: float = 0.5) -> list[tuple[int, int]]:
    """Pairs of contents with a Jaccard index of characters of `least` or more, each content in one pair."""
    left, right = [letters(text, spans) for spans in gold], [letters(text, spans) for spans in found]
    scored = []
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            shared = len(one & other)
            if shared and shared >= least * len(one | other):
                scored.append((-round(shared / len(one | other), 6), i, j))
    pairs: list[tuple[int, int]] = []
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in taken_left and j not in taken_right:
            pairs.append((i, j))
            taken_left.add(i)
            taken_right.add(j)
    return pairs


def letters(text: str, spans: Spans) -> set[int]:
    return {at for span in spans for at in range(span.start, span.stop) if text[at].isalnum()}


def near(gold: Spans, found: Spans) -> bool:
    """Say whether two sources share half of the shorter one."""
    shared = sum(one.overlap(other) for one in gold for other in found)
    shorter = min(sum(span.stop - span.start for span in gold), sum(span.stop - span.start for span in found))
    return shorter > 0 and shared * 2 >= shorter
