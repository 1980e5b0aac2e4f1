"""Which words state a number, with what noun and how exactly: "at least two dozen people"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.extract.clauses import find_subjects
from secondsource.extract.lexicon import people, words
from secondsource.extract.outcomes import FOLD, LARGE, PLURALS, nouns_of_outcomes, outcomes
from secondsource.model import Bound
from secondsource.parse.tree import Parse, Token

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: number for number, word in enumerate(f"{ONES} eighteen nineteen".split())}
SMALL |= {word: 10 * number for number, word in enumerate(TENS.split(), 2)}
DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
WORDED_BOUNDS: dict[Bound, tuple[str, ...]] = {
    "at_least": (
        "at least",
        "more than",
        "over",
        "no fewer than",
        "no less than",
        "not less than",
        "upwards of",
        "in excess of",
        "a minimum of",
    ),
    "at_most": (
        "up to",
        "at most",
        "as many as",
        "as much as",
        "fewer than",
        "less than",
        "under",
        "no more than",
        "not more than",
        "a maximum of",
    ),
    "about": (
        "about",
        "around",
        "nearly",
        "almost",
        "some",
        "roughly",
        "approximately",
        "an estimated",
        "estimated",
        "close to",
        "more or less",
    ),
}
SCALES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "trn": 10**12}
CURRENCY_SIGNS = ("$", "€", "£", "¥", "₹", "₩")
BEHIND: dict[str, Bound] = {
    "or more": "at_least",
    "and more": "at_least",
    "or so": "about",
    "or fewer": "at_most",
    "or less": "at_most",
}
DEGREES = frozenset({"just", "well", "far", "slightly", "much", "little"})
"""Words before a bound that leave it one: "just over", "well under"."""
BOUNDS = {phrase: bound for bound, phrases in WORDED_BOUNDS.items() for phrase in phrases}


@dataclass(frozen=True, slots=True)
class Number:
    """A run of words that states a number; `noun` is what it counts, or its own head where it stands alone.

    Of a range ("12 to 15") `value` is the lower end and `upper` the other. `first` may be a word before the number
    that bounds it; `digits` is the first of the number itself.
    """

    first: Token
    last: Token
    noun: Token
    value: float
    bound: Bound
    digits: Token
    upper: float | None = None


def find_numbers(parse: Parse) -> Iterator[Number]:
    """Yield the runs of number words, and "a", "no", "nobody" of people, with the noun they count."""
    i, tokens = 0, parse.tokens
    while i < len(tokens):
        token = tokens[i]
        stop, value, upper = _read_range(tokens, i)
        if stop == i:
            i += 1
            single = _read_single(parse, token)
            if single:
                yield single
            continue
        run = tokens[i:stop]
        last = run[-1]
        noun = _counted_noun(parse, run)
        timely = token.entity in ("DATE", "TIME", "ORDINAL") and noun.lemma not in people()
        of = find_share(tokens, i, stop)
        if of > stop:
            i = of
            continue
        if (not timely or is_age(parse, i, stop)) and not is_fraction(tokens, stop):
            first, bound = _read_bound(parse, token, "at_least" if token.text.lower() in PLURALS else "exact")
            if upper and token.i and tokens[token.i - 1].text.lower() == "between":
                first = tokens[token.i - 1]
            after = " ".join(item.text.lower() for item in tokens[stop : stop + 2])
            bound = BEHIND.get(after, bound)
            yield Number(first, last, noun, value, bound, token, upper)
        i = stop


def _read_range(tokens: tuple[Token, ...], i: int) -> tuple[int, float, float | None]:
    """Read a number and the upper end of its range if it has one: "25 to 30", "between 12 and 15", "2-3 million".

    Where it stops, its value, and the upper end.
    """
    stop, value = read_number(tokens, i)
    joint = tokens[stop].text.lower() if i < stop < len(tokens) - 1 else ""
    before = tokens[i - 1].text.lower() if i else ""
    if joint not in ("to", "or", "-", "–") and not (joint == "and" and before == "between"):
        return stop, value, None
    beyond, upper = read_number(tokens, stop + 1)
    scale = LARGE.get(tokens[beyond - 1].text.lower(), 1)
    low = value * scale if value < scale else value
    if beyond == stop + 1 or not low < upper or (joint != "to" and upper > WIDEST * low) or before in ("by", "from"):
        return stop, value, None
    return beyond, low, upper


def is_fraction(tokens: tuple[Token, ...], stop: int) -> bool:
    """Say whether a number is the upper part of a fraction: "two-thirds"."""
    behind = [token.text.lower() for token in tokens[stop : stop + 2] if token.text != "-"][:1]
    return behind in (["third"], ["thirds"], ["quarters"], ["fifths"], ["fifth"], ["tenths"])


def find_share(tokens: tuple[Token, ...], start: int, stop: int) -> int:
    """Where a share stops that begins with a number and counts nobody ("one in five", "3 out of 10"); `stop` if none.

    "Three in 12 days" is none, nor is "two in 2015".
    """
    joint = [token.text.lower() for token in tokens[stop : stop + 2]]
    begin = stop + (1 if joint[:1] == ["in"] else 2 if joint == ["out", "of"] else 0)
    if begin in (stop, len(tokens)) or tokens[begin].entity in ("DATE", "TIME"):
        return stop
    (_, part), (beyond, whole) = read_number(tokens, start), read_number(tokens, begin)
    return beyond if beyond > begin and 0 < part < whole <= LARGEST_SHARE else stop


LARGEST_SHARE = 1000
"""Larger numbers behind "in" are years."""

WIDEST = 3
"""How many times its lower end the upper end of a range without "to" may be."""


def read_number(tokens: tuple[Token, ...], i: int) -> tuple[int, float]:
    """Read the number that begins at a token: where it stops (where it begins if there is none), and its value."""
    total, current, start, stop = 0.0, 0.0, i, i
    while i < len(tokens) and i - start < 8:
        word = tokens[i].text.lower()
        if word in PLURALS and i == start:
            of = [token.text.lower() for token in tokens[i + 1 : i + 3]]
            if len(of) == 2 and of[0] == "of" and of[1] in ("thousands", "millions"):
                return i + 3, PLURALS[word] * PLURALS[of[1]] / 2
            if word == "tens":
                return start, 0.0
            return i + 1, float(PLURALS[word])
        if DIGITS.fullmatch(word) and i == start:
            current = float(word.replace(",", ""))
        elif word in SMALL and (word != "one" or tokens[i].tag == "CD" or tokens[i].pos == "NUM"):
            if current and (current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and SMALL[word] < 10)):
                current += SMALL[word]
            elif not current:
                current = float(SMALL[word])
            else:
                break
        elif word in SCALES and i > start and tokens[start - 1].text.endswith(CURRENCY_SIGNS) and start:
            return i + 1, (current or 1) * SCALES[word]
        elif word in LARGE and (i > start or word == "dozen"):
            scale = LARGE[word]
            if scale >= 1000:
                total, current = total + (current or 1) * scale, 0.0
            else:
                current = (current or 1) * scale
        elif (word in ("a", "an") and i == start and i + 1 < len(tokens) and tokens[i + 1].text.lower() in LARGE) or (
            word in ("-", "and")
            and i > start
            and stop == i
            and i + 1 < len(tokens)
            and tokens[i + 1].text.lower() in SMALL
            and (word == "-" or (current % 100 == 0 and current))
        ):
            i += 1
            continue
        else:
            break
        i += 1
        stop = i
    return stop, total + current


def _read_single(parse: Parse, token: Token) -> Number | None:
    """Read "a man", "no people", "nobody", "man" in a headline, "double" of a murder: numbers without a number word."""
    word = token.text.lower()
    head = parse.head(token)
    if word in ("nobody", "none"):
        return Number(token, token, token, 0, "exact", token)
    if word in FOLD and head.lemma in outcomes()["of"]:
        return Number(token, token, head, FOLD[word], "exact", token)
    if token.lemma in people() and token.tag in ("NN", "NNP") and _is_bare(parse, token):
        return Number(token, token, token, 1, "exact", token)
    if token.dep != "det" or word not in ("a", "an", "no", "another"):
        return None
    if word == "no" and parse.tokens[token.i + 1].text.lower() in ("fewer", "less", "more"):
        return None  # "no fewer than six"
    if word == "no" and any(child.i > token.i for child in parse.children(head, "amod")):
        return None  # "no serious injuries" leaves room for lesser ones
    if word == "no" and (head.lemma in people() or head.lemma in nouns_of_outcomes()):
        return Number(token, token, head, 0, "exact", token)
    if word != "no" and head.lemma in people() and head.tag in ("NN", "NNP", "JJ"):
        return _read_group(parse, token, head)
    return None


def _read_group(parse: Parse, token: Token, head: Token) -> Number | None:
    """Read "a man", "a couple" (two), "a couple of guards"; of a family nobody says how many they are."""
    value = GROUPS.get(head.lemma, 0 if head.lemma in words("several") else 1)
    for of in parse.children(head, "prep"):
        if value > 1 and of.lemma == "of" and of.i == head.i + 1:
            return next((Number(token, head, item, value, "about", token) for item in parse.children(of, "pobj")), None)
    return Number(token, token, head, value, "exact", token) if value else None


GROUPS = {"couple": 2, "pair": 2, "trio": 3}


def _is_bare(parse: Parse, token: Token) -> bool:
    """Say whether a noun for one person stands without an article at the head of a headline: "Man shot in Leeds"."""
    sentence = parse.sentence(token)
    if sentence.kind != "headline" or token.dep not in ("nsubj", "nsubjpass", "ROOT", "dobj"):
        return False
    counted = any(child.entity == "ORDINAL" for child in parse.children(token, "amod"))
    return token.lemma not in words("groups") and not counted and not parse.children(token, "det", "poss", "nummod")


def is_age(parse: Parse, start: int, stop: int) -> bool:
    """Say whether a number is somebody's age: "13-year-old", "aged 40", "John Doe, 34, ..."."""
    tokens = parse.tokens
    words = [token.text.lower() for token in tokens[stop : stop + 4]]
    if "old" in words and words[0] in ("-", "year", "years", "month", "months"):
        return True
    before = tokens[start - 1] if start else None
    if before is None or not DIGITS.fullmatch(tokens[start].text) or float(tokens[start].text.replace(",", "")) > 115:
        return False
    if before.lemma in ("aged", "age"):
        return True
    if before.text.lower() == "both" and (not words or words[0] in (",", ".", ";", "-", "—", "–", ")")):
        return True
    if before.text.lower() in AMONG_AGES and _is_in_list_of_ages(parse, start):
        return True
    whose = tokens[start - 2] if start > 1 and before.text == "," else None
    named = whose is not None and (whose.pos == "PROPN" or (whose.lemma in people() and whose.tag in ("NN", "NNP")))
    return named and (not words or words[0] in (",", ".", ";", "and") or stop == len(tokens))


