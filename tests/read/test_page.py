"""Pages: the visible text as a reader sees it, the kinds of its blocks, and what the page says about itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import TOLD_IN
from secondsource.read.markup import read_markup
from secondsource.read.page import read_page
from secondsource.read.plain import Facts

ONE = "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said."
TWO = (
    "Nobody was hurt when the crane fell, but two ships with grain cannot leave the harbour of Lisk until it is lifted."
)
THREE = "The company that owns the crane did not reply to questions, and its office in Lisk was closed all day."

LINKED = '<script type="application/ld+json">{}</script>'


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def told(source: str) -> list[str]:
    document, regions = read_page(source, "a.html")
    return [document.text[region.start : region.stop] for region in regions if region.kind in TOLD_IN]


def kinds(source: str) -> dict[str, str]:
    document, regions = read_page(source, "a.html")
    return {document.text[region.start : region.stop]: region.kind for region in regions}


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One\n  and\ttwo.</p><p>Three.</p>", "One and two.\n\nThree."),
        ("<div>One <b>and</b><i> two</i>.<div>Three</div>four</div>", "One and two.\n\nThree\n\nfour"),
        ("<p>A&nbsp;b &amp; c</p>", "A\xa0b & c"),
        ("<p>One<br>two<br><br>three</p>", "One\ntwo\n\nthree"),
        ("<p>One<!-- no -->two<script>no()</script>three</p>", "Onetwothree"),
        (
            "<p hidden>No.</p><p style='display: none'>No.</p><noscript>No.</noscript><p>Yes.</p>",
            "Yes.",
        ),
        ("<pre>a  b\n  c</pre>", "a  b\n  c"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("<table><tr><td>One</td><td>two</td></tr><tr><td>Three</td></tr></table>", "One two\n\nThree"),
        ("One <p>two", "One\n\ntwo"),
        ("<p>&#0;&#xD800;x</p>", "\ufffd\ufffdx"),
        ("", ""),
    ],
)
def test_the_visible_text_is_what_a_browser_shows(body, text):
    assert read_markup(page(body)).text == text


@pytest.mark.parametrize("depth", [300, 10_000])
@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote"])
def test_deep_nesting_is_walked(depth, tag):
    document, _ = read_page(f"<{tag}>" * depth + ONE + f"</{tag}>" * depth, "a.html")
    assert document.text == ONE


@pytest.mark.parametrize(
    "source", ["", " ", "<", "<!--", "<html", "\x00", "<?xml version='1.0'?>", "]]>", "<p" * 5000, "&#99999999;"]
)
def test_broken_pages_do_not_raise(source):
    read_page(source, "a.html")


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "<li>",
                "<a href=x>",
                "</a>",
                "<br>",
                "<h1>",
                "<nav>",
                "One. ",
                "two ",
                "&nbsp;",
                "\n",
            ]
        )
    )
)
def test_regions_quote_the_text_of_any_page(parts):
    document, regions = read_page("".join(parts), "a.html")
    stops = [0, *(region.stop for region in regions)]
    assert all(stop <= region.start for stop, region in zip(stops, regions, strict=False))
    assert all(document.text[region.start : region.stop].strip() for region in regions)


def test_the_article_is_told_and_what_stands_around_it_is_not():
    source = page(
        "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"
        f"<article><h1>Crane falls into harbour</h1><div class=byline>By Ann Other</div><p>{ONE}</p>"
        "<figure><figcaption>The crane in the water of the harbour.</figcaption></figure>"
        f"<p>{TWO}</p>"
        "<aside class=related><h3>Read next</h3><p>A goat was elected mayor, the council said on Friday.</p></aside>"
        f"<p>{THREE}</p></article>"
        "<section id=comments><h2>Comments</h2>"
        "<p>I never liked that crane, and I said so to everybody who asked me.</p></section>"
        "<footer><p>The Lisk Herald is printed on paper that was a tree before.</p></footer>"
    )
    assert told(source) == ["Crane falls into harbour", ONE, TWO, THREE]
    found = kinds(source)
    assert found["By Ann Other"] == "byline"
    assert found["The crane in the water of the harbour."] == "caption"
    assert found["Read next"] == "teaser"


def test_a_class_of_a_container_does_not_condemn_the_report():
    assert told(page(f"<div class='layout has-sidebar with-comments'><p>{ONE}</p><p>{TWO}</p></div>")) == [ONE, TWO]


def test_what_scripts_reveal_is_read():
    assert told(page(f"<p>Loading</p><div hidden><p>{ONE}</p><p>{TWO}</p></div>"))[-2:] == [ONE, TWO]


def test_a_menu_entry_opens_no_section():
    menu = "<ul><li><a href=/a>About us</a></li><li><a href=/r>Most read</a></li></ul>"
    assert told(page(f"<div>{menu}</div><p>{ONE}</p><p>{TWO}</p>")) == [ONE, TWO]


@pytest.mark.parametrize(
    ("head", "publisher", "basis"),
    [
        ('<meta property="og:site_name" content="The Lisk Herald">', "The Lisk Herald", "og:site_name"),
        (
            LINKED.format('{"@type": "NewsArticle", "publisher": {"name": "The Lisk Herald"}}'),
            "The Lisk Herald",
            "JSON-LD publisher",
        ),
        ('<meta name="application-name" content="Lisk Herald">', "Lisk Herald", "meta application-name"),
        ('<link rel="canonical" href="https://www.lisk.example/a">', "lisk.example", "host of the address"),
        ('<meta property="og:url" content="https://lisk.example/a">', "lisk.example", "host of the address"),
        ("", "a.html", "file name"),
    ],
)
def test_the_publisher_is_named_by_the_page(head, publisher, basis):
    document, _ = read_page(page(f"<p>{ONE}</p>", head), "a.html")
    assert (document.publisher, document.publisher_basis) == (publisher, basis)


@pytest.mark.parametrize(
    ("head", "body", "basis"),
    [
        (
            '<script type="application/ld+json">{"datePublished": "2021-05-03T08:00:00Z"}</script>',
            "",
            "JSON-LD datePublished",
        ),
        (
            LINKED.format('{"@graph": [{"@type": "WebSite"}, {"datePublished": "2021-05-03"}]}'),
            "",
            "JSON-LD datePublished",
        ),
        ('<meta property="article:published_time" content="2021-05-03">', "", "meta article:published_time"),
        ('<meta name="date" content="May 3, 2021">', "", "meta date"),
        ("", '<time datetime="2021-05-03T09:00">Monday</time>', "<time datetime>"),
        ("", "<h1>Crane falls into harbour</h1><p>Published: 3 May 2021</p>", "the line"),
        (
            "",
            "<h1>Crane falls into harbour</h1><p>Ann Other, Lisk, 3 May 2021</p>",
            "the line “Ann Other, Lisk, 3 May 2021”",
        ),
    ],
)
def test_the_date_is_read_from_the_surest_place_with_its_basis(head, body, basis):
    document, _ = read_page(page(f"{body}<p>{ONE}</p><p>{TWO}</p>", head), "a.html")
    assert document.dct.earliest == document.dct.latest == date(2021, 5, 3)
    assert basis in document.dct.basis


def test_a_date_in_the_future_is_passed_over():
    head = '<meta name="date" content="2090-01-01"><meta name="pubdate" content="2021-05-03">'
    document, _ = read_page(page(f"<p>{ONE}</p>", head), "a.html")
    assert document.dct.earliest == date(2021, 5, 3)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Crane falls | The Lisk Herald</title>", "", "Crane falls"),
        (
            '<meta property="og:title" content="Crane falls">',
            "<h1>Crane falls into harbour</h1>",
            "Crane falls into harbour",
        ),
        (
            '<meta property="og:title" content="Crane falls into harbour">',
            "<h1>The Lisk Herald</h1>",
            "Crane falls into harbour",
        ),
    ],
)
def test_the_title_is_the_heading_or_what_the_head_says(head, body, title):
    document, _ = read_page(page(f"{body}<p>{ONE}</p>", head), "a.html")
    assert document.title == title


def test_given_facts_win_over_those_of_the_page():
    head = '<meta property="og:site_name" content="The Echo"><meta name="date" content="2021-05-03">'
    facts = Facts(publisher="The Herald", byline="Ann Other", published="2021-05-04")
    document, _ = read_page(page(f"<p>{ONE}</p>", head), "a.html", facts)
    assert (document.publisher, document.byline, document.dct.earliest) == ("The Herald", "Ann Other", date(2021, 5, 4))


def test_a_correction_in_a_page_is_later():
    _, regions = read_page(
        page(f"<p>{ONE}</p><p>{TWO}</p><p>Correction: An earlier version named another harbour.</p>"), "a.html"
    )
    assert [(region.kind, region.later) for region in regions][-1] == ("editors_note", True)


def test_a_page_is_read_without_the_extractors_vote(monkeypatch):
    monkeypatch.setattr("secondsource.read.vote._extract", lambda source: "")
    source = page(
        f"<nav><a href=/>Home</a></nav><h1>Crane falls into harbour</h1><p>{ONE}</p><p>{TWO}</p><footer>© Lisk</footer>"
    )
    assert told(source) == ["Crane falls into harbour", ONE, TWO]


def test_paragraphs_of_a_block_quotation_are_quotations_unless_the_whole_report_stands_in_one():
    some = kinds(page(f"<article><p>{ONE}</p><blockquote><p>{TWO}</p></blockquote><p>{THREE}</p></article>"))
    assert [some[ONE], some[TWO], some[THREE]] == ["body", "quotation", "body"]
    whole = kinds(page(f"<blockquote><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></blockquote>"))
    assert set(whole.values()) == {"body"}
