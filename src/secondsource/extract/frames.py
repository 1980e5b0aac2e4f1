"""Which words attribute here? Cue, source and content of one clause, read off the dependency tree.

A frame is an attribution as the grammar has it, before quotation marks, other sentences and chains are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from secondsource.extract.cues import Cue, find_cue, load_heads, read_words
from secondsource.extract.phrases import EDGE, cue_words, cut_content
from secondsource.extract.speakers import (
    CITING,
    RELATIVE,
    can_speak,
    find_owner,
    find_source,
    governing_source,
    is_negated,
    is_source_like,
)
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token

OWN_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
LONGEST_ASIDE = 9
"""Words of an "X said" that stands inside of what X said."""

LONGEST_PREDICATE = 4
"""Words from a verb to its noun that make one cue: "made a firm commitment"."""

LONGEST_END = 22
"""Words of an "X told Y, citing Z" that closes a sentence."""

CARRIER_VERBS = frozenset({"tell", "inform", "assure", "brief"})
FRONTED = frozenset({"when", "as", "while", "if", "because", "although", "though", "since", "after", "before", "asked"})
QUOTE_SIGNS = frozenset({'"', "“", "”", "''", "``", "«", "»", "„"})
PROPOSITIONS = frozenset({"clause", "to", "to+object", "names", "as", "quote"})
"""Frames whose content is a clause or the like, so that even one word of it says something."""

Content = tuple[str, Token, tuple[Token, ...]]
"""The name of a frame, the word that governs the content, and other words whose subtrees belong to it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An attribution in one sentence: cue words, the word that heads the source, the content and what governs it."""

    cue: tuple[Token, ...]
    source: Token | None
    head: Token | None
    content: tuple[Span, ...]
    name: str
    what: Cue
    negated: bool = False

    @property
    def anchor(self) -> Token:
        """The word that attributes."""
        if self.name.startswith("noun"):
            return next((token for token in reversed(self.cue) if token.pos == "NOUN"), self.cue[-1])
        return next((token for token in self.cue if token.tag.startswith("VB") and token.dep[:3] != "aux"), self.cue[0])

    @property
    def clausal(self) -> bool:
        """Say whether the content is a clause and not a noun phrase."""
        return self.head is not None and (self.head.pos in ("VERB", "AUX") or self.name in ("clause", "according"))


def find_frames(parse: Parse) -> Iterator[Frame]:
    """Yield each attribution that a cue of the table makes, in the order of the cues."""
    heads = load_heads()
    for token in parse.tokens:
        if token.text.lower() == "according":
            yield from _according(parse, token)
        elif token.tag.startswith("VB"):
            if ("V", token.lemma) in heads:
                yield from _verb_frames(parse, token)
        elif token.pos == "NOUN" and ("N", token.lemma) in heads:
            yield from _noun_frames(parse, token)
        elif token.dep in ("acomp", "attr", "oprd") and ("A", token.lemma) in heads:
            yield from _adjective_frames(parse, token)


# Verbs


def _verb_frames(parse: Parse, verb: Token) -> Iterator[Frame]:
    """The best frame of a verb: a clause before anything else, since a verb has one content."""
    for name, head, extra in _verb_contents(parse, verb):
        what = find_cue("V", "clause" if name == "around" else name, verb.lemma)
        if what is None:
            continue
        source, passive = find_source(parse, verb)
        if source is None and (passive or name != "clause"):
            return
        if source is not None and not can_speak(parse, verb, source, name):
            return
        tokens: Sequence[Token] = [token for part in (*extra, head) for token in clause_words(parse, part)]
        if name == "clause" and head.i < verb.i:
            tokens = _whole_before(parse, verb, tokens)
        if name == "around":
            aside = {token.i for token in parse.subtree(verb)}
            tokens, name = [token for token in tokens if token.i not in aside], "clause"
        cue = cue_words(parse, verb, head)
        content = cut_content(parse, tokens, cue, source)
        if content and not is_bare(parse, content, name):
            yield Frame(cue, source, head, content, name, what, is_negated(parse, verb))
            return


def _verb_contents(parse: Parse, verb: Token) -> Iterator[Content]:
    """The frames in which a verb may hold a content, the strongest first."""
    below = parse.children(verb)
    by_dep: dict[str, Token] = {}
    for child in below:
        by_dep.setdefault(child.dep, child)
    passive = "nsubjpass" in by_dep or "auxpass" in by_dep
    target = by_dep.get("nsubjpass" if passive else "dobj")
    yield from _clauses(parse, verb, below, by_dep)
    yield from _complements(parse, verb, by_dep, passive)
    if by_dep.get("oprd") is not None and target is not None:
        yield "names", by_dep["oprd"], (target,)
    beneath = parse.children(target, "prep") if target is not None and find_cue("V", "of", verb.lemma) else ()
    for prep in (*below, *beneath):
        if prep.dep in ("prep", "dative") and prep.lemma != "by":
            yield from _prepositional(parse, verb, prep, target)
    if target is not None and (not passive or "agent" in by_dep):
        yield "object", target, ()


def _clauses(parse: Parse, verb: Token, below: tuple[Token, ...], by_dep: dict[str, Token]) -> Iterator[Content]:
    clause = by_dep.get("ccomp") or _marked_clause(parse, verb, below) or _clause_of_citing(parse, below)
    thing = by_dep.get("dobj")
    if clause is not None and thing is not None and verb.i < thing.i < clause.i and find_cue("V", "object", verb.lemma):
        yield from () if parse.children(clause, "mark") else (("object", thing, ()),)
    over = parse.head(verb)
    that = that_of(parse, over) if clause is None and verb.dep == "ccomp" and over.i > verb.i else None
    if that is not None and verb.i < that.i:  # "Kyodo reported, citing officials, that P", hung upside down
        yield "clause", over, ()
        return
    if clause is None or _is_that_pronoun(parse, clause) or _stands_apart(parse, clause, verb):
        loose = _loose_clause(parse, verb, below)
        if loose is not None:
            yield "clause", loose, ()
        elif (around := _clause_around(parse, verb)) is not None:
            yield "around", around, ()
        elif (far := _displaced_clause(parse, verb)) is not None:
            yield "clause", far, ()
        return
    infinitive = is_infinitive(parse, clause)
    inner = _held_likely(parse, clause)
    yield "to+object" if infinitive and find_cue("V", "to+object", verb.lemma) else "clause", inner or clause, ()
    if infinitive:
        yield "to", clause, ()
    yield "names", clause, ()


def _marked_clause(parse: Parse, verb: Token, below: tuple[Token, ...]) -> Token | None:
    """A clause with "that" behind the verb which the parser took for an adverbial."""
    for child in below:
        if child.dep == "advcl" and child.i > verb.i and that_of(parse, child) is not None:
            return child
    return None


def _clause_of_citing(parse: Parse, below: tuple[Token, ...]) -> Token | None:
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


def _held_likely(parse: Parse, clause: Token) -> Token | None:
    """The clause in "believe it unlikely that P": what is judged, not the judging word."""
    if clause.pos != "ADJ":
        return None
    expletive = any(child.text.lower() == "it" for child in parse.children(clause, "nsubj", "expl"))
    return next(iter(parse.children(clause, "ccomp", "advcl")), None) if expletive else None


def _complements(parse: Parse, verb: Token, by_dep: dict[str, Token], passive: bool) -> Iterator[Content]:
    complement = by_dep.get("xcomp")
    if complement is None:
        return
    if complement.tag == "VBG":
        yield "object", complement, ()
    if is_infinitive(parse, complement):
        if "dobj" in by_dep:
            yield "to+object", complement, (by_dep["dobj"],)
        elif not passive:
            yield "to", complement, ()


def _prepositional(parse: Parse, verb: Token, prep: Token, target: Token | None) -> Iterator[Content]:
    name = "to-noun" if prep.lemma == "to" else prep.lemma
    if find_cue("V", name, verb.lemma) is None:
        return
    for noun in parse.children(prep, "pobj", "pcomp"):
        if name != "as":
            yield name, noun, ()
        elif target is not None:
            yield name, noun, (target,)


def _whole_before(parse: Parse, verb: Token, tokens: Sequence[Token]) -> Sequence[Token]:
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


def _loose_clause(parse: Parse, verb: Token, below: tuple[Token, ...]) -> Token | None:
    """The clause before a closing "X said" that the parser hung on as an adverbial: no mark, its own subject."""
    for child in below:
        if child.dep in ("advcl", "parataxis", "dep") and child.i < verb.i:
            deps = {grand.dep for grand in parse.children(child)}
            if "mark" not in deps and deps & OWN_SUBJECT and not _stands_apart(parse, child, verb):
                return child
    return None


def _clause_around(parse: Parse, verb: Token) -> Token | None:
    """The clause in which a short "X said" between commas stands as an aside."""
    head = parse.head(verb)
    if head.dep in ("aux", "auxpass"):
        head = parse.head(head)
    if verb.dep not in ("ccomp", "parataxis", "advcl", "dep", "relcl", "conj") or head.pos not in ("VERB", "AUX"):
        return None
    words = [token for token in parse.subtree(verb) if token.text not in EDGE]
    first, last = words[0], words[-1]
    closes = last.i + 2 >= parse.sentence(verb).last and verb.dep in ("conj", "parataxis", "ccomp") and head.i < first.i
    if len(words) > (LONGEST_END if closes else LONGEST_ASIDE) or last.i - first.i >= len(words) + 2:
        return None
    told = verb.lemma in CARRIER_VERBS or not parse.children(verb, "dobj")
    if not parse.children(verb, "nsubj") or parse.children(verb, "cc") or not told:
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


def _displaced_clause(parse: Parse, word: Token) -> Token | None:
    """A "that" clause that the parser hung on a word between: "complained after a trip in May that P"."""
    for token in parse.subtree(word):
        if token.i <= word.i + 1 or token.dep not in ("relcl", "acl", "ccomp", "advcl") or token.head == word.i:
            continue
        over = parse.head(token)
        opener = next((child for child in parse.children(token) if child.text.lower() == "that"), None)
        if opener is None or opener.i != parse.subtree(token)[0].i or opener.dep in ("nsubj", "nsubjpass", "dobj"):
            continue
        own = any(child.dep in OWN_SUBJECT for child in parse.children(token))
        if own and over.pos in ("NOUN", "PROPN", "NUM") and find_cue("N", "that", over.lemma) is None:
            return token
        if own and word.pos == "NOUN" and over.lemma in ("make", "cite", "issue"):
            return token
    return None


def _stands_apart(parse: Parse, clause: Token, verb: Token) -> bool:
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


def _is_that_pronoun(parse: Parse, clause: Token) -> bool:
    return clause.pos in ("PRON", "DET") and len(parse.subtree(clause)) == 1


def is_bare(parse: Parse, content: tuple[Span, ...], name: str) -> bool:
    """Say whether a noun content says nothing: a pronoun, or a word for what was said elsewhere."""
    if name.rpartition("-")[2] in PROPOSITIONS or len(content) > 1:
        return False
    return parse.quote(content[0]).lower() in read_words("empty.txt")


# Nouns and adjectives


def _noun_frames(parse: Parse, noun: Token) -> Iterator[Frame]:
    """ "X's claim that P", "a demand by X for P"; and "X rejected the claim that P", where X denies P."""
    for name, head in _noun_contents(parse, noun):
        what = find_cue("N", name, noun.lemma)
        if what is None:
            continue
        made = [_noun_frame(parse, noun, name, head, what, *find_owner(parse, noun))]
        judge, verb = governing_source(parse, noun)
        if verb is not None and (made[0] is None or verb not in made[0].cue):
            judged = find_cue("V", "object", verb.lemma)
            if judged is not None and judged.act in ("denies", "confirms"):
                made.append(_noun_frame(parse, noun, name, head, judged, judge, verb))
        found = [frame for frame in made if frame is not None]
        yield from found
        if found:
            return


def _noun_frame(parse: Parse, noun: Token, name: str, head: Token, what: Cue, *owner: Token | None) -> Frame | None:
    source, verb = owner
    if source is None and not (name == "that" and noun.lemma in read_words("source_nouns.tsv")):
        return None
    cue = noun_cue(parse, noun, verb, head)
    over = find_cue("V", "object", verb.lemma) if verb is not None else None
    if over is not None and over.act in ("denies", "confirms"):
        what = Cue(what.score, over.act, over.factuality)
    content = cut_content(parse, clause_words(parse, head), cue, source)
    if not content or is_bare(parse, content, name):
        return None
    no = any(child.text.lower() == "no" for child in parse.children(noun, "det"))
    return Frame(cue, source, head, content, "noun-" + name, what, no or (verb is not None and is_negated(parse, verb)))


def noun_cue(parse: Parse, noun: Token, verb: Token | None, head: Token) -> tuple[Token, ...]:
    """The noun, the verb that it is the object of with what stands between, and the preposition before the content."""
    words = {noun.i: noun}
    prep = parse.head(head)
    if prep.dep == "prep" and prep.head == noun.i:
        words[prep.i] = prep
    if verb is not None:
        words[verb.i] = verb
        if verb.i < noun.i <= verb.i + LONGEST_PREDICATE:
            words.update({i: parse.tokens[i] for i in range(verb.i, noun.i)})
    return tuple(words[i] for i in sorted(words))


def _noun_contents(parse: Parse, noun: Token) -> Iterator[tuple[str, Token]]:
    for child in parse.children(noun):
        marks = {grand.lemma for grand in parse.children(child, "mark")}
        if child.dep in ("acl", "ccomp", "relcl") and "that" in marks:
            yield "that", child
        elif child.dep in ("acl", "relcl") and is_infinitive(parse, child):
            yield "to", child
        elif child.dep == "prep" and child.lemma not in ("by", "from"):
            for below in parse.children(child, "pobj", "pcomp"):
                yield ("to-noun" if child.lemma == "to" else child.lemma), below
    if (far := _displaced_clause(parse, noun)) is not None:
        yield "that", far
    verb = parse.head(noun)
    if noun.dep == "dobj" and find_cue("V", "clause", verb.lemma) is None:
        late = _marked_clause(parse, verb, tuple(child for child in parse.children(verb) if child.i > noun.i))
        if late is not None:
            yield "that", late


def _adjective_frames(parse: Parse, word: Token) -> Iterator[Frame]:
    verb = parse.head(word)
    source, _ = find_source(parse, verb)
    if source is None or not is_source_like(source):
        return
    for name, head in _adjective_contents(parse, word):
        what = find_cue("A", name, word.lemma)
        content = cut_content(parse, parse.subtree(head), (verb, word), source) if what is not None else ()
        if what is not None and content and not is_bare(parse, content, name):
            cue = (verb, word) if verb.i < word.i else (word, verb)
            yield Frame(cue, source, head, content, "adjective-" + name, what, is_negated(parse, verb))
            return


def _adjective_contents(parse: Parse, word: Token) -> Iterator[tuple[str, Token]]:
    for child in parse.children(word):
        if child.dep == "ccomp":
            yield "that", child
        elif child.dep == "xcomp":
            yield "to", child
        elif child.dep == "prep":
            for below in parse.children(child, "pobj", "pcomp"):
                yield child.lemma, below


# "according to"


def _according(parse: Parse, word: Token) -> Iterator[Frame]:
    """ "P, according to X": the content is the clause that the phrase hangs on; all of the sentence if it opens or
    closes it."""
    to = next((token for token in parse.children(word, "prep") if token.lemma == "to"), None)
    if to is None and word.i + 1 < len(parse.tokens) and parse.tokens[word.i + 1].lemma == "to":
        to = parse.tokens[word.i + 1]
    source = next(iter(parse.children(to, "pobj")), None) if to is not None else None
    if to is None or source is None or source.lemma in read_words("measures.txt"):
        return
    phrase = {token.i for token in parse.subtree(word)} | {to.i}
    head, around = _scope(parse, word, phrase)
    content = cut_content(parse, [token for token in around if token.i not in phrase], (word, to), None)
    if content:
        yield Frame((word, to), source, head, content, "according", Cue(0.85, "says", "CT+"))


def _scope(parse: Parse, word: Token, phrase: set[int]) -> tuple[Token, Iterable[Token]]:
    sentence = parse.sentence(word)
    words = list(parse.words(sentence))
    root = next((token for token in words if token.head == token.i and token.i not in phrase), words[0])
    head = parse.head(word)
    if head.pos not in ("VERB", "AUX") or head.i == word.i:
        head = root
    if word.i - words[0].i <= 1:
        return root, [*words, *_rest_of_block(parse, sentence.last)]
    citing = {
        below.i for token in words if token.lemma in CITING and token.i > word.i for below in parse.subtree(token)
    }
    after = [token for token in words if token.i > max(phrase) and token.i not in citing and token.text not in EDGE]
    if not after and parse.tokens[word.i - 1].text == ",":
        return root, words
    return head, parse.subtree(head)


def _rest_of_block(parse: Parse, first: int) -> Iterator[Token]:
    """The words that follow a sentence which the parser ended without a full stop."""
    while 0 < first < len(parse.tokens):
        last, following = parse.tokens[first - 1], parse.tokens[first]
        if last.text in {".", "!", "?", ":", *QUOTE_SIGNS} or "\n" in parse.text[last.stop : following.start]:
            return
        sentence = parse.sentence(following)
        yield from parse.words(sentence)
        first = sentence.last
