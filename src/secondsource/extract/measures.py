"""Whether a number is an age, money, a distance, an area, a share, votes or a magnitude, and in which unit."""

from __future__ import annotations

import functools

from secondsource.extract.numbers import Number, is_age
from secondsource.lists import read_table
from secondsource.parse.tree import Parse, Token

SPANS = frozenset({"year", "month", "week", "day"})
QUAKES = frozenset({"quake", "earthquake", "temblor", "tremor", "aftershock"})
STRONGEST = 10
"""Above any magnitude that was ever measured."""
BALLOTS = frozenset({"vote", "ballot", "referendum"})
DECIDING = frozenset({"vote", "pass", "approve", "reject", "adopt", "confirm", "ratify", "defeat", "endorse", "rule"})
VOTERS = frozenset(
    {
        "senate",
        "house",
        "parliament",
        "council",
        "assembly",
        "lawmaker",
        "senator",
        "legislator",
        "committee",
        "congress",
    }
    | {"court", "board", "deputy", "chamber", "member", "legislature", "jury", "panel"}
)


@functools.cache
def units() -> dict[str, dict[str, tuple[str, str]]]:
    """The kind and unit of each word of `data/quantities_units.tsv`, by where it stands."""
    table: dict[str, dict[str, tuple[str, str]]] = {"before": {}, "after": {}, "of": {}}
    for kind, unit, how, items in read_table("extract", "quantities_units.tsv"):
        table[how].update(dict.fromkeys(items.split(), (kind, "" if unit == "-" else unit)))
    return table


def find_measure(parse: Parse, number: Number) -> tuple[str, str]:
    """Say what a number measures, and in which unit: age, money, distance, area, percentage, votes or magnitude."""
    tokens, last = parse.tokens, number.last.i
    if is_age(parse, number.digits.i, last + 1):
        unit = next((item.lemma.lower() for item in tokens[last + 1 : last + 3] if item.lemma.lower() in SPANS), "year")
        return "age", f"{unit}s"
    before = tokens[number.digits.i - 1].text.lower() if number.digits.i else ""
    if before in units()["before"]:
        return units()["before"][before]
    found = _read_unit(parse, number)
    if found[0]:
        return found
    if is_magnitude(parse, number):
        return "magnitude", ""
    return ("votes", "") if is_tally(parse, number) else ("", "")


def _read_unit(parse: Parse, number: Number) -> tuple[str, str]:
    """The unit that stands behind a number: "20 miles", "30 square miles", "two million Canadian dollars"."""
    behind = [token for token in parse.tokens[number.last.i + 1 : number.last.i + 4] if token.text not in ("-", "of")][
        :2
    ]
    if number.last.lemma in units()["after"]:
        behind.insert(0, number.last)
    for place, token in enumerate(behind):
        kind, unit = _unit_of(token)
        wide = behind[0].text.lower() if place else ""
        if not kind or (place and not (wide in ("square", "sq", "sq.", "nautical", "u.s.", "us") or kind == "money")):
            continue
        if kind == "money" and place:
            if behind[0].tag not in ("JJ", "NNP", "NN") or (token.dep == "pobj" and behind[0].pos == "ADP"):
                continue
            return units()["of"].get(wide, (kind, unit))
        if kind == "distance" and wide in ("square", "sq", "sq."):
            return "area", f"{unit}2"
        return kind, unit
    return "", ""


def _unit_of(token: Token) -> tuple[str, str]:
    after = units()["after"]
    if token.text.lower() == "per":
        return "", ""
    return after.get(token.lemma.lower(), after.get(token.text.lower(), ("", "")))


def is_unit(token: Token) -> bool:
    """Say whether a word is a unit of measure."""
    return bool(_unit_of(token)[0]) or token.lemma == "magnitude"


def is_magnitude(parse: Parse, number: Number) -> bool:
    """Say whether a number is how strong a quake was: "magnitude 6.5", "a 7.1 quake", "a quake measuring 7.1"."""
    if number.value >= STRONGEST:
        return False
    around = parse.tokens[max(number.first.i - 3, 0) : number.last.i + 4]
    if any(token.lemma.lower() in ("magnitude", "richter") for token in around):
        return True
    if number.noun.lemma in QUAKES and number.value % 1:
        return True
    over = parse.head(number.last)
    subjects = {token.lemma for token in (*parse.children(over, "nsubj"), parse.head(over))}
    return over.lemma in ("measure", "register") and bool(subjects & QUAKES)


def is_tally(parse: Parse, number: Number) -> bool:
    """Say whether a number is one side of a vote: "voted 52 to 48", "by a vote of 301-120", "passed 9-0"."""
    if number.noun.i != number.last.i or number.value % 1:
        return False
    if not number.upper and not (_faces(parse, number.last.i, 1) or _faces(parse, number.digits.i, -1)):
        return False
    said = {token.lemma.lower() for token in parse.words(parse.sentence(number.last))}
    return bool(said & BALLOTS) or (bool(said & DECIDING) and bool(said & VOTERS))


def _faces(parse: Parse, i: int, step: int) -> bool:
    """Say whether "to" or a dash and another number stand beside a word, on the right (1) or the left (-1)."""
    joint, other = i + step, i + 2 * step
    if min(joint, other) < 0 or max(joint, other) >= len(parse.tokens):
        return False
    return parse.tokens[joint].text.lower() in ("to", "-", "–") and parse.tokens[other].text.isdigit()
