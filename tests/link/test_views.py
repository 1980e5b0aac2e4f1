"""Event mentions with their arguments resolved over the case."""

from datetime import date

import pytest

from secondsource.link.event_view import EventView
from secondsource.link.views import find_scene, is_town, look_up, name_days, narrowest, view_event
from secondsource.model import (
    UNKNOWN_TIME,
    Actor,
    ActorMention,
    Argument,
    Document,
    EventMention,
    Interval,
    PlaceMention,
    Record,
    Records,
    Span,
    Story,
    TimeMention,
    TimeValue,
)
from secondsource.parse.tree import Parse, Sentence, Token, grow_parse


class Report:
    """A text, split into sentences at ". ", in which records are made at words."""

    def __init__(self, text: str, plurals: tuple[str, ...] = ()) -> None:
        self.plurals = plurals
        self.document = Document(uri="a", publisher="The Ledger", text=text)
        self.records: list[Record] = [self.document]

    def span(self, words: str) -> tuple[int, int]:
        start = self.document.text.index(words)
        return start, start + len(words)

    def place(self, words: str, country: str = "NOR", region: str = "", name: str = "") -> Argument:
        start, stop = self.span(words)
        it = PlaceMention(
            doc=self.document.id, start=start, stop=stop, name=name or words, country=country, region=region
        )
        self.records.append(it)
        return Argument("place", start, stop, it.id)

    def time(self, words: str, value: str, days: Interval, type: str = "DATE", mod: str = "") -> Argument:
        start, stop = self.span(words)
        it = TimeMention(doc=self.document.id, start=start, stop=stop, type=type, form=value, mod=mod)  # type: ignore[arg-type]
        self.records += [it, TimeValue(mention=it.id, value=value, interval=days)]
        return Argument("time", start, stop, it.id)

    def actor(self, words: str, role: str = "actor") -> Argument:
        start, stop = self.span(words)
        it = ActorMention(doc=self.document.id, start=start, stop=stop, form="name", name=words)
        self.records += [it, Actor(name=words, kind="person", mentions=(it.id,))]
        return Argument(role, start, stop, it.id)

    def words(self, words: str, role: str) -> Argument:
        return Argument(role, *self.span(words))

    def parse(self) -> Parse:
        sentences, start = [], 0
        for piece in self.document.text.split(". "):
            sentences.append(Sentence(start, start + len(piece), 0, 0, "region", "body"))
            start += len(piece) + 2
        tokens = [
            Token(i, *self.span(word), word, word, "NOUN", "NNS", "ROOT", i, "", False)
            for i, word in enumerate(self.plurals)
        ]
        return grow_parse(self.document.id, self.document.text, tokens, sentences)

    def view(self, words: str, *arguments: Argument, lemma: str = "", **more: object) -> EventView:
        start, stop = self.span(words)
        mention = EventMention(
            doc=self.document.id, start=start, stop=stop, lemma=lemma or words, arguments=arguments, **more
        )  # type: ignore[arg-type]
        return view_event(mention, look_up(Records(self.records), {self.document.id: self.parse()}))


def day(number: int, last: int | None = None) -> Interval:
    """Days of May 2021."""
    return Interval(date(2021, 5, number), date(2021, 5, last or number), "stated")


def test_the_parties_of_an_event_are_actors_of_the_case_in_their_roles() -> None:
    report = Report("The queen met the king.")
    queen, king = report.actor("The queen"), report.actor("the king", "recipient")
    names = {record.id: record.name for record in report.records if isinstance(record, Actor)}
    view = report.view("met", queen, king)
    assert [(names[actor], role) for actor, role in view.parties] == [("The queen", "actor"), ("the king", "recipient")]


def test_words_that_are_no_actor_of_the_case_are_no_party() -> None:
    report = Report("The queen met somebody.")
    assert report.view("met", report.words("somebody", "recipient")).parties == ()


def test_the_narrowest_of_its_times_dates_an_event() -> None:
    report = Report("In May, on May 4, she came.")
    times = report.time("May", "2021-05", day(1, 31)), report.time("May 4", "2021-05-04", day(4))
    assert report.view("came", *times).time == day(4)


@pytest.mark.parametrize("mod", ["SINCE", "BEFORE", "UNTIL"])
def test_a_limit_does_not_date_an_event(mod: str) -> None:
    report = Report("She came by May 4.")
    assert not report.view("came", report.time("May 4", "2021-05-04", day(4), mod=mod)).time.known


def test_a_length_of_time_does_not_date_an_event() -> None:
    report = Report("She came for two days.")
    assert not report.view("came", report.time("two days", "P2D", day(4), type="DURATION")).time.known


def test_a_length_of_time_after_what_is_dated_dates_an_event() -> None:
    report = Report("She came two days after the vote.")
    start, stop = report.span("two days")
    it = TimeMention(doc=report.document.id, start=start, stop=stop, type="DURATION", form="EVENT:DAY+2")
    report.records += [it, TimeValue(mention=it.id, value="P2D", interval=day(4))]
    assert report.view("came", Argument("time", start, stop, it.id)).time == day(4)


def test_a_day_whose_year_nobody_knows_does_not_date_an_event() -> None:
    report = Report("She came on May 4.")
    assert not report.view("came", report.time("May 4", "XXXX-05-04", day(4))).time.known


def test_a_proper_name_in_the_role_of_a_place_is_one_though_no_list_has_it() -> None:
    report = Report("She came to Corley Marsh from there.")
    view = report.view("came", report.words("Corley Marsh", "destination"), report.words("there", "place"))
    assert view.places == frozenset({"Corley Marsh"})


