"""What stands in a brief, in which order? The page, the text and the Markdown all render this one outline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondsource.model import UNKNOWN_TIME, Document, Event, Problem, Story
from secondsource.tell.cards import AttributeView, EventCard, importance, make_card
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.passages import document_anchor, is_litter, title_of
from secondsource.tell.testimony import QuotationView, Voice, find_quotations, find_voices
from secondsource.tell.timeline import Dated, Timeline, draw_timeline
from secondsource.tell.wording import one_line, say_interval, say_name, words

LEADING = 12
"""Events of a story that stand open; the rest is folded."""

LEADING_ALONE = 6
"""No more than so many where only one report tells the further ones."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The events of a story that share a status, and for the disputed ones what is disputed."""

    title: str
    statuses: tuple[str, ...]
    cards: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story: its events, the most important first, who says what, and when it happened."""

    anchor: str
    label: str
    period: str
    documents: int
    publishers: tuple[str, ...]
    tally: tuple[tuple[str, int], ...]  # (status, number of events)
    leading: tuple[EventCard, ...]
    more: tuple[EventCard, ...]
    ledgers: tuple[Ledger, ...]
    voices: tuple[Voice, ...]
    quotations: tuple[QuotationView, ...]
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A region of a report in full."""

    anchor: str
    kind: str
    litter: bool
    text: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report: where it comes from, when it was published and how we know, what was set aside, and its full text."""

    anchor: str
    publisher: str
    publisher_basis: str
    title: str
    byline: str
    date: str
    date_basis: str
    lang: str
    uri: str
    copy_of: str
    told: int  # words
    litter: tuple[tuple[str, int], ...]  # (kind, words)
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class ProblemView:
    """What went wrong, where."""

    where: str
    message: str
    report: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A brief, ready to be written down."""

    title: str
    counts: tuple[tuple[str, int], ...]
    publishers: tuple[str, ...]
    made_with: tuple[tuple[str, str], ...]
    stories: tuple[StoryView, ...]
    reports: tuple[ReportView, ...]
    problems: tuple[ProblemView, ...]


def make_outline(catalogue: Catalogue, made_with: Mapping[str, str], counts: Mapping[str, int]) -> Outline:
    """Put a brief in the order in which it is read."""
    stories = list(_make_stories(catalogue))
    return Outline(
        title=_title(stories),
        counts=tuple(counts.items()),
        publishers=tuple(dict.fromkeys(say_name(d.publisher) for d in catalogue.documents)),
        made_with=tuple(sorted(made_with.items())),
        stories=tuple(stories),
        reports=tuple(_make_report(catalogue, document) for document in catalogue.documents),
        problems=tuple(_make_problem(catalogue, problem) for problem in catalogue.problems),
    )


def _title(stories: Sequence[StoryView]) -> str:
    return stories[0].label if len(stories) == 1 else f"{len(stories)} stories" if stories else "Nothing to tell"


def _by_date(catalogue: Catalogue, documents: Iterable[Document]) -> list[Document]:
    """Documents in the order of publication, undated ones last."""
    return sorted(documents, key=lambda document: catalogue.rank[document.id])


def _make_stories(catalogue: Catalogue) -> Iterable[StoryView]:
    for i, story in enumerate(catalogue.stories, start=1):
        events = [event for event in catalogue.events if catalogue.story_of.get(event.id) == story.id]
        yield _make_story(catalogue, story, events, f"story-{i}")
    told = {story.id for story in catalogue.stories}
    rest = [event for event in catalogue.events if catalogue.story_of.get(event.id) not in told]
    placed = {doc for story in catalogue.stories for doc in story.documents}
    lone = tuple(document.id for document in catalogue.documents if document.id not in placed)
    if rest or (lone and any(said.doc in lone for said in catalogue.statements)):
        label = "Other events" if catalogue.stories else ""
        others = Story(documents=lone, label=label, events=(), period=UNKNOWN_TIME)
        yield _make_story(catalogue, others, rest, "story-other")


