"""The README: its commands are what the checks run, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def command(name: str) -> str:
    """The one line of the code block directly under a marking comment."""
    found = re.search(rf"<!-- command: {name} -->\n```sh\n(.+)\n```", README)
    assert found, f"no code block directly under <!-- command: {name} -->"
    return found[1]


def test_the_brief_command_installs_and_makes_a_brief_of_the_examples():
    line = command("brief")
    assert "pip install ." in line
    assert (ROOT / re.search(r"secondsource brief (\S+)", line)[1]).is_dir()


def test_the_test_command_installs_the_extra_and_runs_the_tests():
    assert "pip install -e '.[test]'" in command("test")
    assert command("test").endswith("pytest")


def test_the_checks_read_the_test_command_from_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "<!-- command: test -->" in script
    assert "README.md" in script


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!http)[^)#]+)", README))
def test_every_file_that_the_readme_links_to_is_there(target):
    assert (ROOT / target).exists()


def test_every_benchmark_has_a_floor_in_the_checks_or_is_named_as_not_run_there():
    from benchmarks.__main__ import RUNNERS

    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    run = set(re.findall(r"^floor (\w+)", script, re.M))
    assert set(RUNNERS) - run == {"speed"}  # timings depend on the machine
