"""Archives: every member is read or set aside with its reason, whatever the archive says of itself."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import random

import pytest

from secondsource.read.archives import find_overlaps, open_zip
from secondsource.read.inputs import Intake, read_inputs
from secondsource.read.offers import Blob
from secondsource.read.opening import open_blob
from secondsource.read.unpacking import harmless_name
from tests.read import hostile
from tests.read.hostile import PACKED, PAGE, REPORT, TARS, ZIPS, Hostile, tar_of, zip_of


def read(tmp_path, name: str, data: bytes) -> Intake:
    """Read a file, and hold that every input is accounted for, in words that a user reads."""
    (tmp_path / name).write_bytes(data)
    before = sorted(os.listdir(tmp_path))
    intake = read_inputs([tmp_path])
    assert intake.offered == intake.read + intake.duplicates + intake.set_aside > 0
    assert sorted(os.listdir(tmp_path)) == before
    for problem in intake.problems:
        assert "\n" not in problem.message
        assert "could not be opened" not in problem.message
    return intake


def check(tmp_path, case: Hostile) -> None:
    intake = read(tmp_path, case.name, case.data)
    assert intake.read == case.read
    wheres = [problem.where for problem in intake.problems if case.reason in problem.message]
    assert wheres, [(problem.where, problem.message) for problem in intake.problems]
    if case.where is not None:
        assert any(where.removeprefix(case.name).lstrip("/").startswith(case.where) for where in wheres), wheres


@pytest.mark.parametrize("case", [*ZIPS, *TARS, *PACKED], ids=lambda case: case.what)
def test_a_hostile_archive_is_told_and_the_rest_is_read(tmp_path, case):
    check(tmp_path, case)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zip_of(("b/a.txt", REPORT), ("c.html", PAGE))),
        ("a.tar", tar_of(("b/a.txt", REPORT), ("c.html", PAGE))),
        ("a.tar.gz", tar_of(("b/a.txt", REPORT), ("c.html", PAGE), mode="w:gz")),
        ("a.tgz", tar_of(("b/a.txt", REPORT), ("c.html", PAGE), mode="w:gz")),
        ("a.tar.bz2", tar_of(("b/a.txt", REPORT), ("c.html", PAGE), mode="w:bz2")),
        ("a.tar.xz", tar_of(("b/a.txt", REPORT), ("c.html", PAGE), mode="w:xz")),
        ("a.gz", tar_of(("b/a.txt", REPORT), ("c.html", PAGE), mode="w:gz")),
        ("a", zip_of(("b/a.txt", REPORT), ("c.html", PAGE))),
    ],
)
def test_members_are_read_by_what_they_are_whatever_the_archive_is_called(tmp_path, name, data):
    intake = read(tmp_path, name, data)
    assert [document.uri for document in intake.documents] == [f"{name}/b/a.txt", f"{name}/c.html"]
    assert intake.documents[0].text == REPORT.decode()
    assert intake.set_aside == 0


@pytest.mark.parametrize(
    ("name", "data", "uri"),
    [
        ("a.txt.gz", gzip.compress(REPORT), "a.txt.gz/a.txt"),
        ("a.txt.bz2", bz2.compress(REPORT), "a.txt.bz2/a.txt"),
        ("a.txt.xz", lzma.compress(REPORT), "a.txt.xz/a.txt"),
        ("a.txt.gz", gzip.compress(REPORT[:50]) + gzip.compress(REPORT[50:]), "a.txt.gz/a.txt"),
    ],
)
def test_a_packed_file_is_read_under_its_own_name(tmp_path, name, data, uri):
    (document,) = read(tmp_path, name, data).documents
    assert (document.uri, document.text) == (uri, REPORT.decode())


def test_packed_lines_are_read_however_many_they_are(tmp_path, monkeypatch):
    monkeypatch.setattr("secondsource.read.offers.MOST_BYTES", 2000)
    words = random.Random(1).choices(hostile.SENTENCE.split(), k=3000)
    lines = [json.dumps({"text": f"{number} " + " ".join(words[number::40])}) for number in range(40)]
    intake = read(tmp_path, "a.jsonl.gz", gzip.compress("\n".join(lines).encode()))
    assert (intake.read, intake.set_aside) == (40, 0)
    assert intake.documents[0].uri == "a.jsonl.gz/a.jsonl#1"


def test_what_is_hidden_is_left_out_as_in_a_folder(tmp_path):
    data = zip_of(("a.txt", REPORT), (".b.txt", PAGE), (".git/c.txt", PAGE), ("__MACOSX/._a.txt", b"x"), ("d/", b""))
    intake = read(tmp_path, "a.zip", data)
    assert (intake.offered, intake.read) == (1, 1)


def test_what_is_no_report_takes_one_line_a_type(tmp_path):
    pictures = [(f"i/{number}.jpg", b"\xff\xd8") for number in range(30)]
    data = zip_of(("a.txt", REPORT), ("a.css", b"p {}"), *pictures, ("noise.xyz", b"so and so"))
    intake = read(tmp_path, "a.zip", data)
    assert [problem.message for problem in intake.problems] == [
        "1 file of type .css is not supported; set aside",
        "1 file of type .xyz is not supported; set aside",
        "30 files of type .jpg are not supported; set aside",
    ]


def test_a_page_is_known_by_its_look_under_an_ending_that_nobody_knows(tmp_path):
    intake = read(tmp_path, "a.zip", zip_of(("story.php?id=3", PAGE), ("b.aspx", PAGE.replace(b"old", b"new"))))
    assert (intake.read, intake.set_aside) == (2, 0)


def test_members_beyond_the_limit_are_counted_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr("secondsource.read.archives.MOST_MEMBERS", 3)
    members = [(f"{number}.txt", REPORT + str(number).encode()) for number in range(8)]
    intake = read(tmp_path, "a.zip", zip_of(*members))
    assert (intake.read, intake.set_aside) == (3, 1)
    assert "5 of its members were not looked at" in intake.problems[0].message
    (tmp_path / "a.zip").unlink()
    intake = read(tmp_path, "a.tar", tar_of(*members))
    assert (intake.read, intake.set_aside) == (3, 1)
    assert "the rest was not looked at" in intake.problems[0].message


def test_an_archive_that_is_a_bomb_in_sum_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("secondsource.read.unpacking.MOST_BYTES", 3_000_000)
    members = [(f"{number}.txt", b" " * 1_000_000) for number in range(8)]
    intake = read(tmp_path, "a.zip", zip_of(*members))
    assert any("not looked at: the archive unpacks to more than 100 times" in p.message for p in intake.problems)
    assert intake.set_aside < 8


def test_a_member_that_is_too_large_is_set_aside(tmp_path, monkeypatch):
    monkeypatch.setattr("secondsource.read.offers.MOST_BYTES", 1000)
    monkeypatch.setattr("secondsource.read.unpacking.MOST_BYTES", 1000)
    for name, make in (("a.zip", zip_of), ("a.tar", tar_of)):
        offers = list(
            open_blob(Blob(name, path=_write(tmp_path / name, make(("a.txt", REPORT), ("b.txt", REPORT * 9)))))
        )
        assert [(offer.part, "larger" in offer.reason) for offer in offers] == [("a.txt", False), ("b.txt", True)]


def _write(path, data):
    path.write_bytes(data)
    return path


NAMES = [
    ("/etc/a.txt", "etc/a.txt"),
    ("../../a.txt", "a.txt"),
    ("b/../../a.txt", "b/a.txt"),
    ("C:\\Windows\\a.txt", "Windows/a.txt"),
    ("..\\..\\a.txt", "a.txt"),
    ("./b//./a.txt", "b/a.txt"),
    ("a\x00b.txt", "a\ufffdb.txt"),
    ("a\x1b[31m.txt", "a\ufffd[31m.txt"),
    ("gpj.\u202etxt.a", "gpj.\ufffdtxt.a"),
    ("a\udcff.txt", "a\ufffd.txt"),
    ("..", "unnamed"),
]


@pytest.mark.parametrize(("name", "harmless"), NAMES)
def test_a_name_leads_nowhere_but_into_its_archive(name, harmless):
    assert harmless_name(name) == harmless


def test_a_name_of_any_length_is_shown_short():
    assert len(harmless_name("a/" * 40_000 + "b.txt")) < 600


def test_a_member_whose_name_leads_out_of_the_archive_is_read_under_a_harmless_one(tmp_path):
    for name, make in (("a.zip", zip_of), ("a.tar", tar_of)):
        (document,) = read(tmp_path, name, make(("../../../tmp/evil.txt", REPORT))).documents
        assert document.uri == f"{name}/tmp/evil.txt"
        (tmp_path / name).unlink()


def test_a_name_in_utf8_is_read_even_where_the_archive_does_not_say_so(tmp_path):
    data = zip_of(("aaaa.txt", REPORT)).replace(b"aaaa.txt", "çö.txt".encode())
    assert read(tmp_path, "a.zip", data).documents[0].uri == "a.zip/çö.txt"


def test_members_that_follow_each_other_do_not_overlap(tmp_path):
    path = _write(tmp_path / "a.zip", zip_of(*((f"{number}.txt", REPORT) for number in range(50))))
    assert len(list(open_zip(Blob("a.zip", path=path)))) == 50
    assert find_overlaps([]) == set()


def test_the_order_of_members_does_not_matter(tmp_path):
    members = [(f"{number}.txt", REPORT + str(number).encode()) for number in range(5)]
    first = read(tmp_path, "a.zip", zip_of(*members))
    (tmp_path / "a.zip").unlink()
    assert read(tmp_path, "a.zip", zip_of(*members[::-1])).documents == first.documents


def test_an_archive_from_a_stream_is_read_like_a_file(tmp_path):
    offers = list(open_blob(Blob("stdin", data=zip_of(("a.txt", REPORT)))))
    assert [offer.name for offer in offers] == ["stdin/a.txt"]
