"""When a statement was made."""

import pytest

from secondsource.extract.sayings import find_sayings
from secondsource.model import ChainLink, Document, Region, Span, Statement, TimeMention
from secondsource.parse.english import parse_document


def sayings(text: str, content: str, cue: str, time: str, **more: str) -> list[str]:
    """The words that date a statement whose content, cue and one time expression are these words."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    document = Document(uri="a", publisher="The Ledger", text=text)
    parse = parse_document(document, [Region(doc=document.id, start=0, stop=len(text), kind="body")])
    chain = (ChainLink("The Ledger", "publisher"), ChainLink("the palace", "organization"))
    statement = Statement(doc=document.id, content=(span(content),), cue=(span(cue),) if cue else (), chain=chain)
    when = span(time)
    fields = {"type": "DATE", "form": "XXXX-WXX-1", **more}
    mention = TimeMention(doc=document.id, start=when.start, stop=when.stop, **fields)  # type: ignore[arg-type]
    found = list(find_sayings(parse, [statement], [mention]))
    assert all((saying.statement, saying.mention) == (statement.id, mention.id) for saying in found)
    return [time for _ in found]


def test_a_time_that_hangs_on_the_cue_dates_the_statement() -> None:
    assert sayings("The palace said on Monday that the queen was ill.", "the queen was ill", "said", "Monday") == [
        "Monday"
    ]


def test_a_time_at_the_head_of_the_sentence_may_hang_on_the_cue() -> None:
    assert sayings("On Monday, the palace said that she was ill.", "she was ill", "said", "Monday") == ["Monday"]


def test_a_time_within_the_content_dates_what_is_told() -> None:
    text = "The palace said that the queen fell ill on Monday."
    assert sayings(text, "the queen fell ill on Monday", "said", "Monday") == []


def test_a_time_within_the_content_never_dates_the_statement_though_it_hangs_on_the_cue() -> None:
    text = "The palace said on Monday that the queen was ill."
    assert sayings(text, "on Monday that the queen was ill", "said", "Monday") == []


def test_a_time_of_another_verb_does_not_date_the_statement() -> None:
    text = "The palace said that she was ill. The king left on Monday."
    assert sayings(text, "she was ill", "said", "Monday") == []


def test_narration_has_no_cue_that_could_be_dated() -> None:
    assert sayings("The queen left on Monday, and all was well.", "all was well", "", "Monday") == []


@pytest.mark.parametrize("mod", ["SINCE", "UNTIL", "BEFORE", "AFTER"])
def test_a_limit_does_not_say_when_something_was_said(mod: str) -> None:
    text = "The palace has said since Monday that she is ill."
    assert sayings(text, "she is ill", "said", "Monday", mod=mod) == []


def test_a_length_of_time_does_not_say_when_something_was_said() -> None:
    text = "The palace said for days that she was ill."
    assert sayings(text, "she was ill", "said", "days", type="DURATION") == []
