"""What is offered is read, or a duplicate, or set aside with a reason; nothing raises and nothing gets lost."""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import TOLD_IN
from secondsource.read.inputs import MissingInput, read_inputs
from secondsource.read.opening import OWN_PAGE

REPORT = (
    "Crane falls into the harbour of Lisk\n\n"
    "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said.\n\n"
    "Nobody was hurt when the crane fell, but two ships with grain cannot leave the harbour.\n"
)
GERMAN = (
    "Der Hafen der Stadt wurde am Montag geschlossen, nachdem ein Kran ins Wasser gefallen war. Das sagte der "
    "Hafenmeister am Abend. Verletzt wurde niemand, doch zwei Schiffe mit Getreide können den Hafen nicht verlassen. "
    "Die Arbeiten an dem Kran sollen noch in dieser Woche beginnen, und bis dahin müssen die Schiffe warten.\n"
)
FRENCH = (
    "Le maire a annoncé jeudi que l’école du village serait rénovée dès l’été prochain, malgré les dépenses élevées. "
    * 3
)


def read(tmp_path, name, content):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    intake = read_inputs([tmp_path])
    assert intake.offered == intake.read + intake.duplicates + intake.set_aside
    assert len(intake.documents) == intake.read
    return intake


BAD = [
    ("an empty file", "a.txt", b"", "empty"),
    ("white space alone", "a.txt", b" \n\t\n", "empty"),
    ("NUL bytes", "a.txt", b"\x00\x01\x02PK" * 90, "binary"),
    ("control characters", "a.txt", bytes(range(1, 9)) * 50, "binary"),
    ("a broken byte order mark", "a.txt", b"\xff\xfe\x00\xd8\x41", "byte order mark"),
    ("an empty page", "a.html", b"", "empty"),
    ("a page that we made", "a.html", f"<html>{OWN_PAGE}<p>{REPORT}</p></html>".encode(), "secondsource made"),
    (
        "a page with a script alone",
        "a.html",
        b"<html><script>var a = 'Nobody was hurt.';</script></html>",
        "no visible text",
    ),
    ("JSON without text", "a.json", b'{"title": "A crane falls"}', "no text"),
    ("a number as JSON", "a.json", b"42", "no text"),
    ("broken JSON", "a.json", b'{"text": "A crane', "broken JSON"),
    ("an empty list", "a.json", b"[]", "no records"),
    ("JSON nested without end", "a.json", b"[" * 200_000, "nested"),
    ("a broken line of JSON", "a.jsonl", b'{"text": \n', "broken JSON line"),
    ("a line of JSON without text", "a.jsonl", b'{"text": ""}\n', "no text"),
    ("an empty file of lines", "a.jsonl", b"", "empty"),
    ("null as a record", "a.ndjson", b"null\n", "no text"),
    ("a type that is not supported", "a.xyz", b"%XYZ-1.4", "not supported"),
    ("a picture", "a.jpg", b"\xff\xd8\xff\xe0", "not supported"),
]


