"""Chains end where somebody can be told from others; equal ends are one origin, and its reasons say why."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from secondsource.link.copies import link_copies
from secondsource.link.origins import find_origins
from secondsource.model import ChainLink, Document, Link, Origin, Region, Span, Statement, Story

TEXT = (
    "The ferry to Holmsund ran aground at dawn on a bank of sand, and its ninety passengers were taken off by fishing "
    "boats before the tide came in. Nobody was hurt."
)


def report(publisher: str, text: str = TEXT) -> Document:
    return Document(uri=f"{publisher}.txt", publisher=publisher, text=text)


def says(document: Document, *links: tuple[str, str], at: int = 0) -> Statement:
    """A statement whose chain runs from the publisher through these names and kinds."""
    chain = (ChainLink(document.publisher, "publisher"), *(ChainLink(name, kind) for name, kind in links))
    return Statement(doc=document.id, content=(Span(at, at + 9),), chain=chain)


def names(statements: list[Statement], documents: list[Document], copies: list[Link] | None = None) -> list[str]:
    return sorted(origin.name for origin in find_origins(statements, documents, copies or []))


def only(statements: list[Statement], *documents: Document) -> Origin:
    (origin,) = find_origins(statements, documents, [])
    return origin


POST, TIMES = report("Harbour Post"), report("Island Times")


def test_narration_has_the_publisher_as_origin() -> None:
    assert names([says(POST), says(TIMES)], [POST, TIMES]) == ["Harbour Post", "Island Times"]


def test_two_papers_that_cite_one_agency_are_one_origin() -> None:
    statements = [
        says(POST, ("Yonhap news agency of South Korea", "news_agency"), ("unidentified officials", "anonymous")),
        says(TIMES, ("Yonhap", "news_agency")),
    ]
    origin = only(statements, POST, TIMES)
    assert (origin.name, origin.kind) == ("Yonhap", "news_agency")
    assert any("“unidentified officials” names nobody" in reason for reason in origin.reasons)


def test_the_carrier_of_an_anonymous_source_is_the_origin() -> None:
    assert names([says(POST, ("a person with knowledge of it", "anonymous"))], [POST]) == ["Harbour Post"]


def test_media_of_a_country_name_nobody() -> None:
    chain = ("Duowei News", "publisher"), ("South Korean media", "publisher")
    assert names([says(POST, *chain)], [POST]) == ["Duowei News"]


def test_a_named_newspaper_is_an_origin() -> None:
    assert names([says(POST, ("Lindholm Gazette newspaper", "publisher"))], [POST]) == ["Lindholm Gazette newspaper"]


def test_a_person_quoted_by_two_papers_is_one_origin() -> None:
    statements = [says(POST, ("Kim Do-yun", "named_person")), says(TIMES, ("Kim Do Yun", "named_person"))]
    assert len(find_origins(statements, [POST, TIMES], [])) == 1


def test_a_last_name_goes_to_the_person_of_that_name_in_the_report() -> None:
    statements = [
        says(POST, ("Ana Kovar", "named_person")),
        says(POST, ("Kovar", "named_person"), at=20),
        says(TIMES, ("Ivo Kovar", "named_person")),
    ]
    assert names(statements, [POST, TIMES]) == ["Ana Kovar", "Ivo Kovar"]


def test_two_persons_of_one_family_name_are_two_origins() -> None:
    statements = [says(POST, ("Kim Do-yun", "named_person")), says(TIMES, ("Kim Seo-jun", "named_person"))]
    assert len(find_origins(statements, [POST, TIMES], [])) == 2


def test_a_pronoun_nobody_resolved_is_nobody() -> None:
    assert names([says(POST, ("he", "named_person"))], [POST]) == ["Harbour Post"]


def test_a_country_and_its_capital_are_one_government() -> None:
    statements = [says(POST, ("Beijing", "official")), says(TIMES, ("China", "official"))]
    assert names(statements, [POST, TIMES]) == ["China"]


def test_publishers_of_one_owner_are_one_origin_and_the_reason_names_it() -> None:
    origin = only([says(report("CNBC")), says(report("NBC News"))], report("CNBC"), report("NBC News"))
    assert any("belongs to NBCUniversal" in reason for reason in origin.reasons)


def test_the_media_of_one_state_are_one_origin_with_or_without_a_name() -> None:
    statements = [
        says(POST, ("Xinhua", "state_media")),
        says(POST, ("China’s state-run news agency", "state_media"), at=20),
        says(TIMES, ("Chinese state media", "state_media")),
        says(TIMES, ("KCNA", "state_media"), at=20),
    ]
    origins = find_origins(statements, [POST, TIMES], [])
    assert sorted(len(origin.statements) for origin in origins) == [1, 3]
    assert any("Xinhua belongs to the state of China" in origin.reasons for origin in origins)


def test_the_narration_of_a_copy_has_the_origin_of_the_text_copied() -> None:
    copies = link_copies([POST, TIMES], [])
    (origin,) = find_origins([says(POST), says(TIMES)], [POST, TIMES], copies)
    assert origin.name == "Harbour Post"
    assert any("repeats that of Harbour Post: 100% of the shorter" in reason for reason in origin.reasons)


def test_two_papers_that_print_one_agency_report_rest_on_the_agency() -> None:
    first, second = report("Harbour Post", f"LINDHOLM (AP) - {TEXT}"), report("Island Times", "(AP) - All are well.")
    regions = [Region(doc=it.id, start=0, stop=len(it.text), kind="body") for it in (first, second)]
    (origin,) = find_origins([says(first), says(second)], [first, second], [], regions=regions)
    assert origin.name == "Associated Press"


def test_the_police_are_one_origin_within_a_story_and_another_in_the_next() -> None:
    other = report("Mainland News")
    statements = [says(it, ("police", "official")) for it in (POST, TIMES, other)]
    stories = [Story(documents=(POST.id, TIMES.id)), Story(documents=(other.id,))]
    origins = find_origins(statements, [POST, TIMES, other], [], stories)
    assert sorted(len(origin.statements) for origin in origins) == [1, 2]


def test_police_and_the_authorities_cannot_be_told_apart() -> None:
    statements = [says(POST, ("police", "official")), says(TIMES, ("the authorities", "official"))]
    assert names(statements, [POST, TIMES]) == ["the authorities"]


def test_every_statement_is_in_exactly_one_origin_whatever_the_order() -> None:
    statements = [says(POST), says(POST, ("Xinhua", "state_media")), says(TIMES, ("Ana Kovar", "named_person"))]
    origins = find_origins(statements, [POST, TIMES], [])
    assert sorted(id for origin in origins for id in origin.statements) == sorted(it.id for it in statements)
    assert find_origins(statements[::-1], [TIMES, POST], []) == origins


@given(
    st.lists(st.tuples(st.text(max_size=20), st.sampled_from(["named_person", "official", "publisher", "document"])))
)
def test_odd_names_raise_nothing(links: list[tuple[str, str]]) -> None:
    assert len(find_origins([says(POST, *links)], [POST], [])) == 1
