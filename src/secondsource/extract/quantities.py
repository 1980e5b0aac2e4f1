"""How many: the numbers of a report, with what they count and whether they are exact."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from secondsource.extract.clauses import find_subjects, is_passive
from secondsource.extract.lexicon import people, words
from secondsource.model import Bound, Document, QuantityMention
from secondsource.parse.tree import Parse, Token

BY = "quantities/1"
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: number for number, word in enumerate(f"{ONES} eighteen nineteen".split())}
SMALL |= {word: 10 * number for number, word in enumerate(TENS.split(), 2)}
LARGE = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
PLURALS = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6}
"""At least two of the unit: "hundreds" is read as 200 or more."""
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
        "just over",
    ),
    "at_most": ("up to", "at most", "as many as", "fewer than", "less than", "under", "no more than", "just under"),
    "about": ("about", "around", "nearly", "almost", "some", "roughly", "approximately", "an estimated", "close to"),
}
BOUNDS = {phrase: bound for bound, phrases in WORDED_BOUNDS.items() for phrase in phrases}
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
RANK = {
    name: rank
    for rank, name in enumerate(
        ("killed", "missing", "hostages", "injured", "rescued", "displaced", "arrested", "shot")
    )
}
"""Which outcome a number keeps when several hold: the man who was shot and killed is a dead one."""
DEADLY_ADVERBS = frozenset({"fatally", "mortally"})
PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "ee", "ant")
"""Endings of nouns for people; beside an outcome they hardly ever are anything else."""
FOLD = {"double": 2.0, "triple": 3.0, "quadruple": 4.0}


@dataclass(frozen=True, slots=True)
class Number:
    """A run of words that states a number; `noun` is what it counts, or its own head where it stands alone."""

    first: Token
    last: Token
    noun: Token
    value: float
    bound: Bound


def find_quantities(document: Document, parse: Parse) -> Iterator[QuantityMention]:
    """Yield the numbers of a document with what they count, in the order of the text.

    Spans (half-open code points) are the words that state the number with its bound: "at least two people". `counts` is
    killed, injured, shot (hit, outcome not said), missing, arrested, displaced, hostages, rescued, votes, age, money,
    distance, magnitude or other. "A man was killed" states one, "no one was hurt" none. Dates and clock times are
    left out.
    """
    done: set[int] = set()
    for number in find_numbers(parse):
        if number.noun.i in done:
            continue
        kind, unit = _measure(parse, number)
        total, last, bound = number.value, max(number.noun, number.last, key=lambda token: token.i), number.bound
        if not kind:
            kind = find_outcome(parse, number.noun, number.last)
            if kind and number.value:
                joined = _add_joined(parse, number, kind, last, done)
                total, last, bound = joined.value, joined.last, "at_least" if joined.open else bound
        if not kind and (number.last.pos in ("DET", "PRON") or number.last.text.lower() in ("no", "nobody", "none")):
            continue
        if kind == "age":
            last = next(
                (token for token in parse.tokens[number.last.i : number.last.i + 5] if token.lemma == "old"),
                number.last,
            )
        done.add(number.noun.i)
        yield QuantityMention(
            doc=document.id,
            start=number.first.start,
            stop=last.stop,
            counts=kind or "other",
            value=float(total),
            bound=bound,
            unit=unit,
            of=parse.quote(number.noun.span) if number.noun.i != number.last.i else "",
            by=BY,
        )


def find_numbers(parse: Parse) -> Iterator[Number]:
    """Yield the runs of number words, and "a", "no", "nobody" of people, with the noun they count."""
    i, tokens = 0, parse.tokens
    while i < len(tokens):
        token = tokens[i]
        stop, value = read_number(tokens, i)
        if stop == i:
            i += 1
            single = _read_single(parse, token)
            if single:
                yield single
            continue
        last = tokens[stop - 1]
        if (token.entity not in ("DATE", "TIME", "ORDINAL")) or _is_age(parse, i, stop):
            noun = _counted_noun(parse, tokens[i:stop])
            first, bound = _read_bound(parse, token, "at_least" if last.text.lower() in PLURALS else "exact")
            yield Number(first, last, noun, value, bound)
        i = stop


def read_number(tokens: tuple[Token, ...], i: int) -> tuple[int, float]:
    """Read the number that begins at a token: where it stops (where it begins if there is none), and its value."""
    total, current, start, stop = 0.0, 0.0, i, i
    while i < len(tokens) and i - start < 8:
        word = tokens[i].text.lower()
        if word in PLURALS and i == start:
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
        elif word in LARGE and (i > start or word == "dozen"):
            scale = LARGE[word]
            if scale >= 1000:
                total, current = total + (current or 1) * scale, 0.0
            else:
                current = (current or 1) * scale
        elif (word in ("a", "an") and i == start and i + 1 < len(tokens) and tokens[i + 1].text.lower() in LARGE) or (
            word in ("-", "and")
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
        return Number(token, token, token, 0, "exact")
    if word in FOLD and head.lemma in outcomes()["of"]:
        return Number(token, token, head, FOLD[word], "exact")
    if token.lemma in people() and token.tag in ("NN", "NNP") and _is_bare(parse, token):
        return Number(token, token, token, 1, "exact")
    if token.dep != "det" or word not in ("a", "an", "no", "another"):
        return None
    if word == "no" and (head.lemma in people() or head.lemma in nouns_of_outcomes()):
        return Number(token, token, head, 0, "exact")
    if word != "no" and head.lemma in people() and head.tag in ("NN", "NNP", "JJ"):
        return Number(token, token, head, 1, "exact")
    return None


def _is_bare(parse: Parse, token: Token) -> bool:
    """Say whether a noun for one person stands without an article at the head of a headline: "Man shot in Leeds"."""
    sentence = parse.sentence(token)
    if sentence.kind != "headline" or token.dep not in ("nsubj", "nsubjpass", "ROOT", "dobj"):
        return False
    return token.lemma not in words("groups") and not parse.children(token, "det", "poss", "nummod")


def _is_age(parse: Parse, start: int, stop: int) -> bool:
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
    whose = tokens[start - 2] if start > 1 and before.text == "," else None
    named = whose is not None and (whose.pos == "PROPN" or (whose.lemma in people() and whose.tag in ("NN", "NNP")))
    return named and (not words or words[0] in (",", ".", ";", "and") or stop == len(tokens))


def _counted_noun(parse: Parse, run: tuple[Token, ...]) -> Token:
    """The noun that a number modifies, or the number itself where it stands for what it counts."""
    inside = {token.i for token in run}
    head = next((token for token in reversed(run) if token.head not in inside or token.head == token.i), run[-1])
    above = parse.head(head)
    if (
        head.dep in ("nummod", "amod", "compound", "quantmod", "npadvmod", "det")
        and above.i > head.i
        and above.pos in ("NOUN", "PROPN", "PRON", "ADJ", "SYM")
    ):
        return above
    for of in parse.children(head, "prep"):
        if of.lemma == "of" and run[-1].text.lower() in PLURALS | LARGE:
            for item in parse.children(of, "pobj"):
                return item
    return head


def _read_bound(parse: Parse, token: Token, default: Bound) -> tuple[Token, Bound]:
    """Read the words before a number that say whether it is exact; the number then begins with them."""
    tokens, i = parse.tokens, token.i
    for length in (3, 2, 1):
        if i - length < 0:
            continue
        before = tokens[i - length : i]
        bound = BOUNDS.get(" ".join(item.text.lower() for item in before))
        if bound and not (
            length == 1 and before[0].text.lower() in ("over", "under", "about", "around") and before[0].dep == "prep"
        ):
            return before[0], bound
    return token, default


def _measure(parse: Parse, number: Number) -> tuple[str, str]:
    """Say whether a number is an age, money, a distance or a magnitude, and in which unit."""
    tokens, last = parse.tokens, number.last.i
    before = tokens[number.last.i - 1].text.lower() if last else ""
    first = number.first.i
    ahead = [token.text.lower() for token in tokens[last + 1 : last + 5]]
    if _is_age(parse, first, last + 1):
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


@functools.cache
def outcomes() -> dict[str, dict[str, str]]:
    """What becomes of those counted, by how the word stands to the number and by the word."""
    text = files("secondsource.extract").joinpath("data", "quantities.tsv").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = {"object": {}, "subject": {}, "state": {}, "noun": {}, "of": {}}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            counts, how, words = line.split("\t")
            table[how].update(dict.fromkeys(words.split(), counts))
    return table


def nouns_of_outcomes() -> dict[str, str]:
    """Nouns that are outcomes themselves: deaths, injuries, arrests."""
    return outcomes()["noun"]


def find_outcome(parse: Parse, noun: Token, last: Token) -> str:
    """Say what became of those counted: killed, injured, missing ...; empty if the words do not say."""
    found = [kind for kind in _outcomes_of(parse, noun, last) if kind]
    return min(found, key=lambda kind: RANK.get(kind, 99), default="")


def _outcomes_of(parse: Parse, noun: Token, last: Token) -> Iterator[str]:
    states = outcomes()["state"]
    if noun.i > last.i and last.text.lower() in FOLD and noun.lemma in outcomes()["of"]:
        yield outcomes()["of"][noun.lemma]
        return
    if noun.lemma in nouns_of_outcomes():
        yield nouns_of_outcomes()[noun.lemma]
        return
    if noun.i == last.i + 1 and noun.text.lower() in states and noun.lemma not in people():
        yield states[noun.text.lower()]  # "4 shot, 1 dead": headlines, where the parser takes the state for a noun
        return
    if _is_toll(parse, noun):
        yield "killed"
    if not (
        noun.lemma in people()
        or noun.lemma.endswith(PERSON_ENDINGS)
        or noun.i == last.i
        or noun.entity in ("NORP", "PERSON")
        or noun.pos == "PRON"
    ):
        return
    for child in parse.children(noun, "amod", "acl", "oprd", "appos", "relcl"):
        if child.text.lower() in states:
            yield states[child.text.lower()]
        elif child.dep == "acl" and child.tag == "VBN":
            yield _verb_outcome(parse, child, True)
        elif child.dep == "relcl" and parse.children(child, "nsubj", "nsubjpass")[:1]:
            if parse.children(child, "nsubj", "nsubjpass")[0].lemma in ("who", "that"):
                for item in (child, *_joined_verbs(parse, child)):
                    yield _verb_outcome(parse, item, is_passive(parse, item))
        elif child.dep == "appos" and parse.children(child, "nummod") and noun.dep == "ROOT":
            yield from _outcomes_of(parse, child, child)  # "2 adults, 2 children killed": the state stands at the end
    yield _state_behind(parse, noun, last)
    yield from _governed_outcomes(parse, noun)


def _governed_outcomes(parse: Parse, noun: Token) -> Iterator[str]:
    """What the verb or noun over those counted says of them."""
    top = noun
    above = parse.head(parse.head(noun))
    if noun.dep == "pobj" and parse.head(noun).lemma == "of" and above.text.lower() in PLURALS | LARGE:
        top = above
    while top.dep in ("conj", "appos") and parse.head(top).pos in ("NOUN", "PROPN", "NUM", "PRON"):
        top = parse.head(top)
    over = parse.head(top)
    if top.dep == "pobj" and over.lemma in ("of", "in", "by") and parse.head(over).lemma in outcomes()["of"]:
        if over.lemma == "of":
            yield outcomes()["of"][parse.head(over).lemma]
        return
    if over.pos not in ("VERB", "AUX") or top.dep not in ("nsubj", "nsubjpass", "dobj"):
        return
    verbs = [over, *_joined_verbs(parse, over)] if top.dep != "dobj" else [over]
    for item in verbs:
        as_object = top.dep == "dobj" or is_passive(parse, item) or (top.dep == "nsubjpass" and item.tag == "VBN")
        bare = item.lemma in outcomes()["object"] and item.tag in ("VBD", "VBN") and not parse.children(item, "dobj")
        yield _verb_outcome(parse, item, as_object or bare)


def _joined_verbs(parse: Parse, verb: Token) -> Iterator[Token]:
    for other in parse.children(verb, "conj"):
        if other.pos == "VERB" and not parse.children(other, "nsubj", "nsubjpass"):
            yield other
            yield from _joined_verbs(parse, other)


def _verb_outcome(parse: Parse, verb: Token, as_object: bool) -> str:
    """What a verb says of its object or subject, with "fatally", "to death", "dead", "taken to hospital" ..."""
    table = outcomes()
    kind = table["object"].get(verb.lemma, "") if as_object else table["subject"].get(verb.lemma, "")
    if as_object and kind in ("shot", "injured"):
        below = parse.children(verb, "advmod", "oprd", "acomp", "advcl", "prep", "conj", "xcomp")
        if any(child.text.lower() in DEADLY_ADVERBS | {"dead"} for child in below):
            return "killed"
        if any(
            prep.lemma == "to" and any(item.lemma == "death" for item in parse.children(prep, "pobj")) for prep in below
        ):
            return "killed"
    if kind:
        return kind
    if verb.lemma in ("be", "leave", "remain", "report", "find", "pronounce", "declare", "confirm"):
        for child in parse.children(verb, "acomp", "attr", "oprd"):
            if child.text.lower() in table["state"]:
                return table["state"][child.text.lower()]
        if verb.lemma == "be" and (_goes_to(parse, verb, "hospital") or _goes_to(parse, verb, "condition")):
            return "injured"
    if (
        as_object
        and verb.lemma in ("take", "rush", "airlift", "transport", "fly")
        and _goes_to(parse, verb, "hospital")
    ):
        return "injured"
    if (
        not as_object
        and verb.lemma in ("suffer", "sustain", "receive")
        and any(item.lemma in ("injury", "wound", "burn", "bruise") for item in parse.children(verb, "dobj"))
    ):
        return "injured"
    if not as_object and verb.lemma == "lose" and any(item.lemma == "life" for item in parse.children(verb, "dobj")):
        return "killed"
    return ""


def _goes_to(parse: Parse, verb: Token, place: str) -> bool:
    return any(item.lemma == place for prep in parse.children(verb, "prep") for item in parse.children(prep, "pobj"))


def _state_behind(parse: Parse, noun: Token, last: Token) -> str:
    """The state that stands right behind the number and its noun: "one dead", "three others critically wounded"."""
    tokens = parse.tokens
    i = max(noun.i, last.i) + 1
    while i < len(tokens) and (tokens[i].pos == "ADV" or tokens[i].text.lower() in ("others", "people", "more")):
        i += 1
    if i >= len(tokens) or parse.sentence(tokens[i]) != parse.sentence(noun):
        return ""
    word = tokens[i]
    if tokens[i - 1].text.lower() in DEADLY_ADVERBS and word.pos == "PUNCT":
        return "killed"  # "four were shot, one fatally"
    if word.text.lower() not in outcomes()["state"] or parse.children(word, "dobj"):
        return ""
    if word.tag in ("VBD", "VBN") and any(
        child.i > word.i and child.pos in ("NOUN", "PROPN", "NUM") for child in parse.children(word, "oprd", "attr")
    ):
        return ""
    kind = outcomes()["state"][word.text.lower()]
    deadly = any(tokens[k].text.lower() in DEADLY_ADVERBS for k in range(noun.i + 1, i))
    return "killed" if deadly else kind


def _is_toll(parse: Parse, noun: Token) -> bool:
    """Say whether a number is a death toll's: "the death toll rose to 14", "a toll of 14"."""
    prep = parse.head(noun)
    if noun.dep != "pobj" or prep.lemma not in ("to", "at", "of"):
        return False
    above = parse.head(prep)
    nouns = [above] if above.pos == "NOUN" else find_subjects(parse, above)
    return any(item.lemma == "toll" for item in nouns)


