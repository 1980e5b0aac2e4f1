"""One line for each statement, with its evidence."""

from pathlib import Path

import secondsource as ss


def brief_of(folder: Path, text: str) -> str:
    (folder / "ledger.txt").write_text(text, encoding="utf-8")
    return " ".join(ss.brief([folder]).to_text().split())


def test_what_a_report_tells_itself_is_quoted_with_what_others_say_in_it(tmp_path: Path) -> None:
    told = brief_of(tmp_path, "President Mira Holt met her ministers on Tuesday and said that taxes would fall.")
    assert "President Mira Holt met her ministers on Tuesday and said that taxes would fall." in told


def test_a_dateline_is_not_quoted(tmp_path: Path) -> None:
    told = brief_of(
        tmp_path, "OSLO, May 4 - President Mira Holt of Norway met President Ada Berg of Iceland on Tuesday."
    )
    assert "> ledger.txt: President Mira Holt of Norway met" in told


def test_a_person_has_one_name_through_a_brief_whatever_a_report_calls_him(tmp_path: Path) -> None:
    for paper, name in (("ledger", "Kim Jong-un"), ("herald", "Kim Jong-un"), ("echo", "Kim Jong Un")):
        text = f"North Korean leader {name} said in {paper} on Tuesday that the talks in Geneva would go on."
        (tmp_path / f"{paper}.txt").write_text(text, encoding="utf-8")
    told = " ".join(ss.brief([tmp_path]).to_text().split())
    assert "→ Kim Jong-un: " in told
    assert "→ Kim Jong Un: " not in told


def test_a_number_that_a_correction_takes_back_is_told_as_withdrawn(tmp_path: Path) -> None:
    told = brief_of(
        tmp_path,
        "Five people died in a fire in Goldsboro on Friday, the mayor said.\n\n"
        "Correction: An earlier version of this report said that six people had died. The number is five.",
    )
    assert "six people had died [withdrawn]" in told
    assert "superseded: 6" in told
