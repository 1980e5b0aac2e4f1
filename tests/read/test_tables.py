"""Tables: each row is a report, its columns are fields; what cannot be a row is told by its number."""

from __future__ import annotations

import io
import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.read.inputs import read_inputs
from secondsource.read.offers import Blob
from secondsource.read.opening import open_blob
from secondsource.read.tables import find_delimiter
from tests.read.hostile import SENTENCE, TABLES, zip_of
from tests.read.test_archives import check, read

OTHER = SENTENCE.replace("crane", "mast")


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case.what)
def test_a_hostile_table_is_told_and_the_rest_is_read(tmp_path, case):
    check(tmp_path, case)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f"title,text,date\nCrane,{SENTENCE},2020-05-16\nMast,{OTHER},2020-05-17\n"),
        ("a.csv", f"title;Text;date\nCrane;{SENTENCE};2020-05-16\nMast;{OTHER};2020-05-17"),
        ("a.csv", f"title|BODY|date\r\nCrane|{SENTENCE}|2020-05-16\r\nMast|{OTHER}|2020-05-17\r\n"),
        ("a.tsv", f"title\ttext\tdate\nCrane\t{SENTENCE}\t2020-05-16\nMast\t{OTHER}\t2020-05-17\n"),
        ("a.csv", f'"title", "text", "date"\n"Crane", "{SENTENCE}", "2020-05-16"\n"Mast", "{OTHER}", "2020-05-17"\n'),
        ("a.csv", f"title,full text,date\nCrane,{SENTENCE},2020-05-16\nMast,{OTHER},2020-05-17\n"),
    ],
)
def test_columns_are_fields_whatever_stands_between_them(tmp_path, name, content):
    offers = list(open_blob(Blob(name, data=content.encode())))
    assert [(offer.part, offer.text, offer.facts.title) for offer in offers] == [
        ("#2", SENTENCE, "Crane"),
        ("#3", OTHER, "Mast"),
    ]
    assert offers[0].facts.dct.earliest == date(2020, 5, 16)


def test_a_column_without_a_known_name_is_found_by_its_length(tmp_path):
    offers = list(open_blob(Blob("a.csv", data=f"Nr,Volltext,x\n1,{SENTENCE},y\n2,{OTHER},z\n".encode())))
    assert [offer.text for offer in offers] == [SENTENCE, OTHER]


@pytest.mark.parametrize(
    "content", [f"1,{SENTENCE}\n2,{OTHER}\n", f"{SENTENCE}\n{OTHER}\n", f'"{SENTENCE}"\n"{OTHER}"\n']
)
def test_a_table_without_a_header_loses_no_row(tmp_path, content):
    offers = list(open_blob(Blob("a.csv", data=content.encode())))
    assert [(offer.part, offer.text) for offer in offers] == [("#1", SENTENCE), ("#2", OTHER)]


def test_a_list_of_sentences_with_commas_is_one_column():
    prose = "The crane fell, the master said, and two ships wait.\n" * 5
    offers = list(open_blob(Blob("a.csv", data=f"text\n{prose}".encode())))
    assert {offer.text for offer in offers} == {"The crane fell, the master said, and two ships wait."}
    assert len(offers) == 5


def test_cells_may_hold_lines_quotation_marks_and_delimiters():
    content = f'title,text\nCrane,"{SENTENCE}\n\n""It fell,"" she said."\n\nMast,{OTHER}\n'
    offers = list(open_blob(Blob("a.csv", data=content.encode())))
    assert [offer.part for offer in offers] == ["#2", "#4"]
    assert offers[0].text == f'{SENTENCE}\n\n"It fell," she said.'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_table_may_be_in_any_encoding(encoding):
    text = f"{SENTENCE} The café “Élan” stayed open."
    offers = list(open_blob(Blob("a.csv", data=f"title,text\nCrane,{text}\n".encode(encoding))))
    assert [offer.text for offer in offers] == [text]


def test_another_encoding_is_named_once():
    rows = f"title,text\nCrane,{SENTENCE} Café.\nMast,{OTHER} Café.\n".encode("cp1252")
    assert ["not UTF-8" in "".join(offer.notes) for offer in open_blob(Blob("a.csv", data=rows))] == [True, False]


def test_a_lone_nul_in_a_cell_is_replaced_and_named():
    (offer,) = open_blob(Blob("a.csv", data=f"title,text\nCrane,{SENTENCE * 60}\0\n".encode()))
    assert offer.text.endswith("\ufffd")
    assert "U+FFFD" in offer.notes[0]


def test_markup_in_a_cell_is_walked_as_a_page(tmp_path):
    intake = read(tmp_path, "a.csv", f"url,text\nhttps://a.example/b,<p>{SENTENCE}</p><p>It was old.</p>\n".encode())
    assert intake.documents[0].text == f"{SENTENCE}\n\nIt was old."
    assert intake.documents[0].uri == "https://a.example/b"


def test_a_table_in_an_archive_is_read_row_by_row(tmp_path):
    intake = read(tmp_path, "a.zip", zip_of(("b.csv", f"title,text\nCrane,{SENTENCE}\n".encode())))
    assert [document.uri for document in intake.documents] == ["a.zip/b.csv#2"]


def test_a_table_larger_than_a_report_may_be_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("secondsource.read.offers.MOST_BYTES", 3000)
    path = tmp_path / "a.csv"
    path.write_text("title,text\n" + "".join(f"{number},{SENTENCE} {number}\n" for number in range(90)))
    assert sum(not offer.reason for offer in open_blob(Blob("a.csv", path=path))) == 90


