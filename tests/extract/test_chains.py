"""Chains: from the publisher through the carriers to the origin, and what kind each source is."""

from __future__ import annotations

import re

import pytest

from secondsource.extract.actors import find_actors
from secondsource.extract.attribution import find_statements
from secondsource.extract.outlets import find_outlet, outlet_name
from secondsource.extract.same_outlet import squeeze
from secondsource.extract.sources import kind_of_name, strip_name
from secondsource.model import ChainLink, Document, Region, Statement
from secondsource.parse.english import parse_document


def chains(text: str) -> dict[str, list[tuple[str, str]]]:
    """Content -> the chain without the publisher, of all attributed statements."""
    document = Document(uri="case", publisher="The Paper", text=text)
    regions = [
        Region(doc=document.id, start=line.start(), stop=line.end(), kind="body")
        for line in re.finditer(r"[^\n]+", text)
    ]
    parse = parse_document(document, regions)
    found: list[Statement] = find_statements(document, regions, parse, find_actors(document, parse))
    return {
        text[item.span.start : item.span.stop]: [(link.name, link.kind) for link in item.chain[1:]]
        for item in found
        if item.quote_type != "narration"
    }


def test_nested_reports_give_a_chain_of_three() -> None:
    told = chains("Le Monde reported that the minister said that the doctors had warned that the water was bad.")
    assert told["the water was bad"] == [
        ("Le Monde", "publisher"),
        ("minister", "official"),
        ("doctors", "anonymous"),
    ]


def test_according_to_stands_outside_of_what_it_reports() -> None:
    told = chains("The ministry reported that three people were killed, according to Xinhua.")
    assert told["three people were killed"] == [("Xinhua", "state_media"), ("ministry", "official")]


def test_an_outlet_that_reports_according_to_others_stands_outside() -> None:
    told = chains("Bloomberg reported that prices had doubled, according to a study by the bank.")
    assert [kind for _, kind in told["prices had doubled"]] == ["news_agency", "document"]


def test_who_denies_a_claim_does_not_carry_it() -> None:
    told = chains("The rebels denied the government's claim that the town had fallen.")
    assert ("rebels", "anonymous") not in told["the town had fallen"] or len(told["the town had fallen"]) == 1


def test_sources_of_an_outlet_are_two_links() -> None:
    told = chains("Bloomberg sources have confirmed the visit.")
    assert told["the visit"] == [("Bloomberg", "news_agency"), ("Bloomberg sources", "anonymous")]


def test_a_demand_passes_nothing_on() -> None:
    told = chains("The king asked the general to say that the war was over.")
    assert all(len(chain) < 2 for chain in told.values())


def test_it_and_the_newspaper_mean_the_outlet_named_before() -> None:
    told = chains("Le Monde was first with the news.\nThe newspaper said that the bank had failed.")
    assert told["the bank had failed"] == [("Le Monde", "publisher")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Xinhua", "state_media"),
        ("the Associated Press", "news_agency"),
        ("The New York Times", "publisher"),
        ("Twitter", "social_media"),
        ("Ruritania News24", "publisher"),
        ("Ministry of Health", "official"),
        ("Ruritanian Liberation Army", "organization"),
    ],
)
def test_names_have_kinds(name: str, kind: str) -> None:
    assert kind_of_name(name, "organization") == kind


def test_a_person_is_a_named_person() -> None:
    assert kind_of_name("Ada Lovelace", "person") == "named_person"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A source said the ship had sailed.", "anonymous"),
        ("An official who asked not to be named said the ship had sailed.", "anonymous"),
        ("Officials said the ship had sailed.", "official"),
        ("The company said the ship had sailed.", "organization"),
        ("A court filing said the ship had sailed.", "document"),
        ("A local newspaper said the ship had sailed.", "publisher"),
        ("The state news agency said the ship had sailed.", "state_media"),
        ("A spokesman for the company said the ship had sailed.", "organization"),
        ("A spokesman for the ministry said the ship had sailed.", "official"),
        ("One of its photographers said the ship had sailed.", "anonymous"),
    ],
)
def test_sources_without_a_name_have_kinds(text: str, kind: str) -> None:
    assert chains(text)["the ship had sailed"][-1][1] == kind


def test_names_lose_determiners_and_possessives() -> None:
    assert strip_name("the  minister’s") == "minister"
    assert strip_name("The") == "The"


def test_an_outlet_is_known_inside_of_a_phrase_but_common_words_are_not() -> None:
    assert outlet_name("China’s state news agency Xinhua") == "Xinhua"
    assert find_outlet("a time of war") is None


def test_hosts_and_names_of_a_publisher_are_compared_alike() -> None:
    assert squeeze("www.reuters.com") == squeeze("Reuters")
    assert squeeze("VOA News") == squeeze("Voice of America")


