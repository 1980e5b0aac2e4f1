"""Floors: a number that falls below what was pinned on the same data fails; lowering one takes a flag."""

import json

import pytest

from benchmarks import floors


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    (tmp_path / "dev.jsonl").write_text("{}\n")
    return tmp_path


def digest(data):
    return floors.digest_data(data / "dev.jsonl")


def test_a_number_below_its_floor_is_named(data):
    floors.pin("times", data, "dev", {"value_f1": 0.8, "documents": 3}, lower=False)
    assert floors.find_failures("times", digest(data), {"value_f1": 0.8}) == []
    (line,) = floors.find_failures("times", digest(data), {"value_f1": 0.7})
    assert "value_f1 is 0.7" in line


def test_a_number_that_is_gone_fails(data):
    floors.pin("chains", data, "dev", {"found": {"p": 0.5}}, lower=False)
    assert len(floors.find_failures("chains", digest(data), {})) == 1


def test_an_error_may_not_rise(data):
    floors.pin("factuality", data, "dev", {"mae": 0.5}, lower=False)
    assert floors.find_failures("factuality", digest(data), {"mae": 0.4}) == []
    assert floors.find_failures("factuality", digest(data), {"mae": 0.6})


def test_other_data_has_no_floors(data):
    floors.pin("times", data, "dev", {"value_f1": 0.8}, lower=False)
    assert floors.find_failures("times", "another digest", {"value_f1": 0.1}) == []


def test_pinning_raises_a_floor_and_lowers_it_only_with_the_flag(data):
    floors.pin("times", data, "dev", {"value_f1": 0.8}, lower=False)
    assert floors.pin("times", data, "dev", {"value_f1": 0.7}, lower=False)
    assert floors.find_failures("times", digest(data), {"value_f1": 0.75})
    assert floors.pin("times", data, "dev", {"value_f1": 0.7}, lower=True) == []
    assert floors.find_failures("times", digest(data), {"value_f1": 0.75}) == []


def test_counts_and_peers_are_not_pinned(data):
    floors.pin("times", data, "dev", {"documents": 3, "peers": {"x": {"f1": 0.9}}, "f1": 0.5}, lower=False)
    (entry,) = json.loads(floors.FILE.read_text()).values()
    assert list(entry["floors"]) == ["f1"]
