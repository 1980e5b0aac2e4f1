"""Places in a text."""

from hypothesis import given
from hypothesis import strategies as st

from secondsource.model import Span


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_overlap_is_the_same_from_both_sides(a, b, c, d):
    one, other = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    assert one.overlap(other) == other.overlap(one) >= 0
