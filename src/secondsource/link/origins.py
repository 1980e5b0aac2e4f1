"""Where does each chain end, and which ends are the same? An origin counts once, however many reports pass it on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from secondsource.link.copies import find_copy_of
from secondsource.link.credits import find_credits
from secondsource.link.ends import Case, End, Key, find_end, find_persons, name_outlet
from secondsource.link.houses import find_houses, name_houses
from secondsource.link.words import regions_by_document
from secondsource.model import Actor, Document, Link, Origin, Region, Statement, Story
from secondsource.read.outlets import is_outlet, name_key


def find_origins(
    statements: Sequence[Statement],
    documents: Sequence[Document],
    copies: Sequence[Link],
    stories: Sequence[Story] = (),
    regions: Sequence[Region] = (),
    actors: Sequence[Actor] = (),
) -> list[Origin]:
    """Cluster statements by where their chains end, with the reasons; each statement is in exactly one origin.

    `copies` are the links between documents: the statements of a copy or rewrite have the origin of the text it
    repeats. With `stories`, nameless offices ("police") are one origin within a story, else within the whole case;
    what cannot be told apart counts as one. With `regions`, credits in bylines and datelines count, too; `actors` give
    officials their countries. Each origin has the `house` that it speaks for, where the reports tell it.
    """
    case = Case(
        narrators=_find_narrators(documents, copies, regions),
        stories={document: story.id for story in stories for document in story.documents},
        persons=find_persons(statements),
    )
    found: dict[Key, list[tuple[Statement, End]]] = defaultdict(list)
    for statement in sorted(statements, key=lambda statement: (statement.doc, statement.span, statement.id)):
        end = find_end(statement, case)
        found[end.key].append((statement, end))
    houses = name_houses(find_houses(found, documents, case, actors), found)
    return [_make_origin(found[key], houses.get(key, "")) for key in sorted(found)]


def _find_narrators(documents: Sequence[Document], copies: Sequence[Link], regions: Sequence[Region]) -> dict[str, End]:
    """For each document whose words its narration is: its publisher's, or those of the text it repeats or credits."""
    known = {document.id: document for document in documents}
    repeats = [link for link in copies if link.about == "document" and link.judgement in ("same", "unsure")]
    reasons: dict[str, str] = {}
    for link in repeats:
        for side in (link.left, link.right):
            reasons.setdefault(side, link.reasons[0] if link.reasons else "they share their wording")
    first = find_copy_of(documents, [replace(link, judgement="same") for link in repeats])
    by_document = regions_by_document(regions)
    narrators = {}
    for id in sorted(known):
        root = first.get(id, id)
        why: tuple[str, ...] = ()
        if root != id:
            why = (f"the text of {known[id].publisher} repeats that of {known[root].publisher}: {reasons[id]}",)
        narrators[id] = _narrator(known[root], why, by_document.get(root, []))
    return narrators


def _narrator(document: Document, why: tuple[str, ...], regions: Sequence[Region]) -> End:
    """Whose words a document is: whom it credits, else its publisher."""
    for credit in find_credits(document, regions):
        if credit.key == name_key(document.publisher):
            continue
        verb = "credits" if credit.kind == "agency" else "says that its text is from"
        return name_outlet(credit.name, "publisher", (*why, f"{document.publisher} {verb} {credit.name}"))
    return name_outlet(document.publisher, "publisher", why or (f"{document.publisher} tells it itself",))


def _make_origin(members: Sequence[tuple[Statement, End]], house: str) -> Origin:
    """Make the record of a cluster, under the name of a known outlet, else as most of its chains name it."""
    names: dict[str, int] = defaultdict(int)
    for _, end in members:
        names[end.name] += 1
    name = min(names, key=lambda name: (not is_outlet(name), -names[name], name))
    kinds = sorted({end.kind for _, end in members if end.name == name}, key=lambda kind: (kind == "publisher", kind))
    reasons = [reason for _, end in members for reason in end.reasons]
    others = sorted(set(names) - {name})
    if others:
        reasons.append(f"{name} stands for {', '.join(others)} as well")
    if house and house != name:
        reasons.append(f"{name} and all who speak for {house} count as one")
    return Origin(
        name=name,
        kind=kinds[0],
        statements=tuple(dict.fromkeys(statement.id for statement, _ in members)),
        reasons=tuple(dict.fromkeys(reasons)),
        house=house,
    )
