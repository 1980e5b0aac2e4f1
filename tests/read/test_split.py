"""Pages and texts with several stories: each is a document; one report in several parts stays one."""

from __future__ import annotations

from datetime import date

import pytest

from secondsource.model import TOLD_IN
from secondsource.read.digest import read_texts
from secondsource.read.facts import Facts
from secondsource.read.maps import find_source
from secondsource.read.page import read_stories
from secondsource.read.plain import Reading

CRANE = [
    "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said.",
    "Nobody was hurt when the crane fell, but two ships with grain cannot leave the harbour until it is lifted, and "
    "the owners of the ships said that they would ask for their money back if that takes longer than a week.",
    "The company that owns the crane did not reply to questions, and its office in Lisk was closed all day. A sign on "
    "its door said that nobody would be there before Thursday, and the telephone rang without an answer.",
]
GOAT = [
    "A goat was elected mayor of a village in the hills on Friday, the council said, after nobody else had wanted to.",
    "It won by eleven votes to nine. The council will meet in a barn from now on, because the goat does not like the "
    "stairs of the town hall, and it has asked for new curtains that nobody can eat, a member of the council said.",
    "Two members of the council resigned on the same evening. One of them said that she had nothing against goats, but "
    "that a mayor should be able to sign a letter, and that the goat had shown no interest in learning to do so.",
]


def story(
    title: str, text: list[str], more: str = "<p class=byline>By Ann Other</p><time datetime=2021-05-03>3 May</time>"
) -> str:
    return f"<h2><a href=/x>{title}</a></h2>{more}" + "".join(f"<p>{one}</p>" for one in text)


def page(*stories: str, above: str = "", tag: str = "article", below: str = "") -> str:
    parts = "".join(f"<{tag} id=s{number}>{one}</{tag}>" for number, one in enumerate(stories))
    nav = "<nav><a href=/>Home</a></nav>"
    head = '<head><title>Lisk Herald</title><meta property="og:site_name" content="Lisk Herald"></head>'
    return f"<html>{head}<body>{nav}{above}<main>{parts}</main>{below}<footer>© Lisk Herald</footer></body></html>"


def told(reading: Reading) -> list[str]:
    return [reading.document.text[one.start : one.stop] for one in reading.regions if one.kind in TOLD_IN]


TWO = page(story("Crane falls into harbour", CRANE), story("Goat elected mayor", GOAT, "<p>By Bo Else</p>"))


def test_each_story_is_a_document_with_its_own_facts():
    one, other = read_stories(TWO, "a.html")
    assert told(one) == ["Crane falls into harbour", *CRANE]
    assert told(other) == ["Goat elected mayor", *GOAT]
    assert [r.document.uri for r in (one, other)] == ["a.html#s0", "a.html#s1"]
    assert [r.document.title for r in (one, other)] == ["Crane falls into harbour", "Goat elected mayor"]
    assert [r.document.byline for r in (one, other)] == ["Ann Other", "Bo Else"]
    assert [r.document.publisher for r in (one, other)] == ["Lisk Herald", "Lisk Herald"]
    assert [r.document.dct.earliest for r in (one, other)] == [date(2021, 5, 3), None]


HEAD = "<p class=byline>By Ann Other</p><p class=date>{}</p>"
BRIEFS = (
    f"<h2>Crane falls into harbour</h2>{HEAD.format('March 3, 2024')}<p>{CRANE[0]}</p><p>{CRANE[1]}</p>",
    f"<h2>Goat elected mayor</h2>{HEAD.format('March 4, 2024')}<p>{GOAT[0]}</p><p>{GOAT[1]}</p>",
    f"<h2>Goat asks for curtains</h2><p class=date>March 5, 2024</p><p>{GOAT[2]}</p><p>{CRANE[2]}</p>",
)


def test_short_stories_with_a_full_head_each_are_documents():
    readings = read_stories(page(*BRIEFS), "a.html")
    assert [one.document.title for one in readings] == [
        "Crane falls into harbour",
        "Goat elected mayor",
        "Goat asks for curtains",
    ]
    assert [told(one)[1:] for one in readings] == [CRANE[:2], GOAT[:2], [GOAT[2], CRANE[2]]]


@pytest.mark.parametrize(
    "source",
    [
        page(*BRIEFS, above="<h1>The day in the hills</h1>"),
        page(*BRIEFS, f"<h2>Rain</h2><p>{CRANE[0]}</p>"),
        page(*(one.replace("<h2>", "<h2><a href=/x>").replace("</h2>", "</a></h2>") for one in BRIEFS[:1]), BRIEFS[1]),
        page(*(one.replace("March ", "14:0").replace(", 2024", "") for one in BRIEFS)),
        page(*BRIEFS, tag="div"),
    ],
    ids=["one heading above", "a teaser", "a heading that leads elsewhere", "times of posts", "no articles"],
)
def test_short_stories_stay_together_where_a_sign_is_missing(source):
    assert len(read_stories(source, "a.html")) == 1


