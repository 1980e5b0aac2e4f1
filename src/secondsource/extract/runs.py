"""Runs of words that may be names: capitalized words, known names, and the small words that hold them together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.extract.name_lists import Entry, NameLists, name_lists, organization_words
from secondsource.extract.persons import PARTICLES, is_family_first
from secondsource.parse.tree import Parse, Sentence, Token

DATED = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "FAC", "NORP"})
AFTER_POSSESSIVE = frozenset({"Office", "Department", "Daily", "Party", "Congress", "Hospital", "Bureau", "Dept."})
"""What goes on with a name after 's: "Sheriff's Office", "People's Daily"."""
JOINED = re.compile(r"[A-Za-z'’]{1,4}")
"""The middle of a name with two hyphens: Fazl-ur-Rehman, Lashkar-e-Taiba."""


_GLUED = re.compile(r"[^\w.'’&+-]")
"""What no name holds; where a page has lost a space, two words and a bracket become one."""


@dataclass(slots=True)
class Piece:
    """A part of a run: one word, or an entry of the lists."""

    first: int
    last: int
    entry: Entry | None


def find_runs(parse: Parse, sentence: Sentence, plain: str) -> Iterator[list[Piece]]:
    """Yield the runs of a sentence. `plain` is the document's text with straight apostrophes."""
    lists = name_lists()
    run: list[Piece] = []
    i = sentence.first
    while i < sentence.last:
        piece = _piece(parse, sentence, plain, lists, i)
        if piece is not None:
            run.append(piece)
            i = piece.last
            continue
        bridge = _bridge(parse, sentence, run, i) if run else 0
        if bridge:
            run.extend(Piece(k, k + 1, None) for k in range(i, i + bridge))
            i += bridge
            continue
        if run:
            yield run
            run = []
        i += 1
    if run:
        yield run


def _piece(parse: Parse, sentence: Sentence, plain: str, lists: NameLists, i: int) -> Piece | None:
    """The piece that begins at a token: an entry of the lists, or a word that may be a name."""
    token = parse.tokens[i]
    word = token.text
    head = word[0]
    if not (head.isupper() or head.isdigit() or word in ("al", "dpa")):
        return None
    found = lists.longest(plain, word, token.start)
    if found is not None and not _weak(token, found[1], i == sentence.first):
        last = i + 1
        while last < sentence.last and parse.tokens[last].stop <= found[0]:
            last += 1
        if parse.tokens[last - 1].stop == found[0]:
            return Piece(i, last, found[1])
    return Piece(i, i + 1, None) if _may_be_name(token, i == sentence.first) else None


def _may_be_name(token: Token, begins: bool) -> bool:
    word = token.text
    if not word[0].isupper() and not (word[0].isdigit() and any(char.isupper() for char in word)):
        return False
    if _GLUED.search(word):
        return False
    proper = token.tag in ("NNP", "NNPS")
    if token.entity in DATED and not (proper and len(word) > 9):
        return False
    if proper:
        return len(word) > 1 and any(char.isalpha() for char in word)
    return token.entity in NAMED and (
        token.pos in ("NOUN", "ADJ", "X", "PROPN") or (token.pos == "VERB" and not begins)
    )


def _weak(token: Token, entry: Entry, begins: bool) -> bool:
    """A listed word that is something else here: "Polish the table", "IT WHO"."""
    if entry.kind == "title":
        return token.pos in ("VERB", "ADV") or (begins and token.pos == "DET")
    if token.pos in ("VERB", "AUX", "PRON", "ADV", "INTJ"):
        return True
    return begins and entry.kind == "adjective" and token.pos == "DET"


def _bridge(parse: Parse, sentence: Sentence, run: list[Piece], i: int) -> int:
    """Count the small words at `i` that hold a name together: hyphens, particles, "of" after an organization's word."""
    tokens = parse.tokens
    if i + 1 >= sentence.last:
        return 0
    before, token, after = tokens[i - 1], tokens[i], tokens[i + 1]
    word = token.text
    if word in ("-", "–"):
        return _over_hyphen(parse, sentence, run, i)
    if word in ('"', "“", "‘", "("):
        return _over_nickname(parse, sentence, run, i)
    capital = after.text[0].isupper()
    if word == "&":
        return int(capital)
    if word in ("al", "el", "ul") and after.text == "-" and i + 2 < sentence.last and tokens[i + 2].text[0].isupper():
        return 2
    if word in PARTICLES and capital and before.entity == token.entity == after.entity == "PERSON":
        return 1
    if word in ("'s", "’s") and after.text in AFTER_POSSESSIVE:
        return 1
    if word in ("of", "for", "on") and before.text[0].isupper() and _goes_on(parse, run, word):
        step = 2 if after.text == "the" and i + 2 < sentence.last else 1
        return step if tokens[i + step].text[0].isupper() and tokens[i + step].pos == "PROPN" else 0
    if word == "and" and capital and holds_of(parse, run):
        return int(before.entity == token.entity == after.entity == "ORG")
    return 0


def _goes_on(parse: Parse, run: list[Piece], word: str) -> bool:
    """Say whether a name may go on with "of": after an organization's word, and once more within such a name."""
    wanted = organization_words().get(parse.tokens[run[-1].last - 1].text, ("", ""))[1]
    return bool(wanted) or (holds_of(parse, run) and word == "of")


def _over_hyphen(parse: Parse, sentence: Sentence, run: list[Piece], i: int) -> int:
    """A hyphen without spaces joins names: "Moon Jae-in", "Al-Thani", "Fazl-ur-Rehman", but not "Trump-backed"."""
    tokens = parse.tokens
    before, token, after = tokens[i - 1], tokens[i], tokens[i + 1]
    if token.start != before.stop or after.start != token.stop or run[-1].entry is not None:
        return 0
    if before.text in ("al", "el", "ul") and after.text[0].isupper():
        return 1
    if i + 3 < sentence.last and tokens[i + 2].text == "-" and tokens[i + 3].text[0].isupper():
        return 3 if JOINED.fullmatch(after.text) and tokens[i + 3].start == tokens[i + 2].stop else 0
    if not after.text.isalpha() or len(after.text) > 12:
        return 0
    if after.text[0].isupper():
        return 2 if after.pos == "PROPN" else 0
    if len(after.text) > 6:
        return 0
    if len(run) > 1 and is_family_first(tokens[run[-2].first].text):
        return 2
    return 2 if after.pos in ("PROPN", "NOUN", "X") and after.entity == before.entity != "" else 0


def _over_nickname(parse: Parse, sentence: Sentence, run: list[Piece], i: int) -> int:
    """A nickname in quotation marks stands within a name: a first name, the nickname, a last name."""
    tokens = parse.tokens
    if run[-1].entry is not None:
        return 0
    for close in (i + 2, i + 3):
        if close + 1 < sentence.last and tokens[close].text in ('"', "”", "’", "'", ")"):
            last = tokens[close + 1]
            return (
                close + 1 - i if last.tag == "NNP" and last.text[0].isupper() and tokens[i + 1].text[0].isupper() else 0
            )
    return 0


def holds_of(parse: Parse, run: list[Piece]) -> bool:
    """Say whether a run holds an "of" or the like: its organization's word stands before that, not at the end."""
    return any(parse.tokens[piece.first].text in ("of", "for", "on") for piece in run)
