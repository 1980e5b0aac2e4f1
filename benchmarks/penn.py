"""Undo the tokens of the Penn Treebank, so that a text reads as it was printed."""

from __future__ import annotations

import re

SIGNS = {
    "``": "“",
    "''": "”",
    "`": "‘",
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "\\/": "/",
    "\\*": "*",
}
"""Tokens that stand for a sign (Bies et al. 1995, Bracketing Guidelines for Treebank II Style, and its README)."""

_TOKEN = re.compile(r"``|''|(?<=\s)`(?=\s)|^`(?=\s)|-[LR][RSC]B-|\\[/*]")
_BEFORE = re.compile(r"\s+(?=[,;:!?.)\]}”%](?:\s|[)\]”,;:.!?]|$))|\s+(?=(?:n['’]t|['’](?:s|S|re|ve|ll|d|m))\b)")
_AFTER = re.compile(r"(?<=[(\[{“‘$£€#])\s+")
_APOSTROPHE = re.compile(r"(?<=\w)\s+(['’])(?=\s)")


def join_tokens(line: str) -> str:
    """Give a tokenised line as it was printed: signs for their tokens, no blanks around them; ends are stripped.

    A single quotation mark with blanks on both sides is taken for one that closes, or a plural's apostrophe.
    """
    signed = _TOKEN.sub(lambda found: SIGNS[found[0]], line.strip())
    signed = _APOSTROPHE.sub(r"\1", signed)
    for pattern in (_BEFORE, _AFTER):
        signed = pattern.sub("", signed)
    return signed
