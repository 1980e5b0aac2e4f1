"""Which of the lines above a report is its title, which its standfirst, which the name of the paper?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from secondsource.read.company import ENDS, Company
from secondsource.read.words import plain_line, word_list

FARTHEST = 14
"""Blocks above the first paragraph among which the title is looked for."""
MOST_STANDFIRSTS = 3
TOLERANCE = 0.2
"""By so much a line above may fall short of the best share and still be the title, since titles stand first."""
TITLE_WORDS = (2, 30)
KICKER = 0.4
"""The share of its words in the report from which a line above the title is a headline, too, and no kicker or menu."""
_PARTS = re.compile(r"\s[-–—|:•·]\s|\s\|")
_LINKS = frozenset(("of", "and", "the", "&", "for", "in", "on"))


def judge_headings(company: Sequence[Company], given: str = "") -> None:
    """Find the title above the first paragraph, keep it and its standfirst, and set the rest aside."""
    first = next((n for n, one in enumerate(company) if one.prose and one.told), None)
    if first is None:
        return
    lead = _question_first(company, first)
    above = [n for n in range(max(0, first - FARTHEST), first) if not company[n].surely and _may_be_title(company[n])]
    body = {_stem(word) for one in company[first : first + 12] if one.told for word in one.words}
    title = lead if lead is not None else _choose_title(company, above, body, given)
    if title is None:
        return
    company[title].block.kind = "headline"
    key, standfirsts = company[title].key, 0
    for number in range(max(0, first - FARTHEST), max(first, title + 1)):
        one = company[number]
        if number == title or one.surely or one.block.kind not in (None, "navigation", "headline", "body"):
            continue
        if (
            one.key == key
            or read_masthead(one.block.text)
            or standfirsts >= MOST_STANDFIRSTS
            or (number < title and not _is_second_title(one, body))
        ):
            one.block.kind = "navigation"
        elif _share(one, body) > 0 or len(one.words) >= 5:
            one.block.kind = "headline"
            standfirsts += 1
        else:
            one.block.kind = "byline" if is_name_line(one.block.text) else "navigation"


def _is_second_title(one: Company, body: set[str]) -> bool:
    return _share(one, body) >= KICKER and not read_masthead(one.block.text)


def read_masthead(text: str) -> str:
    """Read the name of a paper or station from a line that holds nothing else; empty if it is none.

    Such a name is written in capitals or with capitals, is short, and ends in (or holds) a word for a medium.
    """
    name = _PARTS.split(plain_line(text))[0]
    words = [word for word in name.split() if not re.fullmatch(r"[\d.,]+", word)]
    if not 2 <= len(words) <= 6 or ENDS.search(text[-40:]) or not _is_capitalized(words):
        return ""
    media = word_list("media_words.txt")
    low = [word.lower() for word in words]
    if all(word in word_list("menu_words.txt") or word in _LINKS for word in low):
        return ""
    if low[-1] not in media and not {"news", "daily", "press"} & set(low[:-1]):
        return ""
    if name.isupper():
        words = [word.title() if len(word) > 3 or word.lower() in _LINKS else word for word in words]
    return " ".join(words)


def is_name_line(text: str) -> bool:
    """Say whether a line holds nothing but a name of two to four words, as a byline without "by" does."""
    words = plain_line(text).split()
    return 2 <= len(words) <= 4 and all(
        re.fullmatch(r"[A-Z][\w.'-]*[a-z.]|[A-Z]\.?|de|van|von|der|al|bin", w) for w in words
    )


def _is_capitalized(words: Sequence[str]) -> bool:
    return all(word[:1].isupper() or word.lower() in _LINKS or not word[:1].isalpha() for word in words)


def _may_be_title(one: Company) -> bool:
    least, most = TITLE_WORDS
    return least <= len(one.words) <= most and one.block.kind in (None, "navigation", "headline", "body")


def _question_first(company: Sequence[Company], first: int) -> int | None:
    """A title that is a question or ends in a full stop passes for a short paragraph: the very first, and short."""
    one = company[first]
    if any(not other.surely for other in company[:first]) or len(one.words) > 16 or first + 1 >= len(company):
        return None
    longer = [other for other in company[first + 1 :] if other.prose and len(other.words) > 16]
    return first if longer and one.block.text.rstrip().endswith("?") else None


def _choose_title(company: Sequence[Company], above: Sequence[int], body: set[str], given: str) -> int | None:
    above = [n for n in above if n > 2 or not read_masthead(company[n].block.text)] or above
    if not above:
        return None
    wanted = " ".join(plain_line(given).lower().split())
    for number in above:
        if wanted and plain_line(company[number].block.text).lower() == wanted:
            return number
    marked = [n for n in above if company[n].block.hint == "h1"]
    if marked:
        return max(marked, key=lambda n: (round(_share(company[n], body), 1), -n))
    scored = [(round(_share(company[n], body), 1), len(company[n].words) >= 3, n) for n in above]
    best = max(score for score, _, _ in scored)
    if best > 0:
        keys = [company[n].key for n in above]
        twice = [n for score, _, n in scored if score > 0 and keys.count(company[n].key) > 1]
        good = [n for score, enough, n in scored if enough and score >= best - TOLERANCE]
        return (twice or good or [max(scored, key=lambda item: (item[0], -item[2]))[2]])[0]
    long = [n for _, enough, n in scored if enough and not read_masthead(company[n].block.text)]
    return long[-1] if long else None


def _share(one: Company, body: set[str]) -> float:
    known = word_list("function_words.txt")
    words = [_stem(word) for word in one.words if len(word) > 2 and word.lower() not in known]
    return sum(word in body for word in words) / len(words) if words else 0.0


def _stem(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.lower())[:5]
