"""Order and folds: what stands first, what is put away."""

from dataclasses import replace

from secondsource.model import (
    ChainLink,
    Document,
    Event,
    EventMention,
    Record,
    Records,
    Region,
    Span,
    Statement,
    Status,
    Story,
)
from secondsource.tell.brief import Brief
from secondsource.tell.outline import MOST_STORIES
from secondsource.tell.stories import LEADING, LEADING_LEAST

from .cases import COUNTS, small_case

STATUSES: tuple[Status, ...] = ("confirmed", "single_origin", "unverified", "denied")


def report(number: int, sentences: list[str], headline: str = "News of the day") -> list[Record]:
    """A report with a headline and one paragraph for each sentence, each told by its publisher."""
    parts = [headline, *sentences]
    document = Document(uri=f"{number:03}.txt", publisher=f"Paper {number}", text="\n\n".join(parts), lang="en")
    made: list[Record] = [document]
    start = 0
    for i, part in enumerate(parts):
        span = Span(start, start + len(part))
        kind = "body" if i else "headline"
        made.append(Region(doc=document.id, start=span.start, stop=span.stop, kind=kind))  # type: ignore[arg-type]
        chain = (ChainLink(document.publisher, "publisher"),)
        made.append(Statement(doc=document.id, content=(span,), chain=chain, quote_type="narration"))
        start += len(part) + 2
    return made


def mention(records: list[Record], word: str) -> EventMention:
    """An event mention at a word of a report."""
    document = next(item for item in records if isinstance(item, Document))
    start = document.text.index(word)
    said = [item for item in records if isinstance(item, Statement)]
    told = next(item for item in said if item.content[0].start <= start < item.content[0].stop)
    return EventMention(doc=document.id, start=start, stop=start + len(word), statement=told.id)


def brief_of(records: list[Record]) -> Brief:
    return Brief(Records(records), {}, COUNTS)


def test_what_more_reports_tell_comes_first_then_what_stands_at_the_top_of_one() -> None:
    first = report(1, ["A strike began.", "A storm passed.", "A mayor resigned."])
    second = report(2, ["A mayor resigned."], "Mayor goes")
    strike, storm = mention(first, "strike"), mention(first, "storm")
    mayor, mayor_again = mention(first, "resigned"), mention(second, "resigned")
    events = [
        Event(mentions=(storm.id,), label="Storm: the coast"),
        Event(mentions=(strike.id,), label="Strike: the docks"),
        Event(mentions=(mayor.id, mayor_again.id), label="Resignation: the mayor"),
    ]
    outline = brief_of([*first, *second, strike, storm, mayor, mayor_again, *events]).outline
    assert [card.label for card in outline.stories[0].leading] == [
        "Resignation: the mayor",
        "Strike: the docks",
        "Storm: the coast",
    ]


def test_a_hundred_events_of_one_report_are_folded_and_none_is_lost() -> None:
    records = report(1, [f"Event{i:03} took place." for i in range(100)])
    mentions = [mention(records, f"Event{i:03}") for i in range(100)]
    events = [
        Event(mentions=(m.id,), label=f"Event: number {i}", status=STATUSES[i % 4]) for i, m in enumerate(mentions)
    ]
    brief = brief_of([*records, *mentions, *events])
    story = brief.outline.stories[0]
    assert len(story.leading) == LEADING_LEAST
    assert len(story.leading) + len(story.more) == 100
    assert sum(number for _, number in story.tally) == 100
    assert brief.to_html().count('<article class="card') == 100
    assert len(brief.to_text().splitlines()) < 200


def test_events_of_several_reports_stand_open_up_to_a_limit() -> None:
    first, second = (report(n, [f"Event{i:03} took place." for i in range(20)]) for n in (1, 2))
    pairs = [(mention(first, f"Event{i:03}"), mention(second, f"Event{i:03}")) for i in range(20)]
    events = [Event(mentions=(a.id, b.id), label=f"Event: number {i}") for i, (a, b) in enumerate(pairs)]
    outline = brief_of([*first, *second, *(m for pair in pairs for m in pair), *events]).outline
    assert len(outline.stories[0].leading) == LEADING


def test_stories_beyond_what_a_page_holds_are_listed_with_their_labels() -> None:
    reports = [report(i, ["Something happened."]) for i in range(MOST_STORIES + 5)]
    stories = [Story(documents=(made[0].id,), label=f"Story {i}") for i, made in enumerate(reports)]
    brief = brief_of([*(item for made in reports for item in made), *stories])
    assert len(brief.outline.stories) == MOST_STORIES
    assert len(brief.outline.further) == 5
    page, text = brief.to_html(), brief.to_text()
    for label, _ in brief.outline.further:
        assert label in page
        assert label in text


def test_a_denial_is_listed_though_no_event_came_of_it() -> None:
    ledgers = {ledger.title: ledger for ledger in small_case().outline.stories[0].ledgers}
    assert [said.words for said in ledgers["denied"].testimonies] == ["the sprinklers had failed"]


def test_an_event_with_a_disputed_value_stands_under_disputed_too() -> None:
    ledgers = {ledger.title: ledger for ledger in small_case().outline.stories[0].ledgers}
    assert [card.label for card in ledgers["disputed"].cards] == ["Fire on the ferry Aurora"]
    assert "Fire on the ferry Aurora" in [card.label for card in ledgers["confirmed or corroborated"].cards]


def test_what_belongs_to_no_story_is_told_all_the_same() -> None:
    records = report(1, ["A strike began."])
    strike = mention(records, "strike")
    outline = brief_of([*records, strike, Event(mentions=(strike.id,), label="Strike: the docks")]).outline
    assert outline.title == "Strike: the docks"


def test_a_statement_that_only_passes_on_another_is_shown_once_by_its_longest_chain() -> None:
    records = report(1, ["The agency said that officials had seen the train arrive."])
    document = records[0]
    assert isinstance(document, Document)
    start = document.text.index("officials")
    outer = Statement(
        doc=document.id,
        content=(Span(start, len(document.text) - 1),),
        chain=(ChainLink("Paper 1", "publisher"), ChainLink("The agency", "news_agency")),
    )
    inner = replace(outer, chain=(*outer.chain, ChainLink("officials", "official")))
    voices = brief_of([*records, outer, inner]).outline.stories[0].voices
    assert [said.chain for voice in voices for said in voice.testimonies] == [("Paper 1", "The agency", "officials")]
