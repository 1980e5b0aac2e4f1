"""The text of a page's source: where it begins and ends, and what its character references say."""

from __future__ import annotations

import html
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.read.markup import read_markup
from secondsource.read.tokens import decode_references, find_text


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("a < b <c d", ["a < b "]),
        ("a<1 <b>c</b> <", ["a<1 ", "c", " <"]),
        ("a<!-- b > -->c<!-->d<!--->e<!--f--!>g<!-- h", ["a", "c", "d", "e", "g"]),
        ("a<!doctype html>b<?php c ?>d</ e>f</>g</", ["a", "b", "d", "f", "g</"]),
        ("<a title='>' alt=\">\" x=y>b", ["b"]),
        ('a<b c="d>e<f>g', ["a"]),
        ("<script>a('</b>')</script >c<SCRIPT>d</ScRiPt>e", ["c", "e"]),
        ("<script><!-- <script>a</script> b --></script>c", ["c"]),
        ("<script><!--></script>a<script><!-- b</script>c", ["a", "c"]),
        ("<title>a<b></titles></title>c<title>d", ["c"]),
        ("a<script src=b/>c", ["a"]),
        ("a<script src='b' />c<style/>d", ["a", "c", "d"]),
        ("<xmp>a<b>&amp;</xmp>c<plaintext>d<e>", ["a<b>&amp;", "c", "d<e>"]),
        ("<![CDATA[ a > b ]]>c", [" b ]]>c"]),
        ("<p> \n </p>\xa0", ["\xa0"]),
    ],
)
def test_text_is_what_stands_outside_of_tags(source, texts):
    assert [source[one.start : one.start + len(one.text)] for one in find_text(source).stretches] == texts


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("&amp;lt;", "&lt;"),
        ("&ampx &notit; &notin; &copy2", "&x ¬it; ∉ ©2"),
        ("&nbsp&nbsp;", "\xa0\xa0"),
        ("&#65;&#x41;&#X41&#65 ", "AAAA "),
        ("&#128;&#x96;&#129;", "€–\x81"),
        ("&#0;&#xD800;&#1114112;&#99999999999999999999;", "\ufffd" * 4),
        ("& &; &# &#x; &#xg; &nothing &x;", "& &; &# &#x; &#xg; ¬hing &x;"),
        ("&fjlig;", "fj"),
    ],
)
def test_references_are_decoded_as_browsers_do(raw, text):
    assert decode_references(raw)[0] == text


@given(st.text("&#x1;mpltQUOTnotcopy29 \xa0", max_size=30))
def test_the_parts_of_a_decoded_text_cover_it_and_its_source(raw):
    text, parts = decode_references(raw, 7)
    assert sum(length for _, length, _, _ in parts) == len(text)
    assert sum(size for *_, size in parts) == len(raw)
    if "&#" not in raw:
        assert text == html.unescape(raw)


def test_private_letters_of_the_source_survive():
    assert read_markup("<p>\U000f0001\U00100001</p>\ue000").text == "\U000f0001\U00100001\n\n\ue000"


HOSTILE = {
    "one line": "word " * 400_000,
    "small tags": "<i>a</i>" * 60_000,
    "references": "a&amp;b " * 100_000,
    "ampersands": "&" * 1_000_000,
    "names": "&" + "a" * 1_000_000,
    "digits": "&#" + "1" * 1_000_000,
    "less than": "<" * 1_000_000,
    "open tags": "<a " * 300_000,
    "open quotes": "<a b='\"" * 200_000,
    "one quote": "<p>x" * 100 + "<a b='" + "<a b=c>" * 100_000,
    "open comments": "<!--" * 300_000,
    "dashes": "<!--" + "--!" * 300_000,
    "open scripts": "<script>" * 100_000,
    "scripts in comments": "<script>" + "<!--<script>" * 100_000,
    "nearly closed": "<title>" + "</titl" * 200_000,
    "white space": "<p>" + " " * 1_000_000 + "x",
    "line ends": "<pre>" + "a \r\n" * 100_000,
    "declarations": "<!x" * 300_000,
    "attributes": "<a " + "b=c " * 300_000 + ">x",
    "equals": "<a " + "=" * 1_000_000,
    "slashes": "<a" + "/" * 1_000_000,
    "deep": "<div>" * 30_000 + "x",
    "rows": "<table>foo<tr>" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_time_for_a_page_grows_with_its_length_alone(name):
    start = time.process_time()
    read_markup(HOSTILE[name]).trace()
    assert time.process_time() - start < 15
