"""Sentences of a line, and where the end of a paragraph was lost."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.read.sentences import find_parts, find_sentences


def sentences(text):
    return [text[one.start : one.stop] for one in find_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Vale of the U.S. Navy met Dr. J. Ellin at 3 p.m. Tuesday in Lisk, Mass. on the pier.",
        "The film Click It or Ticket was shown to Group A of the cup and to the crew of A Bridge.",
        "Patients with influenza A viruses were moved to the hospital of Lisk.",
        "The agent wrote to www.lisk.Example and to U.S.Steel about the pier.",
    ],
)
def test_abbreviations_initials_and_names_end_no_sentence(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The crane fell.Nobody was hurt.", "Nobody was hurt."),
        ('She said "we saw it fall."Police closed the pier.', "Police closed the pier."),
        ('The crane fell."We saw it fall," she said.', '"We saw it fall," she said.'),
        (
            "Crane falls into the old harbour A crane fell into the water on Monday.",
            "A crane fell into the water on Monday.",
        ),
        (
            "Crane falls on two ships LISK, Ost. — The harbour was closed on Monday.",
            "LISK, Ost. — The harbour was closed on Monday.",
        ),
        ("Crane falls on two ships Lisk (Reuters) - A crane fell.", "Lisk (Reuters) - A crane fell."),
    ],
)
def test_a_paragraph_that_another_is_glued_to_ends_there(text, second):
    parts = find_parts(text)
    assert text[parts[0] :].strip() == second


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet='aA.?" “”()The\n', max_size=300))
def test_sentences_cover_every_letter_in_order_whatever_the_text(text):
    spans = list(find_sentences(text))
    covered = {n for span in spans for n in range(span.start, span.stop)}
    assert all(n in covered for n, letter in enumerate(text) if not letter.isspace())
    assert all(one.stop <= other.start for one, other in pairwise(spans))
