"""Where does each chain end, and which ends are the same? An origin counts once, however many reports pass it on."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import resources

from secondsource.link.copies import find_copy_of
from secondsource.link.credits import family_of, find_credits, name_key
from secondsource.model import ChainLink, Document, Link, Origin, Region, SourceKind, Statement, Story

BY = "link.origins/1"

OUTLETS: frozenset[SourceKind] = frozenset({"publisher", "news_agency", "state_media"})
NAMELESS: frozenset[SourceKind] = frozenset({"anonymous", "unknown"})

ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|our)\s+", re.IGNORECASE)
TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Sgt|Lt|Capt|Sir|Lord|Lady|Judge|Chief|Sheriff)\.?\s+")

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class End:
    """Where a chain ends: the key that equal ends share, a name to show, its kind, and why this link of the chain."""

    key: Key
    name: str
    kind: SourceKind
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """What must be known of the other documents to say where a chain ends."""

    narrators: Mapping[str, End]  # for each document, whose words its narration is
    stories: Mapping[str, str]  # document -> story
    full_names: Mapping[tuple[str, str], str]  # (document or "", last name) -> full name of a person


def find_origins(
    statements: Sequence[Statement],
    documents: Sequence[Document],
    copies: Sequence[Link],
    stories: Sequence[Story] = (),
    regions: Sequence[Region] = (),
) -> list[Origin]:
    """Cluster statements by where their chains end, with the reasons; each statement is in exactly one origin.

    `copies` are the links between documents: the statements of a copy or rewrite have the origin of the text it
    repeats. With `stories`, nameless offices ("police") are one origin within a story, else within the whole case;
    what cannot be told apart counts as one. With `regions`, credits in bylines and datelines count, too.
    """
    case = Case(
        narrators=_find_narrators(documents, copies, regions),
        stories={document: story.id for story in stories for document in story.documents},
        full_names=_full_names(statements),
    )
    found: dict[Key, list[tuple[Statement, End]]] = defaultdict(list)
    for statement in sorted(statements, key=lambda statement: (statement.doc, statement.span, statement.id)):
        end = find_end(statement, case)
        found[end.key].append((statement, end))
    return [_make_origin(found[key]) for key in sorted(found)]


def count_independent(origins: Iterable[Origin]) -> int:
    """Count the independent origins: origins with no known common root. It is the least there can be."""
    return len({origin.id for origin in origins})


def find_end(statement: Statement, case: Case) -> End:
    """Follow the chain of a statement from its innermost link outwards to the first that has an identity of its own."""
    skipped: list[str] = []
    for link in reversed(statement.chain[1:]):
        end = _identify(link, statement.doc, case)
        if end is not None:
            return _carry(end, skipped)
        skipped.append(link.name)
    narrator = case.narrators.get(statement.doc)
    if narrator is None:
        outer = statement.chain[0] if statement.chain else ChainLink("unknown", "unknown")
        narrator = _outlet(outer.name, "publisher", ())
    return _carry(narrator, skipped)


def _carry(end: End, skipped: Sequence[str]) -> End:
    """Say that the end is only the carrier of those that have no identity."""
    names = [name for name in dict.fromkeys(skipped) if name]
    if not names:
        return end
    listed = " and ".join(f"“{name}”" for name in names)
    reason = f"{listed} cannot be told from any other, so {end.name}, which passes it on, is the origin"
    return End(end.key, end.name, end.kind, (reason, *end.reasons))


def _identify(link: ChainLink, doc: str, case: Case) -> End | None:
    """Name the end that a link of a chain makes; None if it has no identity of its own."""
    name = ARTICLE.sub("", " ".join(link.name.split()))
    if link.kind in NAMELESS or not name:
        return None
    if link.kind == "named_person":
        return _person(name, doc, case)
    stands_for = _faceless().get(name.split()[-1].casefold(), None)
    if stands_for is not None and (link.kind in OUTLETS or not _names_something(name)):
        if not stands_for or link.kind not in ("official", "organization"):
            return None
        return _office(stands_for, link.kind, doc, case)
    if link.kind in OUTLETS:
        return _outlet(name, link.kind, ())
    if link.kind == "organization" and _names_something(name):
        return End(("organization", name_key(name)), name, link.kind, (f"the chain ends in {name}",))
    return _office(name, link.kind, doc, case)


def _names_something(name: str) -> bool:
    """Say whether a name holds a capital: "Houston police" does, "police" does not."""
    return any(word[0].isupper() for word in name.split())


def _office(name: str, kind: SourceKind, doc: str, case: Case) -> End:
    """An office, or a document: one within a story, for "police" of another story are other police."""
    key = ("office", f"{case.stories.get(doc, '')}/{name_key(name)}")
    return End(key, name, kind, (f"the chain ends in {name}",))


def _outlet(name: str, kind: SourceKind, reasons: tuple[str, ...]) -> End:
    """An agency or outlet, under its owner if it has one, so that two houses of one owner count once."""
    family = family_of(name)
    key = ("outlet", family.casefold() or name_key(name))
    if family:
        reasons = (*reasons, f"{name} belongs to {family}")
    return End(key, name, kind, reasons or (f"the chain ends in {name}",))


def _person(name: str, doc: str, case: Case) -> End:
    """A named person, by the fullest name known: in the document first, then in the case."""
    bare = TITLE.sub("", name)
    last = _last_name(bare)
    full = bare
    if " " not in bare:
        full = case.full_names.get((doc, last)) or case.full_names.get(("", last)) or bare
    return End(("person", _person_key(full)), full, "named_person", (f"the chain ends in {full}",))


def _person_key(name: str) -> str:
    """Write a name without case, hyphens and initials: "Kim Jong-un" is "Kim Jong Un"."""
    words = re.sub(r"[-‑‐]", " ", name).casefold().split()
    return " ".join(word for word in words if len(word.rstrip(".")) > 1) or name.casefold()


def _last_name(name: str) -> str:
    return name.split()[-1].casefold() if name.split() else ""


def _full_names(statements: Sequence[Statement]) -> dict[tuple[str, str], str]:
    """The full names of persons who speak, by either end of the name; the one most statements use, then the first."""
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for statement in statements:
        for link in statement.chain[1:]:
            name = TITLE.sub("", ARTICLE.sub("", link.name))
            words = name.split()
            if link.kind == "named_person" and len(words) > 1:
                for word in {words[0].casefold(), words[-1].casefold()}:
                    counts[statement.doc, word][name] += 1
                    counts["", word][name] += 1
    return {key: min(names, key=lambda name: (-names[name], name)) for key, names in counts.items()}


def _find_narrators(documents: Sequence[Document], copies: Sequence[Link], regions: Sequence[Region]) -> dict[str, End]:
    """For each document whose words its narration is: its publisher's, or those of the text it repeats or credits."""
    known = {document.id: document for document in documents}
    repeats = [link for link in copies if link.about == "document" and link.judgement in ("same", "unsure")]
    reasons: dict[str, str] = {}
    for link in repeats:
        for side in (link.left, link.right):
            reasons.setdefault(side, link.reasons[0] if link.reasons else "they share their wording")
    first = find_copy_of(documents, [replace(link, judgement="same") for link in repeats])
    narrators = {}
    for id in sorted(known):
        root = first.get(id, id)
        why: tuple[str, ...] = ()
        if root != id:
            why = (f"the text of {known[id].publisher} repeats that of {known[root].publisher}: {reasons[id]}",)
        narrators[id] = _narrator(known[root], why, [region for region in regions if region.doc == root])
    return narrators


