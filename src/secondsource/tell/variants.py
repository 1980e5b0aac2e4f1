"""How do reports word one quotation, and what did each cut, add or alter?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from secondsource.link.differences import Comparison, Difference, Version, compare_versions, read_version
from secondsource.link.quotations import quoted_pieces
from secondsource.model import Quotation, Span, Statement
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.passages import Piece
from secondsource.tell.testimony import Testimony, last_name, letters, make_testimony
from secondsource.tell.wording import one_line, say_name, shorten, words

LONGEST_CUT = 60
"""Characters of words that a version cut which are shown in their place."""

MOST_TOLD = 4
"""Differences that a line of text names."""


@dataclass(frozen=True, slots=True)
class VariantView:
    """One wording of a quotation: the first report that has it, how it differs from the fullest one, and the words with
    every difference marked. `also` counts the further reports with the same words."""

    testimony: Testimony
    pieces: tuple[Piece, ...]
    manners: tuple[str, ...]
    changes: tuple[str, ...]
    altered: bool = False
    also: int = 0


@dataclass(frozen=True, slots=True)
class QuotationView:
    """One utterance in the versions in which it is quoted, the fullest first."""

    speaker: str
    variants: tuple[VariantView, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """A statement of a quotation beside the fullest one; `comparison` is None for the fullest itself."""

    statement: Statement
    version: Version
    comparison: Comparison | None


def find_variants(catalogue: Catalogue, quotation: Quotation) -> list[Variant]:
    """The statements of a quotation, the fullest first and the rest in the order of the reports."""
    ids = [id for id in catalogue.sorted_ids(quotation.statements) if id in catalogue.statement]
    said = [catalogue.statement[id] for id in ids]
    versions = [_read(catalogue, statement) for statement in said]
    if not said:
        return []
    fullest = max(range(len(said)), key=lambda i: (round(sum(w.weight for w in versions[i].words), 4), -i))
    rest = [i for i in range(len(said)) if i != fullest]
    base = versions[fullest]
    return [
        Variant(said[fullest], base, None),
        *(Variant(said[i], versions[i], compare_versions(base, versions[i])) for i in rest),
    ]


def _read(catalogue: Catalogue, statement: Statement) -> Version:
    text = catalogue.document[statement.doc].text
    return read_version(text, quoted_pieces(statement, text))


def find_quotations(catalogue: Catalogue, documents: Iterable[str]) -> list[QuotationView]:
    """The utterances that reports quote in more than one wording; a wording that several have stands once."""
    views = []
    for quotation in catalogue.quoted_in(documents):
        variants = find_variants(catalogue, quotation)
        wordings: dict[str, list[Variant]] = {}
        for variant in variants:
            wordings.setdefault(_letters(variant.version), []).append(variant)
        if len(wordings) > 1:
            actor = catalogue.actor.get(quotation.speaker)
            speaker = say_name(actor.name if actor else last_name(variants[0].statement))
            shown = [_view(catalogue, variants[0], alike) for alike in wordings.values()]
            views.append(QuotationView(speaker, tuple(shown)))
    return views


def _letters(version: Version) -> str:
    said = "".join(version.text[piece.start : piece.stop] for piece in version.pieces)
    return letters(said)


def _view(catalogue: Catalogue, base: Variant, alike: Sequence[Variant]) -> VariantView:
    first = alike[0]
    differences = first.comparison.differences if first.comparison else ()
    manners = first.comparison.manners if first.comparison else ()
    manner = words()["manner"]
    told = differences if "translated" not in manners else ()
    return VariantView(
        testimony=make_testimony(catalogue, first.statement),
        pieces=tuple(_mark(first.version, base.version, differences, marked_cuts="translated" not in manners)),
        manners=tuple(manner[name] for name in manners) or ((manner["same"],) if first.comparison else ()),
        changes=tuple(_say(difference, base.version, first.version) for difference in told),
        altered="altered" in manners,
        also=len({variant.statement.doc for variant in alike} - {first.statement.doc}),
    )


def _mark(version: Version, base: Version, differences: Sequence[Difference], *, marked_cuts: bool) -> Iterator[Piece]:
    """The quoted words in pieces, with each difference from the fullest version marked by its kind."""
    inside = [(span, difference.kind) for difference in differences for span in difference.right]
    cuts = [(Span(d.at, d.at), d) for d in differences if d.left and d.kind in ("cut", "altered", "reworded")]
    for number, piece in enumerate(version.pieces):
        if number:
            yield Piece(" … ")
        at = piece.start
        marks: list[tuple[Span, str, Difference | None]]
        marks = [(span, kind, None) for span, kind in inside if span.within(piece)]
        marks += [(span, "cut", d) for span, d in cuts if marked_cuts and piece.start <= span.start <= piece.stop]
        for span, kind, cut in sorted(marks, key=lambda mark: (mark[0], mark[1] != "cut")):
            if span.start < at:
                continue
            yield Piece(_squeeze(version.text[at : span.start]))
            if cut is not None:
                yield Piece(shorten(_text(base, cut.left), LONGEST_CUT), "cut")
            else:
                yield Piece(_squeeze(version.text[span.start : span.stop]), kind)
            at = span.stop
        yield Piece(_squeeze(version.text[at : piece.stop]))


def _squeeze(text: str) -> str:
    """Fold white space to single blanks, those at the ends too."""
    return re.sub(r"\s+", " ", text)


def _text(version: Version, spans: Sequence[Span]) -> str:
    return " … ".join(one_line(version.text[span.start : span.stop]) for span in spans)


def _say(difference: Difference, base: Version, version: Version) -> str:
    """Tell one difference in a line of text."""
    there = f"“{shorten(_text(base, difference.left), LONGEST_CUT)}”"
    here = f"“{shorten(_text(version, difference.right), LONGEST_CUT)}”"
    if difference.kind == "moved":
        return f"{here} in another place"
    if not difference.left or not difference.right:
        return f"without {there}" if difference.left else f"with {here}"
    return f"{here} for {there}"


def say_variant(view: VariantView) -> str:
    """Say in one line how a wording differs from the fullest; "" for the fullest."""
    changes = list(view.changes[:MOST_TOLD])
    if len(view.changes) > MOST_TOLD:
        changes.append(f"{len(view.changes) - MOST_TOLD} more")
    told = ", ".join(view.manners)
    return f"{told}: {'; '.join(changes)}" if changes else told