def _is_in_list_of_ages(parse: Parse, start: int) -> bool:
    """Say whether only numbers and what joins them stand between "ages" and a number: "ages 22, 45 and 67"."""
    i = start - 1
    while i and (parse.tokens[i].text in AMONG_AGES or parse.tokens[i].text.isdigit()):
        i -= 1
    return parse.tokens[i].text.lower() in ("ages", "aged", "age")


AMONG_AGES = (",", "and", "to", "or", "through", "-", "–")


def _counted_noun(parse: Parse, run: tuple[Token, ...]) -> Token:
    """The noun that a number modifies, or the number itself where it stands for what it counts."""
    inside = {token.i for token in run}
    head = next((token for token in reversed(run) if token.head not in inside or token.head == token.i), run[-1])
    above = parse.head(head)
    if (
        head.dep in ("nummod", "amod", "compound", "quantmod", "npadvmod", "det")
        and above.i > head.i
        and above.pos in ("NOUN", "PROPN", "PRON", "ADJ", "SYM")
        and above.text not in BRACKETS
        and not any(token.text.lower() in ("a", "an", "the") for token in parse.tokens[head.i + 1 : above.i])
    ):
        return above
    for of in parse.children(head, "prep"):
        if of.lemma == "of" and run[-1].text.lower() in PLURALS | LARGE:
            for item in parse.children(of, "pobj"):
                return item
    return head


