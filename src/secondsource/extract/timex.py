"""Which words are a time expression? Small rules over word lists, both kept as data, applied as a cascade.

`data/times_words.tsv` gives words their tags, `data/times_rules.tsv` says which tags make a node and what its form is.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.extract.timex_dates import may_be_day
from secondsource.extract.timex_forms import FORMS
from secondsource.extract.timex_lengths import Slots
from secondsource.extract.timex_words import NEVER_START, TYPES, Node, number_tag, tag_words, word_may_start
from secondsource.lists import read_table
from secondsource.parse.tree import Token

VALUED = frozenset({"U", "US", "ORDW", "EDGE", "EARLY", "SUB"})
"""Tags whose value a rule may ask for: `U=YEAR`."""

BARE_WEEKDAY = re.compile(r"XXXX-WXX-[1-7]")

FINAL = frozenset({"DAY", "MTH", "YR", "WK", "WE", "QTR", "HALF", "SSN", "DEC", "CENT", "VAGUE", *TYPES})


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar: a pattern over tags, the node's tag, how its form is made and where its mod is from."""

    tag: str
    pattern: re.Pattern[str]
    needs: frozenset[str]
    form: str
    mod: str


def find_nodes(text: str, tokens: Sequence[Token]) -> Iterator[Node]:
    """Yield the time expressions of a sentence, given its tokens, in the order of the text."""
    if not tokens or not any(word_may_start(token.text) for token in tokens):
        return
    line = TagLine(tag_words(text, tokens))
    for rule in grammar():
        if not rule.needs.isdisjoint(line.tags):
            line = apply_rule(rule, line)
    yield from (node for node in share_month(line.nodes, tokens) if node.tag in FINAL)


def share_month(nodes: list[Node], tokens: Sequence[Token]) -> Iterator[Node]:
    """Yield the nodes; in "April 24 and 25" the second number is a day of the same month, in "every Monday and Tuesday"
    the second day is every one."""
    day, every = "", False
    for number, node in enumerate(nodes):
        joined = number > 1 and nodes[number - 1].tag in ("and", "or", ",")
        if joined and day and node.tag in ("n12", "n24", "n31") and tokens[node.first].entity == "DATE":
            form = f"{day[:-2]}{int(node.value):02d}"
            if may_be_day(form):
                node = replace(node, tag="DAY", value=form)
        elif joined and every and BARE_WEEKDAY.fullmatch(str(node.value)):
            node = replace(node, tag="SET")
        if node.tag in ("DAY", "SET"):
            day = str(node.value) if re.fullmatch(r"(XXXX|\d{4})-\d\d-\d\d", str(node.value)) else ""
            every = node.tag == "SET" and bool(BARE_WEEKDAY.fullmatch(str(node.value)))
        elif node.tag not in ("and", "or", ","):
            day, every = "", False
        yield node


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
    if form is None or rule.tag == "NONE":
        return Node(parts[0].start, parts[-1].stop, "NONE", form) if form else None
    if rule.tag == "DAY" and not all(map(may_be_day, form.split("/"))):
        return None
    mod = str(slots[rule.mod]) if rule.mod in slots else rule.mod
    mod = mod or next((node.mod for node in caught.values() if node.mod), "")
    first, last = parts[0], parts[-1]
    tag, value = rule.tag, form if rule.tag in FINAL else int(form)
    if tag == "@number":
        tag = number_tag(int(form)) if rule.form == "=year_words" or int(form) < 100 else "big"
    return Node(first.start, last.stop, tag, value, mod, first.first)


@functools.cache
def grammar() -> tuple[Rule, ...]:
    """The rules in their order."""
    sets: dict[str, str] = {}
    rules = []
    for tag, *rest in read_table("extract", "times_rules.tsv"):
        if tag.startswith("SET "):
            name, tags = tag[4:].split(" = ")
            sets[name] = tags
        else:
            rules.append(read_rule(tag, rest, sets))
    return tuple(rules)


def read_rule(tag: str, columns: Sequence[str], sets: dict[str, str]) -> Rule:
    """Read one line of the grammar."""
    pattern: list[str] = []
    behind: list[str] = []
    needs = frozenset[str]()
    for element in columns[0].split():
        name, _, tags = element.rpartition(":")
        context, tags = "+" in tags, tags.replace("+", "")
        choices = [choice for part in tags.rstrip("?").split("|") for choice in sets.get(part, part).split("|")]
        if context and not pattern:
            pattern.append("(?:" + "|".join(f"(?<={re.escape(choice)} )" for choice in choices) + ")")
            continue
        choice = "|".join(c if "=" in c else re.escape(c) + (r"=\S+" if c in VALUED else "") for c in choices)
        (behind if context else pattern).append(
            f"(?{f'P<{name}>' if name else ':'}(?:{choice}) ){'?' if tags.endswith('?') else ''}"
        )
        if not tags.endswith("?"):
            needs = rarer(needs, frozenset(c.partition("=")[0] for c in choices))
    mod = columns[2] if len(columns) > 2 else ""
    whole = "".join(pattern) + (f"(?={''.join(behind)})" if behind else "")
    return Rule(tag, re.compile(r"(?<!\S)" + whole), needs, columns[1], mod)


def rarer(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """The set of tags that rules out more sentences: tags of time words before those of any word."""

    def plain(tags: frozenset[str]) -> tuple[bool, int]:
        return any(tag.islower() or not tag.isalpha() or tag in NEVER_START for tag in tags), len(tags)

    return other if not one or plain(other) < plain(one) else one
