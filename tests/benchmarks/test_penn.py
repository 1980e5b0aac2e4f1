"""Tokens of the Penn Treebank undone."""

import pytest

from benchmarks.penn import join_tokens


@pytest.mark.parametrize(
    ("tokens", "printed"),
    [
        ("PORT MARLOW -LRB- Herald -RRB- - It is n't so , he said .", "PORT MARLOW (Herald) - It isn't so, he said."),
        ("`` There is no danger , '' she said .", "“There is no danger,” she said."),
        ("The flu , called ` swine flu ' , spread .", "The flu, called ‘swine flu', spread."),
        ("The dogs ' owner paid $ 5 , or 20 % of it .", "The dogs' owner paid $5, or 20% of it."),
        ("It was 7 \\/ 7 , not 24\\/7 .", "It was 7 / 7, not 24/7."),
        ("Wed Apr 15 , 2009 5:56 am EDT", "Wed Apr 15, 2009 5:56 am EDT"),
        ("They 've gone ; we 'll see !", "They've gone; we'll see!"),
        ("  ", ""),
    ],
)
def test_a_tokenised_line_reads_as_it_was_printed(tokens, printed):
    assert join_tokens(tokens) == printed