@dataclass(frozen=True, slots=True)
class Joined:
    """The sum of numbers that share an outcome, the last of them, and whether some of those counted have no number."""

    value: float
    last: Token
    open: bool


def _add_joined(parse: Parse, number: Number, kind: str, last: Token, done: set[int]) -> Joined:
    """Add up the numbers joined by "and" that share an outcome: "two men and a woman were wounded" are three.

    "A woman and her daughters" are one and some more.
    """
    total, loose = number.value, False
    for other in joined_people(parse, number.noun):
        if find_state_of_own(parse, other) and find_outcome(parse, other, other) != kind:
            continue
        value = _own_number(parse, other)
        total += value
        loose = loose or not value
        if value:
            done.add(other.i)
            last = max(last, other, key=lambda token: token.i)
    return Joined(total, last, loose)


def joined_people(parse: Parse, noun: Token) -> list[Token]:
    """The people named beside a noun, with "and" or a comma: "wife, son and daughter"; names only repeat somebody."""
    found, todo = [], [noun]
    while todo:
        token = todo.pop(0)
        for child in parse.children(token, "conj", "appos"):
            counted = bool(parse.children(child, "nummod")) or child.tag == "CD"
            if child.dep == "conj" or counted or child.lemma in people():
                if child.lemma in people() or counted or child.pos in ("NOUN", "PRON"):
                    found.append(child)
                todo.append(child)
    if noun.dep in ("nsubj", "nsubjpass"):
        rest = parse.children(parse.head(noun), "nsubj", "nsubjpass")
        found.extend(item for item in rest if item.i > noun.i and item.lemma in people())
    return [token for token in found if token.i != noun.i and not _is_age_of(parse, token)]


def _is_age_of(parse: Parse, token: Token) -> bool:
    return token.tag == "CD" and _is_age(parse, token.i, token.i + 1)


def find_state_of_own(parse: Parse, noun: Token) -> bool:
    """Say whether a joined noun has a state of its own, so that it is counted apart ("one dead and two injured")."""
    return bool(_state_behind(parse, noun, noun)) or any(
        child.text.lower() in outcomes()["state"] for child in parse.children(noun, "amod", "acl", "oprd")
    )


def _own_number(parse: Parse, noun: Token) -> float:
    """The number of a joined noun: its own, one for a single person, none (0) for an uncounted plural."""
    for child in parse.children(noun, "nummod"):
        return read_number(parse.tokens, parse.subtree(child)[0].i)[1]
    if noun.tag == "CD":
        return read_number(parse.tokens, noun.i)[1]
    single = noun.tag in ("NN", "NNP") and noun.lemma in people() and noun.lemma not in words("several")
    return 1.0 if single or (noun.pos == "PRON" and noun.tag == "PRP") else 0.0
