"""The page on events: its options are in the help, its tables are the program's, its example is told as it says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest

from secondsource.tell import export_gdelt
from secondsource.tell.events_types import event_types
from secondsource.tell.export import EXPORTS
from secondsource.tell.export_plover import make_record
from secondsource.tell.export_table import columns
from tests.tell.cases import small_case

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shown() -> str:
    arguments = [sys.executable, "-m", "secondsource.cli"]
    helps = [[*arguments, command, "--help"] for command in ("events", "export")]
    return "".join(subprocess.run(line, capture_output=True, text=True, check=True).stdout for line in helps)


@pytest.mark.parametrize("option", sorted({*re.findall(r"(?<!\w)--[a-z]+", PAGE)}))
def test_every_option_on_the_page_is_in_the_help(option, shown):
    assert option in shown


def test_every_option_of_these_commands_alone_is_on_the_page(shown):
    assert {"--type", "--status", "--from", "--to", "--top"} <= set(re.findall(r"--[a-z]+", PAGE))


@pytest.mark.parametrize("target", re.findall(r"\]\(((?!http)[^)#]+)", PAGE))
def test_every_link_of_the_page_leads_to_a_file(target):
    assert (ROOT / "docs" / target).exists()


def test_every_type_stands_on_the_page_with_what_it_means():
    missing = [kind.name for kind in event_types().values() if f"| `{kind.name}` | {kind.meaning} |" not in PAGE]
    assert missing == []


def test_every_column_stands_on_the_page_in_its_order():
    section = PAGE[PAGE.index("### The columns") : PAGE.index("### PLOVER records")]
    assert re.findall(r"^\| `(\w+)` \| \w+ \| .+ \|$", section, re.M) == [column.name for column in columns()]
    for column in columns():
        assert f"| `{column.name}` | {column.type} | {column.meaning} |" in section


def test_every_format_has_a_row():
    assert all(f"| `{name}` |" in PAGE for name in EXPORTS)


def test_every_field_of_a_plover_record_is_named():
    case = small_case()
    sheet = next(sheet for sheet in case.list_events().view.sheets if sheet.event.type == "CONSULT" or sheet.lead)
    record = make_record(replace(sheet, event=replace(sheet.event, type="CONSULT")), case._catalogue)
    section = PAGE[PAGE.index("### PLOVER records") : PAGE.index("### GDELT rows")]
    assert set(record) <= set(re.findall(r"`(\w+)`", section))


def test_every_column_of_gdelt_is_explained():
    section = PAGE[PAGE.index("### GDELT rows") : PAGE.index("## What it gets wrong")]
    named = tuple(name.removesuffix("...") for name in re.findall(r"`([\w.]+)`", section))
    assert [name for name in export_gdelt.columns() if not name.startswith(named)] == []


def test_the_keys_that_the_page_names_are_in_the_schema():
    schema = json.loads(resources.files("secondsource.tell").joinpath("data/events.schema.json").read_text("utf-8"))
    assert {"part_of", "parties", "quantities", "factualities", "origins"} <= set(schema["$defs"]["event"]["required"])


def test_the_example_quotes_the_words_at_the_place_that_it_gives():
    found = re.search(r"> The Harbour Chronicle → Xinhua: (.+?)\n\s+report 2, characters (\d+)–(\d+)", PAGE, re.DOTALL)
    assert found
    report = next((ROOT / "examples" / "beijing-2018").glob("*arbour*")).read_text(encoding="utf-8")
    assert " ".join(found[1].split()) in " ".join(report.split())
    assert int(found[3]) - int(found[2]) == len(" ".join(found[1].split()))


def test_the_example_is_an_event_of_the_examples(beijing):
    block = PAGE[PAGE.index("    [confirmed] Meet:") : PAGE.index("| part | meaning |")]
    event = next(event for event in beijing["events"] if f"[{event['status']}] {event['label']}\n" in block)
    names = {actor["id"]: actor["name"] for actor in beijing["actors"]}
    assert all(names[party["actor"]] in block for party in event["participants"])
    assert f"type: {event['type']} · CAMEO {event['cameo']}" in block
    assert event["place"] in block
    assert (event["time"]["earliest"], event["time"]["latest"]) == ("2018-03-26", "2018-03-26")
    assert "when: 26 March 2018" in block
