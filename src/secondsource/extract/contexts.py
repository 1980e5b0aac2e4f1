"""What an event is about, as PLOVER's contexts have it: by the words that stand in a relation to it, and no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from secondsource.extract.clauses import find_subjects
from secondsource.extract.lexicon import context_words
from secondsource.extract.triggers import Trigger
from secondsource.parse.tree import Parse, Token

OTHER_CLAUSES = frozenset(
    {"relcl", "advcl", "conj", "cc", "parataxis", "appos", "punct", "dep", "mark", "npadvmod", "intj", "meta"}
)
"""What hangs on a word and tells of something else."""
CONTENTS = frozenset({"xcomp", "ccomp", "acl", "pcomp"})
"""Clauses that say what is asked, promised or threatened: part of what such an event is about."""
SPOKEN = frozenset({"REQUEST", "AGREE", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONSULT", "CONCEDE", "PROTEST"})
DEEPEST = 4
"""Steps down at which a word still belongs to the event: "called | for | talks | on | trade" is the longest."""
MOST_CONTEXTS = 2


def find_contexts(parse: Parse, trigger: Trigger) -> tuple[str, ...]:
    """The contexts named by the trigger, its arguments and their modifiers: the two named most, none if none is."""
    table = context_words()
    found: Counter[str] = Counter()
    for word in _words_of(parse, trigger):
        before = parse.tokens[word.i - 1].lemma.lower() if word.i else ""
        pair = f"{before}_{word.lemma.lower()}"
        found.update(table[pair] if pair in table else table.get(word.lemma.lower(), ()))
    return tuple(context for context, _ in found.most_common(MOST_CONTEXTS) if context != NO_CONTEXT)


NO_CONTEXT = "-"
"""What the list has for words that look like a context and are none ("tear gas")."""


def _words_of(parse: Parse, trigger: Trigger) -> Iterator[Token]:
    """The trigger, what stands below it and its carrier, and its subjects, each word once."""
    spoken = trigger.sense.type in SPOKEN
    tops = (trigger.token, trigger.carrier, *find_subjects(parse, trigger.carrier))
    seen: set[int] = set()
    for top in tops:
        for word in (top, *_below(parse, top, spoken, DEEPEST)):
            if word.i not in seen and (word.i == trigger.token.i or word.i != trigger.carrier.i):
                seen.add(word.i)
                yield word


def _below(parse: Parse, word: Token, spoken: bool, steps: int) -> Iterator[Token]:
    for child in parse.children(word):
        clause = child.dep in CONTENTS and child.pos in ("VERB", "AUX")
        if steps and child.dep not in OTHER_CLAUSES and (spoken or not clause):
            yield child
            yield from _below(parse, child, spoken, steps - 1)
