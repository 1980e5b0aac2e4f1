"""Each reader on files bred from a whole one: cut, spliced, doubled, with bits flipped and pieces of formats put in."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.corpus import CORPUS, WORDS
from tests.fuzz.laws import check_blob

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "500"))
"""Inputs for each reader: 500 in the tests; the long suite asks for 10,000."""

FUZZ = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    derandomize=EXAMPLES <= 500,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def mutations(draw: st.DrawFn, data: bytes) -> bytes:
    """Break a file in up to eight places."""
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(data)))
        stop = min(len(data), start + draw(st.sampled_from((0, 1, 1, 2, 8, 64, 1000))))
        change = draw(st.sampled_from(("put", "put", "flip", "cut", "double", "end", "many")))
        if change == "put":
            data = data[:start] + draw(st.sampled_from(WORDS)) + data[stop:]
        elif change == "flip" and start < len(data):
            data = data[:start] + bytes([data[start] ^ (1 << draw(st.integers(0, 7)))]) + data[start + 1 :]
        elif change == "cut":
            data = data[:start] + data[stop:]
        elif change == "double":
            data = data[:stop] + data[start:]
        elif change == "end":
            data = data[:start]
        elif change == "many":
            data = data[:start] + draw(st.sampled_from(WORDS)) * draw(st.integers(2, 300)) + data[start:]
    return data


@pytest.mark.parametrize("name", CORPUS)
def test_the_whole_file_is_read(name):
    found = check_blob(name, CORPUS[name])
    assert found or name == "feeds.opml"


@pytest.mark.parametrize("name", CORPUS)
def test_a_broken_file_is_read_or_set_aside(name):
    @FUZZ
    @given(mutations(CORPUS[name]))
    def run(data: bytes) -> None:
        check_blob(name, data)

    run()


@pytest.mark.parametrize(
    ("name", "data"),
    [("feeds.opml", b"<opml><head><title><![CDATA[Papers</title></head>\n<body></body></opml>")],
    ids=["a reason that quotes a line end"],
)
def test_what_the_fuzzer_broke_once_is_read_or_set_aside(name, data):
    check_blob(name, data)


@FUZZ
@given(st.sampled_from(sorted(CORPUS)), st.binary(max_size=2000))
def test_any_bytes_under_any_name_are_read_or_set_aside(name, data):
    check_blob(name, data)


@FUZZ
@given(st.sampled_from(sorted(CORPUS)), st.lists(st.sampled_from(WORDS) | st.binary(max_size=8), max_size=60))
def test_pieces_of_formats_in_any_order_are_read_or_set_aside(name, pieces):
    check_blob(name, b"".join(pieces))


@FUZZ
@given(st.sampled_from(sorted(CORPUS)), st.sampled_from(sorted(CORPUS)))
def test_a_file_under_a_wrong_name_is_read_or_set_aside(name, other):
    check_blob(name, CORPUS[other])


@FUZZ
@given(st.sampled_from(["report.txt", "page.html", "report.md"]), st.text(max_size=3000))
def test_any_text_is_read_or_set_aside(name, text):
    check_blob(name, text.encode("utf-8", "surrogatepass"))