@pytest.mark.parametrize(("name", "content", "reason"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_what_cannot_be_read_is_set_aside_with_a_reason_and_the_rest_goes_on(tmp_path, name, content, reason):
    (tmp_path / "good.txt").write_text(REPORT)
    intake = read(tmp_path, name, content)
    assert (intake.offered, intake.read, intake.set_aside) == (2, 1, 1)
    (problem,) = intake.problems
    assert problem.where.startswith(name)
    assert reason in problem.message
    assert problem.message.endswith("set aside")


def test_a_folder_without_reports_is_a_problem(tmp_path):
    intake = read_inputs([tmp_path])
    assert (intake.offered, intake.set_aside, intake.read) == (1, 1, 0)
    assert "no reports" in intake.problems[0].message


def test_a_missing_input_is_an_error_before_anything_is_read(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    told = []
    with pytest.raises(MissingInput, match=r"no file or folder .*nowhere"):
        read_inputs([tmp_path, tmp_path / "nowhere"], told.append)
    assert told == []


def test_a_file_that_is_too_large_is_set_aside(tmp_path, monkeypatch):
    monkeypatch.setattr("secondsource.read.offers.MOST_BYTES", 1000)
    intake = read(tmp_path, "a.txt", REPORT * 20)
    assert "larger" in intake.problems[0].message


def test_a_line_that_is_too_long_is_set_aside_and_the_next_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("secondsource.read.json_files.MOST_BYTES", 1000)
    lines = [json.dumps({"text": REPORT * 20}), json.dumps({"text": REPORT})]
    intake = read(tmp_path, "a.jsonl", "\n".join(lines))
    assert (intake.read, intake.set_aside) == (1, 1)
    assert intake.problems[0].where == "a.jsonl#1"


def test_a_special_file_is_set_aside(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no regular file" in read_inputs([tmp_path]).problems[0].message


def test_a_dangling_link_is_set_aside(tmp_path):
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    assert "cannot be opened" in read_inputs([tmp_path]).problems[0].message


def test_another_encoding_is_read_and_named(tmp_path):
    intake = read(tmp_path, "a.txt", (REPORT + "The café “Élan” stayed open.").encode("cp1252"))
    assert "café “Élan”" in intake.documents[0].text
    assert "not UTF-8" in intake.problems[0].message
    assert intake.problems[0].doc == intake.documents[0].id


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_byte_order_mark_decides_and_is_dropped(tmp_path, encoding):
    assert read(tmp_path, "a.txt", REPORT.encode(encoding)).documents[0].text == REPORT


def test_a_page_is_decoded_as_it_declares(tmp_path):
    page = f"<html><head><meta charset='windows-1251'></head><body><p>{REPORT} Привет</p></body></html>"
    assert "Привет" in read(tmp_path, "a.html", page.encode("cp1251")).documents[0].text


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_newlines_stay_as_they_are_in_the_file(tmp_path, end):
    text = REPORT.replace("\n", end)
    document = read(tmp_path, "a.txt", text).documents[0]
    assert document.text == text


def test_lone_surrogates_and_nuls_in_json_are_replaced_one_by_one_and_named(tmp_path):
    record = '{"text": "The crane\\u0000 fell\\ud800 into the water on Monday, the harbour master said."}'
    intake = read(tmp_path, "a.json", record)
    assert intake.documents[0].text.startswith("The crane\ufffd fell\ufffd into")
    assert "U+FFFD" in intake.problems[0].message


@pytest.mark.parametrize(("text", "lang"), [(GERMAN, "de"), (FRENCH, "fr")])
def test_a_report_in_another_language_is_kept_and_named_and_not_told(tmp_path, text, lang):
    intake = read(tmp_path, "a.txt", text)
    assert intake.documents[0].lang == lang
    assert not any(region.kind in TOLD_IN for region in intake.regions)
    assert "not in English" in intake.problems[0].message


@pytest.mark.parametrize("text", ["Kim in Beijing", "El Niño nahe Rio de Janeiro", "Nein."])
def test_a_short_text_is_not_judged_by_its_language(tmp_path, text):
    intake = read(tmp_path, "a.txt", text)
    assert intake.problems == ()


def test_the_same_text_without_a_publisher_counts_once(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text(REPORT)
    intake = read_inputs([tmp_path / "b.txt", tmp_path, tmp_path / "a.txt"])
    assert (intake.offered, intake.read, intake.duplicates) == (4, 1, 3)
    assert intake.documents[0].uri == "a.txt"


def test_where_a_text_was_offered_again_is_told(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT)
    (tmp_path / "c.txt").write_text("Another crane fell on Tuesday.")
    intake = read_inputs([tmp_path])
    first, other = intake.documents
    places = [(original.where, original.doc) for original in intake.originals]
    assert places == [("a.txt", first.id), ("c.txt", other.id), ("b.txt", first.id)]


def test_the_same_text_from_two_publishers_is_two_documents_and_from_one_is_one(tmp_path):
    rows = [{"text": REPORT, "publisher": name} for name in ("The Herald", "The Echo", "The Herald")]
    intake = read(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)))
    assert (intake.read, intake.duplicates) == (2, 1)


def test_the_order_of_inputs_does_not_matter(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{REPORT} The ship {name} waits outside.")
    names = [tmp_path / name for name in ("c.txt", "a.txt", "b.txt")]
    assert read_inputs(names) == read_inputs(names[::-1]) == read_inputs([tmp_path])


def test_folders_are_read_in_full_and_hidden_files_are_left_out(tmp_path):
    (tmp_path / "one" / "two").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "one" / "two" / "a.txt").write_text(REPORT)
    (tmp_path / "one" / ".b.txt").write_text(REPORT)
    (tmp_path / ".hidden" / "c.txt").write_text(REPORT)
    intake = read_inputs([tmp_path])
    assert [document.uri for document in intake.documents] == ["one/two/a.txt"]
    assert intake.offered == 1


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "licence.txt", "Changelog.md"])
def test_what_describes_a_folder_is_set_aside_in_it_and_read_when_named(tmp_path, name):
    (tmp_path / name).write_text(REPORT)
    (tmp_path / "readme-first-says-mayor.txt").write_text(REPORT)
    intake = read_inputs([tmp_path])
    assert (intake.read, intake.set_aside) == (1, 1)
    assert "about the files beside it" in intake.problems[0].message
    assert read_inputs([tmp_path / name]).read == 1


def test_files_of_a_folder_that_are_no_reports_are_counted_by_type(tmp_path):
    (tmp_path / "saved").mkdir()
    for number in range(3):
        (tmp_path / "saved" / f"{number}.js").write_text("let a = 1;")
        (tmp_path / f"{number}.xyz").write_bytes(b"%XYZ-1.4")
    (tmp_path / "saved" / "a.css").write_text("p { }")
    intake = read(tmp_path, "a.txt", REPORT)
    assert [(problem.where, problem.message) for problem in intake.problems] == [
        (str(tmp_path), "3 files of type .js are not supported; set aside"),
        (str(tmp_path), "3 files of type .xyz are not supported; set aside"),
        ("saved/a.css", "files of type .css are not supported; set aside"),
    ]
    assert (intake.offered, intake.read, intake.set_aside) == (4, 1, 3)


def test_what_describes_an_archive_is_set_aside_in_it(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("data/README.md", REPORT)
        archive.writestr("data/a.txt", REPORT)
    intake = read_inputs([tmp_path])
    assert [problem.where for problem in intake.problems] == ["a.zip/data/README.md"]
    assert intake.read == 1


def test_a_file_by_itself_goes_by_its_name(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    assert read_inputs([str(tmp_path / "a.txt")]).documents[0].uri == "a.txt"


def test_files_of_one_name_go_by_the_path_as_given_whatever_their_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for folder in ("x", "y"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.txt").write_text(f"{REPORT} The ship {folder} waits outside.")
        (tmp_path / folder / "a.txt").write_text("")
    for inputs in (["x", "y"], ["x/index.txt", "y", "x/a.txt"]):
        intake = read_inputs(inputs)
        assert intake == read_inputs(inputs[::-1])
        assert [document.uri for document in intake.documents] == ["x/index.txt", "y/index.txt"]
        assert [problem.where for problem in intake.problems] == ["x/a.txt", "y/a.txt"]
        assert intake.set_aside == 2


def test_what_has_one_name_and_one_reason_has_a_problem_each(tmp_path):
    names = [os.fsencode(tmp_path) + name for name in (b"/\xff.txt", b"/\xfe.txt")]
    for name in names:
        open(name, "wb").close()
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "a.txt (2)").write_text("")
    intake = read_inputs([tmp_path, tmp_path / "a.txt"])
    assert [problem.where for problem in intake.problems] == [
        "a.txt", "a.txt (2)", "a.txt (3)", "\ufffd.txt", "\ufffd.txt (2)",
    ]  # fmt: skip
    assert intake.set_aside == 5


def test_links_out_of_a_folder_and_to_folders_are_told_and_not_followed(tmp_path):
    folder, other = tmp_path / "in", tmp_path / "out"
    for made in (folder, folder / "deep", other):
        made.mkdir()
    (other / "a.txt").write_text(REPORT)
    (folder / "deep" / "b.txt").write_text(f"{REPORT} A third ship waits outside.")
    (folder / "deep" / "inside.txt").symlink_to("b.txt")
    (folder / "deep" / "outside.txt").symlink_to(other / "a.txt")
    (folder / "linked").symlink_to(other)
    (folder / "round").symlink_to(folder)
    intake = read_inputs([folder])
    assert [(problem.where, problem.message) for problem in intake.problems] == [
        ("deep/outside.txt", "it is a link out of the folder, which is not followed; set aside"),
        ("linked", "it is a link to a folder, which is not followed; set aside"),
        ("round", "it is a link to a folder, which is not followed; set aside"),
    ]
    assert (intake.offered, intake.read, intake.duplicates) == (5, 1, 1)
    assert read_inputs([folder / "linked"]).read == read_inputs([folder / "deep" / "outside.txt"]).read == 1


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        (REPORT, 1),
        (f"<html><body><p>{REPORT}</p><p>It was old.</p></body></html>", 1),
        (json.dumps([{"text": REPORT}, {"text": "Another crane fell on Tuesday."}]), 2),
        ('{"text": "One crane fell."}\n{"text": "Another crane fell."}\n', 2),
        ("[AP] A crane fell on Monday.", 1),
    ],
)
def test_standard_input_may_be_text_or_a_page_or_json(monkeypatch, content, texts):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    intake = read_inputs(["-"])
    assert intake.read == texts
    assert "<p>" not in intake.documents[0].text


def test_progress_names_each_file(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    told: list[str] = []
    read_inputs([tmp_path], told.append)
    assert told == ["reading a.txt"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl"]))
def test_any_bytes_are_read_or_set_aside(tmp_path_factory, data, name):
    folder = tmp_path_factory.mktemp("any")
    intake = read(folder, name, data)
    for region in intake.regions:
        text = next(document.text for document in intake.documents if document.id == region.doc)
        assert text[region.start : region.stop].strip()


@pytest.mark.parametrize("room", ["page", "timeline", "lines"])
def test_every_page_that_we_make_can_be_told_by_its_head(room):
    made = resources.files("secondsource.tell").joinpath(f"data/{room}.html.jinja").read_text(encoding="utf-8")
    assert OWN_PAGE in made
