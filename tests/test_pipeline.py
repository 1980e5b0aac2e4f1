"""The flow from inputs to a brief, with documents that break the limits among good ones."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

import secondsource as ss
from secondsource import guard, model, pipeline
from secondsource.read import inputs, opening
from secondsource.read.inputs import read_inputs
from secondsource.worker import Call, Limits, Worker

GOOD = "HARBOUR TOWN, May 4 - The mayor said on Friday that the {} bridge was closed."


def accounted(counts):
    return counts["offered"] == counts["read"] + counts["duplicates"] + counts["set_aside"]


def write_reports(folder, names):
    for name in names:
        (folder / f"{name}.txt").write_text(GOOD.format(name), encoding="utf-8")


@pytest.fixture
def broken_reader(monkeypatch):
    """A guard whose reading breaks at what the hostile tasks of `hostile_reading` say."""
    worker = Worker(Call("hostile_reading:make_hostile"), Limits(seconds=2))
    monkeypatch.setattr(guard, "hire", lambda warm=None: worker)
    monkeypatch.setattr(guard, "release", lambda worker: None)
    yield worker
    worker.close()


def test_the_brief_is_the_same_whatever_the_number_of_workers(tmp_path):
    write_reports(tmp_path, ["north", "south", "east", "west", "old", "new", "upper", "lower", "first"])
    (tmp_path / "empty.txt").write_text("")
    briefs = [ss.brief([tmp_path], workers=workers) for workers in (0, 1, 2)]
    told = [brief.to_json() for brief in briefs]
    assert told[0] == told[1] == told[2]
    assert briefs[0].counts == {"offered": 10, "read": 9, "duplicates": 0, "set_aside": 1}


def test_reports_in_an_archive_around_those_that_break_the_reader_are_read(tmp_path, broken_reader):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for number in range(4):
            archive.writestr(f"{number}-good.txt", GOOD.format(number))
            archive.writestr(f"{number}-{['BREAK', 'LOOP', 'BREAK', 'EAT'][number]}.txt", "Nothing good.")
        archive.writestr("last.txt", GOOD.format("last"))
    (tmp_path / "b.txt").write_text(GOOD.format("other"))
    intake = pipeline.read_guarded([tmp_path])
    assert sorted(document.text.split()[-4] for document in intake.documents) == ["0", "1", "2", "3", "last", "other"]
    assert {problem.where: problem.message.split(";")[0] for problem in intake.problems if not problem.doc} == {
        "all.zip/0-BREAK.txt": "the program broke down over it (signal 11)",
        "all.zip/1-LOOP.txt": "it took more than 2 seconds",
        "all.zip/2-BREAK.txt": "the program broke down over it (signal 11)",
        "all.zip/3-EAT.txt": "it took more than 512 MiB of memory",
    }
    assert intake.offered == 10 == intake.read + intake.duplicates + intake.set_aside


def test_lines_before_and_after_one_that_breaks_the_reader_are_read(tmp_path, broken_reader):
    texts = [GOOD.format("north"), "BREAK", GOOD.format("south"), "BREAK", "BREAK", GOOD.format("east")]
    lines = "\n".join(json.dumps({"text": text}) for text in texts)
    (tmp_path / "reports.jsonl").write_text(lines)
    intake = pipeline.read_guarded([tmp_path])
    assert [document.text.split()[-4] for document in intake.documents] == ["north", "south", "east"]
    assert (intake.offered, intake.set_aside) == (6, 3)


def test_an_opener_that_breaks_down_sets_aside_what_follows_in_it(tmp_path, broken_reader):
    lines = "\n".join(json.dumps({"text": GOOD.format(name)}) for name in ("north", "STOP"))
    (tmp_path / "stop.jsonl").write_text(lines)
    write_reports(tmp_path, ["west"])
    intake = pipeline.read_guarded([tmp_path])
    assert intake.read == 3
    assert [problem.message for problem in intake.problems] == [
        "the program broke down over it (signal 11); what follows in it was set aside"
    ]
    assert intake.offered == 4


def test_a_source_in_which_too_much_fails_is_left(tmp_path, broken_reader, monkeypatch):
    monkeypatch.setattr(guard, "MOST_FAILURES", 2)
    (tmp_path / "bad.jsonl").write_text("\n".join(['{"text": "BREAK"}'] * 5))
    intake = pipeline.read_guarded([tmp_path])
    assert [problem.message for problem in intake.problems if problem.where == "bad.jsonl"] == [
        "2 things in it failed; what follows in it was set aside"
    ]
    assert intake.offered == intake.set_aside == 3


def test_what_is_passed_over_is_not_looked_into(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", GOOD.format(number))
    (source,) = inputs.find_sources([tmp_path / "a.zip"])
    steps = list(inputs.read_steps(source, start=(1,)))
    assert [step.passed for step in steps if isinstance(step, opening.Step) and len(step.place) == 1] == [
        True,
        False,
        False,
    ]
    assert [made[0].document.uri for made in steps if isinstance(made, list)] == ["a.zip/1.txt", "a.zip/2.txt"]


def test_standard_input_goes_to_the_reader_as_bytes(monkeypatch):
    class Stream:
        buffer = io.BytesIO(GOOD.format("north").encode())

    monkeypatch.setattr("sys.stdin", Stream())
    assert pipeline.read_guarded(["-"]).documents[0].uri == "stdin"


def test_paths_are_those_of_the_caller_and_not_of_the_process(tmp_path, monkeypatch):
    pipeline.read_guarded([tmp_path])  # a process is there, and elsewhere
    write_reports(tmp_path, ["north"])
    monkeypatch.chdir(tmp_path)
    assert pipeline.read_guarded(["north.txt"]).documents == read_inputs(["north.txt"]).documents


def test_a_document_that_cannot_be_examined_is_kept_and_named(tmp_path, monkeypatch):
    write_reports(tmp_path, ["north", "south"])

    def examine(document, regions, settings):
        if "south" in document.text:
            raise ValueError("no bridge")
        return real(document, regions, settings)

    real = pipeline.examine
    monkeypatch.setattr(pipeline, "examine", examine)
    brief = ss.brief([tmp_path], workers=0)
    assert [problem.message for problem in brief.problems] == [
        "could not be examined (ValueError: no bridge); kept, but nothing was taken from it"
    ]
    assert len(brief.documents) == 2
    assert accounted(brief.counts)


def test_a_document_whose_examination_takes_too_long_is_kept_and_named(tmp_path, monkeypatch):
    write_reports(tmp_path, ["north", "south", "east"])
    monkeypatch.setattr(pipeline, "EXAMINE", "hostile_reading:examine_but_loop_in_the_south")
    monkeypatch.setattr(guard, "hire", lambda warm=None: Worker(warm, Limits(seconds=2)))
    monkeypatch.setattr(guard, "release", Worker.close)
    brief = ss.brief([tmp_path])
    assert [(problem.where, problem.message) for problem in brief.problems] == [
        ("south.txt", "could not be examined (it took more than 2 seconds); kept, but nothing was taken from it")
    ]
    told = {mention.doc for mention in brief.records.of(model.Statement)}
    assert len(told) == 2
    assert accounted(brief.counts)


def test_a_document_in_another_language_is_read_and_named(tmp_path):
    write_reports(tmp_path, ["north"])
    (tmp_path / "other.txt").write_text(
        "Der Bürgermeister sagte am Freitag, dass die Brücke über den Fluss gesperrt worden ist.\n\n"
        "Die Arbeiten sollen nach seinen Worten noch bis zum Ende des Monats dauern.\n\n"
        "Bis dahin werden die Fahrgäste gebeten, mit den Fähren zu fahren, die alle zwanzig Minuten ablegen."
    )
    brief = ss.brief([tmp_path])
    assert [problem.where for problem in brief.problems] == ["other.txt"]
    assert brief.counts == {"offered": 2, "read": 2, "duplicates": 0, "set_aside": 0}


def test_few_documents_are_examined_by_one_worker_and_many_by_no_more_than_there_are_cores(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(3)), raising=False)
    counted = [guard.count_workers(documents, None) for documents in (0, 1, 8, 9, 17, 1000)]
    assert counted == [1, 1, 1, 2, 3, 3]
    assert guard.count_workers(1, 5) == 5
