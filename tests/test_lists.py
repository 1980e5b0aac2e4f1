"""The lists that ship with the package."""

from pathlib import Path

import pytest

import secondsource
from secondsource.lists import read_lines, read_table

ROOMS = Path(secondsource.__file__).parent
FILES = sorted(path for kind in ("tsv", "txt") for path in ROOMS.glob(f"*/data/*.{kind}"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_list_says_where_it_comes_from_and_holds_something(path):
    assert path.read_text(encoding="utf-8").startswith("#")
    assert read_lines(path.parts[-3], path.name)


def test_comments_and_empty_lines_are_no_part_of_a_table():
    rows = read_table("link", "people.tsv")
    assert rows
    assert all(len(row) == 3 and not row[0].startswith("#") for row in rows)


def test_a_list_that_is_missing_is_named():
    with pytest.raises(FileNotFoundError, match=r"nowhere\.txt"):
        read_lines("extract", "nowhere.txt")
