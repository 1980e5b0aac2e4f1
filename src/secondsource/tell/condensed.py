"""The brief on a few screens: the same outline as the page, cut to what a terminal or a note can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from secondsource.tell.account import name_some
from secondsource.tell.cards import AttributeView, EventCard, figure_words, sides_words, standing_words
from secondsource.tell.closing import say_made_with, say_scale, write_legend
from secondsource.tell.lines import Line
from secondsource.tell.outline import Outline
from secondsource.tell.reports import ReportView
from secondsource.tell.stories import StoryView
from secondsource.tell.testimony import Testimony
from secondsource.tell.variants import say_variant
from secondsource.tell.wording import listed, plural, shorten, status_word

MOST_STORIES = 10
MOST_FURTHER = 60
MOST_EVENTS = 8
MOST_POSITIONS = 6
MOST_BESIDE = 5
MOST_VOICES = 8
MOST_SAYINGS = 2
MOST_BARS = 10


def condense(outline: Outline) -> Iterator[Line]:
    """Yield the brief line by line, without any layout."""
    yield Line("title", outline.title)
    publishers = f" from {listed(outline.publishers)}" if outline.publishers else ""
    yield Line("plain", f"{plural(len(outline.reports), 'report')}{publishers}.")
    yield Line("plain", outline.account.summary)
    for story in outline.stories[:MOST_STORIES]:
        yield from _condense_story(story)
    further = [(story.label, story.documents) for story in outline.stories[MOST_STORIES:]] + [*outline.further]
    if further:
        yield Line("story", f"{plural(len(further), 'further story', 'further stories')}")
    for label, documents in further[:MOST_FURTHER]:
        yield Line("item", f"{label} ({plural(documents, 'report')})")
    if len(further) > MOST_FURTHER:
        yield Line("soft", f"and {len(further) - MOST_FURTHER} more")
    if outline.reports:
        yield Line("section", "The reports")
    for report in outline.reports:
        yield from _condense_report(report)
    yield from _condense_account(outline)
    if outline.stories:
        yield from write_legend(say_scale())
    yield say_made_with(outline.made_with)


def _condense_account(outline: Outline) -> Iterator[Line]:
    account = outline.account
    for title, items in (("Set aside", account.aside), ("Offered twice", account.again), ("Notes", account.notes)):
        if items:
            yield Line("section", title)
            yield from (Line("item", line) for line in name_some(items))


def _condense_story(story: StoryView) -> Iterator[Line]:
    yield Line("story", story.label)
    reports = f"{plural(story.documents, 'report')}: {listed(story.publishers)}" if story.documents else ""
    yield Line("plain", " · ".join(part for part in (story.period, reports) if part))
    if story.tally:
        yield Line("plain", ", ".join(f"{number} {status_word(status)}" for status, number in story.tally))
    if story.leading:
        yield Line("section", "Leading events")
        for card in story.leading[:MOST_EVENTS]:
            yield from _condense_card(card)
        rest = max(0, len(story.leading) - MOST_EVENTS) + len(story.more)
        if rest > 0:
            yield Line("soft", f"and {plural(rest, 'more event')}")
    yield from _condense_ledgers(story)
    yield from _condense_voices(story)
    yield from _condense_timeline(story)


def _condense_card(card: EventCard) -> Iterator[Line]:
    yield Line("event", card.label, card.status)
    who = listed([name for name, _ in card.participants], 4)
    facts = [part for part in (card.when, card.place, who, plural(card.documents, "report")) if part]
    yield Line("plain", " · ".join(facts), depth=1)
    yield Line("plain", standing_words(card), depth=1)
    if len(card.history) > 1:
        steps = [f"{step.day} {status_word(step.status)}".strip() for step in card.history]
        yield Line("plain", " → ".join(steps), depth=1)
    if card.lead:
        yield Line("evidence", say_words(card.lead), depth=1)
    for view in card.figures:
        yield Line("plain", figure_words(view), depth=1)
    for view in card.disputed:
        yield from _condense_dispute(view)


def _condense_dispute(view: AttributeView) -> Iterator[Line]:
    yield Line("plain", f"{view.name}: disputed", "disputed", depth=1)
    for position in view.positions[:MOST_POSITIONS]:
        of = f": {position.scope[0]}" if position.scope else ""
        by = f" ({listed(position.origins, 3)})" if position.origins else ""
        status = "" if position.status == view.status else position.status
        yield Line("item", f"{position.value}{of}{by}", status, depth=2)
        if position.testimonies:
            yield Line("evidence", say_words(position.testimonies[0]), depth=3)
    if len(view.positions) > MOST_POSITIONS:
        yield Line("soft", f"and {plural(len(view.positions) - MOST_POSITIONS, 'more value')}", depth=2)


def say_words(testimony: Testimony, width: int = 240) -> str:
    """One line for a statement: the chain, the words, how sure."""
    said = shorten(testimony.words, width)
    quoted = f"“{said}”" if testimony.direct else said
    also = f"so in {plural(testimony.also, 'more report')}" if testimony.also else ""
    tags = (testimony.factuality, "a copy" if testimony.copied else "", also)
    tag = "".join(f" [{tag}]" for tag in tags if tag)
    return f"{' → '.join(testimony.chain)}: {quoted}{tag}"


def _condense_ledgers(story: StoryView) -> Iterator[Line]:
    shown = {card.anchor for card in story.leading[:MOST_EVENTS]}
    for ledger in story.ledgers:
        own = [card for card in ledger.cards if card.anchor not in shown]
        if own or ledger.testimonies:
            yield Line("section", f"Also {ledger.title}")
            alike = Counter((say_beside(card), card.status) for card in own)
            for (said, status), number in list(alike.items())[:MOST_BESIDE]:
                yield Line("item", said + (f" ({number} such events)" if number > 1 else ""), status)
            rest = len(own) - sum([*alike.values()][:MOST_BESIDE])
            if rest:
                yield Line("soft", f"and {rest} more")
            for testimony in ledger.testimonies[:MOST_EVENTS]:
                yield Line("evidence", say_words(testimony))


def say_beside(card: EventCard) -> str:
    """An event in one line: its label, and who tells it."""
    sides = sides_words(card)
    return f"{card.label} ({sides})" if sides else card.label


def _condense_voices(story: StoryView) -> Iterator[Line]:
    if story.voices:
        yield Line("section", "Who said what")
    for voice in story.voices[:MOST_VOICES]:
        yield Line("item", f"{voice.name} ({voice.kind})")
        for testimony in voice.testimonies[:MOST_SAYINGS]:
            yield Line("evidence", say_words(testimony), depth=1)
        if len(voice.testimonies) > MOST_SAYINGS:
            yield Line("soft", f"and {plural(len(voice.testimonies) - MOST_SAYINGS, 'more statement')}", depth=1)
    if len(story.voices) > MOST_VOICES:
        yield Line("soft", f"and {plural(len(story.voices) - MOST_VOICES, 'more source')}")
    if story.quotations:
        yield Line("section", "One utterance, several versions")
    for quotation in story.quotations[:6]:
        yield Line("item", quotation.speaker)
        for variant in quotation.variants:
            yield Line("evidence", say_words(variant.testimony), depth=1)
            beside = [say_variant(variant), f"so in {plural(variant.also, 'more report')}" if variant.also else ""]
            if any(beside):
                yield Line("soft", "; ".join(filter(None, beside)), depth=2)


def _condense_timeline(story: StoryView) -> Iterator[Line]:
    line = story.timeline
    bars = [bar for bar in (*line.before, *line.bars, *line.after) if bar.leading][:MOST_BARS]
    if bars:
        yield Line("section", "Timeline")
    for bar in bars:
        yield Line("item", f"{bar.when}: {bar.label}", bar.status)


def _condense_report(report: ReportView) -> Iterator[Line]:
    yield Line("item", f"{report.publisher}: {report.title}")
    basis = f" ({shorten(report.date_basis, 160)})" if report.date_basis else ""
    litter = ", ".join(f"{kind} {number}" for kind, number in report.litter)
    beside = f"; litter: {litter}" if litter else ""
    yield Line("soft", f"{report.date}{basis}; {'; '.join((report.amount, *report.filed))}{beside}", depth=1)
    for repeat in report.repeats:
        reasons = f" ({shorten(repeat.reasons, 200)})" if repeat.reasons else ""
        yield Line("soft", f"{repeat.how} {repeat.name}{reasons}", depth=1)