def _make_story(catalogue: Catalogue, story: Story, events: Sequence[Event], anchor: str) -> StoryView:
    rank = {event.id: i for i, event in enumerate(events)}
    weight = {event.id: importance(catalogue, event) for event in events}
    order = sorted(events, key=lambda e: (-weight[e.id][0], -weight[e.id][1], rank[e.id]))
    cards = [make_card(catalogue, event, f"{anchor}-event-{i}") for i, event in enumerate(order, start=1)]
    documents = _by_date(catalogue, [catalogue.document[doc] for doc in story.documents if doc in catalogue.document])
    dated = [
        Dated(card.anchor, card.label, card.status, event.time, i < LEADING)
        for i, (card, event) in enumerate(zip(cards, order, strict=True))
    ]
    many = sum(card.documents > 1 for card in cards)
    leading = min(LEADING, max(LEADING_ALONE, many))
    tally = Counter(card.status for card in cards)
    return StoryView(
        anchor=anchor,
        label=one_line(story.label) or (cards[0].label if cards else "A story"),
        period=say_interval(story.period, ""),
        documents=len(documents),
        publishers=tuple(dict.fromkeys(say_name(document.publisher) for document in documents)),
        tally=tuple((status, tally[status]) for status in words()["status"] if tally[status]),
        leading=tuple(cards[:leading]),
        more=tuple(cards[leading:]),
        ledgers=tuple(_make_ledgers(cards)),
        voices=tuple(find_voices(catalogue, story.documents)),
        quotations=tuple(find_quotations(catalogue, story.documents)),
        timeline=draw_timeline(dated, story.period),
    )


def _make_ledgers(cards: Sequence[EventCard]) -> Iterable[Ledger]:
    """An event with a disputed attribute stands under "disputed" too, whatever its own status."""
    for title, statuses in words()["group"]:
        own = [c for c in cards if c.status in statuses or ("disputed" in statuses and c.disputed)]
        if own:
            yield Ledger(title, tuple(statuses), tuple(own))


def disputes(story: StoryView) -> list[tuple[EventCard, AttributeView]]:
    """The disputed attributes of a story's events, the most important event first."""
    return [(card, view) for card in (*story.leading, *story.more) for view in card.disputed]


def _make_report(catalogue: Catalogue, document: Document) -> ReportView:
    anchor = document_anchor(catalogue, document.id)
    original = catalogue.document.get(catalogue.copy_of.get(document.id, ""))
    counted = Counter({region.kind: 0 for region in catalogue.regions_of(document.id)})
    for region in catalogue.regions_of(document.id):
        counted[region.kind] += len(document.text[region.start : region.stop].split())
    names = words()["region"]
    litter = [(names.get(kind, kind), n) for kind, n in counted.most_common() if is_litter(kind) and n]
    return ReportView(
        anchor=anchor,
        publisher=say_name(document.publisher),
        publisher_basis=document.publisher_basis,
        title=title_of(document),
        byline=one_line(document.byline),
        date=say_interval(document.dct, "undated"),
        date_basis=document.dct.basis if document.dct.known else "",
        lang=document.lang,
        uri=document.uri,
        copy_of=f"{say_name(original.publisher)}, {title_of(original)}" if original else "",
        told=sum(n for kind, n in counted.items() if not is_litter(kind)),
        litter=tuple(litter),
        paragraphs=tuple(_paragraphs(catalogue, document, anchor)),
    )


def _paragraphs(catalogue: Catalogue, document: Document, anchor: str) -> Iterable[Paragraph]:
    names, regions = words()["region"], catalogue.regions_of(document.id)
    if not regions and document.text.strip():
        yield Paragraph(f"{anchor}-1", "", False, document.text)
    for i, region in enumerate(regions, start=1):
        kind = "" if region.kind == "body" else names.get(region.kind, region.kind)
        yield Paragraph(f"{anchor}-{i}", kind, is_litter(region.kind), document.text[region.start : region.stop])


def _make_problem(catalogue: Catalogue, problem: Problem) -> ProblemView:
    document = catalogue.document.get(problem.doc)
    return ProblemView(one_line(problem.where), one_line(problem.message), title_of(document) if document else "")
