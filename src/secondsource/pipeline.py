"""The whole flow on one page: read, parse, extract, link, assess.

A stage is a plain callable with a name, the kinds of record it reads and the kinds it makes. Stages over one document
get that document's records, stages over the case get all of them. The order is checked before a run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from secondsource import model as m
from secondsource.assess.case import assess_case, make_claims
from secondsource.extract.actors import find_actors
from secondsource.extract.attribution import find_statements
from secondsource.extract.events import Found, find_events
from secondsource.extract.facts import find_incident
from secondsource.extract.near_times import find_near_times
from secondsource.extract.places import find_places
from secondsource.extract.quantities import find_quantities
from secondsource.extract.sayings import find_sayings
from secondsource.extract.tagger import describe_tagger
from secondsource.extract.times import find_times
from secondsource.guard import Guard
from secondsource.link.actors import cluster_actors, link_actors
from secondsource.link.case import date_case, link_case_events
from secondsource.link.copies import find_copy_of, link_copies
from secondsource.link.origins import find_origins
from secondsource.link.quotations import cluster_quotations, link_quotations
from secondsource.link.stories import group_stories
from secondsource.parse.english import describe_model, parse_document
from secondsource.parse.tree import Parse
from secondsource.read.inputs import Intake, read_inputs
from secondsource.tell.brief import Brief
from secondsource.worker import Call, Failure

Progress = Callable[[str], None]

TOOLS = Call("secondsource.pipeline:describe_tools")
EXAMINE = "secondsource.pipeline:examine"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose for a run: `rules_only` leaves the learned tagger of attributions out."""

    rules_only: bool = False


DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: `run` gets a sequence of records for each kind in `reads` and returns records of the kinds in `makes`.

    In a stage over one document, Document, Parse and Settings stand for the single one.
    """

    name: str
    run: Callable[..., Iterable[Any]]
    reads: tuple[type, ...]
    makes: tuple[type, ...]


def _parse(document: m.Document, regions: Sequence[m.Region]) -> list[Parse]:
    return [parse_document(document, regions)]


def _find_statements(
    document: m.Document,
    regions: Sequence[m.Region],
    parse: Parse,
    actors: Sequence[m.ActorMention],
    settings: Settings,
) -> Iterable[m.Statement]:
    return find_statements(document, regions, parse, actors, settings.rules_only)


def _find_events(document: m.Document, parse: Parse, *found: Any) -> Iterable[m.EventMention]:
    return find_events(document, parse, Found(*found))


def _link_actors(documents: Sequence[m.Document], mentions: Sequence[m.ActorMention]) -> list[m.Record]:
    links = link_actors(mentions)
    return [*links, *cluster_actors(mentions, links, {document.id: document.text for document in documents})]


def _link_quotations(
    documents: Sequence[m.Document], statements: Sequence[m.Statement], actors: Sequence[m.Actor]
) -> list[m.Record]:
    texts = {document.id: document.text for document in documents}
    links = link_quotations(statements, texts, {document.id: document.dct for document in documents})
    by_name = {name: actor.id for actor in reversed(actors) for name in (actor.name, *actor.aliases)}
    return [*links, *cluster_quotations(statements, links, lambda s: by_name.get(s.chain[-1].name, ""))]


def _group_stories(
    documents: Sequence[m.Document], regions: Sequence[m.Region], datings: Sequence[m.Dating]
) -> list[m.Story]:
    return group_stories(documents, regions, {dating.doc: dating.interval for dating in datings})


def _find_origins(
    documents: Sequence[m.Document],
    regions: Sequence[m.Region],
    statements: Sequence[m.Statement],
    links: Sequence[m.Link],
    stories: Sequence[m.Story],
    actors: Sequence[m.Actor],
) -> list[m.Origin]:
    copies = [link for link in links if link.about == "document"]
    return find_origins(statements, documents, copies, stories, regions, actors)


def _find_incident(document: m.Document, parse: Parse, *given: Any) -> Iterable[m.Incident]:
    *found, mentions = given
    return find_incident(document, parse, Found(*found), mentions)


DOCUMENT_STAGES = (
    Stage("parse", _parse, (m.Document, m.Region), (Parse,)),
    Stage("find times", find_times, (m.Document, Parse), (m.TimeMention,)),
    Stage("find actors", find_actors, (m.Document, Parse), (m.ActorMention,)),
    Stage("find places", find_places, (m.Document, Parse), (m.PlaceMention,)),
    Stage("find quantities", find_quantities, (m.Document, Parse), (m.QuantityMention,)),
    Stage("find statements", _find_statements, (m.Document, m.Region, Parse, m.ActorMention, Settings), (m.Statement,)),
    Stage("find sayings", find_sayings, (Parse, m.Statement, m.TimeMention), (m.Saying,)),
    Stage(
        "find events",
        _find_events,
        (m.Document, Parse, m.Statement, m.ActorMention, m.PlaceMention, m.TimeMention, m.QuantityMention),
        (m.EventMention,),
    ),
    Stage(
        "find incident",
        _find_incident,
        (
            m.Document,
            Parse,
            m.Statement,
            m.ActorMention,
            m.PlaceMention,
            m.TimeMention,
            m.QuantityMention,
            m.EventMention,
        ),
        (m.Incident,),
    ),
    Stage("find near times", find_near_times, (Parse, m.EventMention, m.TimeMention), (m.NearTime,)),
)

CASE_STAGES = (
    Stage("link copies", link_copies, (m.Document, m.Region), (m.Link,)),
    Stage("link actors", _link_actors, (m.Document, m.ActorMention), (m.Link, m.Actor)),
    Stage("date reports", date_case, (m.Records, Parse), (m.Dating, m.TimeValue)),
    Stage("group stories", _group_stories, (m.Document, m.Region, m.Dating), (m.Story,)),
    Stage("link events", link_case_events, (m.Records, Parse), (m.Link,)),
    Stage("link quotations", _link_quotations, (m.Document, m.Statement, m.Actor), (m.Link, m.Quotation)),
    Stage("find origins", _find_origins, (m.Document, m.Region, m.Statement, m.Link, m.Story, m.Actor), (m.Origin,)),
    Stage("make claims", make_claims, (m.Records, Parse), (m.Claim,)),
    Stage("assess", assess_case, (m.Records, Parse), (m.Event, m.Assessment)),
)


def check_order(stages: Sequence[Stage], given: Iterable[type]) -> None:
    """Raise ValueError if a stage reads a kind of record that nothing before it makes."""
    made = {m.Records, Settings, *given}
    for stage in stages:
        missing = [kind.__name__ for kind in stage.reads if kind not in made]
        if missing:
            raise ValueError(f"stage “{stage.name}” reads {', '.join(missing)}, which no stage before it makes")
        made.update(stage.makes)


def describe_tools() -> dict[str, str]:
    """Name the parser's model and the tagger, with their versions, for `made_with`."""
    return {**describe_model(), **describe_tagger()}


