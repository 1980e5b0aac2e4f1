"""The check that every span quotes its document."""

from secondsource.tell.evidence import check_evidence

from .cases import small_case


def test_a_word_that_is_not_in_the_document_is_named() -> None:
    brief = small_case()
    told = brief.to_dict()
    told["statements"][0]["content"][0]["text"] += "!"
    faults = check_evidence(told, {document.id: document.text for document in brief.documents})
    assert len(faults) == 1
    assert faults[0].startswith("statements[0].content[0]: ")


def test_offsets_outside_of_the_document_are_named() -> None:
    brief = small_case()
    told = brief.to_dict()
    told["documents"][0]["regions"][0]["stop"] = 10**6
    told["claims"][0]["evidence"]["start"] = -1
    faults = check_evidence(told, {document.id: document.text for document in brief.documents})
    assert len(faults) == 2


def test_a_span_of_an_unknown_document_is_named() -> None:
    assert check_evidence({"mentions": [{"doc": "document-0", "start": 0, "stop": 1, "text": "a"}]}, {}) == [
        "mentions[0]: no document 'document-0'"
    ]


def test_offsets_are_code_points() -> None:
    brief = {"doc": "d", "start": 1, "stop": 3, "text": "é𝄞"}
    assert check_evidence({"x": [brief]}, {"d": "aé𝄞b"}) == []
