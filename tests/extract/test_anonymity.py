"""The words that hide a source: found as they stand, and not where they hide something else."""

import pytest

from secondsource.extract.actors import find_actors
from secondsource.extract.attribution import find_statements
from secondsource.model import ChainLink, Document, Region
from secondsource.parse.english import parse_document


def innermost(text: str) -> tuple[ChainLink, str]:
    """The last link of the longest chain, and the words that hide it."""
    document = Document(uri="case", publisher="The Paper", text=text)
    regions = [Region(doc=document.id, start=0, stop=len(text), kind="body")]
    parse = parse_document(document, regions)
    found = find_statements(document, regions, parse, find_actors(document, parse))
    link = max((item.chain for item in found), key=len)[-1]
    return link, text[link.anonymity.start : link.anonymity.stop] if link.anonymity else ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dam had burst, unidentified officials said.", "unidentified"),
        ("Officials who asked not to be named said that the dam had burst.", "not to be named"),
        ("Two people familiar with the talks said that the dam had burst.", "familiar with"),
        ("Officials said on condition of anonymity that the dam had burst.", "anonymity"),
        ("Witnesses said that the dam had burst.", "Witnesses"),
        ("An official whom it did not identify said that the dam had burst.", "it did not identify"),
        ("A fighter, who did not give his name, said that the dam had burst.", "not give his name"),
    ],
)
def test_the_words_that_hide_a_source_are_kept(text: str, words: str) -> None:
    link, hiding = innermost(text)
    assert (link.kind, hiding) == ("anonymous", words)


@pytest.mark.parametrize(
    "text",
    [
        "The company, which declined to identify the buyer, said that the sale was over.",
        "The ministry said that the dam had burst.",
        "Mary Ortiz, who did not name the town, said that the dam had burst.",
    ],
)
def test_who_hides_another_is_not_hidden(text: str) -> None:
    link, hiding = innermost(text)
    assert link.kind != "anonymous"
    assert hiding == ""


def test_the_state_that_controls_an_outlet_stands_in_its_link() -> None:
    link, _ = innermost("Xinhua reported that the dam had burst.")
    assert (link.kind, link.state) == ("state_media", "CHN")
