"""The brief as text and Markdown."""

import io
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from secondsource.model import Problem, Records
from secondsource.tell.brief import Brief
from secondsource.tell.markdown import escape_markdown
from secondsource.tell.text import print_text
from secondsource.tell.wording import visible

from .cases import COUNTS, one_report, small_case


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(len(line) for line in small_case().to_text(width).splitlines()) <= width


def test_it_tells_the_same_as_the_page() -> None:
    text = " ".join(small_case().to_text(100).split())
    for words in (
        "[corroborated] Fire on the ferry Aurora",
        "5 May 2021 one origin → 6 May 2021 corroborated",
        "Asserted as fact by at least 2 independent origins: the coast guard and Coastal News Agency.",
        "[one origin] 14 (Coastal News Agency)",
        "The Ledger → the shipping line: the sprinklers had failed [denied]",
        "unnamed rescuers: Fourteen people died in the fire on the Aurora [so in 1 more report]",
        "reports/empty.txt: The file is empty",
    ):
        assert words in text, words


def test_piped_it_has_no_colour_codes_and_on_a_terminal_it_has() -> None:
    assert "\x1b" not in small_case().to_text()
    screen = io.StringIO()
    print_text(small_case().outline, Console(file=screen, force_terminal=True, width=90, color_system="standard"))
    assert "\x1b[" in screen.getvalue()


def test_a_report_cannot_send_codes_to_the_terminal() -> None:
    brief = one_report("calm \x1b]0;title\x07 \x1b[2J \u202eright \x9b1m", publisher="\x1b[31mred")
    text = brief.to_text()
    assert not set(text) & set("\x1b\x07\x9b\u202e")
    screen = io.StringIO()
    print_text(brief.outline, Console(file=screen, force_terminal=False, width=90))
    assert "\x1b" not in screen.getvalue()


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
def test_no_text_from_outside_reaches_the_terminal_as_a_code(text: str) -> None:
    report = one_report(text, publisher=text, title=text, uri=text)
    brief = Brief(Records([*report.records, Problem(where=text, message=text)]), {}, COUNTS)
    screen = io.StringIO()
    print_text(brief.outline, Console(file=screen, force_terminal=False, width=90))
    for written in (brief.to_text(), brief.to_markdown(), screen.getvalue()):
        assert visible(written) == written


def test_rich_markup_of_a_report_stays_text() -> None:
    screen = io.StringIO()
    brief = one_report("the [bold red]mayor[/] [link=https://evil.example]spoke[/link]")
    print_text(brief.outline, Console(file=screen, force_terminal=True, width=100, color_system="standard"))
    assert "[bold red]mayor[/]" in screen.getvalue()


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# no heading", "\\# no heading"),
        ("- no item", "\\- no item"),
        ("1. no item", "1\\. no item"),
        ("[a](javascript:b)", "\\[a\\](javascript\\:b)"),
        ("<b>*x*</b>", "\\<b\\>\\*x\\*\\</b\\>"),
        ("see https://a.example and www.b.example", "see https\\://a.example and www\\.b.example"),
        ("two\nlines", "two lines"),
        ("&lt;b&gt;", "\\&lt;b\\&gt;"),
    ],
)
def test_markdown_of_a_report_stays_text(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


def test_markdown_has_headings_and_a_list_of_reports() -> None:
    text = small_case().to_markdown()
    assert text.startswith("# 2 stories\n")
    assert "\n## The fire on the Aurora\n" in text
    assert "- The Herald: Ferry burns off Port Marlow" in text


def test_markdown_parts_stand_apart_so_that_none_runs_into_the_list_before() -> None:
    lines = small_case().to_markdown().splitlines()
    for before, line in pairwise(lines):
        if line and not line.lstrip().startswith("- "):
            assert before == "", line
    assert "\n\n\n" not in small_case().to_markdown()


def test_the_values_of_a_dispute_stand_below_it_and_their_words_below_them() -> None:
    text = small_case().to_markdown()
    assert "\n- killed: disputed\n  - **[one origin]** 12" in text
    assert "\n    - The Herald → the coast guard: At least twelve people died" in text
