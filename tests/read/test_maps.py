"""Maps: for each character of a document, the place in what it was read from, in code points and in bytes."""

from __future__ import annotations

import gzip
import html
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import Run, Span
from secondsource.read.maps import compose, cut_runs, find_source, identity, identity_at
from secondsource.read.markup import Page, read_markup
from secondsource.read.page import read_stories

PAGES = Path(__file__).parents[3] / "shared" / "data" / "pages" / "html"
_SPACE = re.compile(r"[ \t\n\r\f]+")

TAGS = ["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<br>", "<li>", "<pre>", "</pre>", "<table>", "<tr>", "<td>"]
TAGS += ["</table>", "<body class=b>", "<a href='x>y'>", "</a>", "<h1>", "<title>no</title>", "<!-- no > -->"]
TAGS += ["<script>no('<p>')</script>", "<nav>", "</nav>", "<![CDATA[ no ]]>", "<!--[if IE]><p>no<![endif]-->", "<svg/>"]
WORDS = [
    "One ",
    "two. ",
    " < ",
    "a&b",
    "&amp;",
    "&nbsp",
    "&notit; ",
    "&#147;",
    "&NotEqualTilde;",
    "&lt;b&gt;",
    "e\u0301",
]
WORDS += [
    "\xad",
    "\xa0",
    "\u202bשלום\u202c",
    "\U0001f5de",
    "\U000f0000\U00100000",
    "\r\n",
    "\n\t ",
    "\f",
    "\r",
    "\u2028",
]


def words_of(text: str) -> str:
    return _SPACE.sub("", text)


def seen_in(source: str, page: Page, start: int, stop: int) -> str:
    spans = find_source(page.trace(), start, stop)
    return html.unescape("".join(source[span.start : span.stop] for span in spans))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(TAGS + WORDS), max_size=40), st.data())
def test_any_slice_of_a_page_leads_to_the_same_visible_words(parts, data):
    source = "".join(parts)
    page = read_markup(source)
    start = data.draw(st.integers(0, len(page.text)))
    stop = data.draw(st.integers(start, len(page.text)))
    whole = {place for run in page.trace() for place in range(run.start + 1, run.stop) if not one_to_one(run)}
    if start not in whole and stop not in whole:  # else an entity that stands for two code points is cut in two
        assert words_of(seen_in(source, page, start, stop)) == words_of(page.text[start:stop])


def one_to_one(run: Run) -> bool:
    return run.stop - run.start == run.source_stop - run.source_start


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TAGS + WORDS), max_size=40))
def test_every_visible_character_of_a_page_has_a_place_in_its_source(parts):
    page = read_markup("".join(parts))
    placed = {place for run in page.trace() for place in range(run.start, run.stop)}
    assert all(place in placed for place, letter in enumerate(page.text) if letter not in " \t\n\r\f")


@pytest.mark.skipif(not PAGES.is_dir(), reason="the development pages are not there")
def test_slices_of_real_pages_lead_to_the_same_visible_words():
    for file in sorted(PAGES.glob("*.gz"))[::12]:
        source = gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
        page = read_markup(source)
        runs = page.trace()
        placed = sum(run.stop - run.start for run in runs)
        assert placed >= len(words_of(page.text))
        for start in range(0, len(page.text), 997):
            spans = find_source(runs, start, start + 80)
            shown = html.unescape("".join(source[span.start : span.stop] for span in spans))
            assert words_of(shown) == words_of(page.text[start : start + 80])


@pytest.mark.parametrize(
    ("source", "runs"),
    [
        ("<p>One</p>", [(0, 3, 3, 6)]),
        ("<p>One\n  two</p>", [(0, 3, 3, 6), (3, 4, 6, 9), (4, 7, 9, 12)]),
        ("<p>a&amp;b</p>", [(0, 1, 3, 4), (1, 2, 4, 9), (2, 3, 9, 10)]),
        ("<p>A</p><p>B</p>", [(0, 1, 3, 4), (3, 4, 11, 12)]),
        ("<b>A</b> <i>B</i>", [(0, 1, 3, 4), (1, 2, 8, 9), (2, 3, 12, 13)]),
        ("a<br>b", [(0, 1, 0, 1), (2, 3, 5, 6)]),
        ("<pre>a\r\nb</pre>", [(0, 1, 5, 6), (1, 2, 6, 8), (2, 3, 8, 9)]),
        ("x&NotEqualTilde;y", [(0, 1, 0, 1), (1, 3, 1, 16), (3, 4, 16, 17)]),
    ],
)
def test_a_page_is_mapped_run_by_run(source, runs):
    assert [(run.start, run.stop, run.source_start, run.source_stop) for run in read_markup(source).trace()] == runs


def test_a_page_that_is_read_brings_its_map():
    source = "<body><p>The harbour of Lisk was closed.</p><p>A &amp; B were hurt.</p>"
    (reading,) = read_stories(source, "a.html")
    place = reading.document.text.index("A & B")
    assert [source[span.start : span.stop] for span in find_source(reading.runs, place, place + 5)] == ["A &amp; B"]


def test_what_stands_in_no_run_has_no_source():
    assert find_source((Run(0, 2, 5, 7), Run(4, 6, 9, 11)), 1, 5) == [Span(6, 7), Span(9, 10)]
    assert find_source((Run(0, 2, 5, 7),), 2, 9) == []


def test_a_part_of_a_run_of_unequal_lengths_gives_all_of_its_source():
    assert find_source((Run(0, 2, 5, 15),), 1, 2) == [Span(5, 15)]


def test_runs_that_touch_in_the_source_are_one_stretch():
    assert find_source((Run(0, 2, 5, 7), Run(2, 3, 7, 12)), 0, 3) == [Span(5, 12)]


def test_a_map_is_led_on_through_a_middle_text():
    inner = (Run(0, 2, 3, 5), Run(2, 3, 5, 10))
    outer = (Run(0, 4, 100, 104), Run(4, 20, 200, 216))
    assert compose(inner, outer) == (Run(0, 1, 103, 104), Run(1, 2, 200, 201), Run(2, 3, 201, 206))


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_a_cut_map_says_of_a_part_what_the_whole_says(start, size, at):
    runs = (Run(0, 10, 7, 17), Run(12, 13, 20, 26), Run(13, 40, 26, 53))
    stop = min(start + size, 40)
    for place in range(start, stop):
        assert find_source(cut_runs(runs, start, stop), place - start, place - start + 1) == find_source(
            runs, place, place + 1
        )


def test_plain_text_is_its_own_source():
    assert find_source(identity(9), 2, 5) == [Span(2, 5)]
    assert identity(0) == identity_at(0, 4) == ()
