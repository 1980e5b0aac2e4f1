"""The CAMEO code of an appeal, promise, refusal or threat: the codebook numbers them alike by what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from secondsource.extract.nouns import in_class
from secondsource.parse.tree import Parse, Token

ABOUT = {
    "04": "6", "05": "2", "06": "1", "07": "3", "080": "4", "081": "5", "082": "5", "083": "4", "084": "5", "085": "5",
    "086": "5", "087": "5", "045": "8", "09": "2",
}  # fmt: skip
"""The last digit of appeals (02), promises (03) and demands (10), by the code of what they are about.

1 material cooperation, 2 diplomatic cooperation, 3 aid, 4 reform, 5 yielding, 6 talks, 7 settling, 8 mediation.
"""
REFUSED = {"1": "1", "2": "1", "3": "2", "4": "3", "5": "4", "6": "5", "7": "7", "8": "6"}
"""The last digit of refusals (12), which are numbered otherwise, by that of the appeal that is refused."""
HARM = {
    "16": "131", "164": "134", "165": "135", "166": "136", "17": "137", "172": "132", "14": "133", "15": "138",
    "18": "138", "19": "138", "20": "138",
}  # fmt: skip
"""The code of a threat (13) by the code of what is threatened."""
NOUNS_ABOUT = (
    ("MEDIATION", "8"), ("TALKS", "6"), ("TRUCE", "5"), ("SETTLEMENT", "7"), ("TREATY", "2"), ("AID", "3"),
    ("REFORM", "4"), ("FORCES", "5"), ("PRISONER", "5"), ("SIEGE", "5"), ("CURFEW", "5"), ("SUPPORT_WORD", "2"),
    ("TRADE", "1"), ("EXPERTISE", "1"),
)  # fmt: skip
"""What the nouns below such a word say that it is about, where they name no event; the first class that fits."""
PROBED = (("WAR_CRIME", "094"), ("RIGHTS_ABUSE", "092"), ("GRAFT", "091"), ("MILITARY_ACT", "093"))
"""The code of an investigation by what is looked into; the first class that fits."""
OPEN = frozenset({"020", "030", "100", "120", "130"})
"""The codes that leave open what it is about."""


def code_about(code: str, parse: Parse, token: Token, codes: Mapping[int, str]) -> str:
    """Make an open code (020, 030, 090, 100, 120, 130) finer by what stands below its word; any other stays as it is.

    `codes` gives the CAMEO code of each word that tells of an event.
    """
    if code == "090":
        over = parse.head(token)
        hung = parse.children(over, "prep") if token.dep == "dobj" else ()  # "opened an inquiry | into bribery"
        below = [word for top in (token, *hung) for word in _below(parse, top)]
        return next((finer for name, finer in PROBED if any(in_class(parse, word, name) for word in below)), code)
    if code not in OPEN:
        return code
    below = list(_below(parse, token))
    for word in below:
        finer = join_codes(code, codes.get(word.i, ""))
        if finer != code:
            return finer
    if code == "130":
        return code
    digits = (digit for name, digit in NOUNS_ABOUT if any(in_class(parse, word, name) for word in below))
    money = any(word.entity == "MONEY" for word in below)
    return _number(code, next(digits, "3" if money else ""))


def join_codes(code: str, about: str) -> str:
    """Join an open code with the code of what it is about: 020 (appeal) and 070 (give aid) are 023 (appeal for aid)."""
    table = HARM if code == "130" else ABOUT
    found = table.get(about) or table.get(about[:2], "")
    if not found or code not in OPEN:
        return code
    if code == "130":
        return found
    return "039" if (code, about) == ("030", "045") else _number(code, found)


def _number(code: str, digit: str) -> str:
    digit = REFUSED.get(digit, "0") if code == "120" else digit or "0"
    return f"{code[:2]}{digit}"


def _below(parse: Parse, token: Token) -> Iterator[Token]:
    """The words below a word, the nearest first; what a relative clause adds is left out."""
    level = [token]
    for _ in range(DEEPEST):
        level = [child for word in level for child in parse.children(word) if child.dep not in ASIDE]
        yield from (word for word in level if word.pos in ("VERB", "NOUN", "PROPN", "NUM"))


DEEPEST = 4
"""Steps down to what an appeal is about: "called | for | talks", "urged it | to | end | its | siege"."""
ASIDE = frozenset({"nsubj", "nsubjpass", "relcl", "advcl", "agent", "punct", "poss"})