BRACKETS = frozenset({"(", ")", "[", "]", "-LRB-", "-RRB-", "-LSB-", "-RSB-"})
"""Also as treebanks write them, which some archives of news keep."""


def _read_bound(parse: Parse, token: Token, default: Bound) -> tuple[Token, Bound]:
    """Read the words before a number that say whether it is exact; the number then begins with them."""
    tokens, i = parse.tokens, token.i
    if i and tokens[i - 1].text.endswith(CURRENCY_SIGNS):
        i -= 1  # "about $130 million"
    if i and is_passed(parse, tokens[i - 1]):
        return (tokens[i - 1] if tokens[i - 1].pos != "VERB" else token), "at_least"
    for length in (3, 2, 1):
        if i - length < 0:
            continue
        before = tokens[i - length : i]
        bound = BOUNDS.get(" ".join(item.text.lower() for item in before))
        if bound and not (
            length == 1 and before[0].text.lower() in ("over", "under", "about", "around") and before[0].dep == "prep"
        ):
            further = tokens[before[0].i - 1] if before[0].i else before[0]
            return further if further.text.lower() in DEGREES and length < 3 else before[0], bound
    return token, default


def is_passed(parse: Parse, before: Token) -> bool:
    """Say whether the word before a number says that it was passed: "rose above 40", "the toll has exceeded 250"."""
    if before.text.lower() in ("past", "above", "beyond"):
        return parse.head(before).lemma in RISING
    if before.pos != "VERB" or before.lemma not in PASSING:
        return False
    return any(item.lemma in ("toll", "number", "total", *nouns_of_outcomes()) for item in find_subjects(parse, before))


RISING = frozenset(
    {"rise", "climb", "soar", "jump", "grow", "go", "surge", "increase", "shoot", "leap", "creep", "edge"}
)
PASSING = frozenset({"pass", "exceed", "top", "surpass"})
