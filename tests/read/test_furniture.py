"""Signs of furniture in single lines."""

from __future__ import annotations

import time

import pytest

from secondsource.read.furniture import is_later, judge_line
from secondsource.read.headings import is_name_line, read_masthead

STARTS = ("", "By ", "Contact ", "(Reporting by ", "More from ", "About ", "Photo: ")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share this story", "navigation"),
        ("Skip to main content", "navigation"),
        ("Filed under: Borders, Railways", "navigation"),
        ("By Ann Other, The Lisk Herald", "byline"),
        ("(Reporting by Ann Other; editing by Bo Third)", "byline"),
        ("Ann Other in Lisk contributed to this report.", "byline"),
        ("Contact Ann Other at another@lisk.example.", "byline"),
        ("REUTERS/Mara Ellin", "photo_credit"),
        ("(Mara Ellin/AP Photo)", "photo_credit"),
        ("Photo: Ann Other/Lisk Herald", "photo_credit"),
        ("Ann Other | 4 August 2010", "dateline"),
        ("Posted Sunday, February 14, 2021 at 6:10 PM by the newsroom", "dateline"),
        ("LISK (AP) —", "dateline"),
        ("14:05", "dateline"),
        ("9.10", "dateline"),
        ("37:61", "boilerplate"),
        ("(This story has not been edited by our staff.)", "boilerplate"),
        ("Copyright 2021 Lisk Broadcasting. All rights reserved.", "boilerplate"),
        ("Follow Ann Other on Twitter @another.", "boilerplate"),
        ("https://lisk.example/a", "boilerplate"),
        ("RELATED: Crane falls", "related_links"),
        ("Click here to see the pictures", "navigation"),
        ("Get the latest news delivered to your inbox", "subscription_appeal"),
        ("Already a subscriber?", "paywall"),
        ("This website uses cookies to improve your experience.", "cookie_notice"),
        ("Save my name, email, and website in this browser", "comment_form"),
        ("Clarification: The harbour is in Lisk.", "editors_note"),
    ],
)
def test_a_line_of_furniture_is_known_by_its_words(line, kind):
    assert judge_line(line)[0] == kind


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the water had risen to the roofs.",
        "By Sunday, the mayor notes a different mood.",
        "More than forty people were hurt.",
        "More from the beginning of the week is not known.",
        "Related companies denied that they knew of the plan.",
        "The latest news from the front was bad, she said.",
        "Photographs of the crane were shown to the court.",
        "Updated plans for the harbour were presented on Monday.",
        "Subscribers to the network had no signal for a day, the company said.",
        "About 300 people fled.",
        "About half of them came back.",
        "The senate passed the bill by a vote of 51 to 19, with a pistol designed by a local gunsmith.",
        "Police said they knew who the gun was registered to.",
        "His consent to a temporary role for the general came late.",
        "In a post on Friday, the company said that threats were against its terms of service for years.",
        "Share prices fell.",
        "Contact with the ship was lost at noon.",
        "He is not a member of the union.",
        "“Please help us,” she said.",
        "REUTERS reported that the crane had been checked.",
        "Reporter Ann Other says:",
        "News of the death reached the port on Monday.",
        "Correction of the course was no longer possible.",
        "Home is where the crane is, say the people of Lisk.",
    ],
)
def test_a_sentence_of_a_report_is_no_furniture(line):
    assert judge_line(line) == (None, None)


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("More from The Lisk Herald", "teaser"),
        ("YOU MIGHT ALSO LIKE", "teaser"),
        ("Most read:", "teaser"),
        ("Leave a Reply", "comment_form"),
        ("12 comments", "comment_form"),
        ("About the author", "boilerplate"),
        ("About Ann Other", "boilerplate"),
        ("Sign up for our newsletter", "subscription_appeal"),
        ("Read more: Crane falls", None),
        ("See also the report of the harbour master, which is long.", None),
    ],
)
def test_some_headings_open_a_section(line, section):
    assert judge_line(line)[1] == section


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The Lisk Herald", "The Lisk Herald"),
        ("LISK NEWS SERVICE", "Lisk News Service"),
        ("THE DAILY GULL", "The Daily Gull"),
        ("Lisk County Radio 101.9", "Lisk County Radio"),
        ("Lisk Daily - all the news there is", "Lisk Daily"),
        ("Crane falls into the harbour", ""),
        ("The press was there.", ""),
        ("Radio", ""),
        ("Home News", ""),
        ("World Sport Live Video", ""),
    ],
)
def test_a_masthead_is_a_short_name_with_a_word_for_a_medium(line, name):
    assert read_masthead(line) == name


@pytest.mark.parametrize(
    ("line", "is_name"), [("Ann Other", True), ("Ludwig van Lisk", True), ("Staff writer", False), ("Ann", False)]
)
def test_a_line_of_a_name_alone_is_known(line, is_name):
    assert is_name_line(line) is is_name


@pytest.mark.parametrize(
    ("note", "later"),
    [
        ("Editor's note: This story has been updated.", True),
        ("Editor’s Note: Since this article was published, the bank has confirmed it.", True),
        ("Correction, May 4: The harbour is in Lisk.", True),
        ("An earlier version of this report misstated the year.", True),
        ("Editor's note: The writer was a member of the council.", False),
        ("Editor's note: This is the second of three reports.", False),
    ],
)
def test_a_note_is_later_when_it_says_so(note, later):
    assert is_later(note) is later


@pytest.mark.parametrize(
    "line",
    [
        *(s + p * 300 + e for s in STARTS for p in ("A", "Aa", "A. ", "a/", "x ") for e in ("!", "")),
        "Home » " * 200,
        "12:" * 400,
        "5 March 2020 " * 80,
        "updated " + "1" * 1200,
        "(" * 1400,
        "share this " * 100,
    ],
)
def test_no_line_takes_long_however_odd(line):
    judge_line("warm up")
    start = time.process_time()
    judge_line(line)
    assert time.process_time() - start < 0.5
