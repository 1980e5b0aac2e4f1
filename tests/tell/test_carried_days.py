"""An event without a day of its own stands on the day of the sentence before, and the timeline says so."""

from __future__ import annotations

from pathlib import Path

import secondsource

TEXT = """The rebels shelled the village of Kasan on Monday. Police arrested the mayor of Dorn, the ministry said.

The rebels fled. The army had killed ten of them.
"""


def test_the_day_of_the_sentence_before_is_told_as_such(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text(
        f'[{{"title": "Shells", "published": "2018-03-28", "publisher": "The Herald", "text": {TEXT!r}}}]'.replace(
            "'", '"'
        ),
        encoding="utf-8",
    )
    entries = secondsource.brief([report]).timeline().to_dict()["entries"]
    arrest = next(entry for entry in entries if "rrest" in entry["label"])
    assert (arrest["days"]["earliest"], arrest["days"]["latest"]) == ("2018-03-26", "2018-03-26")
    assert arrest["days"]["basis"] == "the day of the sentence before"
    assert [item["basis"] for item in arrest["evidence"]] == [
        "“Monday” in The Herald, the day of the sentence before, counted from 28 March 2018"
    ]
    assert not any("killed" in item["text"] and item["time"] for entry in entries for item in entry["evidence"])
