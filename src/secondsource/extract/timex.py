"""Which words are a time expression? Small rules over word lists, both kept as data, applied as a cascade.

`data/times_words.tsv` gives words their tags, `data/times_rules.tsv` says which tags make a node and what its form is.
A word whose reading depends on its surroundings ("May", "second", "fall") has a guard in `timex_guards`.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.extract.lexicon import read_table
from secondsource.extract.timex_forms import FORMS, Slots, may_be_day
from secondsource.extract.timex_guards import GUARDS, Surroundings, words_allow_year
from secondsource.parse.tree import Token

LEXER = re.compile(
    r"""
    (?P<ISO>\d{4}-\d{2}-\d{2}(?:T\d\d:\d\d(?::\d\d)?)?(?!\d))
  | (?P<SLASH>(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/]))
  | (?P<COLON>(?<![\d:])\d{1,2}:\d{2}(?::\d\d)?(?![\d:]))
  | (?P<DECADE>(?:\d\d|['’‘])?\d0['’]?s\b)
  | (?P<SHORTYEAR>['’‘]\d\d(?![\w’']))
  | (?P<ORDX>\d+(?:st|nd|rd|th)\b)
  | (?P<HALFS>\d+[ -]1/2(?![\d/]))
  | (?P<number>\d+(?:,\d{3})*(?:\.\d+)?)
  | (?P<word>[^\W\d_](?:\.[^\W\d_])+|[^\W\d_]+)
  | (?P<mark>['’]s\b|\S)
    """,
    re.VERBOSE,
)

VALUED = frozenset({"U", "US", "ORDW", "EDGE", "EARLY", "SUB"})
"""Tags whose value a rule may ask for: `U=YEAR`."""

NEVER_START = frozenset({"APX", "EDGE", "EARLY", "LATE", "MID", "PARTLY", "ONE", "TEEN", "TENS", "FEW", "HUNDRED"})
NEVER_START |= {"COUPLE", "ORDW", "ORDX", "TZ", "FRAC", "HALFW", "CAP"}
"""Tags that begin or enlarge an expression but never are one: a sentence with nothing else is passed over."""

NUMBERS = frozenset({"ONE", "TEEN", "TENS", "HUNDRED", "COUPLE", "ORDW", "ORDX"})

TYPES = {"TOD": "TIME", "CLOCK": "TIME", "DUR": "DURATION", "SET": "SET"}
FINAL = frozenset({"DAY", "MTH", "YR", "WK", "WE", "QTR", "HALF", "SSN", "DEC", "CENT", "VAGUE", *TYPES})


@dataclass(frozen=True, slots=True)
class Node:
    """A word or a group of words with its tag; `value` is what a form is made from, `first` the token it begins in."""

    start: int
    stop: int
    tag: str
    value: str | int
    mod: str = ""
    first: int = 0

    @property
    def type(self) -> str:
        """The TIMEX3 type."""
        return TYPES.get(self.tag, "DATE")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar: a pattern over tags, the node's tag, how its form is made and where its mod is from."""

    tag: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    form: str
    mod: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the word list, for one phrase."""

    words: tuple[str, ...]
    tag: str
    value: str | int
    guard: str


def find_nodes(text: str, tokens: Sequence[Token]) -> Iterator[Node]:
    """Yield the time expressions of a sentence, given its tokens, in the order of the text."""
    if not tokens or not any(word_may_start(token.text) for token in tokens):
        return
    line = TagLine(tag_words(text, tokens))
    for rule in grammar():
        if not rule.needs.isdisjoint(line.tags):
            line = apply_rule(rule, line)
    yield from (node for node in line.nodes if node.tag in FINAL)


@functools.lru_cache(maxsize=65536)
def word_may_start(word: str) -> bool:
    """Say whether a sentence with this word is worth looking at."""
    return any(
        (piece.lower() in starters() or piece.lower() + "." in starters() or (piece[0].isdigit() and len(piece) > 3))
        for piece in re.findall(r"\w+(?:\.\w+)*\.?", word.replace("-", " "))
    ) or bool(re.search(r"\d+[:/]\d|\d0s", word))


# Words


def tag_words(text: str, tokens: Sequence[Token]) -> list[Node]:
    """Cut a sentence into words and marks, finer than tokens ("10-day" is three), and give each its tag."""
    pieces = list(cut_pieces(text, tokens))
    words = tuple(low for _, _, low, _, _ in pieces)
    nodes: list[Node] = []
    at = 0
    while at < len(pieces):
        start, stop, low, kind, token = pieces[at]
        found = match_entry(words, at, pieces, text, tokens)
        if found:
            length = len(found.words)
            nodes.append(Node(start, pieces[at + length - 1][1], found.tag, found.value, first=token))
            at += length
            continue
        tag, value = tag_piece(text[start:stop], low, kind)
        if (
            tag == "yr"
            and kind == "number"
            and not (marks_allow_year(text, start, stop) and words_allow_year(words, at, tokens, token))
        ):
            tag = "big"
        nodes.append(Node(start, stop, tag, value, first=token))
        at += 1
    return nodes


Piece = tuple[int, int, str, str, int]  # start, stop, lower-cased text, kind, number of the token in the sentence


def cut_pieces(text: str, tokens: Sequence[Token]) -> Iterator[Piece]:
    """Lex the text from the first to the last token; a full stop goes to an abbreviation that the word list has."""
    known, number = starters(), 0
    stop = tokens[-1].stop
    at = tokens[0].start
    while match := LEXER.search(text, at, stop):
        start, at = match.span()
        low = match.group().lower().replace("’", "'").replace("‘", "'")
        if text[at : at + 1] == "." and low + "." in known and at < stop:
            low, at = low + ".", at + 1
        while number + 1 < len(tokens) and tokens[number].stop <= start:
            number += 1
        yield start, at, low, match.lastgroup or "mark", number


def match_entry(
    words: tuple[str, ...], at: int, pieces: Sequence[Piece], text: str, tokens: Sequence[Token]
) -> Entry | None:
    """Find the longest entry of the word list that begins here and whose guard lets it pass."""
    for entry in word_list().get(words[at], ()):
        if words[at : at + len(entry.words)] == entry.words:
            if not entry.guard:
                return entry
            around = Surroundings(words, at, len(entry.words), text[pieces[at][0]], tokens, pieces[at][4])
            if GUARDS[entry.guard](around):
                return entry
    return None


def tag_piece(surface: str, low: str, kind: str) -> tuple[str, str | int]:
    """Tag what is not in the word list: numbers by their size, dates in figures by their shape."""
    if kind == "number":
        return tag_number(low)
    if kind == "HALFS":
        return "big", low.split("1/2")[0].strip(" -") + ".5"
    if kind == "ORDX":
        number = int(low[:-2])
        return ("ORDX" if number > 4 or number == 0 else "ORDW"), number
    if kind == "SHORTYEAR":
        return "yr", 1900 + int(low[1:]) if int(low[1:]) > 30 else 2000 + int(low[1:])
    if kind == "DECADE":
        digits = "".join(filter(str.isdigit, low))
        sure = len(digits) == 4 or not low[0].isdigit()  # "in his 40s" is an age
        return ("DECADE" if sure else "DECADE2"), digits[:-1] if len(digits) == 4 else (
            "20" if digits < "30" else "19"
        ) + digits[0]
    if kind in ("ISO", "SLASH", "COLON"):
        return kind, surface
    return ("CAP" if surface[0].isupper() else "_"), low


def tag_number(low: str) -> tuple[str, str | int]:
    """Tag a number in figures by what it may be: an hour, a day of a month, a year."""
    if not low.isdecimal() or len(low) > 6:
        return "big", low.replace(",", "")
    number = int(low)
    if len(low) == 4 and 1000 <= number <= 2199:
        return "yr", number
    return number_tag(number), number


def number_tag(number: int) -> str:
    """The tag of a small number."""
    for tag, limit in (("n12", 12), ("n24", 24), ("n31", 31), ("n99", 99)):
        if 0 < number <= limit or (tag == "n24" and number == 0):
            return tag
    return "yr" if 1000 <= number <= 2199 else "big"


def marks_allow_year(text: str, start: int, stop: int) -> bool:
    """Say whether the marks around a number in figures leave it free to be a year: no price, share, code or score."""
    before, after = text[max(0, start - 1) : start], text[stop : stop + 2]
    return before not in ("$", "£", "€", "#", ".", ",", "№", "+", "/") and not re.match(r"%|°|[.,:]\d|/\d", after)


# Rules


class TagLine:
    """The nodes of a sentence, with their tags written in one line for the patterns to search."""

    __slots__ = ("nodes", "place", "tags", "text")

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        self.tags = {node.tag for node in nodes}
        written = [f"{node.tag}={node.value} " if node.tag in VALUED else node.tag + " " for node in nodes]
        self.text = "".join(written)
        ends = itertools.accumulate(map(len, written), initial=0)
        self.place = {at: number for number, at in enumerate(ends)}  # where a node begins in the line -> its number


def apply_rule(rule: Rule, line: TagLine) -> TagLine:
    """Replace each stretch that the rule's pattern matches by one node."""
    done: list[Node] = []
    last = 0
    for match in rule.pattern.finditer(line.text):
        first, stop = line.place[match.start()], line.place[match.end()]
        caught = {name: line.nodes[line.place[match.start(name)]] for name, tag in match.groupdict().items() if tag}
        made = make_node(rule, line.nodes[first:stop], caught)
        if made:
            done += [*line.nodes[last:first], made]
            last = stop
    return TagLine([*done, *line.nodes[last:]]) if done else line


def make_node(rule: Rule, parts: Sequence[Node], caught: dict[str, Node]) -> Node | None:
    """Make the node of a match, or nothing where its form cannot be (31 February, hour 27)."""
    slots: Slots = {name: node.value for name, node in caught.items()}
    form = FORMS[rule.form[1:]](slots) if rule.form.startswith("=") else rule.form.format(**slots)
    if form is None or (rule.tag == "DAY" and not all(map(may_be_day, form.split("/")))):
        return None
    mod = str(slots[rule.mod]) if rule.mod in slots else rule.mod
    mod = mod or next((node.mod for node in caught.values() if node.mod), "")
    tag, value = rule.tag, form
    first, last = parts[0], parts[-1]
    if tag == "@number":
        size = number_tag(int(form)) if rule.form == "=year_words" or int(form) < 100 else "big"
        return Node(first.start, last.stop, size, int(form), first=first.first)
    return Node(first.start, last.stop, tag, value, mod, first.first)


# Data


@functools.cache
def word_list() -> dict[str, tuple[Entry, ...]]:
    """The word list by first word, the longest phrases first."""
    entries: dict[str, list[Entry]] = {}
    for tag, value, phrases, *guard in read_table("times_words.tsv"):
        for phrase in phrases.split("; "):
            words = tuple(cut_phrase(phrase))
            number = int(value) if tag in NUMBERS else value
            entries.setdefault(words[0], []).append(Entry(words, tag, number, guard[0] if guard else ""))
    return {first: tuple(sorted(found, key=lambda entry: -len(entry.words))) for first, found in entries.items()}


def cut_phrase(phrase: str) -> list[str]:
    """Cut a phrase of the word list as the lexer cuts text; full stops stay with their abbreviation."""
    return [piece for word in phrase.split() for piece in ([word] if word.endswith(".") else cut_word(word))]


def cut_word(word: str) -> list[str]:
    """Cut one word of a phrase at its marks."""
    return [match.group().replace("’", "'") for match in LEXER.finditer(word)]


@functools.cache
def starters() -> frozenset[str]:
    """The words that can make a time expression, or end in a full stop."""
    return frozenset(
        entry.words[0]
        for entries in word_list().values()
        for entry in entries
        if (entry.tag[0].isupper() and entry.tag not in NEVER_START) or entry.words[0].endswith(".")
    ) | {"recent", "current", "year", "nineteen"}


@functools.cache
def grammar() -> tuple[Rule, ...]:
    """The rules in their order."""
    sets: dict[str, str] = {}
    rules = []
    for tag, *rest in read_table("times_rules.tsv"):
        if tag.startswith("SET "):
            name, tags = tag[4:].split(" = ")
            sets[name] = tags
        else:
            rules.append(read_rule(tag, rest, sets))
    return tuple(rules)


def read_rule(tag: str, columns: Sequence[str], sets: dict[str, str]) -> Rule:
    """Read one line of the grammar."""
    pattern: list[str] = []
    needs = frozenset[str]()
    for element in columns[0].split():
        name, _, tags = element.rpartition(":")
        choices = [choice for part in tags.rstrip("?").split("|") for choice in sets.get(part, part).split("|")]
        choice = "|".join(c if "=" in c else re.escape(c) + (r"=\S+" if c in VALUED else "") for c in choices)
        if tags.startswith("+"):
            context = [re.escape(c.lstrip("+")) + " " for c in choices]
            pattern.append("(?:" + "|".join(f"(?<={c})" if not pattern else f"(?={c})" for c in context) + ")")
            continue
        pattern.append(f"(?{f'P<{name}>' if name else ':'}(?:{choice}) ){'?' if tags.endswith('?') else ''}")
        if not tags.endswith("?"):
            needs = rarer(needs, frozenset(c.partition("=")[0] for c in choices))
    mod = columns[2] if len(columns) > 2 else ""
    return Rule(tag, re.compile(r"(?<!\S)" + "".join(pattern)), needs, columns[1], mod)


def rarer(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The set of tags that rules out more sentences: tags of time words before those of any word."""

    def plain(tags: frozenset[str]) -> tuple[bool, int]:
        return any(tag.islower() or not tag.isalpha() or tag in NEVER_START for tag in tags), len(tags)

    return other if not one or plain(other) < plain(one) else one
