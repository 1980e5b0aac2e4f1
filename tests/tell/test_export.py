"""Tables of events for other programs: one row an event, in each format, and nothing lost without a word."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.lists import read_table
from secondsource.model import Interval, Records
from secondsource.tell import export_gdelt
from secondsource.tell.brief import Brief
from secondsource.tell.events_sheet import Figure, Party, Site
from secondsource.tell.events_types import event_types
from secondsource.tell.export import EXPORTS
from secondsource.tell.export_plover import QUADS
from secondsource.tell.export_table import columns, write_csv
from tests.tell.cases import COUNTS, MADE_WITH, one_report, small_case


@pytest.fixture(scope="module")
def case() -> Brief:
    return small_case()


@pytest.fixture(scope="module")
def sheet(case):
    """An event of which everything is known."""
    base = case.list_events().view.sheets[0]
    event = replace(
        base.event,
        type="CONSULT",
        cameo="042",
        time=Interval(date(2018, 3, 26), date(2018, 3, 26), "told"),
        place="Beijing",
    )
    parties = (
        Party("a", "Kim Jong Un", "actor", "PRK", "GOV"),
        Party("b", "Ri Sol Ju; the wife", "actor", "PRK", ""),
        Party("c", "Xi Jinping", "recipient", "CHN", "GOV"),
    )
    site = Site("Beijing", "Beijing", "CHN", "city", 39.9075, 116.39723)
    return replace(base, event=event, parties=parties, site=site, figures=(Figure("killed", 5.0, "at_least"),))


def rows_of(brief: Brief) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(brief.list_events().export("csv").data.decode())))


def gdelt(sheet, catalogue) -> dict[str, str]:
    [line] = export_gdelt.write_gdelt([sheet], catalogue).splitlines()
    return dict(zip(export_gdelt.columns(), line.split("\t"), strict=True))


def test_the_csv_has_one_row_an_event_and_the_documented_columns(case):
    rows = rows_of(case)
    assert [row["event_id"] for row in rows] == [sheet.event.id for sheet in case.list_events().view.sheets]
    assert list(rows[0]) == [column.name for column in columns()]


def test_the_evidence_of_a_row_stands_at_its_place_in_the_report(case):
    texts = {document.id: document.text for document in case.documents}
    for row in rows_of(case):
        words = texts[row["evidence_doc"]][int(row["evidence_start"]) : int(row["evidence_stop"])]
        assert row["evidence_text"] == " ".join(words.split())


def test_an_event_that_may_not_have_been_is_a_row_that_says_so(case):
    doubted = [row for row in rows_of(case) if row["factuality"] != "CT+"]
    assert doubted
    assert {row["status"] for row in doubted} <= {"unverified", "denied", "disputed"}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_a_cell_of_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    row = rows_of(one_report(text + " the report said that a bridge fell down."))[0]
    assert row["label"].startswith("'" + text[:1])
    assert row["evidence_text"].startswith("'" + text[:1])


def test_a_negative_number_stays_a_number():
    assert write_csv([{"longitude": -84.5}]).splitlines()[-1] == "-84.5"


def test_a_semicolon_in_a_name_parts_nothing(sheet, case):
    from secondsource.tell.export_table import make_row

    row = make_row(sheet, case._catalogue)
    assert row["other_sources"] == "Ri Sol Ju, the wife (PRK)"


def test_a_gdelt_row_has_61_columns_with_codes_days_and_coordinates(sheet, case):
    row = gdelt(sheet, case._catalogue)
    assert len(row) == 61
    wanted = {
        "Day": "20180326",
        "MonthYear": "201803",
        "Year": "2018",
        "FractionDate": "2018.2356",
        "Actor1Code": "PRKGOV",
        "Actor1Name": "KIM JONG UN",
        "Actor2CountryCode": "CHN",
        "Actor2Type1Code": "GOV",
        "EventCode": "042",
        "EventBaseCode": "042",
        "EventRootCode": "04",
        "QuadClass": "1",
        "GoldsteinScale": "1.9",
        "AvgTone": "",
        "ActionGeo_Type": "4",
        "ActionGeo_CountryCode": "CH",
        "ActionGeo_Lat": "39.9075",
        "ActionGeo_Long": "116.39723",
    }
    assert {name: row[name] for name in wanted} == wanted
    assert 0 < int(row["GlobalEventID"]) < 2**63


def test_gdelt_gets_no_day_where_only_the_month_is_known(sheet, case):
    month = replace(sheet, event=replace(sheet.event, time=Interval(date(2018, 3, 1), date(2018, 3, 31), "told")))
    row = gdelt(month, case._catalogue)
    assert (row["Day"], row["MonthYear"], row["Year"]) == ("", "201803", "2018")


@pytest.mark.parametrize(
    ("code", "quad", "value"),
    [("010", 1, 0.0), ("0874", 2, 10.0), ("100", 3, -5.0), ("163", 4, -8.0), ("190", 4, -10.0), ("176", 4, -7.0)],
)
def test_a_cameo_code_has_its_class_and_its_value_or_that_of_the_code_above_it(code, quad, value):
    assert (export_gdelt.quad_class(code), export_gdelt.goldstein(code)) == (quad, value)


def test_every_cameo_code_of_our_triggers_has_a_goldstein_value():
    codes = {row[2] for row in read_table("extract", "triggers.tsv")} - {"-", ""}
    assert [code for code in sorted(codes) if export_gdelt.goldstein(code) == ""] == []


def test_every_type_of_our_triggers_is_explained_and_plovers_have_their_group():
    assert {row[0] for row in read_table("extract", "triggers.tsv")} - {"NONE"} <= set(event_types())
    assert {kind.name for kind in event_types().values() if kind.whose == "PLOVER"} == set(QUADS)


def test_what_gdelt_and_plover_cannot_hold_is_counted(case):
    total = len(case.events)
    for to in ("gdelt", "plover"):
        table = case.list_events().export(to)
        assert table.rows == table.data.decode().count("\n")
        assert table.rows + sum(number for _, number in table.left_out) == total


def test_gdelt_gets_nothing_that_only_may_have_been(sheet):
    assert export_gdelt.lacks(sheet) == ""
    assert export_gdelt.lacks(replace(sheet, event=replace(sheet.event, status="denied")))
    assert export_gdelt.lacks(replace(sheet, factualities=("PR+", "Uu")))
    assert export_gdelt.lacks(replace(sheet, factualities=()))
    assert export_gdelt.lacks(replace(sheet, event=replace(sheet.event, cameo="")))


def test_a_plover_line_is_a_record_with_both_sides_and_its_provenance(sheet, case):
    from secondsource.tell.export_plover import write_plover

    [line] = write_plover([sheet], case._catalogue).splitlines()
    record = json.loads(line)
    assert record["source"][0] == {"actorText": "Kim Jong Un", "code": "PRK", "sector": "GOV"}
    assert record["target"] == [{"actorText": "Xi Jinping", "code": "CHN", "sector": "GOV"}]
    assert (record["event"], record["date"], record["dead"]) == (
        "CONSULT",
        "2018-03-26",
        {"value": 5.0, "bound": "at_least"},
    )
    assert record["text"] in case._catalogue.document[record["evidence"]["doc"]].text


def test_parquet_has_the_columns_of_the_csv_with_their_types(case):
    pq = pytest.importorskip("pyarrow.parquet")
    table = pq.read_table(io.BytesIO(case.list_events().export("parquet").data))
    assert table.column_names == [column.name for column in columns()]
    assert str(table.schema.field("time_earliest").type) == "date32[day]"
    assert table.num_rows == len(case.events)


def test_parquet_without_its_library_says_what_to_install(case, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"pip install 'secondsource\[parquet\]'"):
        case.list_events().export("parquet")


def test_an_unknown_format_is_refused_with_those_that_are_known(case):
    with pytest.raises(ValueError, match="“xml” is none of plover, gdelt, csv, parquet"):
        case.list_events().export("xml")


@pytest.mark.parametrize("to", EXPORTS)
def test_a_case_without_events_gives_an_empty_table(to):
    table = Brief(Records(), MADE_WITH, COUNTS).list_events().export(to)
    assert (table.rows, table.left_out) == (0, ())


@pytest.mark.parametrize("to", EXPORTS)
def test_a_table_is_the_same_each_time(case, to):
    assert case.list_events().export(to) == small_case().list_events().export(to)


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(), min_size=1, max_size=80))
def test_whatever_a_report_says_the_tables_can_be_written_and_keep_their_columns(text):
    listed = one_report(text, publisher=text or "x", title=text, uri=text).list_events()
    [row] = csv.DictReader(io.StringIO(listed.export("csv").data.decode("utf-8")))
    assert list(row) == [column.name for column in columns()]
    assert not any(value.startswith(("=", "@", "\t", "\r")) for value in row.values())
    assert export_gdelt.write_gdelt(listed.view.sheets, listed._catalogue).count("\t") == 60
    for form in (listed.to_text(), listed.to_markdown(), listed.to_html(), listed.to_json()):
        form.encode("utf-8")