def test_links_carry_the_words_that_name_them() -> None:
    text = "Kyodo reported, citing two unidentified officials, that the ship had left."
    document = Document(uri="case", publisher="P", text=text)
    regions = [Region(doc=document.id, start=0, stop=len(text), kind="body")]
    statements = find_statements(document, regions, parse_document(document, regions), [])
    links: list[ChainLink] = [link for item in statements if item.quote_type != "narration" for link in item.chain[1:]]
    assert [text[link.span.start : link.span.stop] for link in links if link.span] == [
        "Kyodo",
        "two unidentified officials",
    ]


def test_an_agency_that_no_list_knows_is_told_by_its_name() -> None:
    told = chains("The Karstland News Agency reported, citing an unnamed officer, that the pass was closed.")
    assert told["the pass was closed"] == [("Karstland News Agency", "news_agency"), ("unnamed officer", "anonymous")]


def test_an_outlet_that_closes_the_sentence_stands_outside_of_it() -> None:
    told = chains("The rebels said they had taken what they wanted in the town, Le Monde reported.")
    assert told["they had taken what they wanted in the town"][0] == ("Le Monde", "publisher")
    assert told["they had taken what they wanted in the town"][1][1] == "organization"


def test_according_to_stands_outside_of_a_paper_that_reported_before_it() -> None:
    told = chains("Three people were killed, a state newspaper reported, according to the committee.")
    assert [kind for _, kind in told["Three people were killed"]][-1] == "state_media"


def test_who_is_cited_in_a_sentence_of_its_own_stands_behind_the_report_before() -> None:
    told = chains("Le Monde reported that the bank had failed. The report quoted two officials.")
    assert told["the bank had failed"] == [("Le Monde", "publisher"), ("two officials", "official")]


def test_quoted_by_nobody_is_quoted_by_the_outlet_before() -> None:
    told = chains('Le Monde sent a man there.\n"The bank has failed and nobody is left," a clerk was quoted as saying.')
    assert [name for name, _ in told["The bank has failed and nobody is left"]] == ["Le Monde", "clerk"]


def test_quoted_by_an_agency_is_not_quoted_by_another_outlet_before() -> None:
    told = chains('Le Monde sent a man there.\n"The bank has failed," the mayor was quoted as saying by Reuters.')
    assert ("Le Monde", "publisher") not in told["The bank has failed"]


def test_a_pronoun_for_the_speaker_is_no_second_source() -> None:
    told = chains("Residents said they had heard that the bank had failed.")
    assert told["the bank had failed"] == [("Residents", "anonymous")]


def test_what_somebody_wants_is_no_statement_where_another_tells_of_it() -> None:
    told = chains("Le Monde reported that the king wants to leave the country.")
    assert all(len(chain) == 1 for chain in told.values())


def test_an_outlet_that_speaks_of_itself_is_no_link() -> None:
    told = chains("A clerk told CNN that the bank had failed. CNN could not independently confirm the report.")
    assert told["the bank had failed"] == [("clerk", "anonymous")]


def test_a_name_that_the_text_calls_an_outlet_s_is_one() -> None:
    told = chains("The daily Al Bayan was first.\nAl Bayan quoted a clerk as saying that the bank had failed.")
    assert told["the bank had failed"] == [("Al Bayan", "publisher"), ("clerk", "anonymous")]


def test_two_outlets_in_one_sentence_stand_side_by_side() -> None:
    told = chains(
        "In Rome the banks were closed, Reuters reported, while in Bonn they opened, the Daily Mail reported."
    )
    assert told["In Rome the banks were closed"] == [("Reuters", "news_agency")]


def test_an_anchor_passes_on_for_the_outlet_of_the_transcript() -> None:
    told = chains("JANE DOE, CNN ANCHOR: Reuters reports that the bank has failed.")
    assert told["the bank has failed"] == [("Reuters", "news_agency")]


def test_who_responds_to_reports_does_not_carry_them() -> None:
    told = chains("The mayor responded on Friday to reports that the bank had failed.")
    assert ("mayor", "official") not in told.get("the bank had failed", [])


def test_the_agency_of_the_united_nations_is_no_news_agency() -> None:
    told = chains("The U.N. agency said that the dam had burst.")
    assert [kind for _, kind in told["the dam had burst"]] == ["organization"]


def test_what_is_issued_in_a_statement_is_said_by_its_author() -> None:
    told = chains("The company issued a statement saying that the dam had burst.")
    assert [kind for _, kind in told["the dam had burst"]] == ["organization"]


def test_a_quotation_inside_a_quotation_has_a_speaker_of_its_own() -> None:
    told = chains(
        "\"They broke the door. The soldiers said, 'Come out and nobody will be hurt.' We went,\" Ann Lee said."
    )
    assert [name for name, _ in told["Come out and nobody will be hurt"]] == ["Ann Lee", "soldiers"]


def test_a_line_that_only_names_the_speaker_belongs_to_the_quotation_before() -> None:
    told = chains('"When will the bank open again for its clients?"\nThe mayor asked on CBS.\nNobody knew.')
    assert not any("Nobody" in content for content in told)
