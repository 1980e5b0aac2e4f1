"""Is a report in English? What is not is kept and named, and left out of the extraction."""

from __future__ import annotations

from secondsource.read.words import WORD, function_word_share

FEWEST_LETTERS = 200
"""Letters below which no guess is made: names and headlines look like any language."""
ENGLISH_SHARE = 0.22
"""The share of function words above which a text is English without question; others stay below .12."""
MOST_WORDS = 2000


def guess_language(text: str) -> str:
    """Guess the language of a text as ISO 639-1; empty when there is too little to go by."""
    words = WORD.findall(text[: 12 * MOST_WORDS])[:MOST_WORDS]
    letters = sum(map(len, words))
    if function_word_share(words) >= ENGLISH_SHARE and len(words) >= 8:
        return "en"
    if letters < FEWEST_LETTERS and sum(map(str.isalpha, text[: 12 * MOST_WORDS])) < FEWEST_LETTERS:
        return ""
    from py3langid import classify  # loads its model, and only doubtful texts need it

    lang, _ = classify(text[: 12 * MOST_WORDS])
    return str(lang)
