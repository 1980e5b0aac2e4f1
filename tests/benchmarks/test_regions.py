"""The runner of pages: its keys, its snippets and lines, and what it does about a peer that is not installed."""

import gzip
import json

import pytest

from benchmarks import page_peers, regions

ONE = "The harbour of Lisk was closed on Monday after a crane fell into the water, the harbour master said."
TWO = "Nobody was hurt when the crane fell, but two ships with grain cannot leave until the crane is lifted."
PAGE = f"""<html><head><title>Crane falls</title><meta name="author" content="Ann Other">
<meta property="article:published_time" content="2020-05-16T10:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<h1>Crane falls</h1><p>{ONE}</p><p>{TWO}</p><form>Leave a reply</form></body></html>"""


@pytest.fixture
def data(tmp_path):
    (tmp_path / "one.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    row = {
        "doc_id": "one",
        "html": "one.html.gz",
        "title": "Crane falls",
        "author": "Ann Other",
        "published": "2020-05-16",
        "main_text": f"Crane falls\n{ONE}\n{TWO}",
        "with": ["cannot leave until the crane", "not on this page"],
        "without": ["Leave a reply", "Home"],
    }
    (tmp_path / "dev.jsonl").write_text(json.dumps(row) + "\n" + json.dumps({**row, "author": None}) + "\n")
    return tmp_path


def test_the_keys_of_the_issue_stand_where_it_says(data):
    result = regions.measure(data, "dev", peers=False, limit=0)
    assert result["html"]["word_f1"] == result["plain"]["word_f1"] == result["plain"]["line_f1"] == 1.0
    assert (result["title"], result["author"], result["date"]) == (1.0, 1.0, 1.0)
    assert (result["html"]["kept"], result["html"]["gone"]) == (0.5, 1.0)
    assert result["pages_per_second"] > 0
    assert "peers" not in result


def test_a_peer_that_is_not_installed_is_left_out_and_named(data, monkeypatch):
    monkeypatch.setitem(page_peers.PEERS, "no_such_reader", page_peers.ask_htmldate)
    result = regions.measure(data, "dev", peers=True, limit=1)
    assert "no_such_reader" in result["missing"]
    assert "no_such_reader" not in result["peers"]
    assert result["peers"]["trafilatura"]["word_f1"] > 0.9
    assert result["peers"]["htmldate"] == {"date": 1.0}


def test_no_page_gives_no_numbers(data):
    (data / "dev.jsonl").write_text("")
    assert regions.measure(data, "dev", peers=False, limit=0)["pages"] == 0


def test_a_line_is_main_when_all_its_words_stand_together_in_the_main_text():
    assert regions._stands_in("crane fell,", regions._plain(ONE))
    assert not regions._stands_in("crane water", regions._plain(ONE))
    assert not regions._stands_in(" – ", regions._plain(ONE))
