"""Does a content say something? Its shape tells: a name alone, a pronoun or a broken end are no statement."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.extract.phrases import EDGE
from secondsource.model import Act, Span
from secondsource.parse.tree import Parse, Token

NOMINAL: frozenset[Act] = frozenset({"silent", "declines", "denies", "confirms", "demands"})
"""Acts whose content may be one noun: "demanded reforms", "denied fraud"."""

FULL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "ADV", "VERB"})
LEAST = 2
"""Words with a meaning of their own that make a content without a verb."""

CLITICS = frozenset({"'s", "’s", "'re", "’re", "'ll", "’ll", "'ve", "’ve", "'m", "’m", "'d", "’d"})


def is_well_formed(parse: Parse, content: Sequence[Span], act: Act, *, quoted: bool, judged: bool = False) -> bool:
    """Say whether a content has a verb or two words of meaning; one noun is enough for a demand or a denial, a
    person or thing that is `judged` ("praised Lin"), any word for what stands in quotation marks. A pronoun
    alone and an end such as "he's" are broken."""
    words = [token for span in content for token in parse.tokens_in(span) if token.text not in EDGE]
    if quoted or not words:
        return True
    if _is_cut_off(words[-1]):
        return False
    if all(token.pos in ("PRON", "DET", "PART") for token in words):
        return False
    if judged or any(token.pos in ("VERB", "AUX") for token in words):
        return True
    full = sum(token.pos in FULL for token in words)
    return full >= LEAST or (act in NOMINAL and full > 0)


def _is_cut_off(last: Token) -> bool:
    """Say whether a content stops where no clause can: at "he's", at "the", at "my"."""
    return (
        (last.text.lower() in CLITICS and last.pos in ("AUX", "VERB"))
        or last.tag == "PRP$"
        or (last.tag == "DT" and last.dep == "det")
    )