def test_nothing_of_the_page_is_lost_and_each_story_has_its_map():
    readings = read_stories(TWO, "a.html")
    text = "".join(reading.document.text for reading in readings)
    assert text.startswith("Home")
    assert text.endswith("© Lisk Herald")
    for reading in readings:
        start = reading.document.text.index("said")
        (span,) = find_source(reading.runs, start, start + 4)
        assert TWO[span.start : span.stop] == "said"
        assert TWO[: span.start].endswith(reading.document.text[start - 20 : start])


def test_stories_of_one_name_are_numbered():
    readings = read_stories(TWO.replace("id=s0", "id=s").replace("id=s1", "id=s"), "https://lisk.example/")
    assert [reading.document.uri for reading in readings] == ["https://lisk.example/#1", "https://lisk.example/#2"]


def test_facts_that_are_given_hold_for_each_story():
    facts = Facts(publisher="The Echo", published="2020-01-02", title="Digest")
    documents = [reading.document for reading in read_stories(TWO, "a.html", facts)]
    assert [one.publisher for one in documents] == ["The Echo", "The Echo"]
    assert [one.dct.earliest for one in documents] == [date(2020, 1, 2)] * 2
    assert documents[0].title == "Crane falls into harbour"


@pytest.mark.parametrize(
    "source",
    [
        page(story("Crane falls into harbour", CRANE)),
        page(story("Crane falls into harbour", CRANE), story("Goat elected mayor", GOAT[:1])),
        page(story("Crane falls into harbour", CRANE), story("Goat elected mayor", [*GOAT, "Read more"])),
        page(story("Crane falls", CRANE), story("Goat elected", [*GOAT, "The goat has said that it would …"])),
        page(story("Crane falls into harbour", CRANE * 5), story("Goat elected mayor", GOAT)),
        page(story("What happened", CRANE, ""), story("Why it happened", GOAT, ""), tag="section"),
        page(
            story("10:15 Harbour closed", CRANE),
            story("11:30 Harbour and crane: two ships wait", [*GOAT, CRANE[0]]),
            above="<h1>Crane falls into Lisk harbour</h1>",
        ),
        page(story("Harbour closed", CRANE), story("Goat", GOAT), above="<div class=live-blog-header></div>"),
        page(story("Crane falls", CRANE), above="".join(f"<p>{one}</p>" for one in GOAT * 2)),
        page(
            *("".join(f"<p>{one}</p>" for one in text) for text in (CRANE, GOAT)),
            above=f"<h1>A report</h1><p>{CRANE[0]}</p>",
        ),
        page(
            story("Crane falls into harbour", CRANE),
            below=f"<section id=comments>{page(story('Re: crane', CRANE), story('Re: goat', GOAT))}</section>",
        ),
    ],
    ids=["one", "teaser", "more", "open", "dominant", "sections", "ruled", "live", "outside", "headless", "comments"],
)
def test_what_is_one_report_stays_one(source):
    (reading,) = read_stories(source, "a.html")
    assert reading.document.uri == "a.html"


def text_of(title: str, body: list[str], line: str = "By Ann Other") -> str:
    return "\n\n".join([title, line, *body])


@pytest.mark.parametrize("rule", ["* * *", "-----", "_________", "***", "=====", "* * * * *", "– – –"])
def test_a_digest_is_split_at_its_rules(rule):
    crane, goat = text_of("Crane falls", CRANE), text_of("Goat elected", GOAT)
    text = f"\n\n{rule}\n\n".join([f"Lisk Herald\n\n{crane}", goat, "Unsubscribe"])
    one, other = read_texts(text, "a.txt")
    assert [r.document.uri for r in (one, other)] == ["a.txt#1", "a.txt#2"]
    assert told(one) == ["Crane falls", *CRANE]
    assert told(other) == ["Goat elected", *GOAT]
    assert other.document.text.endswith("Unsubscribe")
    for reading in (one, other):
        (span,) = find_source(reading.runs, 0, len(reading.document.text))
        assert text[span.start : span.stop] == reading.document.text


def test_a_digest_may_have_datelines_for_names():
    text = "Crane falls\n\nLISK, May 3 (Reuters) - {}\n\n-----\n\nGoat elected\n\nHILLS, May 4 (Reuters) - {}"
    readings = read_texts(text.format("\n\n".join(CRANE), "\n\n".join(GOAT)), "a.txt")
    assert [reading.document.title for reading in readings] == ["Crane falls", "Goat elected"]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join([*CRANE, "* * *", *GOAT]),
        "\n\n".join(["Crane falls", "By Ann Other", *CRANE, "* * *", *GOAT]),
        "\n\n".join(["Crane falls", "By Ann Other", *CRANE, "* * *", "Why it fell", *GOAT]),
        text_of("Crane falls", CRANE) + "\n\n-----\n\n" + text_of("Goat elected", GOAT[:1]),
        text_of("Crane falls", CRANE) + "\n\n" + text_of("Goat elected", GOAT),
        "",
    ],
)
def test_a_report_with_section_breaks_stays_one(text):
    (reading,) = read_texts(text, "a.txt")
    assert (reading.document.uri, reading.document.text) == ("a.txt", text)
