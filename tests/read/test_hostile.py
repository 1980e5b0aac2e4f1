"""Hostile documents: each is read or set aside for a reason, soon, and does no harm to what stands beside it.

Archives and fetching have tables of their own (test_archives.py, test_fetch.py).
"""

from __future__ import annotations

import json
import os
import socket
import time
import unicodedata

import pytest

import secondsource as ss
from secondsource.read.inputs import read_inputs
from secondsource.tell.reading import to_text

SECONDS = 8.0
"""Of computing for one file with what stands beside it: much more than any of these takes."""
SAID = "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said."
REPORT = f"A crane falls into the harbour\n\n{SAID}\n\nNobody was hurt, but two ships with grain cannot leave.\n"
PARAGRAPHS = f"<p>{SAID}</p><p>Nobody was hurt, but two ships with grain cannot leave the harbour.</p>"


def page(body: str = PARAGRAPHS, head: str = "<title>A crane falls</title>") -> str:
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>"


def record(**facts) -> str:
    return json.dumps({"title": "A crane falls", "text": REPORT} | facts)


def with_date(number: str) -> str:
    return record(date="THEN").replace('"THEN"', number)


LINKED = '<script type="application/ld+json">'
NESTED = "".join(f'<!ENTITY {b} "&{a};&{a};&{a};&{a};">' for a, b in zip("abcdefghijk", "bcdefghijkl", strict=True))
ESCAPED = page(PARAGRAPHS + r"<p>caf\xe9 \u003cscript\u003e", "<meta charset=unicode_escape>").encode() + b"\xe9"

