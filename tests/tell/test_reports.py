"""What is said of each report."""

from datetime import date

from secondsource.model import Document, Interval, Original, Records, Region
from secondsource.tell.brief import Brief

from .cases import COUNTS, small_case


def test_the_date_stands_with_its_basis_and_an_undated_report_says_so() -> None:
    dates = {view.publisher: (view.date, view.date_basis) for view in small_case().outline.reports}
    assert dates["The Herald"] == ("5 May 2021", "dateline")
    assert dates["echo.example"] == ("undated", "")
    assert dates["The Courier"][0] == "7–13 June 2021"


def test_what_was_set_aside_is_counted_by_kind() -> None:
    litter = {view.publisher: view.litter for view in small_case().outline.reports}
    assert litter["The Herald"] == (("related links", 7),)
    assert litter["The Ledger"] == ()


def test_a_report_in_another_language_is_kept_and_named() -> None:
    text = "Le bac a pris feu au large du port."
    document = Document(uri="f.txt", publisher="Le Courrier", text=text, lang="fr")
    region = Region(doc=document.id, start=0, stop=len(text), kind="body")
    brief = Brief(Records([document, region]), {}, COUNTS)
    assert "kept but not read, as it is in another language (fr)" in brief.to_text()
    assert "kept but not read, as it is in another language (fr)" in brief.to_html()
    assert text in brief.to_html()


def test_how_a_report_was_filed_and_where_it_was_read_from_is_told() -> None:
    updated = Interval(date(2021, 5, 6), date(2021, 5, 6), "JSON-LD dateModified")
    document = Document(
        uri="https://herald.example/fire",
        publisher="The Herald",
        text="The ferry burned.",
        lang="en",
        dateline="PORT MARLOW",
        agency="Reuters",
        family="Harbour Group",
        updated=updated,
    )
    original = Original(doc=document.id, where="saved.zip", part="fire.html")
    brief = Brief(Records([document, original]), {}, COUNTS)
    said = (
        "filed from PORT MARLOW; carries Reuters; updated 6 May 2021 (JSON-LD dateModified); "
        "publisher belongs to Harbour Group"
    )
    assert said in brief.to_text(400)
    assert said in brief.to_html()
    assert "https://herald.example/fire · read from saved.zip/fire.html" in brief.to_html()
    told = brief.to_dict()["documents"][0]
    assert told["updated"] == {"earliest": "2021-05-06", "latest": "2021-05-06", "basis": "JSON-LD dateModified"}
    assert (told["original"]["where"], told["original"]["part"]) == ("saved.zip", "fire.html")


def test_what_was_added_later_is_told_with_its_day() -> None:
    text = "The ferry burned.\nIt was raised since."
    document = Document(uri="a.txt", publisher="The Herald", text=text, lang="en", published="2021-05-05T06:00+02:00")
    day = Interval(date(2021, 5, 7), date(2021, 5, 7), "the note itself")
    note = Region(doc=document.id, start=18, stop=37, kind="editors_note", later=True, written=day)
    brief = Brief(Records([document, Region(doc=document.id, start=0, stop=17, kind="body"), note]), {}, COUNTS)
    assert "editor&#39;s note, added later (7 May 2021)" in brief.to_html()
    assert 'title="2021-05-05T06:00+02:00"' in brief.to_html()
    told = brief.to_dict()["documents"][0]["regions"]
    assert [(region["later"], (region["written"] or {}).get("earliest")) for region in told] == [
        (False, None),
        (True, "2021-05-07"),
    ]
