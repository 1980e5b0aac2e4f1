"""The linked data of a page."""

from __future__ import annotations

import json

import pytest
from lxml import html

from secondsource.read.linked_data import read_linked_data


def _read(*objects):
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in objects)
    return read_linked_data(html.fromstring(f"<html><head>{scripts}</head><body></body></html>"))


@pytest.mark.parametrize(
    "author",
    [
        "Ann Other",
        {"@type": "Person", "name": "Ann Other"},
        [{"@type": "Person", "name": "Ann Other"}],
        {"@type": "Person", "name": ["Ann Other"]},
        {"@id": "#ann"},
        [{"@id": "#ann"}, "https://herald.example/ann"],
    ],
)
def test_an_author_is_named_in_any_form(author):
    graph = {
        "@graph": [{"@type": "NewsArticle", "author": author}, {"@type": "Person", "@id": "#ann", "name": "Ann Other"}]
    }
    assert list(_read(graph).names("author")) == [["Ann Other"]]


def test_the_article_comes_before_the_page():
    found = _read({"@type": "WebPage", "datePublished": "2020"}, {"@type": "NewsArticle", "datePublished": "2021"})
    assert next(found.texts("datePublished")) == ("datePublished", "2021")


def test_what_is_no_json_says_nothing():
    tree = html.fromstring('<html><head><script type="application/ld+json">{"a":</script></head><body></body></html>')
    assert read_linked_data(tree).items == ()


def test_an_endless_nesting_ends():
    deep: dict[str, object] = {"name": "Ann Other"}
    for _ in range(100):
        deep = {"@graph": [deep]}
    assert len(_read(deep).items) < 20
