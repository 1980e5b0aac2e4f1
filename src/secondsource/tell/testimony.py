"""Who says so, citing whom, in which words? One line for each statement, with its evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from secondsource.model import Act, Claim, EventMention, Span, Statement
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.passages import Mark, Passage, excerpt, find_passage
from secondsource.tell.sentences import find_sentence
from secondsource.tell.wording import factuality_word, one_line, say_name, words

SNIPPET = 25
"""Characters below which a statement stands after the fuller ones of its source."""

PASSED_ON = 0.7
"""Share of a statement that has to be another source's before only the longer chain is shown."""

_BULLET = re.compile(r"^[•‣▪·*–-]\s+")

WITHDRAWN = "withdrawn"
"""What is said of words that a note of their own report takes back."""

DASHES = ("—", "–", "-")
"""What ends a dateline."""

LONGEST_WORDS = 220
"""Characters of a statement that one line shows around the words in focus."""


@dataclass(frozen=True, slots=True)
class Testimony:
    """A statement as a reader meets it: the chain of sources, the words, how sure, and the paragraph behind it."""

    chain: tuple[str, ...]
    words: str
    direct: bool
    factuality: str
    condition: str
    passage: Passage
    narrated: bool = False
    copied: bool = False  # the report is a copy of another one
    also: int = 0  # further reports with the same words from the same source


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin with what it says."""

    name: str
    kind: str
    reasons: tuple[str, ...]
    documents: int
    testimonies: tuple[Testimony, ...]


def say_chain(catalogue: Catalogue, statement: Statement) -> tuple[str, ...]:
    """The names of a chain, outermost first, each as the whole brief has it; the same name twice in a row is one."""
    names: list[str] = []
    for link in statement.chain:
        name = say_name(catalogue.name_in_chain(statement.doc, link)) or "unknown"
        if not names or names[-1].casefold() != name.casefold():
            names.append(name)
    return tuple(names)


def make_testimony(catalogue: Catalogue, statement: Statement, focus: Sequence[Mark] = ()) -> Testimony:
    """Tell a statement, or the part of it around the words of `focus`, which are marked."""
    text = catalogue.document[statement.doc].text
    withdrawn = catalogue.bench.is_withdrawn(statement)
    if focus:
        middle = focus[0].span
        piece = next((p for p in statement.content if middle.within(p)), _line_around(text, middle))
        if statement.quote_type == "narration":
            piece = _whole_sentence(catalogue, statement, middle)
        said = excerpt(text, piece, middle, LONGEST_WORDS)
    else:
        said = " … ".join(_quote(text, piece) for piece in statement.content)
    return Testimony(
        chain=say_chain(catalogue, statement),
        words=_BULLET.sub("", said),
        direct=statement.quote_type == "direct" and not set("“”") & set(said),
        factuality=WITHDRAWN if withdrawn else factuality_word(statement.factuality, statement.act, said),
        condition=one_line(text[statement.condition.start : statement.condition.stop]) if statement.condition else "",
        passage=find_passage(catalogue, statement.doc, [*focus, *_marks_of(statement, bool(focus))]),
        narrated=statement.quote_type == "narration",
        copied=statement.doc in catalogue.copy_of,
    )


def _whole_sentence(catalogue: Catalogue, statement: Statement, middle: Span) -> Span:
    """The sentence of a narrated event, with what others say in it, so that it reads whole; without its dateline."""
    text = catalogue.document[statement.doc].text
    block = _line_around(text, middle)
    for _, region in catalogue.regions_at(statement.doc, middle):  # a photo credit may be glued to the paragraph
        block = Span(max(block.start, region.start), min(block.stop, region.stop))
    sentence = find_sentence(text, block, middle)
    first = statement.content[0].start
    headed = first <= middle.start and text[sentence.start : first].rstrip().endswith(DASHES)
    return Span(first, sentence.stop) if headed else sentence


def _quote(text: str, piece: Span) -> str:
    """The words on one line; a quotation that begins with them gets back the mark that the content leaves out."""
    said = one_line(text[piece.start : piece.stop])
    before = text[piece.start - 1 : piece.start]
    return before + said if before == "“" and said.count("”") > said.count("“") else said


def _marks_of(statement: Statement, focused: bool) -> list[Mark]:
    """Source and cue are always marked; the content unless some of its words are in focus."""
    marks = [Mark(link.span, "source") for link in statement.chain if link.span]
    marks += [Mark(cue, "cue") for cue in statement.cue]
    if not focused:
        marks += [Mark(piece, "content") for piece in statement.content]
    return marks


def _line_around(text: str, span: Span) -> Span:
    start = text.rfind("\n", 0, span.start) + 1
    stop = text.find("\n", span.stop)
    return Span(start, stop if stop >= 0 else len(text))


def say_mention(catalogue: Catalogue, mention: EventMention) -> Testimony:
    """Tell an event as one statement has it, with the trigger and its arguments marked."""
    marks = [Mark(mention.span, "trigger")]
    marks += [Mark(argument.span, "content") for argument in mention.arguments]
    statement = catalogue.statement.get(mention.statement) or catalogue.narration(mention.doc, mention.span)
    testimony = make_testimony(catalogue, statement, marks)
    return _with_factuality(testimony, statement, mention.factuality)


def quote_mention(catalogue: Catalogue, mention: EventMention, width: int) -> str:
    """The words around the trigger of an event, on one line."""
    text = catalogue.document[mention.doc].text
    statement = catalogue.statement.get(mention.statement)
    pieces = statement.content if statement else ()
    piece = next((p for p in pieces if mention.span.within(p)), _line_around(text, mention.span))
    return _BULLET.sub("", excerpt(text, piece, mention.span, width))


def say_claim(catalogue: Catalogue, claim: Claim) -> Testimony:
    """Tell a claim, with the words that it rests on marked."""
    statement = catalogue.statement.get(claim.statement) or catalogue.narration(claim.doc, claim.span)
    testimony = make_testimony(catalogue, statement, [Mark(claim.span, "trigger")])
    return _with_factuality(testimony, statement, claim.factuality)


def _with_factuality(testimony: Testimony, statement: Statement, factuality: str) -> Testimony:
    if factuality == statement.factuality or testimony.factuality == WITHDRAWN:
        return testimony
    return replace(testimony, factuality=factuality_word(factuality, statement.act, testimony.words))


def attributed(catalogue: Catalogue, documents: Iterable[str]) -> list[Statement]:
    """The attributed statements of some documents in the order of the reports."""
    docs = sorted((doc for doc in documents if doc in catalogue.rank), key=catalogue.rank.__getitem__)
    return [said for doc in docs for said in catalogue.statements_of(doc) if said.quote_type != "narration"]


def find_acts(catalogue: Catalogue, documents: Iterable[str], *acts: Act) -> list[Testimony]:
    """The statements in which a source does one of these things: denies, passes over, declines."""
    found = (make_testimony(catalogue, said) for said in attributed(catalogue, documents) if said.act in acts)
    return list(join_copies(found))


def last_name(statement: Statement) -> str:
    """The name of the innermost source."""
    return statement.chain[-1].name if statement.chain else "unknown"


def distinct(testimonies: Iterable[Testimony]) -> tuple[Testimony, ...]:
    """Leave out what repeats the same words of the same place; of these the surest, which has no tag, stays."""
    kept: dict[tuple[object, ...], Testimony] = {}
    for item in testimonies:
        key = (item.chain, item.words, item.passage.anchor)
        if key not in kept or len(item.factuality) < len(kept[key].factuality):
            kept[key] = item
    return tuple(kept.values())


def join_copies(testimonies: Iterable[Testimony]) -> tuple[Testimony, ...]:
    """Let the same words from the same source stand once, as in the first report that is no copy, with the number of
    further reports that have them."""
    alike: dict[tuple[object, ...], list[Testimony]] = defaultdict(list)
    for item in testimonies:
        alike[item.chain[1:] or item.chain, letters(item.words)].append(item)
    joined = []
    for items in alike.values():
        first = next((item for item in items if not item.copied), items[0])
        others = {item.passage.anchor for item in items} - {first.passage.anchor}
        joined.append(replace(first, also=len(others)))
    return tuple(joined)


def letters(text: str) -> str:
    """The letters and digits of a text in lower case, by which wordings are told apart."""
    return "".join(filter(str.isalnum, text.casefold()))


def _passes_on(statement: Statement, others: Iterable[Statement]) -> bool:
    """Say whether a statement is little more than what another one tells with a longer chain."""
    names = [link.name for link in statement.chain]
    size = sum(piece.stop - piece.start for piece in statement.content)
    for other in others:
        if len(other.chain) > len(names) and [link.name for link in other.chain[: len(names)]] == names:
            shared = sum(piece.overlap(own) for piece in other.content for own in statement.content)
            if shared >= PASSED_ON * size:
                return True
    return False


def find_voices(catalogue: Catalogue, documents: Iterable[str]) -> list[Voice]:
    """Group the attributed statements of some documents by origin: who is in most reports, and says most, first."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in attributed(catalogue, documents):
        if _passes_on(statement, catalogue.statements_of(statement.doc)):
            continue
        key = catalogue.origin_of.get(statement.id) or f"name:{last_name(statement).casefold()}"
        groups[key].append(statement)
    voices = [_make_voice(catalogue, key, said) for key, said in groups.items()]
    return sorted(voices, key=lambda voice: (-voice.documents, -len(voice.testimonies), voice.name))


def _make_voice(catalogue: Catalogue, key: str, said: Sequence[Statement]) -> Voice:
    origin = catalogue.origin.get(key)
    kind = origin.kind if origin else said[0].chain[-1].kind if said[0].chain else "unknown"
    last = catalogue.name_in_chain(said[0].doc, said[0].chain[-1]) if said[0].chain else "unknown"
    return Voice(
        name=say_name(last if origin is None or kind == "named_person" else origin.name),
        kind=words()["source"].get(kind, kind),
        reasons=origin.reasons if origin else (),
        documents=catalogue.count_reports(statement.doc for statement in said),
        testimonies=join_copies(make_testimony(catalogue, statement) for statement in sorted(said, key=_is_snippet)),
    )


def _is_snippet(statement: Statement) -> bool:
    """Say whether a statement has so few words that the others of its source tell more."""
    return sum(piece.stop - piece.start for piece in statement.content) < SNIPPET
