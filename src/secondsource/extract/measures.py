"""Whether a number is an age, money, a distance or a magnitude, and in which unit."""

from __future__ import annotations

from secondsource.extract.numbers import Number, is_age
from secondsource.parse.tree import Parse

CURRENCIES = {
    "$": "USD",
    "us$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
}
LENGTHS = {
    "mile": "mi",
    "kilometer": "km",
    "kilometre": "km",
    "km": "km",
    "meter": "m",
    "metre": "m",
    "foot": "ft",
    "yard": "yd",
    "inch": "in",
}


def find_measure(parse: Parse, number: Number) -> tuple[str, str]:
    """Say whether a number is an age, money, a distance or a magnitude, and in which unit."""
    tokens, last = parse.tokens, number.last.i
    before = tokens[number.last.i - 1].text.lower() if last else ""
    first = number.first.i
    ahead = [token.text.lower() for token in tokens[last + 1 : last + 5]]
    if is_age(parse, first, last + 1):
        return "age", "years"
    symbol = tokens[first - 1].text.lower() if first else ""
    if symbol in CURRENCIES or before in CURRENCIES:
        return "money", CURRENCIES.get(symbol) or CURRENCIES[before]
    if number.noun.lemma in CURRENCIES:
        return "money", CURRENCIES[number.noun.lemma]
    unit = next((LENGTHS[token.lemma] for token in tokens[last + 1 : last + 3] if token.lemma in LENGTHS), "")
    if unit:
        return "distance", unit
    if "magnitude" in ahead[:2] or symbol in ("magnitude", "richter") or number.noun.lemma == "magnitude":
        return "magnitude", ""
    if ahead[:1] and ahead[0] in ("%", "percent", "per"):
        return "other", "percent"
    return "", ""
