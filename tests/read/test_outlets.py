"""The list of outlets: names, hosts, families."""

from __future__ import annotations

import pytest

from secondsource.read.outlets import agency_names, find_publisher, is_outlet, lone_names, name_key, outlet_named


@pytest.mark.parametrize(
    ("name", "host", "publisher"),
    [
        ("edition.cnn.com", "edition.cnn.com", "CNN"),
        ("CNN International", "cnn.com", "CNN"),
        ("The New York Times", "", "New York Times"),
        ("BBC News", "bbc.co.uk", "BBC"),
        ("kansas.com", "kansas.com", "Wichita Eagle"),
        ("The Standard", "standardmedia.co.ke", "The Standard"),
        ("Independent", "independent.co.uk", "Independent"),
    ],
)
def test_a_publisher_is_known_by_its_name_or_host(name, host, publisher):
    assert find_publisher(name, host).name == publisher


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("Independent", "independent.example.com"),
        ("Today", "today.example.org"),
        ("The Standard", "standard.example"),
        ("The Lisk Herald", ""),
        ("Kansas", ""),
        ("China's Xinhua", ""),
    ],
)
def test_a_name_that_others_bear_means_nobody_unless_the_host_agrees(name, host):
    assert find_publisher(name, host) is None


def test_names_and_hosts_of_one_house_have_one_key():
    assert len({name_key(name) for name in ("BBC", "www.bbc.co.uk", "bbc.com", "the BBC", "BBC News")}) == 1


def test_common_words_mean_no_outlet_where_they_stand_alone():
    assert not {"today", "time", "mint", "express", "the sun"} & lone_names()
    assert {"reuters", "nk news", "bloomberg"} <= lone_names()


def test_picture_agencies_serve_others_and_tell_nothing():
    assert outlet_named("Getty Images").serves
    assert not is_outlet("Getty Images")
    assert "Reuters" in agency_names()