READ = [
    ("tags without end", "a.html", page("<div>" * 100_000 + PARAGRAPHS)),
    ("tags of formats without end", "a.html", page("<b>" * 3_000 + PARAGRAPHS * 3)),
    ("tables without end", "a.html", page("<table><tr><td>" * 2_000 + PARAGRAPHS)),
    ("thirty thousand paragraphs", "a.html", page("<p>" * 30_000 + PARAGRAPHS)),
    ("an attribute of ten megabytes", "a.html", page(f'<div title="{"a" * 10_000_000}">{PARAGRAPHS}</div>')),
    ("a thousand attributes", "a.html", page("<p " + " ".join(f"a{n}=1" for n in range(1000)) + f">{SAID}</p>")),
    ("a picture in the page", "a.html", page(f'<img src="data:image/png;base64,{"A" * 5_000_000}">{PARAGRAPHS}')),
    ("three hundred thousand entities", "a.html", page(PARAGRAPHS + "<p>" + "&amp;" * 300_000)),
    ("entities that are none", "a.html", page(PARAGRAPHS + "<p>" + "&#x110000;&#0;&#xD800;&nosuch;&" * 5_000)),
    (
        "entities that hold each other",
        "a.xhtml",
        f'<!DOCTYPE html [<!ENTITY a "ha">{NESTED}]><html><body>{PARAGRAPHS}<p>&l;</p></body></html>',
    ),
    (
        "an entity that is a file",
        "a.xhtml",
        f'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body>{PARAGRAPHS}<p>&a;</p></body></html>',
    ),
    ("a comment without end", "a.html", page(PARAGRAPHS + "<!--" * 100_000)),
    ("a tag without end", "a.html", page(PARAGRAPHS + "<a href='" + "a" * 1_000_000)),
    ("marks that open nothing", "a.html", page(PARAGRAPHS + "<" * 300_000)),
    ("a script without end", "a.html", page(PARAGRAPHS + "<script>" + "<!--<script>" * 50_000)),
    ("a word of five megabytes on a page", "a.html", page(f"{PARAGRAPHS}<p>{'a' * 5_000_000}</p>")),
    ("a word of five megabytes", "a.txt", REPORT + "\n" + "a" * 5_000_000),
    ("a line of two megabytes", "a.txt", REPORT + "\n" + "A crane fell. " * 150_000),
    ("five megabytes of blanks", "a.txt", REPORT + " " * 5_000_000 + "."),
    ("a picture as letters", "a.txt", REPORT + "\n" + "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=" * 30_000),
    ("thirty thousand marks on one letter", "a.txt", REPORT + "\ne" + "\u0301" * 30_000),
    ("a text like a table", "a.txt", REPORT + "\n" + "1;2;3;4,5,6\t7\n" * 10_000),
    ("text that turns its direction", "a.txt", REPORT + "\u202e\u2066\u202d" * 10_000),
    ("line ends of all kinds", "a.txt", REPORT.replace("\n\n", "\r\x0b\x0c\x85\u2028\u2029\r\n\n\r")),
    ("byte order marks in the middle", "a.txt", REPORT.replace("crane", "\ufeffcrane")),
    ("control characters here and there", "a.txt", REPORT * 9 + "\x1b[31m\x07\x08\x7f"),
    ("two encodings in one text", "a.txt", REPORT.encode() + "Zürich — ".encode() * 9 + "Zürich ".encode("cp1252") * 9),
    ("UTF-8 that is longer than it may be", "a.html", page().encode() + b"<p>\xc0\xbcscript\xc0\xbealert(1)</p>"),
    ("UTF-8 of lone surrogates", "a.txt", REPORT.encode() + b"\xed\xa0\x80" * 9),
    ("UTF-7", "a.html", page(PARAGRAPHS + "<p>+ADw-script+AD4-alert(1)", "<meta charset=utf-7>")),
    ("UTF-16 that does not say so", "a.txt", REPORT.encode("utf-16-le")),
    ("half a character at the end of UTF-16", "a.txt", REPORT.encode("utf-16") + b"\x00"),
    ("a lone surrogate in UTF-16", "a.txt", REPORT.encode("utf-16") + b"\x00\xd8"),
    ("a charset that is a program's", "a.html", ESCAPED),
    ("a charset that packs", "a.html", page(head="<meta charset=zlib>").encode() + b"\xe9"),
    ("a charset that nobody knows", "a.html", page(head=f"<meta charset={'x' * 39}>").encode() + b"\xe9"),
    ("a NUL in JSON", "a.json", record(text=REPORT + "\0")),
    ("lone surrogates in JSON", "a.json", record(text=REPORT + "\ud800 \udfff", title="\udc80", byline="\ud83d")),
    ("a key twice", "a.json", record().replace('{"title"', '{"text": "An old text.", "title"')),
    ("a number beyond all numbers", "a.json", with_date("1e999999")),
    ("a number that is none", "a.json", with_date("NaN")),
    ("a number below all numbers", "a.json", with_date("-1e308")),
    ("keys without end", "a.json", record(**{f"k{n}": n for n in range(100_000)})),
    ("values of the wrong kinds", "a.json", record(title=[1], byline={"a": None}, url=7, date=[[]], source=True)),
    ("a list nested in a value", "a.json", record().replace("{", '{"a": ' + "[" * 500 + "]" * 500 + ", ", 1)),
    ("linked data that is no JSON", "a.html", page(head=LINKED + "[" * 200_000 + "</script>")),
    ("linked data that nests", "a.html", page(head=LINKED + '{"@graph":[' * 900 + "]}" * 900 + "</script>")),
    ("linked data of blanks", "a.html", page(head=LINKED + " " * 200_000 + "x</script>")),
    ("a byline of dashes", "a.txt", f"A crane falls\n\nBy {'-' * 200_000}x\n\n{REPORT}"),
    ("an author of one long word", "a.json", record(author="a" * 200_000, byline="-" * 200_000)),
    ("a title of dashes", "a.html", page(head=f"<title>A{' -' * 100_000} B</title>")),
    ("a date of digits", "a.html", page(head=f'<meta property="article:published_time" content="{"2020-" * 40_000}">')),
    ("a class of names", "a.html", page(f'<div class="{"aB-" * 100_000}">{PARAGRAPHS}</div>')),
    ("brackets that open", "a.txt", f"A crane falls\n\nLISK, March 28 {'(A/A' * 50_000}\n\n{REPORT}"),
    ("links that open", "a.md", REPORT + "[[" * 2_000),
    ("quotations in quotations", "a.md", REPORT + "> " * 5_000 + "a"),
    ("a page that leads elsewhere", "a.html", page(head='<meta http-equiv=refresh content="0;url=http://10.0.0.1/">')),
    ("a page whose links begin with a script", "a.html", page(head='<base href="javascript:alert(1)">')),
    ("words that nobody sees", "a.html", page(PARAGRAPHS + "<p hidden>Hahaha, said nobody.</p>")),
]


def read(folder, name: str, content: str | bytes):
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    (folder / "good.txt").write_text("A ship leaves\n\nA ship with grain left Lisk on Tuesday, its owner said.\n")
    started = time.process_time()
    intake = read_inputs([folder])
    assert time.process_time() - started < SECONDS
    assert intake.offered == intake.read + intake.duplicates + intake.set_aside
    assert any(document.text.startswith("A ship leaves") for document in intake.documents)
    return intake


