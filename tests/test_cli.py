"""The command line as a user meets it: formats, exit codes, one clear line for what is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORT = "Mayor Ana Brook resigned on Monday, the council said. “I have had enough,” she told reporters.\n" * 2


def run(*arguments: str, stdin: str | bytes = "") -> subprocess.CompletedProcess[str]:
    given = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run([sys.executable, "-m", "secondsource.cli", *arguments], input=given, capture_output=True)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_help_shows_examples_within_a_moment():
    start = time.perf_counter()
    done = run("brief", "--help")
    assert done.returncode == 0
    assert "Examples" in done.stdout
    assert time.perf_counter() - start < 2.0  # 0.3 s on an idle machine: the language libraries must not be imported


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


def test_an_unknown_format_is_wrong_use():
    assert run("brief", str(EXAMPLES), "--format", "pdf").returncode == 2


def test_an_ending_that_names_no_format_is_wrong_use(tmp_path):
    done = run("brief", str(EXAMPLES), "-o", str(tmp_path / "brief.docx"))
    assert done.returncode == 2
    assert "--format" in done.stderr


def test_nothing_read_is_exit_code_1_and_says_why(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    done = run("brief", str(tmp_path))
    assert done.returncode == 1
    assert "empty.txt" in done.stderr


def test_standard_input_makes_a_brief_in_json_and_no_progress_is_shown():
    done = run("brief", "-", "--format", "json", stdin=REPORT)
    assert done.returncode == 0
    assert done.stderr == ""
    brief = json.loads(done.stdout)
    assert brief["counts"]["read"] == 1
    assert brief["statements"]


@pytest.mark.parametrize(("name", "beginning"), [("b.html", "<!doctype html"), ("b.md", "#"), ("b.json", "{")])
def test_the_ending_of_the_output_gives_the_format(tmp_path, name, beginning):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    done = run("brief", str(tmp_path / "report.txt"), "-o", str(tmp_path / name))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(beginning)


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
