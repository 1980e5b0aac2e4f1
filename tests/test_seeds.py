"""The five reports that the project was made for, where they are on the machine: what a careful reader finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"

LITTER = {
    "000": r"More from GZERO Media",
    "001": r"Leave a Reply",
    "002": r"Sorry you have no rights",
    "004": r"In a time of both misinformation",
}


def name_of(brief, doc):
    return next(d["uri"] for d in brief["documents"] if d["id"] == doc)[:3]


def doc_of(brief, number):
    return next(d for d in brief["documents"] if d["uri"].startswith(number))


def statements_saying(brief, number, words):
    doc = doc_of(brief, number)["id"]
    return [
        s
        for s in brief["statements"]
        if s["doc"] == doc and s["quote_type"] != "narration" and words in " ".join(c["text"] for c in s["content"])
    ]


def names(statement):
    return [link["name"] for link in statement["chain"]]


def trips(brief):
    """The events of Kim's journeys to China, the one with most mentions first."""
    found = []
    actors = {a["id"]: a for a in brief["actors"]}
    for event in brief["events"]:
        people = {actors[p["actor"]]["name"] for p in event["participants"] if p["actor"] in actors}
        text = " ".join(m["text"] for m in event["mentions"]).lower()
        if any("Kim Jong" in p and "Il" not in p for p in people) and re.search("visit|trip|arriv|travel", text):
            found.append(event)
    return sorted(found, key=lambda e: -len(e["mentions"]))


def trip_of_2018(brief):
    return next(e for e in trips(brief) if {name_of(brief, m["doc"]) for m in e["mentions"]} & {"000", "001"})


def test_the_trip_of_march_2018_is_told_by_the_first_four_reports_and_not_joined_with_the_fifths(seeds):
    docs = {name_of(seeds, m["doc"]) for m in trip_of_2018(seeds)["mentions"]}
    assert {"000", "001", "002", "003"} <= docs


def test_the_fifth_reports_trip_is_an_event_of_its_own(seeds):
    own = [e for e in trips(seeds) if {name_of(seeds, m["doc"]) for m in e["mentions"]} == {"004"}]
    words = {m["text"] for e in own for m in e["mentions"]}
    assert "trip" in words or "left" in words
    statements = {s["id"]: " ".join(c["text"] for c in s["content"]) for s in seeds["statements"]}
    for mention in trip_of_2018(seeds)["mentions"]:
        if name_of(seeds, mention["doc"]) == "004":  # its looks back may belong to 2018, its own trip may not
            assert "last year" in statements[mention["statement"]] or "in May" in statements[mention["statement"]]


@pytest.mark.parametrize("number", sorted(LITTER))
def test_nothing_comes_from_litter(seeds, number):
    doc = doc_of(seeds, number)
    litter = [r for r in doc["regions"] if r["kind"] not in ("headline", "body", "list", "editors_note", "quotation")]
    assert litter
    for table in ("statements", "claims", "events"):
        for item in seeds[table]:
            spans = item.get("content") or item.get("mentions") or [item["evidence"]]
            for span in spans:
                if span.get("doc", item.get("doc")) == doc["id"]:
                    assert not any(r["start"] < span["stop"] and span["start"] < r["stop"] for r in litter)


def test_litter_begins_where_a_reader_sees_it(seeds):
    for number, words in LITTER.items():
        doc = doc_of(seeds, number)
        start = (SEEDS / doc["uri"]).read_bytes().decode("utf-8").index(words)
        told = [r for r in doc["regions"] if r["kind"] in ("headline", "body", "list", "editors_note", "quotation")]
        assert max(region["stop"] for region in told) <= start, number


def test_the_editors_note_of_001_is_used(seeds):
    found = [
        s
        for s in seeds["statements"]
        if s["doc"] == doc_of(seeds, "001")["id"] and s["act"] == "confirms" and "visit" in s["content"][0]["text"]
    ]
    assert any("Bloomberg" in " ".join(names(s)) for s in found)


def test_duowei_cites_unnamed_sources(seeds):
    found = statements_saying(seeds, "001", "would arrive in Beijing")
    assert any(
        names(s)[1:] == ["Duowei News", "unnamed sources"] and s["chain"][-1]["kind"] == "anonymous" for s in found
    )


def test_duowei_cites_south_korean_media(seeds):
    found = statements_saying(seeds, "001", "police had blocked off")
    assert any(names(s)[1:] == ["Duowei News", "South Korean media"] for s in found)


