"""Markdown: what a reader sees of it, where that stands in the source, and what its front matter says."""

from __future__ import annotations

import html
import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from secondsource.read.facts import Facts
from secondsource.read.front_matter import read_front_matter
from secondsource.read.inputs import read_offer
from secondsource.read.maps import find_source
from secondsource.read.markdown import read_markdown
from secondsource.read.markup import read_markup
from secondsource.read.offers import Offer

ONE = "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said."
TWO = "Nobody was hurt, but two ships with grain cannot leave the harbour until the crane is lifted, she said."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# One *two* #\n\nA **b** ~~c~~ _d_ e_f.", "One two\n\nA b c d e_f."),
        ("A [b](http://c 'd') ![e](f) [g][h] <http://i.k/>.\n\n[h]: http://l", "A b  g http://i.k/."),
        ("One\ntwo  \nthree\\\nfour", "One two\nthree\nfour"),
        ("- One\n- Two\n  1. Three\n\n> Four\n> five", "One\n\nTwo\n\nThree\n\nFour five"),
        ("A \\* b &amp; &nbsp;c `` d`e ``", "A * b & \xa0c d`e"),
        ("```py\na  b\n c\n```\n\n    d\n      e", "a  b\n c\n\nd\n  e"),
        ("| a | b |\n|---|---|\n| c \\| d | *e* |", "a b\n\nc | d e"),
        ("A <b>c</b> d<br>e\n\n<div>f &lt; <i>g</i></div>\n\n<!-- no -->", "A c d\ne\n\nf < g"),
        ("One\n===\n\nTwo\r\nthree\r\n\r\n***\r\n\r\nFour", "One\n\nTwo three\n\nFour"),
        ("---\ntitle: No\n---\nOne", "One"),
        ("[broken](", "[broken]("),
        ("\x00\ud800", "\ufffd\ufffd"),
    ],
)
def test_the_text_is_what_a_reader_sees(source, text):
    assert read_markdown(source, "a.md").document.text == text


def test_headings_items_and_quotations_become_regions():
    source = f"# Crane falls into harbour\n\n{ONE}\n\n> {TWO}\n\n- The crane weighs 90 tons.\n"
    reading = read_markdown(source, "a.md")
    kinds = [region.kind for region in reading.regions]
    assert (kinds[:2], kinds[3]) == (["headline", "body"], "list")
    assert kinds[2] in ("body", "quotation")
    assert reading.document.title == "Crane falls into harbour"


PARTS = [
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "```\n",
    "*",
    "**",
    "_",
    "`",
    "[",
    "](b)",
    "![",
    "<b>",
    "</b>",
    "<br>",
    "~~",
]
PARTS += [
    "\n",
    "\n\n",
    "  \n",
    "\\\n",
    "\\",
    "|",
    "\n|---|---|\n",
    "&amp;",
    "&nbsp;",
    "<http://c.d>",
    "\r\n",
    "\t",
    "---\n",
]
PARTS += ["One ", "two", "three. ", "é", "\U0001f5de", "<div>", "</div>\n\n", "a: b\n", "===\n", "[x]: y\n", "[x]"]


def words_of(text: str) -> str:
    return "".join(text.split()).replace("\ufffd", "")


@settings(max_examples=400, deadline=None)
@example(["> ", "1. ", "```\n", "\t", "One ", "\n", "> ", "two"])
@example(["```\n", "</div>\n\n", "  \n", "# "])
@example(["*", "```\n", "    ", "# "])
@example(["- ", "# ", "# ", "# "])
@example(["\\", "\t", "<b>"])
@example(["> ", "**", "\r\n", "> ", "    ", "# "])
@example(["# ", "\\", "|", "```\n", "---\n"])
@example(["|One ", "\\", "|", "two", "|three. ", "|\n", "|---|---|\n"])
@given(st.lists(st.sampled_from(PARTS), max_size=25))
def test_the_text_holds_the_words_of_the_rendered_page_each_with_its_place(parts):
    source = "".join(parts)
    reading = read_markdown(source, "a.md")
    start = read_front_matter(source)[1]
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(source[start:])
    assert words_of(reading.document.text) == words_of(read_markup(rendered).text)
    for run in reading.runs:
        shown, said = reading.document.text[run.start : run.stop], source[run.source_start : run.source_stop]
        if run.stop - run.start == run.source_stop - run.source_start:
            assert words_of(said) == words_of(shown)
        else:
            assert words_of(html.unescape(said.removeprefix("\\"))) in (words_of(shown), "<br>")
    placed = {place for run in reading.runs for place in range(run.start, run.stop)}
    assert all(place in placed for place, letter in enumerate(reading.document.text) if not letter.isspace())


