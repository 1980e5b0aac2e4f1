"""Bylines: names, roles, agencies."""

from __future__ import annotations

import pytest

from secondsource.read.bylines import clean_byline, read_byline


@pytest.mark.parametrize(
    ("text", "names", "agency"),
    [
        ("By Ann Other", "Ann Other", ""),
        ("Story by Ann Other and Bo Third", "Ann Other, Bo Third", ""),
        ("By ANN OTHER, Associated Press", "Ann Other", "Associated Press"),
        ("ANN O'THER-THIRD and BO THIRD for Reuters", "Ann O'Ther-Third, Bo Third", "Reuters"),
        ("By The Associated Press", "The Associated Press", "Associated Press"),
        ("Reuters Staff", "Reuters Staff", "Reuters"),
        ("Written by Ann Other, Senior Editor", "Ann Other", ""),
        ("Ann Other | Senior Writer | July 2, 2025", "Ann Other", ""),
        ("By Ann Other in Lisk", "Ann Other", ""),
        ("By Ann Other on 4 March 2020 at 5:10", "Ann Other", ""),
        ("Ann Other, M.D.", "Ann Other", ""),
        ("Ann Other, CNN", "Ann Other", ""),
        ("By J.R. OTHER", "J.R. Other", ""),
        ("BY ANN OTHER-THIRD AND B.C. THING", "Ann Other-Third, B.C. Thing", ""),
        ("BY ANN OTHER AND BO THIRD STAFF WRITERS", "Ann Other, Bo Third", ""),
        ("Live reporting by Ann Other", "Ann Other", ""),
        ("Von Jörg Ander", "Jörg Ander", ""),
        ("Von der Other", "Von der Other", ""),
        ("byline: PTI", "PTI", "Press Trust of India"),
        ("Ann van der Other ann@herald.example @annother", "Ann van der Other", ""),
        ("The Herald Team", "The Herald Team", ""),
        ("CNN", "CNN", ""),
    ],
)
def test_the_names_and_the_agency_of_a_byline_are_read(text, names, agency):
    found = read_byline(text)
    assert (found.names, found.agency) == (names, agency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Admin",
        "Staff Writer",
        "@annother",
        "ann@herald.example",
        "Reviewed by Ann Other",
        "Photos by Ann Other",
        "read more",
    ],
)
def test_what_names_no_writer_is_none(text):
    assert read_byline(text) is None


@pytest.mark.parametrize(
    ("said", "names"), [("By Ann Other", "Ann Other"), ("admin", ""), ("a@b.example", ""), ("ann other", "ann other")]
)
def test_a_given_byline_is_cleaned_and_stays_where_it_cannot_be_read(said, names):
    assert clean_byline(said).names == names