@pytest.mark.parametrize(("name", "content"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_a_report_in_hostile_surroundings_is_read(tmp_path, name, content):
    intake = read(tmp_path, name, content)
    assert (intake.read, intake.set_aside) == (2, 0), [problem.message for problem in intake.problems]
    (document,) = (document for document in intake.documents if not document.text.startswith("A ship leaves"))
    assert SAID in document.text.replace("\ufeff", "")
    assert "<script" not in document.text
    assert "hahaha" not in document.text.lower()
    assert "root:" not in document.text
    assert not set(document.text) & {"\0", *map(chr, range(0xD800, 0xE000))}
    json.dumps([document.title, document.byline, document.publisher, document.uri]).encode()
    for region in intake.regions:
        assert 0 <= region.start < region.stop
    to_text(intake).encode("utf-8")


ASIDE = [
    ("more than fifty megabytes in a line", "a.txt", b"a" * (50 * 1024 * 1024 + 1), "it is larger than 50 MiB"),
    ("more than fifty megabytes of a page", "a.html", b"<p>" * (18 * 1024 * 1024), "it is larger than 50 MiB"),
    ("text that nobody sees", "a.txt", "\u200b\u200c\u200d\ufeff\u2060" * 99, "it holds no visible text"),
    ("a page of text that nobody sees", "a.html", page("<p>" + "&#8203;&zwnj;" * 99, ""), "it holds no visible text"),
    ("blanks of all kinds", "a.txt", "\u00a0\u2003\u3000\x0b\x0c\x85\u2028 \n" * 99, "it is empty"),
    ("a page that shows nothing", "a.html", page("<p hidden>A.</p><p style='display:none'>B.</p>"), "no visible text"),
    ("a page of a script", "a.html", page(f"<script>document.write('{SAID}')</script>", ""), "no visible text"),
    ("control characters", "a.txt", "\x1b[2J\x07\x08" * 999, "control characters"),
    ("lists without end", "a.json", "[" * 300_000 + "]" * 300_000, "nested too deep"),
    ("objects without end", "a.json", '{"text":' * 100_000 + "1" + "}" * 100_000, "nested too deep"),
    ("a number of five thousand digits", "a.json", with_date("9" * 5_000), "a number in it has thousands of digits"),
    ("a text that is a number", "a.json", '{"text": 9}', "no text"),
    ("a text that is a list of lists", "a.json", '{"text": [[["A crane falls."]]]}', "no text"),
    ("a record cut short", "a.json", record()[:-9], "broken JSON"),
]


@pytest.mark.parametrize(("name", "content", "reason"), [row[1:] for row in ASIDE], ids=[row[0] for row in ASIDE])
def test_what_holds_no_report_is_set_aside_with_a_reason(tmp_path, name, content, reason):
    intake = read(tmp_path, name, content)
    assert (intake.read, intake.set_aside) == (1, 1), [document.text[:80] for document in intake.documents]
    (problem,) = intake.problems
    assert problem.where.startswith("a.")
    assert reason in problem.message
    assert problem.message.endswith("; set aside")
    assert len(problem.message) < 300
    assert "Error" not in problem.message


# ---- addresses and names from reports


EVIL = [
    "javascript:alert(1)",
    "JavaScript:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "\x01javascript:alert(1)",
    "http://",
    'http://a.test/"><script>alert(1)</script>',
    "http://a.test/\u202etxt.exe",
]


@pytest.mark.parametrize("address", EVIL)
@pytest.mark.parametrize("kind", ["json", "canonical", "og", "linked"])
def test_an_address_that_is_none_of_the_web_is_not_the_address_of_a_report(tmp_path, address, kind):
    quoted = address.replace('"', "&quot;")
    linked = json.dumps({"@type": "NewsArticle", "url": address.replace("</", "<\\/")})
    contents = {
        "json": record(url=address),
        "canonical": page(head=f'<link rel=canonical href="{quoted}">'),
        "og": page(head=f'<meta property="og:url" content="{quoted}">'),
        "linked": page(head=f"{LINKED}{linked}</script>"),
    }
    intake = read(tmp_path, "a.json" if kind == "json" else "a.html", contents[kind])
    for document in intake.documents:
        assert document.uri.startswith(("a.", "good.txt", "http://a.test/"))
        assert not set(document.uri) & set('<>"\x01')


SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def unseen(text: str) -> list[str]:
    """The characters of an output that would steer a terminal or turn what is read."""
    return sorted({char for char in text if unicodedata.category(char) in ("Cc", "Cf") and char != "\n"})


def test_no_script_of_a_report_gets_into_a_brief(tmp_path):
    told = f"Said the harbour master {SCRIPT} on Monday: the harbour is closed."
    (tmp_path / "a.json").write_text(record(title=SCRIPT, byline=SCRIPT, source=SCRIPT, text=f"{REPORT}\n{told}\n"))
    (tmp_path / f"b{SCRIPT.replace('/', '')}.txt").write_text(f"{SCRIPT}\n\nBy {SCRIPT}\n\n{REPORT}")
    (tmp_path / f"c{SCRIPT.replace('/', '')}.pdf").write_text("no such file")
    brief = ss.brief([tmp_path], workers=0)
    shown = brief.to_html().lower()
    assert "<script" not in shown
    assert "<img" not in shown
    assert "&lt;script" in shown
    assert "<script" not in brief.to_markdown().lower().replace("\\<", "")


def test_no_output_steers_the_terminal_or_turns_what_is_read(tmp_path):
    evil = "\x1b]0;x\x07\x1b[2J\x9b31m\u202etxt.exe\u2066\x08\x0d\u200b"
    (tmp_path / "a.json").write_text(
        record(title=f"A crane {evil}", byline=f"Ann {evil}", source=f"Lisk {evil}", text=REPORT + evil)
    )
    (tmp_path / f"b{evil}.txt").write_text(f"{evil} a crane falls\n\nBy Ann {evil} Other\n\n{REPORT * 9} {evil}\n")
    (tmp_path / f"c{evil}.pdf").write_text("no such file")
    (tmp_path / "d\n\nconfirmed: e.txt").write_text("")
    intake = read_inputs([tmp_path])
    assert (intake.read, intake.set_aside) == (2, 2)
    brief = ss.brief([tmp_path], workers=0)
    for text in (to_text(intake), to_text(intake, True), brief.to_text(), brief.to_markdown(), brief.to_html()):
        assert unseen(text) == []
        assert "\nconfirmed: e.txt" not in text


# ---- files that are none, and files that change


def test_what_is_no_file_is_set_aside_and_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "good.txt").write_text(REPORT)
    intake = read_inputs([tmp_path])
    reasons = {problem.where: problem.message for problem in intake.problems}
    assert intake.read == 1
    assert "no regular file" in reasons["pipe.txt"]
    assert "link out of the folder" in reasons["zero.txt"]
    assert "cannot be opened" in reasons["nowhere.txt"]
    assert "cannot be opened" in reasons["loop.txt"]
    assert intake.offered == intake.read + intake.set_aside


@pytest.mark.enable_socket
def test_a_socket_is_no_report(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # its path may have no more than 100 letters
    with socket.socket(socket.AF_UNIX) as there:
        there.bind("a.txt")
        intake = read_inputs([tmp_path])
    assert [problem.message for problem in intake.problems] == ["it is no regular file; set aside"]


def test_a_file_that_goes_away_is_set_aside(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT + name)
    intake = read_inputs([tmp_path], on_progress=lambda _: (tmp_path / "b.txt").unlink(missing_ok=True))
    assert (intake.read, intake.set_aside) == (1, 1)
    assert "cannot be opened (No such file or directory)" in intake.problems[0].message


def test_a_file_that_shrinks_is_read_as_it_is(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(REPORT * 1000)
    intake = read_inputs([tmp_path], on_progress=lambda _: path.write_text(REPORT))
    assert [document.text for document in intake.documents] == [REPORT]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_set_aside(tmp_path):
    (tmp_path / "a.txt").write_text(REPORT)
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").mkdir()
    (tmp_path / "b").chmod(0)
    intake = read_inputs([tmp_path])
    (tmp_path / "b").chmod(0o700)
    assert sorted(problem.where for problem in intake.problems) == ["a.txt", "b"]
    assert all("cannot be opened (Permission denied)" in problem.message for problem in intake.problems)


def test_names_that_are_no_text_are_printed_all_the_same(tmp_path):
    with open(os.path.join(os.fsencode(tmp_path), b"\xff\xfe\x1b.txt"), "w") as file:
        file.write(REPORT)
    intake = read_inputs([tmp_path])
    assert intake.read == 1
    intake.documents[0].uri.encode("utf-8")


def test_thousands_of_files_are_all_accounted_for(tmp_path):
    for number in range(2_000):
        (tmp_path / f"{number}.txt").write_text(REPORT if number % 2 else "")
    started = time.process_time()
    intake = read_inputs([tmp_path])
    assert (intake.offered, intake.read, intake.duplicates, intake.set_aside) == (2_000, 1, 999, 1_000)
    assert time.process_time() - started < 3 * SECONDS