def test_the_payload_of_a_row_is_its_text():
    (offer,) = open_blob(Blob("a.csv", data=f"title,text\nCrane,{SENTENCE} Café.\n".encode()))
    assert (offer.payload.size, offer.payload.offset, offer.runs) == (len(f"{SENTENCE} Café.".encode()), -1, None)


def test_letters_are_never_taken_for_a_delimiter():
    assert find_delimiter("text,title\nthe tent,the treat\n") == ","
    assert find_delimiter("a;b\n1,5;2,5\n3,5;4,5\n") == ";"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet='ab,;\t|"\n\r \0é', max_size=80))
def test_any_table_is_read_or_told(content):
    offers = list(open_blob(Blob("a.csv", data=b"title,text\n" + content.encode())))
    assert offers
    assert not any("could not be opened" in offer.reason for offer in offers)


def test_of_columns_with_one_name_the_first_that_is_filled_is_read_and_named():
    content = f"text,title,Text,id,id\n{SENTENCE},Crane,{OTHER},1,2\n,Mast,{OTHER},3,4\n"
    first, second = open_blob(Blob("a.csv", data=content.encode()))
    assert (first.text, second.text) == (SENTENCE, OTHER)
    assert (first.notes, second.notes) == (("of several columns called 'text' the first that is filled was taken",), ())


parquet = pytest.importorskip("pyarrow.parquet")
import pyarrow as pa  # noqa: E402 - only where it is installed


def parquet_of(table: dict, **options) -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(pa.table(table), buffer, **options)
    return buffer.getvalue()


def test_parquet_is_read_in_the_columns_that_matter(tmp_path):
    day = datetime(2018, 3, 27, 23, 5, tzinfo=UTC)
    data = parquet_of(
        {
            "id": [1, 2],
            "title": ["Crane", "Mast"],
            "text": [SENTENCE, OTHER],
            "date": pa.array([day, None], pa.timestamp("ns", "Asia/Seoul")),
            "source": [{"name": "Lisk Herald"}, None],
            "authors": [["Ann Other", "Bo Third"], []],
            "price": [Decimal("1.50"), None],
        }
    )
    first, second = open_blob(Blob("a.parquet", data=data))
    assert (first.part, first.text, first.facts.publisher) == ("#1", SENTENCE, "Lisk Herald")
    assert first.facts.byline == "Ann Other, Bo Third"
    assert first.facts.dct.earliest == date(2018, 3, 28)  # 8 in the morning in Seoul
    assert (second.text, second.facts.dct.known) == (OTHER, False)


@pytest.mark.parametrize("names", [["Text", "text"], ["text", "text"]])
def test_columns_of_parquet_with_one_name_are_read_as_those_of_csv(names):
    buffer = io.BytesIO()
    parquet.write_table(pa.table([pa.array([SENTENCE, None]), pa.array([OTHER, OTHER])], names=names), buffer)
    first, second = open_blob(Blob("a.parquet", data=buffer.getvalue()))
    assert (first.text, second.text) == (SENTENCE, OTHER)
    assert "of several columns called 'text'" in first.notes[0]


@pytest.mark.parametrize(
    "values",
    [
        pa.array([date(2018, 3, 27)]),
        pa.array([datetime(2018, 3, 27, 1)], pa.timestamp("s")),
        pa.array([datetime(2018, 3, 27, 1)], pa.timestamp("us", "No/Where")),
        pa.array([1522112400]),
        pa.array(["2018-03-27"]).dictionary_encode(),
        pa.array(["2018-03-27"], pa.large_string()),
        pa.array([b"2018-03-27"]),
    ],
)
def test_a_day_may_be_of_any_type(values):
    (offer,) = open_blob(Blob("a.parquet", data=parquet_of({"text": [SENTENCE], "date": values})))
    assert offer.facts.dct.earliest == date(2018, 3, 27)


def test_a_column_of_parquet_without_a_known_name_is_found_by_its_length():
    (offer,) = open_blob(Blob("a.parquet", data=parquet_of({"a": ["x"], "b": [SENTENCE], "c": [1]})))
    assert offer.text == SENTENCE


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ({"a": [1]}, "no column of it holds texts"),
        ({"a": ["x"]}, "no column of it holds texts"),
        ({"text": pa.array([], pa.string())}, "no rows"),
        ({"text": pa.array([None], pa.string())}, "no text"),
        ({"text": pa.array([3])}, "no text"),
        ({"text": [" " * 1_000_000] * 80}, "100 times"),
    ],
)
def test_parquet_without_texts_is_told(table, reason):
    offers = list(open_blob(Blob("a.parquet", data=parquet_of(table))))
    assert [reason in offer.reason for offer in offers] == [True]


@pytest.mark.parametrize("place", range(4, 400, 23))
def test_parquet_that_is_cut_off_is_told(place):
    data = parquet_of({"text": [SENTENCE] * 3})
    (offer,) = open_blob(Blob("a.parquet", data=data[:place]))
    assert "broken" in offer.reason


def test_parquet_larger_than_a_report_may_be_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("secondsource.read.offers.MOST_BYTES", 3000)
    path = tmp_path / "a.parquet"
    path.write_bytes(parquet_of({"text": [f"{SENTENCE} {number}" for number in range(300)]}))
    assert sum(not offer.reason for offer in open_blob(Blob("a.parquet", path=path))) == 300


def test_without_pyarrow_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (tmp_path / "a.parquet").write_bytes(parquet_of({"text": [SENTENCE]}))
    assert "pip install 'secondsource[parquet]'" in read_inputs([tmp_path]).problems[0].message