def examine(document: m.Document, regions: Sequence[m.Region], settings: Settings = DEFAULT) -> tuple[m.Records, Parse]:
    """Run the stages over one document: its mentions, statements and event mentions, and its parse."""
    records = m.Records([document, *regions])
    held: dict[type, Any] = {m.Document: document, Settings: settings}
    for stage in DOCUMENT_STAGES:
        made = list(stage.run(*(held[kind] if kind in held else records.of(kind) for kind in stage.reads)))
        if stage.makes == (Parse,):
            held[Parse] = made[0]
        else:
            records.extend(made)
    return records, replace(held[Parse], vectors=None)  # what no later stage asks for is not carried over


def link_and_assess(records: m.Records, parses: Mapping[str, Parse], progress: Progress | None = None) -> m.Records:
    """Run the stages over the case, adding to its records what they make."""
    for stage in CASE_STAGES:
        if progress:
            progress(stage.name)
        given = [
            records if kind is m.Records else parses if kind is Parse else records.of(kind) for kind in stage.reads
        ]
        records.extend(stage.run(*given))
    return records


def make_brief(
    inputs: Sequence[str | Path],
    progress: Progress | None = None,
    follow: bool = False,
    workers: int | None = None,
    settings: Settings = DEFAULT,
) -> Brief:
    """Read the inputs and make a brief of them; `follow` the links of feeds.

    Each document is read and examined within limits, in processes that can be killed (see `guard`): as many
    `workers` as it pays, or that many; 0 is this process, without limits. The brief is the same in any case. Raises
    MissingInput (a ValueError) when an input does not exist; whatever else goes wrong with an input is a Problem in
    the brief.
    """
    check_order(DOCUMENT_STAGES, (m.Document, m.Region))
    check_order(CASE_STAGES, (m.Document, m.Region, Parse, *(kind for s in DOCUMENT_STAGES for kind in s.makes)))
    with Guard(workers, follow, TOOLS) as guard:
        intake = read_inputs(inputs, progress, guard.read)
        records = m.Records([*intake.documents, *intake.regions, *intake.originals, *intake.problems])
        parses: dict[str, Parse] = {}
        tasks = [Call(EXAMINE, (*given, settings)) for given in _with_regions(intake)]
        for number, (document, made) in enumerate(zip(intake.documents, guard.run_each(tasks), strict=True), 1):
            if progress:
                progress(f"examined {number} of {len(tasks)}: {document.uri}")
            if isinstance(made, Failure):
                records.add(_set_aside(document, made))
            else:
                found, parses[document.id] = made
                records.extend(found)
        made_with = dict(guard.warmed())
    link_and_assess(records, parses, progress)
    copies = find_copy_of(intake.documents, [link for link in records.of(m.Link) if link.about == "document"])
    if settings.rules_only:
        made_with["tagger"] = "none: rules only"
    return Brief(records, made_with=made_with, counts=_count(intake), copy_of=copies)


def read_guarded(
    inputs: Sequence[str | Path],
    progress: Progress | None = None,
    follow: bool = False,
    workers: int | None = None,
) -> Intake:
    """Read the inputs as `make_brief` does, and do no more."""
    with Guard(workers, follow) as guard:
        return read_inputs(inputs, progress, guard.read)


def _with_regions(intake: Intake) -> list[tuple[m.Document, list[m.Region]]]:
    regions: dict[str, list[m.Region]] = {document.id: [] for document in intake.documents}
    for region in intake.regions:
        regions[region.doc].append(region)
    return [(document, regions[document.id]) for document in intake.documents]


def _set_aside(document: m.Document, failure: Failure) -> m.Problem:
    message = f"could not be examined ({failure.reason}); kept, but nothing was taken from it"
    return m.Problem(doc=document.id, where=document.uri, message=message, by="examine/1")


def _count(intake: Intake) -> dict[str, int]:
    return {
        "offered": intake.offered,
        "read": intake.read,
        "duplicates": intake.duplicates,
        "set_aside": intake.set_aside,
    }
