"""The JSON brief."""

import copy
import json
from importlib import resources
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.tell.evidence import check_evidence
from secondsource.tell.wording import visible

from .cases import LEDGER_DOC, one_report, small_case

SCHEMA = json.loads(resources.files("secondsource.tell").joinpath("data/brief.schema.json").read_text("utf-8"))
KEYS = ["schema", "made_with", "counts", "documents", "actors", "statements", "events", "claims", "assessments"]
KEYS += ["origins", "quotations", "stories", "problems"]


def told() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(small_case().to_json())
    return found


def test_the_schema_is_one_and_the_brief_follows_it() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(told())


def test_it_has_the_keys_of_the_design() -> None:
    assert list(told()) == KEYS
    assert told()["schema"] == "secondsource/brief/1"


@pytest.mark.parametrize("table", ["documents", "actors", "statements", "events", "claims", "assessments", "origins"])
def test_a_missing_key_fails_the_schema(table: str) -> None:
    for key in told()[table][0]:
        if key in ("reasons", "scope") and table in ("events", "claims"):
            continue
        brief = told()
        del brief[table][0][key]
        assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(brief), (table, key)


@pytest.mark.parametrize(
    ("table", "key", "value"),
    [
        ("statements", "cue", None),
        ("statements", "factuality", "CT"),
        ("documents", "publisher", None),
        ("documents", "dct", None),
        ("events", "status", "sure"),
        ("events", "credibility", 7),
        ("assessments", "positions", {}),
        ("claims", "value", None),
        ("stories", "period", {"earliest": "5 May"}),
    ],
)
def test_a_wrong_value_fails_the_schema(table: str, key: str, value: object) -> None:
    brief = told()
    brief[table][0][key] = value
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(brief)


def test_a_chain_begins_with_the_publisher_and_names_the_actors_it_knows() -> None:
    statement = next(s for s in told()["statements"] if s["quote_type"] == "direct")
    assert [link["name"] for link in statement["chain"]] == ["The Herald", "Ines Roth"]
    actor = next(actor for actor in told()["actors"] if actor["name"] == "Ines Roth")
    assert [link["actor"] for link in statement["chain"]] == [None, actor["id"]]


def test_a_history_has_iso_dates() -> None:
    fire = next(event for event in told()["events"] if event["history"])
    assert [(step["at"], step["status"]) for step in fire["history"]] == [
        ("2021-05-05", "single_origin"),
        ("2021-05-06", "corroborated"),
    ]


def test_a_position_has_its_value_status_origins_and_documents() -> None:
    killed = told()["assessments"][0]
    assert [(p["value"], p["status"], len(p["claims"]), len(p["documents"])) for p in killed["positions"]] == [
        (12.0, "single_origin", 1, 1),
        (14.0, "single_origin", 2, 2),
    ]


def test_what_a_statement_says_of_its_own_day_is_told() -> None:
    by_content = {s["content"][0]["text"]: s["said"] for s in told()["statements"]}
    visit = next(said for content, said in by_content.items() if "Norland" in content)
    assert visit == {"earliest": "2021-06-07", "latest": "2021-06-07"}
    assert sum(said is not None for said in by_content.values()) == 1


def test_every_span_quotes_its_document() -> None:
    brief = small_case()
    texts = {document.id: document.text for document in brief.documents}
    assert check_evidence(told(), texts) == []


def test_lone_surrogates_are_replaced_and_offsets_stay_right() -> None:
    brief = one_report("The mayor \ud800 said so \udc00.")
    found = json.loads(brief.to_json())
    assert found["statements"][0]["content"][0]["text"] == "The mayor \ufffd said so \ufffd."
    assert check_evidence(found, {d.id: d.text for d in brief.documents}) == []


@given(st.text(min_size=1, max_size=40))
@settings(deadline=None, max_examples=60)
def test_json_on_a_terminal_is_harmless_and_says_the_same(text: str) -> None:
    brief = one_report(text, publisher=text, title=text, uri=text)
    assert visible(brief.to_json()) == brief.to_json()
    assert json.loads(brief.to_json())["documents"][0]["title"] == text


def test_the_brief_a_caller_gets_is_their_own() -> None:
    brief = small_case()
    first = brief.to_dict()
    before = copy.deepcopy(first)
    first["documents"].clear()
    assert brief.to_dict() == before
    assert LEDGER_DOC.id in {document["id"] for document in brief.to_dict()["documents"]}
