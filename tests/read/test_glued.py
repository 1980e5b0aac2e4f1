"""What is glued into a line of running text and is not the report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import TOLD_IN
from secondsource.read.plain import read_text

ONE = "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said."
TWO = "Nobody was hurt when the crane fell, but two ships with grain cannot leave until it is lifted."
THREE = "The crane will be lifted on Friday, and the inspectors of Lisk will watch from the pier, she said."


def told(text):
    _, regions = read_text(text, "a.txt")
    return " ".join(text[one.start : one.stop] for one in regions if one.kind in TOLD_IN)


@pytest.mark.parametrize(
    "litter",
    [
        "Advertisement",
        "Story continues below advertisement",
        "Share this: Facebook Twitter Google Email Print More Like this: Like Loading...",
        "Read or Share this story: http://lisk.example/1a2b",
        "[Video: Crane of Lisk from the air]",
        "Enter your email address to get our letter.",
        "Sign up for our free newsletter.",
        "We use cookies to measure who reads this.",
        "CLOSE Skip in Skip x Embed x Share",
        "Related Story: Goat falls into harbour.",
        "Men look at the crane in the harbour of Lisk. (Photo: Mara Ellin)",
        "Image 2 of 5 Men look at the crane. Men look at the crane. Photo: Mara Ellin, Lisk Observer Image 3 of 5",
        "Buy Photo The crane lies in the harbour. It fell on Monday. (Photo: Mara Ellin/The Lisk Observer)",
    ],
)
def test_furniture_glued_between_sentences_is_not_told_and_the_sentences_are(litter):
    assert told(f"{ONE} {litter} {TWO} {THREE}") == f"{ONE} {TWO} {THREE}"


@pytest.mark.parametrize(
    "end",
    [
        "(Reporting by Mara Ellin; Editing by Jan Vale)",
        "Jan Vale contributed to this report.",
        "Copyright 2018 Lisk Media. All rights reserved. This may not be published.",
        "Views expressed in the comments do not represent those of us. I saw the crane fall. It was red.",
    ],
)
def test_what_closes_a_report_is_not_told(end):
    assert told(f"{ONE} {TWO} {THREE} {end}") == f"{ONE} {TWO} {THREE}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Advertisement sales fell by a half after the crane fell.",
        "“No,” she said. “Help.” Nobody helped.",
        "The weather contributed to the fall of the crane.",
        "By Tuesday Lisk had no bread, and the inspectors left.",
        "He asked people to write to pier@lisk.example if they saw the crane.",
        "The bank earned 10 percent per year for the last decade, and it owns the crane.",
        "Nov. 4, 2014. The crane is built.",
    ],
)
def test_sentences_of_a_report_that_look_like_furniture_are_told(sentence):
    assert told(f"{ONE} {sentence} {TWO}") == f"{ONE} {sentence} {TWO}"


def test_a_stamp_within_running_text_is_no_statement_of_the_day_of_publication():
    text = f"{ONE} Posted: Monday, May 14, 2018 4:20 PM EST {TWO} {THREE}"
    document, _ = read_text(text, "a.txt")
    assert not document.dct.known


def test_a_stamp_in_brackets_tells_of_a_picture():
    document, _ = read_text(f"{ONE} (Published Monday, May 14, 2018) {TWO} {THREE}", "a.txt")
    assert not document.dct.known


def test_a_caption_with_its_date_above_the_dateline_is_not_told():
    caption = "Men look at a crane in the harbour of Lisk May 14, 2018."
    report = f"LISK, May 14 (Reuters) - {ONE}\n{TWO}"
    assert told(f"{caption}\n{report}") == f"LISK, May 14 (Reuters) - {ONE} {TWO}"


def test_the_captions_of_a_gallery_are_told_once_where_there_is_no_other_report():
    first = f"Photo: Mara Ellin Image 1 of / 2 Caption Close\n\nImage 1 of 2 {ONE} {ONE} Photo: Mara Ellin"
    text = f"{first}\n\nImage 2 of 2 {TWO} Photo: Mara Ellin"
    assert told(text).count(TWO) == 1
    assert ONE in told(text)


def test_titles_of_videos_with_their_lengths_are_a_list_and_the_hours_of_a_day_are_not():
    videos = "1:05 Crane falls into harbour\n0:31 Goat elected mascot\n2:10 Rain expected in Lisk"
    hours = "1:05 Crane begins to lean\n1:31 Crane falls\n2:10 Rain begins in Lisk"
    assert "Goat" not in told(f"{ONE}\n\n{videos}\n\n{TWO}")
    assert "Rain begins" in told(f"{ONE}\n\n{hours}\n\n{TWO}")


def test_an_advertisement_without_an_end_below_a_report_is_not_told():
    report = "\n".join((ONE, TWO, THREE, "The master of the harbour did not say who will pay for the crane."))
    foot = "An ultra-light toothbrush with seven bristles for modern gums and dentists"
    assert foot not in told(f"{report}\n{foot}")


PIECES = st.sampled_from(
    [
        "The crane fell. ",
        "Photo: A B ",
        "Image 1 of 2 ",
        "(Photo: X/Y)",
        "Related: ",
        "© 2018 ",
        '."',
        "\n",
        "Advertisement ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=25).map("".join))
def test_every_letter_lies_in_one_region_whatever_is_glued_together(text):
    document, regions = read_text(text, "a.txt")
    assert document.text == text
    stops = [0, *(one.stop for one in regions)]
    assert all(stop <= one.start for stop, one in zip(stops, regions, strict=False))
    covered = {n for one in regions for n in range(one.start, one.stop)}
    assert all(n in covered for n, letter in enumerate(text) if not letter.isspace())
