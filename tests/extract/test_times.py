"""Time expressions: found, resolved against the date of the report, and read backwards to date the report."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.extract import timex
from secondsource.extract.calendar import days_of
from secondsource.extract.on_day import at_day
from secondsource.extract.slashed import settle_orders
from secondsource.extract.times import (
    anchor_interval,
    bound_interval,
    find_times,
    is_deictic,
    resolve_time,
    resolve_times,
)
from secondsource.extract.timex_words import word_list
from secondsource.model import UNKNOWN_TIME, Document, Interval, Region, TimeMention, TimeValue
from secondsource.parse.english import parse_document
from secondsource.parse.tree import Parse, Token

CASES = Path(__file__).parent.parent / "cases"


def read_cases(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def parse_text(text: str) -> tuple[Document, Parse]:
    document = Document(uri="case.txt", publisher="Case", text=text, lang="en")
    return document, parse_document(document, [Region(doc=document.id, start=0, stop=len(text), kind="body")])


def find(text: str) -> list[TimeMention]:
    return list(find_times(*parse_text(text)))


def day(text: str) -> Interval:
    return Interval(date.fromisoformat(text), date.fromisoformat(text), "given")


def resolve(text: str, dct: str) -> list[tuple[str, TimeValue]]:
    mentions = find(text)
    values = resolve_times(mentions, day(dct))
    return [(text[m.start : m.stop], value) for m, value in zip(mentions, values, strict=True)]


def only(text: str) -> TimeMention:
    found = find(text)
    assert len(found) == 1, [text[m.start : m.stop] for m in found]
    return found[0]


@pytest.mark.parametrize(("dct", "marked", "value"), read_cases("times.tsv"))
def test_a_phrase_of_the_news_is_found_and_resolved(dct: str, marked: str, value: str) -> None:
    before, _, rest = marked.partition("[")
    words, _, after = rest.partition("]")
    found = [(words, resolved.value) for words, resolved in resolve(before + words + after, dct)]
    assert (words, value) in found


@pytest.mark.parametrize("case", read_cases("times_days.tsv"), ids=lambda case: case[2])
def test_a_phrase_means_its_days(case: list[str]) -> None:
    dct, dateline, marked, value, first, last = case
    before, _, rest = marked.partition("[")
    words, _, after = rest.partition("]")
    text = before + words + after
    document = Document(uri="case.txt", publisher="Case", text=text, lang="en", dateline=dateline.strip("-"))
    parse = parse_document(document, [Region(doc=document.id, start=0, stop=len(text), kind="body")])
    mentions = list(find_times(document, parse))
    found = [
        [text[m.start : m.stop], v.value, *(str(end or "-") for end in (v.interval.earliest, v.interval.latest))]
        for m, v in zip(mentions, resolve_times(mentions, day(dct)), strict=True)
    ]
    assert [words, value, first, last] in found


@pytest.mark.parametrize("case", read_cases("times_forms.tsv"), ids=lambda case: case[0])
def test_a_phrase_has_its_form(case: list[str]) -> None:
    before, _, rest = case[0].partition("[")
    words, _, after = rest.partition("]")
    text = before + words + after
    found = [[text[m.start : m.stop], m.form, m.mod] for m in find(text)]
    assert [words, case[1], case[2] if len(case) > 2 else ""] in found


@pytest.mark.parametrize("text", [line for (line,) in read_cases("times_none.txt")])
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    assert [text[m.start : m.stop] for m in find(text)] == []


@pytest.mark.parametrize(("text", "told"), [(*case, "")[:2] for case in read_cases("times_bad.tsv")])
def test_what_looks_like_a_time_is_read_for_what_it_is(text: str, told: str) -> None:
    assert "; ".join(f"{words}={value.value}" for words, value in resolve(text, "2018-06-20")) == told


def slashed(text: str, **about: str) -> list[str]:
    fields = {"uri": "case.txt", "publisher": "Case", "lang": "en", **about}
    document = Document(text=text, **fields)  # type: ignore[arg-type]
    parse = parse_document(document, [Region(doc=document.id, start=0, stop=len(text), kind="body")])
    return [value.value for value in resolve_times(find_times(document, parse), UNKNOWN_TIME)]


@pytest.mark.parametrize(
    ("about", "values"),
    [
        ({"uri": "https://www.example.co.uk/1"}, ["2017-09-03"]),
        ({"lang": "en-GB"}, ["2017-09-03"]),
        ({"dateline": "LONDON"}, ["2017-09-03"]),
        ({"dateline": "CHICAGO"}, ["2017-03-09"]),
    ],
)
def test_publisher_and_place_say_whether_the_day_stands_first(about: dict[str, str], values: list[str]) -> None:
    assert slashed("The form was signed on 3/9/2017 by both.", **about) == values


def test_the_other_dates_of_a_report_say_whether_the_day_stands_first() -> None:
    assert slashed("It was signed on 3/9/2017 and sent on 25/9/2017.") == ["2017-09-03", "2017-09-25"]
    assert slashed("It was signed on 3/9/2017 and sent on 3/25/2017.") == ["2017-03-09", "2017-03-25"]


def test_where_nothing_says_so_both_readings_are_kept_and_told() -> None:
    mention = only("The form was signed on 3/9/2017 by both.")
    value = resolve_time(mention, UNKNOWN_TIME)
    assert mention.form == "2017-03-09|2017-09-03"
    assert (value.value, value.interval.earliest, value.interval.latest) == (
        "2017-03-09",
        date(2017, 3, 9),
        date(2017, 9, 3),
    )
    assert value.interval.basis == "2017-03-09 or 2017-09-03: day or month first is not told"


def test_a_reading_after_the_report_is_none_for_what_is_over() -> None:
    mention = only("The form was signed on 3/9/2017 by both.")
    value = resolve_time(mention, day("2017-05-01"))
    assert (value.value, value.interval.latest) == ("2017-03-09", date(2017, 3, 9))
    assert value.interval.basis == "said in the text; 2017-09-03 would be after the report"
    assert resolve_time(mention, day("2017-12-01")).interval.latest == date(2017, 9, 3)


def test_other_reports_of_a_publisher_say_whether_the_day_stands_first() -> None:
    texts = {"a": ("P", "It was signed on 3/9/2017."), "b": ("P", "It ends on 25/9/2017."), "c": ("Q", "On 3/9/2017.")}
    documents = {
        id: Document(uri=id, publisher=publisher, text=text, lang="en") for id, (publisher, text) in texts.items()
    }
    forms = {id: slashed_form(document) for id, document in documents.items()}
    settled = settle_orders(documents.values(), {documents[id].id: time for id, time in forms.items()})
    names = {document.id: id for id, document in documents.items()}
    assert {names[id]: time.form for id, time in settled.items()} == {
        "a": "2017-09-03",
        "b": "2017-09-25",
        "c": "2017-03-09|2017-09-03",
    }


def slashed_form(document: Document) -> TimeMention:
    parse = parse_document(document, [Region(doc=document.id, start=0, stop=len(document.text), kind="body")])
    return next(iter(find_times(document, parse)))


def test_every_rule_of_the_grammar_has_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    used: set[timex.Rule] = set()
    apply_rule = timex.apply_rule

    def watch(rule: timex.Rule, line: timex.TagLine) -> timex.TagLine:
        made = apply_rule(rule, line)
        if made is not line:
            used.add(rule)
        return made

    monkeypatch.setattr(timex, "apply_rule", watch)
    sentences = [case[1] for case in read_cases("times.tsv")] + [case[0] for case in read_cases("times_forms.tsv")]
    sentences += [case[0] for case in read_cases("times_bad.tsv")] + [case[2] for case in read_cases("times_days.tsv")]
    for marked in [*sentences, *(line for (line,) in read_cases("times_none.txt"))]:
        find(marked.replace("[", "").replace("]", ""))
    assert [(rule.tag, rule.pattern.pattern) for rule in timex.grammar() if rule not in used] == []


def test_spans_quote_the_words() -> None:
    text = "  On  Tuesday ,  March 27, the train left.\n"
    mention = only(text)
    assert text[mention.start : mention.stop] == "Tuesday ,  March 27"


def test_the_form_needs_no_anchor() -> None:
    assert only("They left on March 26.").form == "XXXX-03-26"
    assert only("They left yesterday.").form == "DAY-1"
    assert only("They met in 2018.").form == "2018"
    assert only("On Tuesday, March 27, they left.").form == "XXXX-03-27|WXX-2"


def test_the_tense_is_that_of_the_governing_verb() -> None:
    assert only("The delegation left Wednesday.").tense == "past"
    assert only("The delegation will leave Wednesday.").tense == "future"
    assert only("The delegation could return Thursday.").tense == "future"
    assert only("The delegation is scheduled to return Thursday.").tense == "future"
    assert only("The delegation plans to return Thursday.").tense == "future"


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The minister was able to reach the town on Saturday.", "none"),
        ("The minister would not comment Monday on the talks.", "past"),
        ("The minister would not leave Monday.", "future"),
        ("Witnesses of Monday's fire will call the police.", "none"),
        ("Feb. 26: The council votes to stay.", "past"),
    ],
)
def test_what_looks_ahead_and_does_not(text: str, tense: str) -> None:
    assert only(text).tense == tense


@pytest.mark.parametrize(
    ("written", "meant"), [("2018-03-27", "2018-03-26"), ("2018-03-28", "2018-04-02"), ("2018-03-23", "2018-03-26")]
)
def test_a_day_in_the_present_is_yesterday_or_to_come(written: str, meant: str) -> None:
    assert resolve_time(only("Soldiers stand near the bridge on Monday."), day(written)).value == meant


def test_the_number_of_a_house_is_no_year() -> None:
    assert not find("Shots were fired into a shop at 2110 Madison Ave.")
    assert only("The 2011 Dunmore Street fire killed two.").form == "2011"


def test_a_date_in_the_present_is_the_nearest() -> None:
    shown, coming = only("Soldiers stand near the bridge on March 7."), only("The alert expires on February 28.")
    assert resolve_time(shown, day("2018-07-20")).value == "2018-03-07"
    assert resolve_time(coming, day("2018-01-28")).value == "2018-02-28"


def test_prepositions_are_limits_and_no_part_of_the_words() -> None:
    for words, mod in (("since", "SINCE"), ("until", "UNTIL"), ("before", "BEFORE"), ("by", "UNTIL")):
        text = f"They have waited {words} March 3."
        mention = only(text)
        assert (text[mention.start : mention.stop], mention.mod) == ("March 3", mod)


def test_parts_of_a_month_are_told_by_mod_and_narrow_the_days() -> None:
    mention = only("The village was shelled in late February.")
    value = resolve_time(mention, day("2018-03-28"))
    assert (mention.mod, value.value) == ("END", "2018-02")
    assert value.interval.earliest == date(2018, 2, 15)
    assert value.interval.latest == date(2018, 2, 28)


def test_without_an_anchor_the_value_keeps_its_x_and_the_interval_is_open() -> None:
    for text, value in (("They left on March 26.", "XXXX-03-26"), ("They left yesterday.", "XXXX-XX-XX")):
        resolved = resolve_time(only(text), UNKNOWN_TIME)
        assert resolved.value == value
        assert not resolved.interval.known


def test_an_anchor_of_several_days_shifts_as_a_whole() -> None:
    anchor = Interval(date(2018, 3, 26), date(2018, 3, 28), "given")
    resolved = resolve_time(only("They left yesterday."), anchor)
    assert resolved.value == "2018-03-25/2018-03-27"
    assert (resolved.interval.earliest, resolved.interval.latest) == (date(2018, 3, 25), date(2018, 3, 27))


def test_a_wide_anchor_decides_what_both_its_ends_agree_on() -> None:
    anchor = Interval(date(2018, 3, 27), date(2018, 3, 31), "given")
    assert resolve_time(only("They left Sunday."), anchor).value == "2018-03-25"
    assert resolve_time(only("They left Thursday."), anchor).value == "2018-WXX-4"
    assert resolve_time(only("They left last year."), anchor).value == "2017"


def test_an_open_anchor_leaves_that_end_open() -> None:
    resolved = resolve_time(only("They left yesterday."), Interval(date(2018, 3, 26), None, "given"))
    assert (resolved.interval.earliest, resolved.interval.latest) == (date(2018, 3, 25), None)


def test_what_follows_an_event_is_a_length_until_the_event_is_dated() -> None:
    mention = only("The ministers resigned two days after the vote.")
    assert mention.form == "EVENT:DAY+2"
    assert resolve_time(mention, day("2018-03-28")).value == "P2D"
    assert resolve_time(mention, day("2018-03-28"), day("2018-03-12")).interval.earliest == date(2018, 3, 14)


def days_told(text: str, dct: str, words: str) -> tuple[date | None, date | None]:
    value = dict(resolve(text, dct))[words]
    return value.interval.earliest, value.interval.latest


@pytest.mark.parametrize(
    "text",
    [
        '"I will decide [tomorrow]," the coach told a radio station on Monday.',
        'On Monday, the coach told a radio station: "I will decide [tomorrow]."',
        '"We lost. I will decide [tomorrow]," the coach said in a statement dated May 13.',
        "In a letter on Monday the coach wrote: “I will decide [tomorrow].”",
    ],
)
def test_a_day_in_a_quotation_counts_from_the_day_on_which_it_was_said(text: str) -> None:
    tuesday = date(2019, 5, 14)
    assert days_told(text.replace("[", "").replace("]", ""), "2019-05-16", "tomorrow") == (tuesday, tuesday)


@pytest.mark.parametrize(
    "text",
    [
        '"I will decide tomorrow," the coach said.',
        '"I will decide tomorrow," said the coach, who was hired on Monday.',
        "The coach, who lost on Monday, will decide tomorrow.",
        'He said on Monday that the coach, who is called "the fox", will decide tomorrow.',
    ],
)
def test_other_days_count_from_the_day_of_the_report(text: str) -> None:
    friday = date(2019, 5, 17)
    assert days_told(text, "2019-05-16", "tomorrow") == (friday, friday)


@pytest.mark.parametrize(
    ("text", "words", "told"),
    [
        ("He was arrested two days after the May 3 attack.", "two days", date(2019, 5, 5)),
        ("He was arrested a day before Monday's vote.", "a day", date(2019, 5, 12)),
        ("The bridge collapsed on May 3. A day after the collapse he resigned.", "A day", date(2019, 5, 4)),
        ("It collapsed on May 3. On May 6 he slept. A day after the collapse he left.", "A day", date(2019, 5, 4)),
    ],
)
def test_a_day_after_an_event_counts_from_the_day_that_is_told_of_it(text: str, words: str, told: date) -> None:
    assert days_told(text, "2019-05-16", words) == (told, told)


@pytest.mark.parametrize(
    "text",
    [
        "A day after the collapse he resigned.",
        "The bridge was opened on May 3. A day after the collapse he resigned.",
        "The bridge collapsed on May 3. A day after a collapse he resigned.",
        "It collapsed on May 3 and was rebuilt by May 9. A day after the collapse he resigned.",
        "The bridge will collapse on May 30. A day after the collapse he resigned.",
    ],
)
def test_a_day_after_what_nobody_dates_is_a_length(text: str) -> None:
    assert days_told(text, "2019-05-16", "A day") == (None, None)


def test_the_next_day_does_not_count_from_a_decade_or_from_the_report() -> None:
    for text in ("The war began in the 1990s. The next day he left.", "The next day he left."):
        assert days_told(text, "2019-05-16", "The next day") == (None, None)


def test_what_counts_from_another_time_needs_it() -> None:
    mention = only("The next day the bridge was closed.")
    assert not resolve_time(mention, UNKNOWN_TIME).interval.known
    assert resolve_time(mention, UNKNOWN_TIME, day("2018-03-12")).value == "2018-03-13"


def test_a_limit_bounds_what_is_told() -> None:
    mention = only("They have met four times since March.")
    value = resolve_time(mention, day("2019-01-09"))
    bounds = bound_interval(value, mention.mod, day("2019-01-09"))
    assert (bounds.earliest, bounds.latest) == (date(2018, 3, 1), date(2019, 1, 9))


def test_deictic_forms_are_those_that_need_the_day_of_writing() -> None:
    assert all(map(is_deictic, ("DAY-1", "XXXX-03-26", "XXXX-WXX-7", "WEEK+0", "YEAR-1", "AGO:MONTH-2", "P3Y|-1")))
    assert not any(map(is_deictic, ("2018-03-26", "199", "REF:DAY+1", "EVENT:DAY+1", "P2W", "PXM", "PAST_REF")))


@pytest.mark.parametrize(
    ("form", "event", "earliest", "latest"),
    [
        ("XXXX-WXX-7", "2018-03-25", "2018-03-25", "2018-03-31"),
        ("DAY-1", "2018-03-25", "2018-03-26", "2018-03-26"),
        ("YEAR-1", "2018", "2019-01-01", "2019-12-31"),
        ("WEEK+0", "2018-03-25", "2018-03-19", "2018-03-25"),
        ("XXXX-03", "2018-03", "2018-03-01", "2019-02-28"),
        ("XXXX-03-26", "2018-03-26", "2018-03-26", "2019-03-25"),
    ],
)
def test_words_for_known_days_tell_when_they_were_written(form: str, event: str, earliest: str, latest: str) -> None:
    first, last = days_of(event) or pytest.fail("the case has no days")
    found = anchor_interval(form, Interval(first, last, "given"))
    assert (str(found.earliest), str(found.latest)) == (earliest, latest)


def test_no_day_of_writing_makes_sunday_a_monday() -> None:
    assert not anchor_interval("XXXX-WXX-7", day("2018-03-26")).known


FORMS = ["DAY-1", "DAY+0TNI", "WEEK+0", "MONTH-1", "YEAR-1", "XXXX-WXX-3", "XXXX-WXX-WE", "XXXX-03", "XXXX-02-29"]
FORMS += ["XXXX-03-27|WXX-2", "XXXX-06|-1", "XXXX-06|YEAR-1", "XXXX-11-4#4", "XXXX-EASTER-2", "XXXX-SU", "XXXX-Q3"]


@given(st.sampled_from(FORMS), st.sampled_from(["past", "future"]), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_the_day_of_writing_lies_in_the_inverse_of_what_was_written(form: str, tense: str, written: date) -> None:
    try:
        told = at_day(form, tense, written)
    except (LookupError, StopIteration):
        return
    inverse = anchor_interval(form, Interval(told.first, told.last, ""), tense)
    assert inverse.earliest is None or inverse.earliest <= written
    assert inverse.latest is None or written <= inverse.latest


@given(
    st.sampled_from(FORMS), st.sampled_from(["past", "future", "none"]), st.dates(date(1900, 1, 1), date(2100, 1, 1))
)
def test_a_later_report_never_means_an_earlier_time(form: str, tense: str, written: date) -> None:
    try:
        one, other = (at_day(form, tense, written + timedelta(days=step)) for step in (0, 1))
    except (LookupError, StopIteration):
        return
    assert one.first <= other.first


@pytest.mark.parametrize(
    "text", ["31 February 2018", "March 99", "9999-12-31", "0000-01-01", "tomorrow", "“" * 300 + " May 5"]
)
def test_impossible_dates_and_the_ends_of_the_calendar_do_not_raise(text: str) -> None:
    for anchor in (UNKNOWN_TIME, day("9999-12-31"), day("0001-01-01")):
        for mention in find(f"It ended {text}, \x07 he said."):
            resolve_time(mention, anchor, day("9999-12-31"))


def test_dates_in_figures_and_words_are_not_found_where_they_cannot_be() -> None:
    assert all(m.form != "2018-02-31" for m in find("It ended on February 31, 2018."))


WORDS = sorted(" ".join(entry.words) for entries in word_list().values() for entry in entries)
ODD = [
    "1",
    "26",
    "31",
    "1999",
    "2.5",
    "5 1/2",
    "26th",
    "'90s",
    "99/99/99",
    "2018-02-31",
    "99:99",
    "9" * 5000,
    "²",
    "½",
    "\x00",
    "“",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS + ODD), min_size=1, max_size=12))
def test_no_order_of_words_raises_and_every_node_lies_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    tokens = [
        Token(i, m.start(), m.end(), m.group(), m.group().lower(), "NOUN", "NN", "dep", 0, "DATE", False)
        for i, m in enumerate(re.finditer(r"\S+", text))
    ]
    for node in timex.find_nodes(text, tokens):
        assert text[node.start : node.stop].strip()
        mention = TimeMention(doc="d", start=node.start, stop=node.stop, type=node.type, form=str(node.value))  # type: ignore[arg-type]
        for anchor in (UNKNOWN_TIME, day("2018-03-28"), Interval(date(2018, 1, 1), date(2018, 3, 31), "")):
            interval = resolve_time(mention, anchor, day("2018-03-12")).interval
            assert not interval.earliest or not interval.latest or interval.earliest <= interval.latest


def test_the_next_day_counts_from_a_time_under_a_verb() -> None:
    text = "He left Tuesday night. In his New Year's speech he had been mild. The next morning he flew home."
    assert ("The next morning", "2019-01-09TMO") in [(w, v.value) for w, v in resolve(text, "2019-01-10")]


def test_an_hour_counts_from_an_undecided_day_and_not_from_a_feast_in_a_phrase() -> None:
    text = "He spoke Tuesday night. The New Year's speech was mild. He left around noon."
    anchor = Interval(date(2019, 1, 1), date(2019, 2, 28), "inferred")
    last = list(resolve_times(find(text), anchor))[-1]
    assert (last.interval.earliest, last.interval.latest) == (date(2019, 1, 1), date(2019, 2, 26))


def test_a_year_ago_in_talk_of_a_quarter_is_the_quarter_of_the_year_before() -> None:
    text = "Sales rose in the third quarter to 5 million from 4 million a year ago."
    assert ("a year ago", "2017-Q3") in [(w, v.value) for w, v in resolve(text, "2018-10-20")]
    assert resolve("He fell ill a year ago.", "2018-10-20")[0][1].value == "2017"


def test_finding_times_costs_a_fraction_of_the_parse() -> None:
    document, parse = parse_text(
        " ".join(marked.translate({91: None, 93: None}) for _, marked, _ in read_cases("times.tsv"))
    )
    began = time.perf_counter()
    list(find_times(document, parse))
    # a sentence with a time takes about half a millisecond; the bound is wide because machines differ
    assert (time.perf_counter() - began) / len(parse.sentences) < 0.01
