"""Every input is accounted for: read, offered twice, or set aside with its reason."""

import pytest

from secondsource.model import Document, Original, Problem
from secondsource.tell.account import MOST_NAMED, make_account, name_some, say_counts

COUNTS = {"offered": 12, "read": 9, "duplicates": 1, "set_aside": 2}


def report(uri: str, lang: str = "en") -> Document:
    return Document(uri=uri, publisher="The Herald", text=f"Words of {uri}.", lang=lang)


@pytest.mark.parametrize(
    ("counts", "foreign", "words"),
    [
        (COUNTS, 0, "12 offered: 9 read, 1 duplicate, 2 set aside"),
        (COUNTS, 3, "12 offered: 9 read (3 of them not in English), 1 duplicate, 2 set aside"),
        ({"offered": 1, "read": 1}, 1, "1 offered: 1 read but not in English, none set aside"),
        ({"offered": 4000, "read": 0, "set_aside": 4000}, 0, "4,000 offered: 0 read, 4,000 set aside"),
        ({"offered": 3, "read": 1, "duplicates": 2}, 0, "3 offered: 1 read, 2 duplicates, none set aside"),
    ],
)
def test_the_counts_are_told_in_one_line(counts: dict[str, int], foreign: int, words: str) -> None:
    assert say_counts(counts, foreign) == words


def test_what_has_no_document_was_set_aside_and_the_rest_are_notes() -> None:
    document = report("a.txt")
    aside = Problem(where="b.txt", message="it is empty; set aside")
    note = Problem(doc=document.id, where="a.txt", message="decoded as cp1252; it was read")
    account = make_account([document], [], [note, aside], COUNTS)
    assert account.aside == (("b.txt", "it is empty"),)
    assert account.notes == (("a.txt", "decoded as cp1252; it was read"),)


def test_a_duplicate_names_what_it_repeats_and_where_each_lies() -> None:
    document = report("a.txt")
    first = Original(doc=document.id, where="a.txt")
    second = Original(doc=document.id, where="all.zip", part="folder/a.txt")
    third = Original(doc=document.id, where="all.jsonl", part="#3")
    account = make_account([document], [first, second, third], [], COUNTS)
    assert account.again == (("all.jsonl#3", "the same as a.txt"), ("all.zip/folder/a.txt", "the same as a.txt"))


def test_hundreds_set_aside_do_not_bury_the_rest() -> None:
    items = [(f"{i}.txt", "it is empty") for i in range(150)] + [(f"{i}.jpg", "a picture") for i in range(50)]
    lines = name_some(items)
    assert lines[:2] == ["0.txt: it is empty", "1.txt: it is empty"]
    assert len(lines) == MOST_NAMED + 1
    assert lines[-1] == "… and 180 more, in the JSON: it is empty (130), a picture (50)"
    assert name_some(items[:MOST_NAMED])[-1] == f"{MOST_NAMED - 1}.txt: it is empty"


def test_why_there_is_nothing_to_tell_is_said_clearly() -> None:
    aside = Problem(where="b.txt", message="it is empty; set aside")
    assert make_account([], [], [aside], COUNTS).say_nothing() == "nothing could be read (b.txt: it is empty)"
    foreign = make_account([report("a", "de"), report("b", "fr")], [], [aside], COUNTS)
    assert foreign.say_nothing() == "nothing to tell: what was read is not in English but in de and fr"


def test_a_file_that_was_named_twice_is_accounted_for_too() -> None:
    document = report("a.txt")
    account = make_account([document], [Original(doc=document.id, where="a.txt")], [], {"duplicates": 2})
    assert account.again == (("2 inputs", "offered again under the same name"),)