def test_the_head_word_of_a_vehicle_counts() -> None:
    report = Report("She came in an armored train.")
    other = Report("She came in the Train.")
    views = [
        it.view("came", it.words(words, "vehicle"))
        for it, words in ((report, "an armored train"), (other, "the Train"))
    ]
    assert views[0].vehicles == views[1].vehicles != frozenset()


def test_what_is_certainly_not_so_is_negated() -> None:
    report = Report("She never came.")
    assert report.view("came", factuality="CT-").negated
    assert not report.view("came", factuality="PS+").negated


def test_two_fires_are_several() -> None:
    report = Report("Two fires and one fire.", plurals=("fires",))
    assert report.view("fires", lemma="fire").plural
    assert not report.view("fire.", lemma="fire").plural


def test_a_verb_in_the_third_person_is_not_several() -> None:
    assert not Report("The army attacks the town.").view("attacks", lemma="attack").plural


@pytest.mark.parametrize(
    ("text", "definite"),
    [("She ended the visit.", True), ("She ended this state visit.", True), ("A visit.", False), ("Her visit.", False)],
)
def test_an_article_takes_up_what_was_told_before(text: str, definite: bool) -> None:
    assert Report(text).view("visit").definite is definite


def test_a_mention_belongs_to_the_story_of_its_report() -> None:
    report = Report("She came.")
    story = Story(documents=(report.document.id,))
    report.records.append(story)
    assert report.view("came").story == story.id


def test_an_incident_lies_in_the_town_of_its_sentence() -> None:
    report = Report("Barlow is quiet. In Ashwick a fire broke out.")
    for town in ("Barlow", "Ashwick"):
        report.place(town)
    assert report.view("fire").places == frozenset({"Ashwick"})


def test_an_incident_without_a_town_in_its_sentence_lies_in_that_of_the_lead() -> None:
    report = Report("Ashwick was calm. Then Barlow woke. At dawn a fire broke out.")
    for town in ("Ashwick", "Barlow"):
        report.place(town)
    assert report.view("fire").places == frozenset({"Ashwick"})


def test_a_town_told_far_below_the_lead_does_not_place_an_incident() -> None:
    report = Report("A fire broke out. One. Two. Three. Four. Five. Ashwick sent help.")
    report.place("Ashwick")
    assert report.view("fire").places == frozenset()


def test_an_incident_that_names_its_town_is_not_placed_again() -> None:
    report = Report("Barlow was calm. A fire hit Ashwick.")
    report.place("Barlow")
    assert report.view("fire", report.place("Ashwick")).places == frozenset({"Ashwick"})


def test_what_is_no_incident_is_not_placed_by_the_lead() -> None:
    report = Report("Ashwick was calm. The queen came.")
    report.place("Ashwick")
    assert report.view("came").places == frozenset()


def test_a_town_is_neither_a_country_nor_a_state_nor_a_street() -> None:
    def place(name: str, **more: str) -> PlaceMention:
        return PlaceMention(doc="d", start=0, stop=1, name=name, **more)

    assert is_town(place("Ashwick", country="USA", region="Ohio"))
    assert not is_town(place("Ohio", country="USA", region="Ohio"))
    assert not is_town(place("China", country="CHN"))
    assert not is_town(place("Mill Street", country="USA"))
    assert not is_town(place(""))


def test_a_scene_without_any_town_is_empty() -> None:
    report = Report("A fire broke out.")
    start, stop = report.span("fire")
    mention = EventMention(doc=report.document.id, start=start, stop=stop, lemma="fire")
    assert find_scene(mention, look_up(Records(report.records), {})) == []


def test_what_a_report_says_of_a_place_counts_beside_the_gazetteer() -> None:
    report = Report("Ashwick, in Ohio, burned.")
    report.place("Ashwick", "USA", "Ohio")
    lookups = look_up(Records(report.records), {})
    assert lookups.contains("Ohio", "Ashwick")
    assert not lookups.contains("Ashwick", "Ohio")


@pytest.mark.parametrize(
    ("value", "days", "name"),
    [
        ("2021-05-04", day(4), "2021-05-04"),
        ("2021-05", day(1, 31), "2021-05"),
        ("2021", day(1, 31), "2021"),
        ("2021-W18", day(3, 9), "2021-W18"),
        ("2021-05-04T14:00", day(4), "2021-05-04"),
        ("2021-SU", day(1, 31), "2021-05-01/2021-05-31"),
        ("2021-05-04", Interval(date(2021, 5, 4), None), "2021-05-04"),
        ("PAST_REF", Interval(None, date(2021, 5, 4)), "../2021-05-04"),
    ],
)
def test_days_are_named_in_iso_8601(value: str, days: Interval, name: str) -> None:
    assert name_days(TimeValue(mention="m", value=value, interval=days), days) == name


def test_the_narrowest_interval_is_the_one_with_the_fewest_days() -> None:
    open_end = Interval(date(2021, 5, 4), None)
    assert narrowest([day(1, 31), day(4), open_end]) == day(4)
    assert narrowest([open_end, UNKNOWN_TIME]) == open_end
    assert narrowest([]) == UNKNOWN_TIME


def test_the_span_of_a_view_is_that_of_its_trigger() -> None:
    report = Report("She came.")
    assert report.view("came").mention.span == Span(4, 8)


def test_from_one_day_to_another_is_one_time() -> None:
    report = Report("She stayed from May 2 to May 5.")
    first, last = Interval(date(2021, 5, 2), date(2021, 5, 2)), Interval(date(2021, 5, 5), date(2021, 5, 5))
    times = report.time("May 2", "2021-05-02", first), report.time("May 5", "2021-05-05", last)
    told = report.view("stayed", *times).time
    assert (told.earliest, told.latest) == (date(2021, 5, 2), date(2021, 5, 5))
