"""The page: what is on it, and what a report cannot put there."""

import re
from html.parser import HTMLParser

import pytest

from .cases import one_report, small_case

VOID = {"meta", "br", "link", "img", "hr", "input"}
HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "]]><svg onload=alert(1)>",
    "<!-- --!><base href=https://evil.example>",
]


class Seen(HTMLParser):
    """Notes tags, attributes, ids and text, and whether the tags close in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.balanced = True
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.balanced = self.balanced and bool(self.open) and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def test_the_page_asks_for_nothing_and_says_so_to_the_browser() -> None:
    page = small_case().to_html()
    seen = Seen(page)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page
    assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & set(seen.tags)
    assert "url(" not in page
    assert "@import" not in page
    assert not [name for _, name, _ in seen.attributes if name.startswith("on")]


def test_its_tags_are_balanced_and_each_place_has_one_name() -> None:
    seen = Seen(small_case().to_html())
    assert seen.balanced
    assert seen.open == []
    names = [value for _, name, value in seen.attributes if name == "id"]
    assert len(names) == len(set(names))


def test_every_link_leads_to_a_place_on_the_page() -> None:
    seen = Seen(small_case().to_html())
    names = {value for _, name, value in seen.attributes if name == "id"}
    targets = [value for _, name, value in seen.attributes if name == "href"]
    assert targets
    assert [target for target in targets if target[:1] != "#" or target[1:] not in names] == []


def test_a_reader_finds_what_was_read_and_what_became_of_it() -> None:
    text = Seen(small_case().to_html()).text
    for words in (
        "4 reports",
        "6 offered: 4 read, 1 duplicate, 1 set aside (why)",
        "at least 2 independent origins: the coast guard and Coastal News Agency",
        "12 and 14 cannot both be the toll of the same day",
        "Nobody tells it as a fact. Against it: the shipping line.",
        "The Ledger → Coastal News Agency → unnamed rescuers",
        "We did all that we could, and it was not enough",
        "We did everything we could. It was not enough",
        "related links 7",
        "reports/empty.txt",
        "a copy of The Ledger, Fire on the Aurora",
        "on a condition",
        "Made with secondsource 0.1.0, spacy 3.8.18",
    ):
        assert words in text, words


def test_each_status_and_each_credibility_is_explained() -> None:
    text = Seen(small_case().to_html()).text
    assert "Two or more independent origins assert it." in text
    assert "1 confirmed by other sources; 2 probably true" in text


def test_the_evidence_marks_the_words_within_their_paragraph() -> None:
    page = small_case().to_html()
    assert re.search(r'<mark class="source">The shipping line</mark> <mark class="cue">denied</mark> that', page)
    assert '<mark class="content">the sprinklers </mark><mark class="trigger">failed' not in page
    assert "Fourteen</mark> people died" in page


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_wherever_it_stands(text: str) -> None:
    page = one_report(text, publisher=text, title=text, uri=text).to_html()
    seen, harmless = Seen(page), Seen(one_report("calm words", publisher="calm", title="calm", uri="calm").to_html())
    assert set(seen.tags) <= set(harmless.tags) | {"mark"}
    assert {name for _, name, _ in seen.attributes} <= {name for _, name, _ in harmless.attributes}
    assert not [value for _, name, value in seen.attributes if name == "href" and not value.startswith("#")]
    assert " ".join(text.split()) in seen.text
    assert seen.balanced


def test_characters_that_hide_or_turn_text_are_shown() -> None:
    page = one_report("safe \u202etxet\u202c \x00\x1b[31m \u2066x\u2069 end\x85").to_html()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)
    assert "[U+202E]" in page
    assert "␛[31m" in page
