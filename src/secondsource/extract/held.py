"""Which clause holds what was said? Finds it also where the parser hung it on another word than the cue."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.extract.cues import find_cue
from secondsource.extract.phrases import EDGE
from secondsource.extract.speakers import CITING, RELATIVE
from secondsource.parse.tree import Parse, Token

LONGEST_ASIDE = 9
"""Words of an "X said" that stands inside of what X said."""

SHORTEST_CLAUSE = 4
"""Words that a clause before a closing "X said" has at least."""

LONGEST_END = 22
"""Words of an "X told Y, citing Z" that closes a sentence."""

OWN_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
TAKEN = frozenset({"nsubj", "nsubjpass", "dobj"})
CARRIER_VERBS = frozenset({"tell", "inform", "assure", "brief"})
FRONTED = frozenset({"when", "as", "while", "if", "because", "although", "though", "since", "after", "before", "asked"})
QUOTE_SIGNS = frozenset({'"', "“", "”", "''", "``", "«", "»", "„"})


def marked_clause(parse: Parse, verb: Token, below: tuple[Token, ...]) -> Token | None:
    """A clause with "that" behind the verb which the parser took for an adverbial."""
    for child in below:
        if child.dep == "advcl" and child.i > verb.i and that_of(parse, child) is not None:
            return child
    return None


def clause_of_citing(parse: Parse, below: tuple[Token, ...]) -> Token | None:
    """The clause of "reported, citing officials, that P" where the parser gave it to "citing"."""
    citing = (child for child in below if child.lemma in CITING and child.tag == "VBG")
    return next((clause for verb in citing for clause in parse.children(verb, "ccomp")), None)


def that_of(parse: Parse, clause: Token) -> Token | None:
    """The "that" which opens a clause, if one does."""
    return next((child for child in parse.children(clause, "mark") if child.lemma == "that"), None)


def clause_words(parse: Parse, head: Token) -> list[Token]:
    """The words of a content: its head's subtree, from "that" on if it has one."""
    that = that_of(parse, head)
    return [token for token in parse.subtree(head) if that is None or token.i >= that.i]


def held_likely(parse: Parse, clause: Token) -> Token | None:
    """The clause in "believe it unlikely that P": what is judged, not the judging word."""
    if clause.pos != "ADJ":
        return None
    expletive = any(child.text.lower() == "it" for child in parse.children(clause, "nsubj", "expl"))
    return next(iter(parse.children(clause, "ccomp", "advcl")), None) if expletive else None


def whole_before(parse: Parse, verb: Token, tokens: Sequence[Token]) -> Sequence[Token]:
    """What stands before a closing "X said": the sentence from its beginning, if the parser took only its end."""
    sentence = parse.sentence(verb)
    first = tokens[0]
    own = min((token.i for token in parse.subtree(verb) if token.i > tokens[-1].i), default=verb.i)
    words = [token for token in parse.words(sentence) if token.i < min(own, verb.i)]
    lead = [token for token in words if token.i < first.i]
    if not lead or parse.subtree(verb)[-1].i + 2 < sentence.last or any(token.text in QUOTE_SIGNS for token in words):
        return tokens
    joined = lead[-1].text.lower() in (",", "and", "but", ";")
    return words if joined and any(token.pos in ("VERB", "AUX") for token in lead) else tokens


def loose_clause(parse: Parse, verb: Token, below: tuple[Token, ...]) -> Token | None:
    """The clause before a closing "X said" that the parser hung on as an adverbial: no mark, its own subject."""
    for child in below:
        if child.dep in ("advcl", "parataxis", "dep") and child.i < verb.i:
            deps = {grand.dep for grand in parse.children(child)}
            if "mark" not in deps and deps & OWN_SUBJECT and not stands_apart(parse, child, verb):
                return child
    return None


def clause_around(parse: Parse, verb: Token) -> Token | None:
    """The clause in which a short "X said" between commas stands as an aside."""
    head = parse.head(verb)
    if head.dep in ("aux", "auxpass"):
        head = parse.head(head)
    if verb.dep not in ("ccomp", "parataxis", "advcl", "dep", "relcl", "conj") or head.pos not in ("VERB", "AUX"):
        return None
    goes_on = going_on(parse, verb)
    words = [token for token in parse.subtree(verb) if token.text not in EDGE and token.i not in goes_on]
    first, last = words[0], words[-1]
    closes = last.i + 2 >= parse.sentence(verb).last and verb.dep in ("conj", "parataxis", "ccomp") and head.i < first.i
    if len(words) > (LONGEST_END if closes else LONGEST_ASIDE) or last.i - first.i >= len(words) + 2:
        return None
    told = verb.lemma in CARRIER_VERBS or not parse.children(verb, "dobj")
    joined = [child for child in parse.children(verb, "cc") if child.i not in goes_on]
    if not parse.children(verb, "nsubj") or joined or not told:
        return None
    marks = [child.text.lower() for child in parse.children(verb, "mark")]
    if marks == ["as"] and verb.dep == "advcl":  # "As X points out, P"
        return head
    if marks:
        return None
    if closes and any(first.i - 3 <= token.i < first.i for token in parse.children(head, "cc")):
        return None
    if first.i == parse.sentence(verb).first or first.text in RELATIVE or last.i + 1 >= len(parse.tokens):
        return None
    before, after = parse.tokens[first.i - 1].text, parse.tokens[last.i + 1].text
    commas = {",", "—", "–", "--"}
    return head if before in commas and (after in commas or (after == "." and head.i < verb.i)) else None


