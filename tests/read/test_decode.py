"""Bytes into text: the encoding is found out and told, what cannot be decoded is replaced byte by byte."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.read.decode import NotTextError, clean_text, decode_bytes
from secondsource.read.maps import find_bytes

SAID = "The café in Łódź said “no” – twice."
CYRILLIC = "Москва сообщила, что встреча прошла в Пекине в понедельник утром. " * 4


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (SAID.encode(), "utf-8", SAID),
        (b"\xef\xbb\xbf" + SAID.encode(), "utf-8-sig", SAID),
        (b"\xff\xfe" + SAID.encode("utf-16-le"), "utf-16", SAID),
        (b"\xfe\xff" + SAID.encode("utf-16-be"), "utf-16", SAID),
        (b"\xff\xfe\x00\x00" + SAID.encode("utf-32-le"), "utf-32", SAID),
        (SAID.encode("utf-16-le"), "utf-16-le", SAID),
        (SAID.encode("utf-16-be"), "utf-16-be", SAID),
        (SAID.encode() + b"\xe2\x80", "utf-8", SAID + "\ufffd\ufffd"),
        (b"\xe2\x82\xac \xe2\x82\xac \xe2\x82\xac \xff.", "utf-8", "€ € € \ufffd."),
        (b"one\x00two " * 1 + b"word " * 400, "utf-8", "one\ufffdtwo " + "word " * 400),
    ],
)
def test_the_encoding_is_found_out(data, encoding, text):
    decoded = decode_bytes(data)
    assert (decoded.encoding, decoded.text) == (encoding, text)


@pytest.mark.parametrize(
    ("data", "declared", "encoding"),
    [
        ("It cost £5 – “too much”.".encode("cp1252"), "iso-8859-1", "cp1252"),
        ("It cost £5 – “too much”.".encode("cp1252"), "us-ascii", "cp1252"),
        (CYRILLIC.encode("koi8-r"), "KOI8-R", "koi8-r"),
        ("中文新闻报道".encode("gb18030"), "gb2312", "gb18030"),
        ("日本の新聞①".encode("cp932"), "shift_jis", "cp932"),
    ],
)
def test_a_declared_encoding_is_believed_and_told(data, declared, encoding):
    decoded = decode_bytes(data, declared=declared)
    assert decoded.encoding == encoding
    assert encoding in decoded.note
    assert decoded.text == data.decode(encoding)


@pytest.mark.parametrize("declared", ["nonsense", "base64", "hex", "idna", "unicode_escape", "utf-16", "utf-7", "\x00"])
def test_a_declaration_that_makes_no_sense_is_passed_over(declared):
    assert decode_bytes(CYRILLIC.encode("cp1251"), declared=declared).text == CYRILLIC


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"\x00\x01\x02PK" * 90, "NUL"), (b"\x01\x02\x03" * 90, "control"), (b"\xff\xfe\x00\xd8\x41", "byte order mark")],
)
def test_what_is_no_text_is_refused(data, reason):
    with pytest.raises(NotTextError, match=reason):
        decode_bytes(data)


def test_what_no_file_can_hold_is_replaced_in_place():
    assert clean_text("a\x00b\ud800c").text == "a\ufffdb\ufffdc"


MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xff\xfe\x00\x00": "utf-32", b"\xef\xbb\xbf": "utf-8-sig"}
WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xff\xfe\x00\x00": "utf-32-le", b"\xef\xbb\xbf": "utf-8"}
ENCODINGS = ["utf-8", "cp1252", "koi8-r", "utf-16-le", "utf-32-be", "gb18030", "cp932", "big5hkscs", "euc_jis_2004"]
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ENCODINGS), st.text(LETTERS, max_size=30), st.data())
def test_the_bytes_of_a_slice_decode_to_the_slice(encoding, said, data):
    pack = said.encode(encoding, "ignore")
    text = pack.decode(encoding)
    start = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(start, len(text)))
    span = find_bytes(pack, encoding, start, stop)
    found = pack[span.start : span.stop].decode(encoding)
    joined = encoding in ("big5hkscs", "euc_jis_2004")  # some of their letters are two code points
    assert found == text[start:stop] or (joined and text[start:stop] in found)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(list(MARKS)), st.text(LETTERS, max_size=30), st.data())
def test_a_byte_order_mark_is_counted(mark, said, data):
    pack = mark + said.encode(WIDE[mark])
    start = data.draw(st.integers(0, len(said)))
    stop = data.draw(st.integers(start, len(said)))
    span = find_bytes(pack, MARKS[mark], start, stop)
    assert pack[span.start : span.stop].decode(WIDE[mark]) == said[start:stop]
    assert span.start >= len(mark)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ENCODINGS), st.binary(max_size=24))
def test_each_byte_that_cannot_be_decoded_has_its_place(encoding, pack):
    text = pack.decode(encoding, "secondsource.bytes")
    spans = [find_bytes(pack, encoding, place, place + 1) for place in range(len(text))]
    stop = 0
    for number, span in enumerate(spans):
        assert span.start == stop or span == spans[number - 1]
        stop = span.stop
    assert stop == len(pack)
    assert all(
        span.stop == span.start + 1 for span, one in zip(spans, text, strict=True) if "\ud800" <= one <= "\udfff"
    )


def test_a_place_far_into_a_file_is_found():
    text = "a é 漢 " * 5000
    start = text.index("漢", 20_000)
    span = find_bytes(text.encode("gb18030"), "gb18030", start, start + 3)
    assert text.encode("gb18030")[span.start : span.stop].decode("gb18030") == text[start : start + 3]


ENGLISH = "The roof of the Café Zürich fell in on Friday, said the owner, José Peña – it cost “€40,000”. "
GERMAN = "Das Dach des Cafés fiel am Freitag ein, sagte der Besitzer – größere Schäden gab es für die Gäste nicht. "
SPANISH = "El techo del café cayó el viernes, dijo el dueño, el señor Peña – los daños no son pequeños este año. "
POLISH = "Dach kawiarni zawalił się w piątek, powiedział właściciel – szkody są większe, niż się wszyscy spodziewali. "
CZECH = "Střecha kavárny se v pátek zřítila, řekl její majitel – škody jsou větší, než všichni čekali. "


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (GERMAN, "cp1252"),
        (SPANISH, "cp1252"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (CYRILLIC, "cp1251"),
    ],
)
@pytest.mark.parametrize("times", [2, 8])
def test_the_language_settles_an_encoding_that_nobody_declares(text, encoding, times):
    assert decode_bytes((text * times).encode(encoding)).text == text * times
