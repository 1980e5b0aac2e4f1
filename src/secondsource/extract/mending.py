"""Words as the tagger tags them, made whole: it judges each word for itself, and words hang together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.parse.tree import Parse, Token

LEANING = frozenset({"det", "amod", "compound", "nummod", "poss", "predet", "quantmod"})
"""Labels of words that want the noun they lean on, when it comes after them."""

FARTHEST = 4
"""Words from a leaning word at an end to the one it leans on."""

OPENERS = frozenset({"and", "but", "or", "so", "however", "yet", "nor"})
"""Words that tie a sentence to the one before: the report's own, unless they are quoted."""

LONGEST_REST = 8
"""Words with which a content that breaks off is completed."""

WANTED = ("dobj", "pobj", "xcomp", "ccomp", "attr", "acomp", "oprd", "pcomp")
"""Labels of what a word that governs it cannot do without."""

MARKS = frozenset([*"\"'“”„‟«»‘’`,;:–—-", "``", "''", "--", "---"])
"""Marks that are no part of a content at its ends."""

BARE = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "AUX", "PART"})
"""Parts of speech that alone are no content."""


def mend_words(parse: Parse, words: Sequence[int], others: Sequence[int], quoted: frozenset[int]) -> list[int]:
    """Give the words of a content with torn ends mended; `others` are the source and the cue, which stay outside.

    A word goes with what is written together with it ("do" with "n't") and with what it leans on ("last" with
    "week"); a word that opens a sentence, and a bare function word between other parts, go.
    """
    taken = set(others)
    mended: list[int] = []
    for run in _runs(words):
        mended.extend(_mend_run(parse, run, taken, quoted))
    return sorted(set(mended))


def _runs(words: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for i in words:
        if run and i != run[-1] + 1:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _mend_run(parse: Parse, run: list[int], taken: set[int], quoted: frozenset[int]) -> list[int]:
    tokens = parse.tokens
    while run and (tokens[run[0]].text in MARKS or (run[0] not in quoted and _opens(parse, tokens[run[0]]))):
        run = run[1:]
    while run and tokens[run[-1]].text in MARKS:
        run = run[:-1]
    if not run:
        return run
    run = _reach(parse, run, taken)
    while len(run) > 1 and _is_attached(tokens, run[0]) and run[0] - 1 not in taken:
        run.insert(0, run[0] - 1)
    while run[-1] + 1 < len(tokens) and _is_attached(tokens, run[-1] + 1) and run[-1] + 1 not in taken:
        run.append(run[-1] + 1)
    if len(run) == 1 and run[0] not in quoted and tokens[run[0]].pos in BARE:
        return []
    return _complete(parse, run, taken)


def _opens(parse: Parse, token: Token) -> bool:
    return token.text.lower() in OPENERS and token.i == parse.sentence(token).first


def _reach(parse: Parse, run: list[int], taken: set[int]) -> list[int]:
    """Go on to the word that the last one leans on, if it is near and free."""
    for _ in range(FARTHEST):
        last = parse.tokens[run[-1]]
        between = range(last.i + 1, last.head + 1)
        if last.dep not in LEANING or not 0 < len(between) <= FARTHEST or taken & set(between):
            break
        run = [*run, *between]
    return run


def _complete(parse: Parse, run: list[int], taken: set[int]) -> list[int]:
    """Go on with what the last word cannot do without, if it stands right behind it, is short and free."""
    last = parse.tokens[run[-1]]
    for child in parse.children(last, *WANTED, "prep"):
        words = [token.i for token in parse.subtree(child)]
        near = words[0] == last.i + 1 and words[-1] - words[0] + 1 == len(words) <= LONGEST_REST
        if near and not taken & set(words) and (child.dep != "prep" or child.lemma == "of"):
            return [*run, *words]
    return run


def _is_attached(tokens: Sequence[Token], i: int) -> bool:
    """Say whether a word is written together with the one before it ("do" "n't")."""
    return i > 0 and tokens[i].start == tokens[i - 1].stop and tokens[i].pos != "PUNCT" and tokens[i - 1].pos != "PUNCT"


def is_torn(parse: Parse, words: Sequence[int], others: Sequence[int]) -> bool:
    """Say whether a content breaks off: its last word wants an object or a complement that stands right behind it, or
    it holds an apposition without the noun that this explains."""
    if not words:
        return False
    last, outside = parse.tokens[words[-1]], {*words, *others}
    if any(parse.tokens[i].dep == "appos" and parse.tokens[i].head not in outside for i in words):
        return True
    following = parse.tokens[last.i + 1] if last.i + 1 < len(parse.tokens) else None
    if following is not None and following.lemma == "of" and following.head == last.i and following.i not in outside:
        return True
    if last.pos in BARE and following is not None and following.i not in outside:
        return following.pos != "PUNCT"
    wanted = parse.children(last, *WANTED)
    return any(child.i > last.i and child.i not in outside for child in wanted)