def test_yonhap_cites_unidentified_officials_and_is_one_origin(seeds):
    found = statements_saying(seeds, "004", "a little more than a day")
    assert any("Yonhap" in names(s)[1] and names(s)[-1] == "unidentified officials" for s in found)
    yonhap = [s["id"] for s in seeds["statements"] if any("Yonhap" in n for n in names(s))]
    assert len(yonhap) >= 4
    origins = {o["id"] for o in seeds["origins"] if set(o["statements"]) & set(yonhap)}
    assert len(origins) == 1


def test_the_trip_of_2018_runs_from_unverified_to_confirmed_by_xinhua_on_28_march(seeds):
    history = trip_of_2018(seeds)["history"]
    assert history[0]["status"] == "unverified"
    confirmed = next(change for change in history if change["status"] == "confirmed")
    assert confirmed["at"] == "2018-03-28"
    assert "Xinhua" in confirmed["reason"]
    assert trip_of_2018(seeds)["status"] == "confirmed"


def test_the_visit_is_uncertain_and_conditional_in_000(seeds):
    doc = doc_of(seeds, "000")["id"]
    visits = [s for s in seeds["statements"] if s["doc"] == doc and "unexpected visit" in s["content"][0]["text"]]
    assert visits
    assert all(s["factuality"] in ("PS+", "PR+") for s in visits)
    conditional = [s for s in seeds["statements"] if s["doc"] == doc and s["condition"]]
    assert any("confirmed" in s["condition"]["text"] for s in conditional)


def test_002_has_the_visit_as_a_fact_through_xinhua(seeds):
    found = statements_saying(seeds, "002", "had visited Beijing")
    assert any("Xinhua" in names(s)[-1] and s["factuality"] == "CT+" for s in found)


def test_003_narrates_the_visit_as_a_fact(seeds):
    doc = doc_of(seeds, "003")["id"]
    found = [s for s in seeds["statements"] if s["doc"] == doc and "surprise visit" in s["content"][0]["text"]]
    assert [s["quote_type"] for s in found] == ["narration"]
    assert found[0]["factuality"] == "CT+"


def test_the_days_of_the_journey_stand_side_by_side(seeds):
    claims = {c["id"]: c for c in seeds["claims"]}
    found = next(
        a for a in seeds["assessments"] if a["event"] == trip_of_2018(seeds)["id"] and a["attribute"] == "time"
    )
    days = {p["value"]: p for p in found["positions"]}
    where = {
        value: {name_of(seeds, claims[c]["evidence"]["doc"]) for c in position["claims"]}
        for value, position in days.items()
    }
    assert "003" in where["2018-03-25"]
    assert "001" in where["2018-03-26"]
    assert "002" in where["2018-03-27"]
    assert found["status"] == "disputed"
    assert days["2018-03-27"]["status"] == "disputed"
    assert days["2018-03-25"]["status"] != "disputed"


def test_kims_words_are_two_variants_of_one_quotation_through_xinhua(seeds):
    actors = {a["id"]: a["name"] for a in seeds["actors"]}
    statements = {s["id"]: s for s in seeds["statements"]}
    found = [q for q in seeds["quotations"] if {name_of(seeds, v["doc"]) for v in q["variants"]} == {"002", "003"}]
    assert len(found) == 1
    assert actors[found[0]["speaker"]] in ("Kim Jong Un", "Kim Jong-un")
    for variant in found[0]["variants"]:
        assert any("Xinhua" in name for name in names(statements[variant["statement"]]))


def test_names_of_one_person_are_one_actor_and_his_father_is_another(seeds):
    kim = next(a for a in seeds["actors"] if a["name"] in ("Kim Jong Un", "Kim Jong-un"))
    assert {"Kim", "Kim Jong-un", "Kim Jong Un"} <= {kim["name"], *kim["aliases"]}
    assert not any("Jong Il" in alias for alias in kim["aliases"])
    assert any(a["name"] == "Kim Jong Il" for a in seeds["actors"])
    trump = [a for a in seeds["actors"] if any("Trump" in n for n in (a["name"], *a["aliases"]))]
    assert len([a for a in trump if a["kind"] == "person"]) == 1


def test_the_reports_are_dated_with_reasons(seeds):
    dct = {d["uri"][:3]: d["dct"] for d in seeds["documents"]}
    assert dct["001"]["earliest"] == "2018-03-26"
    assert "2018-03-26" <= dct["001"]["latest"] <= "2018-04-30"
    assert dct["002"]["earliest"] == "2018-03-28"
    for number in ("000", "003"):
        assert "2018-03-25" <= dct[number]["earliest"] <= dct[number]["latest"] <= "2018-04-07"
    assert dct["004"]["earliest"] >= "2019-01-01"
    assert all(value["basis"] for value in dct.values())
