"""JSON and JSON Lines: the text of each record leads back to its string, escape by escape."""

from __future__ import annotations

import hashlib
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.model import Span
from secondsource.read.inputs import read_inputs
from secondsource.read.literals import find_literals, map_text
from secondsource.read.maps import find_source
from secondsource.read.offers import Blob, Offer
from secondsource.read.opening import open_blob
from tests.read.hostile import REPORT, SENTENCE

TEXT = f'“{SENTENCE}”\n\n\tCafé, 港, 🚢\\ "so" </p>\u2028 end'


def shown(source: str, offer: Offer, start: int, stop: int) -> str:
    """What the source says where a slice of a text is said to come from, its escapes undone."""
    pieces = [source[span.start : span.stop] for span in find_source(offer.runs, start, stop)]
    return "".join(json.loads(f'"{piece}"', strict=False) for piece in pieces)


@settings(max_examples=200, deadline=None)
@given(st.data(), st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=4), st.booleans())
def test_any_slice_of_any_text_leads_to_the_same_words(data, texts, ascii):
    source = json.dumps([{"title": text[:3], "text": text} for text in texts], ensure_ascii=ascii)
    try:
        source.encode()
    except UnicodeEncodeError:
        return  # a lone surrogate that is not escaped is no UTF-8
    for offer in open_blob(Blob("a.json", data=source.encode())):
        if offer.reason:  # it is taken for binary
            continue
        start = data.draw(st.integers(0, len(offer.text)))
        stop = data.draw(st.integers(start, len(offer.text)))
        said = shown(source, offer, start, stop).replace("\0", "\ufffd")
        assert "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in said) == offer.text[start:stop]


@pytest.mark.parametrize("ascii", [True, False])
def test_each_escape_is_one_character(ascii):
    source = json.dumps({"text": TEXT}, ensure_ascii=ascii).replace("</p>", "<\\/p>")
    (offer,) = open_blob(Blob("a.json", data=source.encode()))
    assert offer.text == TEXT
    for place, char in enumerate(TEXT):
        assert shown(source, offer, place, place + 1) == char


def test_records_that_read_alike_lead_each_to_its_own_place():
    source = json.dumps([{"text": SENTENCE}, {"text": SENTENCE, "url": "https://a.example/b"}])
    one, two = open_blob(Blob("a.json", data=source.encode()))
    assert one.runs[0].source_start == source.index(SENTENCE)
    assert two.runs[0].source_start == source.rindex(SENTENCE)


def test_a_list_of_paragraphs_leads_to_each_of_them():
    parts = ["One “crane” fell.", "Two\nships wait.", "Nobody was hurt."]
    source = json.dumps({"tags": [parts[0], "x"], "body": parts}, indent=1)
    (offer,) = open_blob(Blob("a.json", data=source.encode()))
    assert offer.text == "\n\n".join(parts)
    place = offer.text.index("ships")
    assert shown(source, offer, place, place + 5) == "ships"
    assert find_source(offer.runs, 0, 3) == [Span(source.rindex("One"), source.rindex("One") + 3)]
    assert find_source(offer.runs, len(parts[0]), len(parts[0]) + 2) == []


def test_lists_that_begin_alike_lead_each_to_its_own_place():
    source = json.dumps([{"body": ["Advertisement", f"Crane {number} fell."]} for number in range(60)])
    for number, offer in enumerate(open_blob(Blob("a.json", data=source.encode()))):
        assert find_source(offer.runs, 15, 20)[0].start == source.index(f"Crane {number} fell")


def test_lists_that_almost_fit_take_no_long_time():
    source = json.dumps([{"tags": ["a"] * 20_000}, {"body": ["a"] * 20_001 + ["b"]}])
    (*_, offer) = open_blob(Blob("a.json", data=source.encode()))
    assert len(offer.text) == 3 * 20_001 + 1


def test_a_text_that_is_no_string_of_the_source_has_no_map():
    assert map_text('{"a": "b"}', "c", find_literals('{"a": "b"}', {"c"})) == ()


def test_markup_in_a_record_leads_from_its_visible_words_to_the_file(tmp_path):
    source = json.dumps({"content": f"<p>{SENTENCE} Tom &amp; “I”.</p><p>It was old.</p>"})
    (tmp_path / "a.json").write_text(source)
    intake = read_inputs([tmp_path])
    (document,), (original,) = intake.documents, intake.originals
    place = document.text.index("was old")
    (span,) = find_source(original.runs, place, place + 7)
    assert source[span.start : span.stop] == "was old"


def test_a_line_is_the_payload_of_its_record_with_its_place_in_the_file(tmp_path):
    lines = [json.dumps({"text": f"{SENTENCE} Café {number}."}, ensure_ascii=False).encode() for number in range(3)]
    data = lines[0] + b"\n\n" + lines[1] + b"\r\n" + lines[2]
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    offers = list(open_blob(Blob("a.jsonl", path=path)))
    assert [offer.part for offer in offers] == ["#1", "#3", "#4"]
    for offer, line in zip(offers, lines, strict=True):
        payload = offer.payload
        assert data[payload.offset : payload.offset + payload.size] == line
        assert payload.sha256 == hashlib.sha256(line).hexdigest()
        assert shown(line.decode(payload.encoding), offer, 0, len(offer.text)) == offer.text


def test_a_file_is_the_payload_of_its_records(tmp_path):
    data = json.dumps([{"text": SENTENCE}]).encode()
    (tmp_path / "a.json").write_bytes(data)
    (offer,) = open_blob(Blob("a.json", path=tmp_path / "a.json"))
    assert (offer.payload.offset, offer.payload.size) == (0, len(data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_json_may_be_in_any_encoding(name, encoding):
    lines = "\n".join(json.dumps({"text": f"{SENTENCE} Café {number}."}, ensure_ascii=False) for number in range(2))
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    offers = list(open_blob(Blob(name, data=(mark + lines).encode(encoding))))
    assert [offer.text[-7:] for offer in offers] == ["Café 0.", "Café 1."]


def test_a_payload_decodes_to_what_the_map_leads_to():
    data = json.dumps({"text": f"{SENTENCE} Café."}, ensure_ascii=False).encode("utf-8-sig")
    (offer,) = open_blob(Blob("a.json", data=data))
    assert shown(data.decode(offer.payload.encoding), offer, 0, 4) == offer.text[:4]


def test_the_text_of_a_line_that_is_too_long_is_passed_over_and_places_stay_right(tmp_path, monkeypatch):
    monkeypatch.setattr("secondsource.read.json_files.MOST_BYTES", 1000)
    path = tmp_path / "a.jsonl"
    last = json.dumps({"text": SENTENCE}).encode()
    path.write_bytes(json.dumps({"text": REPORT.decode() * 20}).encode() + b"\n" + last + b"\n")
    long, good = open_blob(Blob("a.jsonl", path=path))
    assert "longer" in long.reason
    assert path.read_bytes()[good.payload.offset :].startswith(last)


def test_many_records_are_found_in_one_pass():
    records = [{"text": f"{SENTENCE} {number}", "title": "x" * 50} for number in range(5_000)]
    source = io.BytesIO(json.dumps(records).encode()).getvalue()
    offers = list(open_blob(Blob("a.json", data=source)))
    assert len(offers) == 5_000
    assert all(offer.runs for offer in offers)
