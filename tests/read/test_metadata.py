"""What the markup of a page says about its report."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html

from secondsource.read.metadata import find_metadata, guess_date


def _find(head="", body="", lang="en"):
    return find_metadata(html.fromstring(f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'))


H1 = "<h1>Crane falls into the harbour</h1>"
TITLED = '<meta property="og:title" content="Crane falls into the harbour">'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (TITLED, "<h1>The Lisk Herald</h1><h1>Crane falls into harbour</h1>", "Crane falls into harbour"),
        (TITLED, "<h1>Subscribe now</h1>", "Crane falls into the harbour"),
        ("<title>Crane falls | The Lisk Herald</title>", "", "Crane falls"),
        (
            '<meta property="og:site_name" content="Lisk Daily"><title>Crane falls - Lisk Daily</title>',
            "",
            "Crane falls",
        ),
        ("<title>Crane falls - again</title>", "", "Crane falls - again"),
        ("<title>Cranes | What we know</title>", "", "Cranes | What we know"),
        ("", H1, "Crane falls into the harbour"),
        ("", "", ""),
    ],
)
def test_the_title_is_the_heading_that_the_head_names_too(head, body, title):
    assert _find(head, body).title == title


LINKED = '<script type="application/ld+json">{"@type": "NewsArticle", %s}</script>'
SITE = '<meta property="og:site_name" content="The Lisk Herald">'


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        (LINKED % '"author": {"name": "Ann Other"}', "", "Ann Other"),
        (LINKED % '"author": [{"name": "Ann Other"}, {"name": "Bo Third"}]', "", "Ann Other, Bo Third"),
        (SITE + LINKED % '"author": {"name": "The Lisk Herald"}', H1 + "<p>By Ann Other</p>", "Ann Other"),
        (SITE + LINKED % '"author": {"name": "The Lisk Herald"}', H1, "The Lisk Herald"),
        ('<meta name="author" content="Ann Other">', H1, "Ann Other"),
        ('<meta name="author" content="admin">', H1 + "<p>Written by Ann Other</p>", "Ann Other"),
        ('<meta name="author" content="@annother">', H1, ""),
        ('<meta name="article:author" content="https://herald.example/ann">', H1, ""),
        ("", H1 + '<a rel="author" href="/x">Ann Other</a>', "Ann Other"),
        ("", H1 + '<div itemprop="author"><img><span itemprop="name">Ann Other</span> in Lisk</div>', "Ann Other"),
        ("", H1 + '<span class="post-meta__author-name">Ann Other</span>', "Ann Other"),
        ("", H1 + '<a href="/authors/ann-other">Ann Other</a>', "Ann Other"),
        ("", H1 + "<div>By</div><div>Ann Other</div>", "Ann Other"),
        ("", H1 + '<aside class="related"><p>By Bo Third</p></aside>', ""),
        ("", H1 + "<p>Reviewed by Ann Other</p>", ""),
        ("", H1 + '<p class="byline">Share</p>', ""),
        (
            "",
            H1 + "<p>" + "Words. " * 40 + "</p>" * 1 + "<i></i>" * 200 + '<p class="author">Ann Other</p>',
            "Ann Other",
        ),
    ],
)
def test_who_signs_is_found_and_the_house_only_if_nobody_else_does(head, body, byline):
    assert _find(TITLED + head, body).byline == byline


def test_the_agency_in_a_byline_is_told_apart():
    found = _find(TITLED, H1 + "<p>By ANN OTHER, Associated Press</p>")
    assert (found.byline, found.agency) == ("Ann Other", "Associated Press")


@pytest.mark.parametrize(
    ("head", "body", "day", "basis"),
    [
        (LINKED % '"datePublished": "2021-05-03T06:00:00+02:00"', "", 3, "JSON-LD"),
        ('<meta property="article:published_time" content="2021-05-03">', "", 3, "meta"),
        ("", H1 + '<time datetime="2021-05-03">3 May</time>', 3, "<time"),
        ("", H1 + "<p>Published 3 May 2021</p>", 3, "line"),
        (LINKED % '"datePublished": "2021-05-13"', H1 + "<p>3 May 2021</p>", 3, "line"),
        (LINKED % '"datePublished": "2021-05-03"', H1 + "<p>13 May 2021</p>", 3, "JSON-LD"),
        (LINKED % '"datePublished": "2021-05-04T01:00:00Z"', H1 + "<p>3 May 2021</p>", 4, "JSON-LD"),
        ('<meta name="date" content="1970-01-01"><meta name="pubdate" content="2021-05-03">', "", 3, "pubdate"),
        ('<meta name="date" content="2190-01-01"><meta name="pubdate" content="2021-05-03">', "", 3, "pubdate"),
        (LINKED % '"dateModified": "2021-05-03"', "", 3, "latest version"),
    ],
)
def test_the_first_publication_is_found_with_its_basis(head, body, day, basis):
    found = _find(TITLED + head, body)
    assert (found.dct.earliest, found.dct.latest) == (date(2021, 5, day), date(2021, 5, day))
    assert basis in found.dct.basis


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (LINKED % '"datePublished": "2021-05-03", "dateModified": "2021-05-06"', ""),
        ('<meta property="article:published_time" content="2021-05-03">', H1 + "<p>Updated 6 May 2021</p>"),
        ("", H1 + '<time datetime="2021-05-03"></time> Updated <time datetime="2021-05-06"></time>'),
        ("", H1 + "<p>Published 3 May 2021 | Updated 6 May 2021</p>"),
    ],
)
def test_an_update_is_kept_apart_from_the_first_publication(head, body):
    found = _find(TITLED + head, body)
    assert (found.dct.earliest, found.updated.earliest) == (date(2021, 5, 3), date(2021, 5, 6))


def test_a_time_of_day_keeps_its_zone():
    assert _find(LINKED % '"datePublished": "2021-05-03T06:00:00+09:00"').time == "2021-05-03T06:00:00+09:00"


@pytest.mark.parametrize(("lang", "day"), [("en-GB", date(2021, 4, 3)), ("en", date(2021, 3, 4))])
def test_the_language_tag_tells_the_order_of_day_and_month(lang, day):
    assert _find('<meta name="date" content="03/04/2021">', "", lang).dct.earliest == day


def test_a_page_of_ten_thousand_nested_elements_is_searched():
    assert _find(TITLED, H1 + "<div>" * 3000 + "<p>By Ann Other</p>").title


@pytest.mark.parametrize("error", [KeyError, MemoryError])
def test_a_guess_that_fails_leaves_a_page_undated_but_not_for_want_of_memory(monkeypatch, error):
    def find_date(*_, **__):
        raise error

    monkeypatch.setattr("htmldate.find_date", find_date)
    if error is MemoryError:
        with pytest.raises(MemoryError):
            guess_date(html.fromstring("<p>A crane fell.</p>"))
    else:
        assert not guess_date(html.fromstring("<p>A crane fell.</p>")).known


@pytest.mark.parametrize(
    ("head", "publisher", "basis"),
    [
        ("<title>Crane falls | The Lisk Herald</title>", "The Lisk Herald", "the page's <title> “… The Lisk Herald”"),
        ("<title>Crane falls; 2 hurt - KLSK News 7</title>", "KLSK News 7", "the page's <title> “… KLSK News 7”"),
        ("<title>Crane falls - again</title>", "", ""),
        ("<title>Crane falls - World News</title>", "", ""),
        ("<title>The Lisk Herald</title>", "", ""),
        (
            '<title>Crane falls – Lisk Notes</title><link rel="canonical" href="https://lisknotes.example/crane">',
            "Lisk Notes",
            "the page's <title> “… Lisk Notes”",
        ),
        (
            '<meta property="og:site_name" content="Lisk Daily"><title>Crane falls - The Lisk Herald</title>',
            "Lisk Daily",
            "og:site_name",
        ),
    ],
)
def test_a_name_in_the_title_is_the_publisher_where_nothing_else_tells_it(head, publisher, basis):
    facts = find_metadata(html.fromstring(f"<html><head>{head}</head><body><p>x</p></body></html>"))
    assert (facts.publisher, facts.publisher_basis) == (publisher, basis)
