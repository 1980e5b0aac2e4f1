"""How far does a section of related stories, comments and the like reach, and where does the report go on?"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from secondsource.model import RegionKind
from secondsource.read.company import ENDS, Company
from secondsource.read.words import word_list

OPEN_END = re.compile(r"(\.\.\.|…|\[…\]|\[\.\.\.\])\s*(read more|more|continue reading)?\W*$", re.IGNORECASE)
ROW = 2
"""Paragraphs in a row, with nothing between them, that it takes for the report to be back."""
FIRST_WORDS = 25
EARLY, LATE = 0.3, 0.8
"""Shares of a text's running words. Before the first, the report has hardly begun, and any longer paragraph may be it;
after the second it is over, and nothing brings it back."""
ALIKE = 0.2
"""The cosine of two paragraphs' content words with the report's from which they are taken for its continuation."""
LONGEST_APPEAL = 4
"""Blocks that an appeal to subscribe within a report may have."""
FEWEST_TITLES = 2
"""Titles below a heading that make a list of other reports; what stands below such a list is no summary of them."""
LONGEST_TITLE = 20
"""Words of a title."""
_SENTENCES = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]*[A-Z]|[\"“”]")


def judge_sections(company: Sequence[Company]) -> None:
    """Let the heading of a section rule what follows it, until the report goes on."""
    total = sum(len(one.words) for one in company if one.prose and one.told)
    number = 0
    while number < len(company):
        kind = company[number].section
        number += 1
        if kind is None:
            continue
        stop = _release(company, number, _find_stop(company, number, kind, total), total)
        for one in company[number:stop]:
            if one.block.kind is None:
                one.block.kind = "teaser" if OPEN_END.search(one.block.text[-40:]) and kind == "boilerplate" else kind
                one.in_section = True
        number = stop


def _find_stop(company: Sequence[Company], start: int, kind: RegionKind, total: int) -> int:
    """Find where a section ends: at the next section, the report's title, the end of its element, or a return."""
    limit = _find_limit(company, start)
    if kind == "navigation":
        return next((n for n in range(start, limit) if company[n].prose and company[n].told), limit)
    told = [one for one in company[:start] if one.told and one.prose]
    before = sum(len(one.words) for one in told)
    if kind == "subscription_appeal":
        limit = min(limit, start + LONGEST_APPEAL)
    elif before >= LATE * total or (kind == "comment_form" and before >= EARLY * total):
        return limit
    report = count_words(told) if before >= EARLY * total else None
    if report is None:
        return next((n for n in range(start, limit) if _begins(company[n])), limit)
    row: list[int] = []
    for number in range(start, limit):
        one = company[number]
        if not one.prose or not one.told or OPEN_END.search(one.block.text[-40:]):
            row = []
            continue
        row.append(number)
        if len(row) >= ROW and _goes_on(report, [company[n] for n in row[-ROW:]]):
            return row[-ROW]
        if len(row) == ROW and kind == "teaser" and _ends_list(company, start, row[0]):
            return row[0]
    return limit


def _release(company: Sequence[Company], start: int, stop: int, total: int) -> int:
    """Let a section end at its first full paragraph where it would set aside more running text than remains.

    Only comments below running text may be longer than the report, and summaries of others below much of it.
    """
    running = [n for n in range(start, stop) if company[n].told and company[n].prose]
    before = sum(len(one.words) for one in company[:start] if one.told and one.prose)
    lost = sum(len(company[n].words) for n in running)
    kind = company[start - 1].section
    below = (kind == "comment_form" and before > 0) or (kind == "teaser" and before >= EARLY * total)
    if below or 2 * lost <= total:
        return stop
    return next((n for n in running if not OPEN_END.search(company[n].block.text[-40:])), stop)


def _ends_list(company: Sequence[Company], start: int, number: int) -> bool:
    """Say whether a section is a list of titles up to a block, and running text of several sentences stands below.

    Summaries stand each below its own title, or without titles at all, and have pictures between them.
    """
    titles, row = company[start:number], company[number : number + ROW]
    listed = all(_is_title(one) for one in titles) and len(titles) >= FEWEST_TITLES
    return listed and any(_SENTENCES.search(one.block.text) for one in row)


def _is_title(one: Company) -> bool:
    line = one.block.text
    return one.block.kind is None and not one.prose and len(one.words) <= LONGEST_TITLE and not ENDS.search(line[-40:])


def _begins(one: Company) -> bool:
    """Say whether a paragraph ahead of the report may be its first; teasers are shorter, or end in the open."""
    return one.prose and one.told and len(one.words) >= FIRST_WORDS and not OPEN_END.search(one.block.text[-40:])


def _goes_on(report: Counter[str], row: Sequence[Company]) -> bool:
    """Say whether paragraphs in a row go on with the report: by the extractor's vote, or by their words."""
    return all(one.block.vote is True for one in row) or are_alike(report, count_words(row))


def _find_limit(company: Sequence[Company], start: int) -> int:
    scope = company[start - 1].block.scope
    for number in range(start, len(company)):
        one = company[number]
        if one.section is not None or one.block.hint == "h1" or (scope is not None and one.block.start >= scope):
            return number
    return len(company)


def count_words(blocks: Iterable[Company]) -> Counter[str]:
    """Count the words of content of blocks, without the s of the plural and the genitive."""
    known = word_list("function_words.txt")
    return Counter(
        re.sub(r"['’]?s?$", "", word.lower())
        for one in blocks
        for word in one.words
        if len(word) > 2 and word.lower() not in known
    )


def are_alike(one: Counter[str], other: Counter[str]) -> bool:
    """Say whether two counts of words have a cosine of ALIKE or more; it is rounded before it decides."""
    product = sum(count * other[word] for word, count in one.items())
    norms = math.sqrt(sum(n * n for n in one.values()) * sum(n * n for n in other.values()))
    return norms > 0 and round(product / norms, 4) >= ALIKE
