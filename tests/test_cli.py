"""The command line as a user meets it: formats, exit codes, one clear line for what is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from secondsource.cli import app

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORT = "Mayor Ana Brook resigned on Monday, the council said. “I have had enough,” she told reporters.\n" * 2

GERMAN = (
    "Der Hafen der Stadt wurde am Montag geschlossen, nachdem ein Kran ins Wasser gefallen war. Das sagte der "
    "Hafenmeister am Abend. Verletzt wurde niemand, doch zwei Schiffe mit Getreide können den Hafen nicht verlassen.\n"
) * 2


def run(*arguments: str, stdin: str | bytes = "") -> subprocess.CompletedProcess[str]:
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run([sys.executable, "-m", "secondsource.cli", *arguments], input=given, capture_output=True)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def children_seconds() -> float:
    """The seconds of computing of all processes that have ended: how busy the machine is makes no difference."""
    resource = pytest.importorskip("resource")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.parametrize("command", ["brief", "read", "timeline", "events", "export"])
def test_help_shows_examples_within_a_moment(command):
    before = children_seconds()
    done = run(command, "--help")
    assert done.returncode == 0
    assert "Examples" in done.stdout
    assert children_seconds() - before < 3.0  # 0.3 s of computing: the language libraries must not be imported


def test_help_imports_no_language_library():
    heavy = ("spacy", "lxml", "numpy", "trafilatura")
    code = f"import sys, secondsource.cli; print([m for m in {heavy} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_an_input_that_does_not_exist_is_wrong_use_and_one_line():
    done = run("brief", "no/such/folder")
    assert done.returncode == 2
    assert "no/such/folder" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout == ""


def test_an_address_that_is_not_of_the_web_is_wrong_use_and_says_so():
    done = run("read", "ftp://archive.example/report.txt")
    assert done.returncode == 2
    assert "only http and https" in done.stderr


@pytest.mark.parametrize("command", ["brief", "read"])
def test_a_contact_that_servers_cannot_be_told_is_wrong_use_and_one_line(monkeypatch, tmp_path, command):
    monkeypatch.setenv("SECONDSOURCE_CONTACT", "Zürich")
    (tmp_path / "a.txt").write_text(REPORT)
    done = run(command, str(tmp_path))
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "plain ASCII" in done.stderr
    assert "SECONDSOURCE_CONTACT" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["brief", "EXAMPLES", "--format", "pdf"], "--format “pdf” is none of html, md, json, text"),
        (["read", "EXAMPLES", "--format", "html"], "--format “html” is none of text, json"),
        (["events", "EXAMPLES", "--type", "FIGHT"], "--type “FIGHT” is none of AGREE, CONSULT"),
        (["events", "EXAMPLES", "--status", "true"], "--status “true” is none of confirmed, corroborated, one origin"),
        (["events", "EXAMPLES", "--top", "none"], "--top “none” is no number of things to show"),
        (["events", "EXAMPLES", "--from", "soon"], "--from “soon” is no day"),
        (["export", "EXAMPLES", "--to", "xml"], "--to “xml” is none of plover, gdelt, csv, parquet"),
        (["export", "EXAMPLES"], "missing option '--to'"),
        (["export", "EXAMPLES", "--to", "parquet"], "name a file with -o FILE"),
        (["export", "EXAMPLES", "--to", "parquet", "-o", "-"], "name a file with -o FILE"),
        (["export", "EXAMPLES", "--to", "csv", "-o", "no/such/x.csv"], "there is no folder “no/such”"),
        (["export", "no/such/folder", "--to", "csv"], "there is no file or folder “no/such/folder”"),
        (["brief"], "missing argument 'INPUT'"),
        (["brief", "--frob", "EXAMPLES"], "no such option: --frob"),
        (["frob"], "no such command 'frob'"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(arguments, words):
    done = run(*(str(EXAMPLES) if argument == "EXAMPLES" else argument for argument in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("secondsource: ")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr


def test_the_version_is_shown():
    from secondsource import __version__

    assert run("--version").stdout == f"secondsource {__version__}\n"


def test_an_ending_that_names_no_format_is_wrong_use(tmp_path):
    done = run("brief", str(EXAMPLES), "-o", str(tmp_path / "brief.docx"))
    assert done.returncode == 2
    assert "--format" in done.stderr


def test_nothing_read_is_exit_code_1_and_says_why(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    done = run("brief", str(tmp_path))
    assert done.returncode == 1
    assert "empty.txt" in done.stderr


@pytest.mark.parametrize("command", ["brief", "read", "timeline", "events"])
def test_reports_in_another_language_alone_are_exit_code_1_and_counted_as_read(tmp_path, command):
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    done = run(command, str(tmp_path))
    assert done.returncode == 1
    assert "not in English but in de" in done.stderr
    assert "1 offered: 1 read but not in English" in done.stderr
    assert "1 offered: 1 read but not in English" in done.stdout


@pytest.mark.parametrize(("command", "to_file"), [("brief", True), ("read", False)])
def test_the_last_line_on_stderr_accounts_for_the_inputs_if_one_was_set_aside(tmp_path, command, to_file):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "b.txt").write_text(REPORT)
    (tmp_path / "c.txt").write_text("")
    done = run(command, str(tmp_path), *(["-o", str(tmp_path / "x.json")] if to_file else []))
    assert done.returncode == 0
    assert done.stderr == "secondsource: 3 offered: 1 read, 1 duplicate, 1 set aside\n"


def test_nothing_that_a_file_is_called_reaches_the_terminal_as_a_code(tmp_path):
    (tmp_path / "ev\x1b[31mil\u202e.txt").write_text("")
    done = run("read", str(tmp_path))
    assert "ev␛[31mil[U+202E].txt" in done.stdout
    assert "ev␛[31mil[U+202E].txt" in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "\x1b" not in run("read", str(tmp_path / "no\x1b[31mfile")).stderr


def test_reading_shows_the_metadata_and_the_kind_of_each_block(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    done = run("read", str(tmp_path / "a.txt"))
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert "publisher: a.txt (file name)" in lines
    assert any(line.startswith("body ") and line.endswith(" │ " + REPORT.split("\n")[0]) for line in lines)
    assert lines[-1] == "1 offered: 1 read, none set aside"
    summary = run("read", str(tmp_path / "a.txt"), "--summary").stdout
    assert len(summary.splitlines()) == 3


def test_reading_in_json_is_one_object(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    done = run("read", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.json"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    told = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert told["documents"][0]["text"] == REPORT


def test_reading_loads_no_language_model(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    arguments = ["-X", "importtime", "-m", "secondsource.cli", "read", str(tmp_path)]
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    assert done.returncode == 0
    assert " spacy" not in done.stderr


@pytest.mark.parametrize(
    ("command", "function"),
    [("brief", "make_brief"), ("read", "read_guarded"), ("timeline", "make_brief"), ("events", "make_brief")],
)
@pytest.mark.parametrize("follow", [True, False])
def test_links_are_followed_only_when_asked(monkeypatch, tmp_path, command, function, follow):
    (tmp_path / "a.txt").write_text(REPORT)
    asked = []

    def stand_in(inputs, progress, *, follow, settings=None):
        asked.append(follow)
        raise RuntimeError("seen enough")

    monkeypatch.setattr(f"secondsource.pipeline.{function}", stand_in)
    done = CliRunner().invoke(app, [command, str(tmp_path), *(["--follow"] if follow else [])])
    assert (asked, done.exit_code) == ([follow], 1)
    assert "seen enough" in done.output


def test_reading_cannot_be_written_as_a_page(tmp_path):
    done = run("read", str(EXAMPLES), "-o", str(tmp_path / "read.html"))
    assert done.returncode == 2
    assert ".json, .txt" in done.stderr


def test_an_address_that_may_not_be_fetched_is_no_missing_file_and_is_accounted_for():
    done = run("read", "http://127.0.0.1:9/report.html")
    assert done.returncode == 1
    assert "there is no file" not in done.stderr
    assert "1 offered: 0 read, 1 set aside" in done.stderr


def test_standard_input_makes_a_brief_in_json_and_no_progress_is_shown():
    done = run("brief", "-", "--format", "json", stdin=REPORT)
    assert done.returncode == 0
    assert done.stderr == ""
    brief = json.loads(done.stdout)
    assert brief["counts"]["read"] == 1
    assert brief["statements"]


@pytest.mark.parametrize("command", ["brief", "timeline", "events"])
@pytest.mark.parametrize(("name", "beginning"), [("b.html", "<!doctype html"), ("b.md", "#"), ("b.json", "{")])
def test_the_ending_of_the_output_gives_the_format(tmp_path, command, name, beginning):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    done = run(command, str(tmp_path / "report.txt"), "-o", str(tmp_path / name))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(beginning)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--from", "yesterday"], "“yesterday” is no day"),
        (["--to", "2018-02-30"], "“2018-02-30” is no day"),
        (["--from", "2019", "--to", "2018-12"], "lies before"),
        (["--top", "0"], "--top"),
    ],
)
def test_days_and_numbers_that_cannot_be_are_wrong_use(options, words):
    done = run("timeline", str(EXAMPLES), *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_a_timeline_takes_a_period_and_a_number_of_days_and_says_what_it_shows():
    report = "The mayor of Port Marlow resigned on March 5, 2018. The council met on April 3, 2018, she said.\n" * 2
    done = run("timeline", "-", "--from", "2018-03", "--to", "2018-03", "--top", "4", stdin=report)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\n2018-03-05\n" in done.stdout
    assert "\n2018-04-03\n" not in done.stdout
    assert "Shown: March 2018, the one day that the reports name (2018-03-05); 1 entry left out." in done.stdout


@pytest.mark.parametrize("command", ["brief", "timeline", "events"])
def test_where_nothing_is_told_no_words_are_explained(tmp_path, command):
    (tmp_path / "empty.txt").write_text("")
    done = run(command, str(tmp_path))
    assert done.returncode == 1
    assert "empty.txt" in done.stdout
    assert "WHAT THE WORDS MEAN" not in done.stdout


def test_a_table_goes_to_standard_output_and_what_its_format_cannot_hold_is_counted_on_stderr():
    report = "President Ana Brook met Prime Minister Leo Hart in Paris on March 5, 2018. Two men died in Lyon.\n" * 2
    done = run("export", "--to", "gdelt", "-", stdin=report)
    assert done.returncode == 0
    assert [line.count("\t") for line in done.stdout.splitlines()] == [60] * done.stdout.count("\n")
    assert "left out: without a CAMEO code" in done.stderr


def test_parquet_without_its_library_says_what_to_install_before_anything_is_read(monkeypatch, tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    monkeypatch.setattr("secondsource.cli.export.find_spec", lambda name: None)
    done = CliRunner().invoke(app, ["export", "--to", "parquet", str(tmp_path), "-o", str(tmp_path / "x.parquet")])
    assert done.exit_code == 2
    assert "pip install 'secondsource[parquet]'" in done.output


def test_a_table_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "x.csv").mkdir()
    done = run("export", "--to", "csv", str(tmp_path / "a.txt"), "-o", str(tmp_path / "x.csv"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot write" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("to", ["csv", "plover", "gdelt"])
def test_an_empty_pile_gives_no_rows_and_exit_code_1(tmp_path, to):
    (tmp_path / "empty.txt").write_text("")
    done = run("export", "--to", to, str(tmp_path))
    assert done.returncode == 1
    assert done.stdout.count("\n") == (1 if to == "csv" else 0)
    assert "empty.txt" in done.stderr


def test_bad_inputs_are_named_and_the_rest_goes_on(tmp_path):
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "latin.txt").write_bytes("The café owner said on Monday that the fête was off.\n".encode("latin-1") * 4)
    (tmp_path / "notext.json").write_text('{"title": "nothing more"}')
    (tmp_path / "broken.json").write_text('{"text": "cut of')
    (tmp_path / "folder").mkdir()
    done = run("brief", str(tmp_path), "--format", "json")
    assert done.returncode == 0
    brief = json.loads(done.stdout)
    named = " ".join(problem["where"] for problem in brief["problems"])
    for name in ("empty.txt", "binary.txt", "latin.txt", "notext.json", "broken.json"):
        assert name in named
    counts = brief["counts"]
    assert counts["offered"] == counts["read"] + counts["duplicates"] + counts["set_aside"]
    assert counts["read"] == 2


def test_the_answer_is_the_same_whatever_the_order_of_files_and_of_hashes(tmp_path):
    files = sorted(str(path) for path in (EXAMPLES / "two-fires").iterdir())
    code = "import sys, secondsource as ss; sys.stdout.write(ss.brief(sys.argv[1:]).to_json())"

    def make(seed: str, order: list[str]) -> bytes:
        return subprocess.run(
            [sys.executable, "-c", code, *order], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout

    assert make("1", files) == make("2", files[::-1])