def _narrator(document: Document, why: tuple[str, ...], regions: Sequence[Region]) -> End:
    """Whose words a document is: whom it credits, else its publisher."""
    for credit in find_credits(document, regions):
        verb = "credits" if credit.kind == "agency" else "says that its text is from"
        return _outlet(credit.name, "publisher", (*why, f"{document.publisher} {verb} {credit.name}"))
    return _outlet(document.publisher, "publisher", why or (f"{document.publisher} tells it itself",))


def _make_origin(members: Sequence[tuple[Statement, End]]) -> Origin:
    """Make the record of a cluster, named as most of its chains name it."""
    names: dict[str, int] = defaultdict(int)
    for _, end in members:
        names[end.name] += 1
    name = min(names, key=lambda name: (-names[name], name))
    kinds = sorted({end.kind for _, end in members if end.name == name}, key=lambda kind: (kind == "publisher", kind))
    reasons = [reason for _, end in members for reason in end.reasons]
    others = sorted(set(names) - {name})
    if others:
        reasons.append(f"{name} stands for {', '.join(others)} as well")
    return Origin(
        name=name,
        kind=kinds[0],
        statements=tuple(dict.fromkeys(statement.id for statement, _ in members)),
        reasons=tuple(dict.fromkeys(reasons)),
    )


@functools.cache
def _faceless() -> Mapping[str, str]:
    """The nouns of sources without a face -> what they are counted as, or ""."""
    lines = resources.files("secondsource.link").joinpath("data/faceless.txt").read_text("utf-8").splitlines()
    rows = (line.partition(">") for line in lines if line.strip() and not line.startswith("#"))
    return {noun.strip(): office.strip() for noun, _, office in rows}
