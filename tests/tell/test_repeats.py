"""A copy or rewrite of another report is shown with the reasons."""

import json

from secondsource.model import Document, Link, Record, Records
from secondsource.tell.brief import Brief

from .cases import COUNTS, ECHO_DOC, LEDGER_DOC, small_case


def report(name: str) -> Document:
    return Document(
        uri=f"{name}.txt", publisher=name, text=f"The words of {name}.", title=f"Title of {name}", lang="en"
    )


def link(left: Document, right: Document, judgement: str, score: float, *reasons: str) -> Link:
    return Link(about="document", left=left.id, right=right.id, judgement=judgement, score=score, reasons=reasons)  # type: ignore[arg-type]


HERALD, ECHO, POST = report("Herald"), report("Echo"), report("Post")
RECORDS: list[Record] = [
    HERALD,
    ECHO,
    POST,
    link(HERALD, ECHO, "same", 0.97, "97% of the words", "both credit Reuters"),
    link(HERALD, POST, "unsure", 0.4, "40% of the words"),
]


def brief() -> Brief:
    return Brief(Records(RECORDS), {}, COUNTS, copy_of={ECHO.id: HERALD.id})


def test_json_has_each_link_at_both_of_its_reports() -> None:
    told = {d["publisher"]: d["copies"] for d in json.loads(brief().to_json())["documents"]}
    assert told["Herald"] == [
        {"doc": ECHO.id, "judgement": "same", "score": 0.97, "reasons": ["97% of the words", "both credit Reuters"]},
        {"doc": POST.id, "judgement": "unsure", "score": 0.4, "reasons": ["40% of the words"]},
    ]
    assert [copy["doc"] for copy in told["Echo"] + told["Post"]] == [HERALD.id, HERALD.id]


def test_a_reader_sees_what_a_report_copies_and_why_in_each_format() -> None:
    for text in (brief().to_text(300), brief().to_markdown()):
        assert "a copy of Herald, Title of Herald (97% of the words; both credit Reuters)" in text
        assert "copied by Echo, Title of Echo" in text
        assert "shares wording with Herald, Title of Herald (40% of the words)" in text
    page = brief().to_html()
    assert "Herald, Title of Herald</a> <span>(97% of the words; both credit Reuters)</span>" in page


def test_a_copy_that_no_link_ties_to_its_original_names_both_that_and_what_it_is_linked_to() -> None:
    first, second, third = report("First"), report("Second"), report("Third")
    links = [link(first, second, "same", 1.0, "all words"), link(second, third, "same", 1.0, "all words")]
    made = Brief(Records([first, second, third, *links]), {}, COUNTS, copy_of={second.id: first.id, third.id: first.id})
    text = made.to_text(200)
    third_entry = text[text.index("Third: Title of Third") :].split("\n- ")[0]
    assert "a copy of First, Title of First\n" in third_entry
    assert "the same text as Second, Title of Second (all words)" in third_entry


def test_of_many_rewrites_a_few_are_named_and_the_rest_counted() -> None:
    others = [report(f"Paper {number}") for number in range(9)]
    links = [link(HERALD, other, "unsure", 0.4, "40% of the words") for other in others]
    text = Brief(Records([HERALD, *others, *links]), {}, COUNTS).to_text(200)
    assert "and with 4 more" in text


def test_what_no_link_joins_has_no_copies() -> None:
    told = {d["id"]: d for d in small_case().to_dict()["documents"]}
    assert [copy["doc"] for copy in told[ECHO_DOC.id]["copies"]] == [LEDGER_DOC.id]
    assert sum(bool(document["copies"]) for document in told.values()) == 2
