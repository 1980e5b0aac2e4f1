"""Cut text into words as the linking stages compare them: lower case, without possessives."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from secondsource.lists import read_table
from secondsource.model import TOLD_IN, Document, Region

WORD = re.compile(r"[^\W_]+(?:[.,'’‑-][^\W_]+)*")
"""Letters and digits, joined by a hyphen, an apostrophe, or the point or comma inside a number or an abbreviation."""

POSSESSIVE = re.compile(r"['’]s?$")
ISE = re.compile(r"is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)")
TRE = re.compile(r"(?<=[tb])re(s?)$")
OUR = re.compile(r"(?<=\w\w)our(?=$|s$|ed$|ing$|able$|ite$|hood$)")

UNSEEN = 0.0003
"""The share of news reports in which a word that the background table lacks is taken to stand."""


def split_words(text: str) -> Iterator[str]:
    """Yield the words of a text in lower case, possessive endings left out."""
    for match in WORD.finditer(text):
        word = match.group().lower()
        yield word if word.isalnum() else POSSESSIVE.sub("", word)


@functools.lru_cache(maxsize=2**16)
def stem(word: str) -> str:
    """Cut the commonest English inflections off, so that "measures" meets "measure" and "stalling" "stalled".

    A rough rule on purpose (Harman 1991, "How effective is suffixing?"): what is compared is whole texts, and a
    wrong stem costs less than a stemmer's surprises. British spellings are written as American ones first.
    """
    word = OUR.sub("or", ISE.sub("iz", TRE.sub(r"er\1", word))) if len(word) > 5 else word
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith("ing"):
        return word[:-3]
    if len(word) > 4 and word.endswith("ed"):
        return word[:-2]
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def told_text(document: Document, regions: Sequence[Region]) -> str:
    """Join the told regions of a document, one a line; a document without any region is told whole."""
    told = sorted((region.start, region.stop) for region in regions if region.kind in TOLD_IN)
    if not regions:
        return document.text
    return "\n".join(document.text[start:stop] for start, stop in told)


def regions_by_document(regions: Iterable[Region]) -> dict[str, list[Region]]:
    """Sort regions under the documents they belong to."""
    found: dict[str, list[Region]] = {}
    for region in regions:
        found.setdefault(region.doc, []).append(region)
    return found


@functools.cache
def background_frequencies() -> Mapping[str, float]:
    """The share of news reports in which a word stands (0 to 1), from `data/word_frequencies.tsv`."""
    return {word: int(count) / 10_000 for word, count in read_table("link", "word_frequencies.tsv")}


@functools.cache
def stem_frequencies() -> Mapping[str, float]:
    """The share of news reports that hold a stem: that of its commonest word."""
    shares: dict[str, float] = {}
    for word, share in background_frequencies().items():
        shares[stem(word)] = max(share, shares.get(stem(word), 0.0))
    return shares


def rarity(stem: str) -> float:
    """Weigh a stem by how seldom news uses it: 0 for "the" to about 8.1 for one never seen."""
    return round(-math.log(stem_frequencies().get(stem, UNSEEN)), 4)
