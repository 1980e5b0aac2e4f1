"""What belongs to one story? Its events, the most important first; how firmly each stands; who says what; when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from secondsource.model import UNKNOWN_TIME, Event, Story
from secondsource.tell.cards import SUBSTANTIAL, EventCard, by_importance, fullness, make_card
from secondsource.tell.catalogue import Catalogue
from secondsource.tell.dates import say_interval
from secondsource.tell.testimony import Testimony, Voice, find_acts, find_voices
from secondsource.tell.timeline import Dated, Timeline, draw_timeline
from secondsource.tell.variants import QuotationView, find_quotations
from secondsource.tell.wording import one_line, say_name, words

LEADING = 12
"""Events of a story that stand open; the rest is folded."""

LEADING_ALONE = 6
"""No more than so many where only one report tells the further ones."""

LEADING_LEAST = 3
"""So many stand open whatever is known of them."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The events of a story that stand equally firmly, and the statements that belong beside them."""

    title: str
    statuses: tuple[str, ...]
    cards: tuple[EventCard, ...]
    testimonies: tuple[Testimony, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as a reader meets it."""

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


def find_stories(catalogue: Catalogue) -> Iterator[tuple[Story, list[Event]]]:
    """Yield each story with its events; what belongs to none comes last, as one."""
    for story in catalogue.stories:
        yield story, catalogue.events_in(story.id)
    told = {story.id for story in catalogue.stories}
    rest = [event for event in catalogue.events if catalogue.story_of.get(event.id, "") not in told]
    placed = {doc for story in catalogue.stories for doc in story.documents}
    lone = tuple(document.id for document in catalogue.documents if document.id not in placed)
    if rest or any(catalogue.statements_of(doc) for doc in lone):
        label = "Other events" if catalogue.stories else ""
        yield Story(documents=lone, label=label, events=(), period=UNKNOWN_TIME), rest


def make_story(catalogue: Catalogue, story: Story, events: Sequence[Event], anchor: str) -> StoryView:
    """Put a story in the order in which it is read."""
    told = {event.id for event in events}
    order = by_importance(catalogue, [event for event in events if event.part_of not in told])
    cards = [make_card(catalogue, event, f"{anchor}-event-{i}") for i, event in enumerate(order, start=1)]
    leading = _count_leading(cards, sum(fullness(catalogue, event) >= SUBSTANTIAL for event in order))
    dated = [
        Dated(card.anchor, card.label, card.status, event.time, i < LEADING, max(1, card.mentions))
        for i, (card, event) in enumerate(zip(cards, order, strict=True))
    ]
    docs = sorted((doc for doc in story.documents if doc in catalogue.rank), key=catalogue.rank.__getitem__)
    tally = Counter(card.status for card in cards)
    return StoryView(
        anchor=anchor,
        label=label_of_story(story) or (cards[0].label if cards else "A story"),
        period=say_interval(story.period, ""),
        documents=len(docs),
        publishers=tuple(dict.fromkeys(say_name(catalogue.document[doc].publisher) for doc in docs)),
        tally=tuple((status, tally[status]) for status in words()["status"] if tally[status]),
        leading=tuple(cards[:leading]),
        more=tuple(cards[leading:]),
        ledgers=tuple(_make_ledgers(catalogue, cards, docs)),
        voices=tuple(find_voices(catalogue, docs)),
        quotations=tuple(find_quotations(catalogue, docs)),
        timeline=draw_timeline(dated, story.period),
    )


def _count_leading(cards: Sequence[EventCard], substantial: int) -> int:
    """How many stand open: all that several reports tell, and of one report's those of which something is known."""
    shared = sum(card.documents > 1 for card in cards)
    return min(LEADING, max(shared, LEADING_LEAST, min(LEADING_ALONE, substantial)))


def label_of_story(story: Story) -> str:
    """The label of a story on one line."""
    return one_line(story.label)


def _make_ledgers(catalogue: Catalogue, cards: Sequence[EventCard], docs: Iterable[str]) -> Iterator[Ledger]:
    """Group events by status. One with a disputed attribute stands under "disputed" too, whatever its own status.

    What a source denies, passes over or declines to say is a finding, though no event may come of it.
    """
    docs = list(docs)
    for title, statuses in words()["group"]:
        own = [c for c in cards if c.status in statuses or ("disputed" in statuses and c.disputed)]
        said = find_acts(catalogue, docs, "denies") if "denied" in statuses else []
        if own or said:
            yield Ledger(title, tuple(statuses), tuple(own), tuple(said))
    if silent := find_acts(catalogue, docs, "silent", "declines"):
        yield Ledger("not mentioned, not commented", (), (), tuple(silent))