def going_on(parse: Parse, verb: Token) -> frozenset[int]:
    """The indices of the clause behind an aside that the parser joined to it: "P, X said, and Q"."""
    for clause in parse.children(verb, "conj"):
        words = parse.subtree(clause)
        own = any(child.dep in OWN_SUBJECT for child in parse.children(clause))
        before = [token for token in parse.children(verb, "cc") if verb.i < token.i < words[0].i]
        if own and before and parse.tokens[before[0].i - 1].text == ",":
            return frozenset(token.i for token in parse.subtree(verb) if token.i >= before[0].i)
    return frozenset()


def broken_clause(parse: Parse, verb: Token) -> Token | None:
    """What opens the sentence before a closing ", X said" where the parser made no clause of it: the word that hangs
    on the verb."""
    sentence, subjects = parse.sentence(verb), parse.children(verb, "nsubj")
    if verb.head != verb.i or not subjects or subjects[-1].i > verb.i:
        return None
    first = parse.subtree(subjects[-1])[0]
    lead = [token for token in parse.tokens[sentence.first : first.i] if token.text not in EDGE]
    if len(lead) < SHORTEST_CLAUSE or parse.tokens[first.i - 1].text != "," or parse.children(verb, "dobj", "ccomp"):
        return None
    if not any(token.tag in ("VBD", "VBZ", "VBP", "MD") for token in lead) or sentence.last - verb.i > LONGEST_END:
        return None
    tops = [token for token in lead if token.head == verb.i]
    return tops[0] if len(tops) == 1 and tops[0].dep in ("dep", "nsubj", "npadvmod", "dobj", "csubj") else None


def displaced_clause(parse: Parse, word: Token) -> Token | None:
    """A "that" clause that the parser hung on a word between: "complained after a trip in May that P"."""
    for token in parse.subtree(word):
        if token.i <= word.i + 1 or token.dep not in ("relcl", "acl", "ccomp", "advcl") or token.head == word.i:
            continue
        over = parse.head(token)
        opener = next((child for child in parse.children(token) if child.text.lower() == "that"), None)
        if opener is None or opener.i != parse.subtree(token)[0].i or (opener.tag != "IN" and opener.dep in TAKEN):
            continue
        own = any(child.dep in OWN_SUBJECT for child in parse.children(token))
        missing = any(child.text.lower() == "no" for child in parse.children(over, "det"))  # "found no sign that P"
        if missing:
            continue
        within = over.dep == "pobj" and parse.head(over).lemma == "in" and parse.head(over).head == word.i
        if own and over.pos in ("NOUN", "PROPN", "NUM") and (within or find_cue("N", "that", over.lemma) is None):
            return token
        if own and word.pos == "NOUN" and over.lemma in ("make", "cite", "issue"):
            return token
    return None


def stands_apart(parse: Parse, clause: Token, verb: Token) -> bool:
    """Say whether a clause before the verb is no content: it ends in a semicolon, or opens with "when" or "if"."""
    if clause.i > verb.i:
        return False
    words = [token for token in parse.subtree(clause) if token.i < verb.i]
    if words[0].text.lower() in FRONTED and words[0].tag != "WP":
        return not any(token.text in QUOTE_SIGNS for token in words)
    last = max((token.i for token in words if token.pos != "PUNCT"), default=words[-1].i)
    between = [token.text for token in parse.tokens[last : verb.i]]
    own = any(child.i > verb.i for child in parse.children(verb, "dobj")) and verb.lemma not in CARRIER_VERBS
    quoted = any(token.text in QUOTE_SIGNS for token in words)
    return ";" in between or ((own or "—" in between or "--" in between) and not quoted)


def is_infinitive(parse: Parse, clause: Token) -> bool:
    """Say whether a clause is one with "to"."""
    return any(child.tag == "TO" for child in parse.children(clause, "aux"))


def is_that_pronoun(parse: Parse, clause: Token) -> bool:
    """Say whether a clause is only "that" or "so"."""
    return clause.pos in ("PRON", "DET") and len(parse.subtree(clause)) == 1
