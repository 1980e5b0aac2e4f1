"""The walk of a page: what a reader sees stays, letter for letter, whatever the markup."""

from __future__ import annotations

import pytest

from secondsource.read.markup import read_markup


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>A\xa0\xadb e\u0301 \U0001f468\u200d\U0001f469</p>", "A\xa0\xadb e\u0301 \U0001f468\u200d\U0001f469"),
        ("<p>\u202bשלום\u202c</p><p>One</p><p>One</p>", "\u202bשלום\u202c\n\nOne\n\nOne"),
        ("<p>One\r\ntwo\rthree\x0cfour</p>", "One two three four"),
        ("<pre>a\r\nb\rc</pre>", "a\nb\nc"),
        ("<p>a\x00b\ud800c\x01\x7f\uffff&#xFFFE;", "a\ufffdb\ufffdc\ufffd\ufffd\ufffd\ufffd"),
        ("<p>1 < 2 & 3 > 2 &lt;b&gt; AT&T &nbspx", "1 < 2 & 3 > 2 <b> AT&T \xa0x"),
        ("<p>&#150;&#147;&#8364;&#x20AC;</p>", "–“€€"),
        ("<p>One<!-- <p>no --> two<!--[if IE]>no<![endif]--> <![if !IE]>three<![endif]></p>", "One two three"),
        ("<p>One<b>two</b> <i>three</i>", "Onetwo three"),
        ("<body>One<body class=x><p>two", "One\n\ntwo"),
        ("<table>One<tr><td>two</td>three<td>four</td></tr></table>", "One\n\ntwothree four"),
        ("<title>No</title><p>One<title>no <b></title>two", "One\n\ntwo"),
        ("<p>One<textarea><p>no</textarea><script>'</p>no'</script>two", "Onetwo"),
        ("<p>One<script src=a/>no</script>two", "Onetwo"),
        ("<xmp><b>&amp;</xmp><plaintext></p>", "<b>&amp;\n\n</p>"),
        ("<p>One<a title='>", "One"),
        ("<svg><title>no</title></svg><math>no</math>One", "One"),
        ("<p>One</p><!-- two", "One"),
    ],
)
def test_what_a_reader_sees_stays(source, text):
    page = read_markup(source)
    assert page.text == text
    assert [page.text[block.start : block.stop] for block in page.blocks] == [block.text for block in page.blocks]


def test_deep_pages_keep_their_map():
    source = "<div><b>" * 3000 + "One &amp; two" + "<p>three"
    page = read_markup(source)
    assert page.text == "One & two\n\nthree"
    assert {source[run.source_start : run.source_stop] for run in page.trace()} == {"One ", "&amp;", " two", "three"}


def test_articles_and_sections_are_noted_but_for_comments():
    page = read_markup(
        "<article id=a><h2>One</h2><time datetime=2021-05-03>May</time></article><section class=comments>Two</section>"
        "<div class='post hentry'>Three</div>"
    )
    assert [(part.tag, part.id, part.time) for part in page.parts] == [("article", "a", "2021-05-03"), ("div", "", "")]
    assert page.text[page.parts[0].start : page.parts[0].stop] == "One\n\nMay"