def test_a_slice_leads_to_its_marked_words():
    source = f"---\ntitle: x\n---\n# A\n\nThe **harbour** of [Lisk](http://lisk.example) was *closed*.\n\n{ONE}"
    reading = read_markdown(source, "a.md")
    start = reading.document.text.index("of Lisk was closed.")
    spans = find_source(reading.runs, start, start + 19)
    assert [source[span.start : span.stop] for span in spans] == ["of ", "Lisk", " was ", "closed", "."]


@pytest.mark.parametrize(
    ("front", "facts"),
    [
        ("title: 'A: b'\ndate: 2021-05-03 10:00\nauthor: Ann Other", ("A: b", "Ann Other", "", "", date(2021, 5, 3))),
        ('authors: ["Ann Other", Bo]\nsource: "The Herald"', ("", "Ann Other, Bo", "The Herald", "", None)),
        ("author:\n  - Ann\n  - Bo # x\nurl: https://a.example/b", ("", "Ann, Bo", "", "https://a.example/b", None)),
        ("source: https://a.example/b\ntags: [x]", ("", "", "", "https://a.example/b", None)),
        ("url: javascript:alert(1)\ntitle: !!python/object x", ("!!python/object x", "", "", "", None)),
        ("title: |\n  long\n  text", ("", "", "", "", None)),
    ],
)
def test_front_matter_is_read_line_by_line(front, facts):
    found, start = read_front_matter(f"---\n{front}\n---\nText")
    assert (found.title, found.byline, found.publisher, found.url, found.dct.earliest) == facts
    assert start == len(front) + 9


@pytest.mark.parametrize(
    "source", ["---\nA report.\n---\nMore.", "---\n", "--- \n\n---\n", "---\ntitle: x", "x\n---\na: b\n---"]
)
def test_a_rule_is_no_front_matter(source):
    assert read_front_matter(source) == (Facts(), 0)


def test_given_facts_win_over_front_matter():
    source = f"---\npublisher: The Echo\ndate: 2021-05-03\n---\n{ONE}"
    document = read_markdown(source, "a.md", Facts(publisher="The Herald")).document
    assert (document.publisher, document.dct.earliest) == ("The Herald", date(2021, 5, 3))
    assert read_markdown(source, "a.md").document.publisher_basis == "front matter"


def test_what_is_offered_as_markdown_is_read_so():
    (read,) = read_offer(Offer("a.md", text=f"# Crane falls\n\n{ONE} **{TWO}**", form="markdown"))
    assert read.document.text == f"Crane falls\n\n{ONE} {TWO}"
    assert len(read.original.runs) == 3


@pytest.mark.parametrize(
    "source", ["[" * 20_000, "*a" * 20_000, "`" * 20_000, "> " * 5000 + "x", "- " * 3000, "<" * 20_000, "![](" * 10_000,
               "|a" * 5000 + "\n" + "|-" * 5000, "\n" * 100_000, "---\n" + "a: b\n" * 20_000, "&" * 50_000]
)  # fmt: skip
def test_hostile_markdown_is_read_in_time(source):
    start = time.process_time()
    read_markdown(source, "a.md")
    assert time.process_time() - start < 20


TOML = """+++
title = "The ferry sails again"
date = 2021-03-05
authors = ["Ann Other", "Bo Thing"]
publisher = "The Example Herald"
url = "https://herald.example/ferry"
draft = false
[extra]
weight = 3
+++

The ferry to Lisk sails again, the harbour master said on Friday.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_in_toml_is_read_and_not_told(end):
    document = read_markdown(TOML.replace("\n", end), "a.md").document
    assert (document.title, document.byline) == ("The ferry sails again", "Ann Other, Bo Thing")
    assert (document.publisher, document.uri) == ("The Example Herald", "https://herald.example/ferry")
    assert document.dct.earliest == document.dct.latest == date(2021, 3, 5)
    assert document.text.startswith("The ferry to Lisk")


def test_plus_signs_around_what_is_no_toml_are_text():
    assert "no entry" in read_markdown("+++\nno entry at all\n+++\n\nThe ferry sails.\n", "a.md").document.text
