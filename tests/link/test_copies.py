"""Copies and rewrites are found by shared wording, with the reasons, and never the other way round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from secondsource.link.copies import clusters, compare_runs, find_copy_of, link_copies, word_runs
from secondsource.model import Document, Interval, Link, Region

FIRE = (
    "A fire destroyed the old grain store at the harbour of Lindholm early on Tuesday. Two night watchmen were taken "
    "to hospital with smoke in their lungs, the fire chief said. Forty firefighters from three towns fought the flames "
    "until noon, and the road along the quay stayed closed all day. The cause is not known yet."
)
LATER = (
    "The cause of the fire at Lindholm's grain store was a heater, investigators said on Friday. Two night watchmen "
    "were taken to hospital with smoke in their lungs, the fire chief said. Forty firefighters from three towns fought "
    "the flames until noon. Both men have gone home since, and the owner wants to build again before the next harvest "
    "comes in from the islands."
)
OTHER = (
    "The harbour council of Lindholm voted on Monday to widen the quay. Ships of up to ninety metres will be able to "
    "land from next spring on, and the old railway siding will be torn up. Fishermen spoke against the plan."
)


def report(uri: str, publisher: str, text: str, day: date | None = None) -> Document:
    dct = Interval(day, day, "given") if day else Interval()
    return Document(uri=uri, publisher=publisher, text=text, dct=dct)


def body(document: Document, *kinds: str) -> list[Region]:
    """One region a line, body unless kinds are given for the first lines."""
    regions, start = [], 0
    for number, line in enumerate(document.text.split("\n")):
        kind = kinds[number] if number < len(kinds) else "body"
        regions.append(Region(doc=document.id, start=start, stop=start + len(line), kind=kind))
        start += len(line) + 1
    return regions


def link(documents: list[Document]) -> list[Link]:
    return link_copies(documents, [region for document in documents for region in body(document)])


def test_the_same_text_from_two_publishers_is_a_copy() -> None:
    documents = [report("a", "Harbour Post", FIRE), report("b", "Island Times", FIRE)]
    (found,) = link(documents)
    assert (found.about, found.judgement, found.score) == ("document", "same", 1.0)
    assert "100% of the shorter text's 8-word runs" in found.reasons[0]


def test_the_longest_passage_that_both_have_is_counted_in_words() -> None:
    (found,) = link([report("a", "Harbour Post", FIRE), report("b", "Harbour Post", LATER)])
    assert "the longest passage that both have is 26 words long" in found.reasons


def test_a_text_cut_short_is_a_copy() -> None:
    (found,) = link([report("a", "Harbour Post", FIRE), report("b", "Island Times", FIRE[:230])])
    assert found.judgement == "same"


def test_a_later_version_with_other_paragraphs_is_a_rewrite_and_unsure() -> None:
    (found,) = link([report("a", "Harbour Post", FIRE), report("b", "Harbour Post", LATER)])
    assert found.judgement == "unsure"
    assert 0.3 <= found.score < 0.8
    assert "both are published by Harbour Post" in found.reasons


def test_reports_of_one_town_that_share_no_wording_are_not_linked() -> None:
    assert link([report("a", "Harbour Post", FIRE), report("b", "Island Times", OTHER)]) == []


def test_what_stands_in_furniture_makes_no_copy() -> None:
    first = report("a", "Harbour Post", f"{FIRE}\nShort and different words about the council stand here today.")
    second = report("b", "Island Times", f"{FIRE}\nQuite another story of a lost dog that came home by ferry alone.")
    regions = body(first, "teaser") + body(second, "teaser")
    assert link_copies([first, second], regions) == []


def test_pages_of_mere_furniture_under_different_titles_are_no_copies() -> None:
    notice = (
        "This page needs a newer browser to be shown. Please switch on scripts and reload it, or write to our desk."
    )
    first = Document(uri="a", publisher="Harbour Post", text=notice, title="Grain store burns in Lindholm")
    second = Document(uri="b", publisher="Island Times", text=notice, title="Ferry aground off Askvik")
    assert link([first, second]) == []


def test_two_headlines_alone_make_no_copy() -> None:
    assert link([report("a", "Harbour Post", "Fire in Lindholm"), report("b", "Times", "Fire in Lindholm")]) == []


def test_a_common_credit_to_an_agency_is_a_reason() -> None:
    documents = [
        report("a", "Harbour Post", f"LINDHOLM (Reuters) - {FIRE}"),
        report("b", "Times", f"LINDHOLM (Reuters) - {FIRE}"),
    ]
    assert "both credit Reuters" in link(documents)[0].reasons


def test_a_declared_reprint_names_where_the_text_is_from() -> None:
    documents = [report("a", "Harbour Post", FIRE), report("b", "Blog", f"Re-blogged from Harbour Post\n{FIRE}")]
    (found,) = link(documents)
    assert "Blog says that its text is from Harbour Post" in found.reasons
    assert find_copy_of(documents, [found]) == {documents[1].id: documents[0].id}


def test_an_agency_that_only_the_metadata_names_is_a_reason_too() -> None:
    documents = [replace(report(name, name, FIRE), agency="Reuters") for name in ("Harbour Post", "Island Times")]
    assert "both credit Reuters" in link(documents)[0].reasons


def test_a_credit_to_the_agency_that_published_the_other_names_it_as_the_original() -> None:
    own = report("a", "Reuters", FIRE, date(2020, 3, 4))
    printed = replace(report("0", "Harbour Post", FIRE, date(2020, 3, 4)), agency="Reuters")
    (found,) = link([own, printed])
    assert "Harbour Post says that its text is from Reuters" in found.reasons
    assert find_copy_of([own, printed], [found]) == {printed.id: own.id}


def test_two_versions_by_one_agency_do_not_become_copies_by_crediting_it() -> None:
    versions = [replace(report(text[:9], "Reuters", text), agency="Reuters") for text in (FIRE, LATER)]
    (found,) = link(versions)
    assert found.judgement == "unsure"
    assert "both credit Reuters" not in found.reasons


def test_of_one_day_the_clock_decides_whatever_the_zone() -> None:
    day = date(2020, 3, 4)
    seoul = replace(report("b", "Harbour Post", FIRE, day), published="2020-03-04T09:00+09:00")
    london = replace(report("a", "Island Times", FIRE, day), published="2020-03-04T08:00+00:00")
    assert find_copy_of([seoul, london], link([seoul, london])) == {london.id: seoul.id}


def test_one_family_of_publishers_and_one_address_are_told() -> None:
    left, right = (replace(report(name, name, FIRE), family="Harbour Group") for name in ("Post", "Times"))
    assert "both publishers belong to Harbour Group" in link([left, right])[0].reasons
    address = "https://post.example/fire"
    versions = [report(address, "Harbour Post", text) for text in (FIRE, LATER)]
    assert "both are published by Harbour Post at the same address" in link(versions)[0].reasons


def test_the_earliest_of_the_copies_is_the_one_copied() -> None:
    late = report("a", "Harbour Post", FIRE, date(2020, 3, 5))
    early = report("b", "Island Times", FIRE, date(2020, 3, 4))
    undated = report("c", "Mainland News", FIRE)
    documents = [late, undated, early]
    assert find_copy_of(documents, link(documents)) == {late.id: early.id, undated.id: early.id}


def test_a_rewrite_is_nobodys_copy() -> None:
    documents = [report("a", "Harbour Post", FIRE), report("b", "Harbour Post", LATER)]
    assert find_copy_of(documents, link(documents)) == {}


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents = [report(str(number), f"Paper {number}", text) for number, text in enumerate((FIRE, LATER, OTHER, FIRE))]
    assert link(documents) == link(documents[::-1])


def test_a_crowd_of_reprints_stays_one_cluster() -> None:
    documents = [report(str(number), f"Paper {number}", FIRE) for number in range(40)]
    links = link(documents)
    assert len(links) < 40 * 39 / 2
    assert len(find_copy_of(documents, links)) == 39


def test_clusters_join_links_that_meet() -> None:
    pairs = [("c", "b"), ("x", "y"), ("a", "b")]
    links = [Link(about="document", left=left, right=right, judgement="same") for left, right in pairs]
    assert clusters(links) == [("a", "b", "c"), ("x", "y")]


@given(st.lists(st.text(max_size=200), max_size=5))
def test_odd_texts_raise_nothing(texts: list[str]) -> None:
    link([report(str(number), "", text) for number, text in enumerate(texts)])


@given(st.text(max_size=300), st.text(max_size=300))
def test_overlap_is_symmetric_and_a_share(left: str, right: str) -> None:
    there, back = compare_runs(word_runs(left), word_runs(right)), compare_runs(word_runs(right), word_runs(left))
    assert there == back
    assert 0.0 <= there.share <= 1.0
