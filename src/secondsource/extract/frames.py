"""Which words attribute here? Cue, source and content of one clause, read off the dependency tree.

A frame is an attribution as the grammar has it, before quotation marks, other sentences and chains are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secondsource.extract.cues import Cue, find_cue, load_heads, read_words
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token

CARRIER_VERBS = frozenset({"tell", "inform", "assure", "brief"})
CITING = frozenset({"cite", "quote"})
OWN_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
RELATIVE = frozenset({"who", "that", "which", "whom"})
LIGHT = frozenset({"make", "repeat", "reiterate", "issue", "express", "voice", "raise", "reject", "deny", "dismiss"})
EDGE = frozenset(",;:.-–—()[]\"'“”„‟«»‘’`")


@dataclass(frozen=True, slots=True)
class Frame:
    """An attribution in one sentence: cue words, the word that heads the source, the content and what governs it.

    `outer` are sources that carry this one ("told Reuters"), `inner` those it cites, both nearest to the cue last.
    """

    cue: tuple[Token, ...]
    source: Token | None
    head: Token | None
    content: tuple[Span, ...]
    name: str
    what: Cue
    outer: tuple[Token, ...] = ()
    inner: tuple[Token, ...] = ()
    negated: bool = False

    @property
    def anchor(self) -> Token:
        """The word that attributes."""
        return self.cue[-1] if self.name == "according" else max(self.cue, key=lambda token: token.pos != "AUX")

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
            if token.lemma in CITING:
                yield from _quoted_as(parse, token)
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
        what = find_cue("V", name, verb.lemma)
        if what is None or head is None:
            continue
        source, passive = find_source(parse, verb)
        if source is None and (passive or name != "clause"):
            return
        if source is not None and not _can_speak(parse, verb, source, name):
            return
        tokens = [token for part in (*extra, head) for token in parse.subtree(part)]
        cue = cue_words(parse, verb, head)
        content = cut_content(parse, tokens, cue, source)
        if content and not _is_bare(parse, content, name):
            yield Frame(cue, source, head, content, name, what, _carriers(parse, verb), (), _negated(parse, verb))
            return


def _verb_contents(parse: Parse, verb: Token) -> Iterator[tuple[str, Token | None, tuple[Token, ...]]]:
    """The frames in which a verb may hold a content: (name, governing word, words that belong to it too)."""
    below = parse.children(verb)
    passive = any(child.dep in ("nsubjpass", "auxpass") for child in below)
    by_dep: dict[str, Token] = {}
    for child in below:
        by_dep.setdefault(child.dep, child)
    clause = by_dep.get("ccomp")
    if clause is not None and not _is_that_pronoun(parse, clause):
        yield (
            ("to+object" if _is_infinitive(parse, clause) and find_cue("V", "to+object", verb.lemma) else "clause"),
            clause,
            (),
        )
        if _is_infinitive(parse, clause):
            yield "to", clause, ()
        if "oprd" in find_names(verb):
            yield "names", clause, ()
    if clause is None and (loose := _loose_clause(parse, verb, below)) is not None:
        yield "clause", loose, ()
    target = by_dep.get("nsubjpass") if passive else by_dep.get("dobj")
    complement = by_dep.get("xcomp")
    if complement is not None and _is_infinitive(parse, complement):
        if by_dep.get("dobj") is not None:
            yield "to+object", complement, (by_dep["dobj"],)
        elif not passive:
            yield "to", complement, ()
    if by_dep.get("oprd") is not None and target is not None:
        yield "names", by_dep["oprd"], (target,)
    for prep in below:
        if prep.dep in ("prep", "dative", "agent") and prep.lemma != "by":
            yield from _prepositional(parse, verb, prep, target)
    if target is not None and not passive:
        yield "object", target, ()


def find_names(verb: Token) -> tuple[str, ...]:
    """Whether a verb names what it speaks of ("called it a lie")."""
    return ("oprd",) if find_cue("V", "names", verb.lemma) else ()


def _prepositional(
    parse: Parse, verb: Token, prep: Token, target: Token | None
) -> Iterator[tuple[str, Token | None, tuple[Token, ...]]]:
    name = "to-noun" if prep.lemma == "to" else prep.lemma
    if find_cue("V", name, verb.lemma) is None:
        return
    for noun in parse.children(prep, "pobj", "pcomp"):
        if name == "as":
            if target is not None:
                yield name, noun, (target,)
        elif name in ("of", "for") and noun.dep == "pcomp" and target is not None:
            yield name, noun, ()
        else:
            yield name, noun, ()


def _loose_clause(parse: Parse, verb: Token, below: tuple[Token, ...]) -> Token | None:
    """The clause before a closing "X said" that the parser hung on as an adverbial: no mark, its own subject."""
    for child in below:
        if child.dep in ("advcl", "parataxis", "dep") and child.i < verb.i:
            deps = {grand.dep for grand in parse.children(child)}
            if "mark" not in deps and deps & OWN_SUBJECT:
                return child
    return None


def _is_infinitive(parse: Parse, clause: Token) -> bool:
    return any(child.tag == "TO" for child in parse.children(clause, "aux"))


def _is_that_pronoun(parse: Parse, clause: Token) -> bool:
    return clause.pos in ("PRON", "DET") and len(parse.subtree(clause)) == 1


def _is_bare(parse: Parse, content: tuple[Span, ...], name: str) -> bool:
    """Say whether a noun content says nothing: a pronoun or one short word."""
    if name in ("clause", "to", "to+object", "names", "as", "quote"):
        return False
    words = parse.quote(content[0])
    return len(content) == 1 and words.lower() in read_words("empty.txt")


def _can_speak(parse: Parse, verb: Token, source: Token, name: str) -> bool:
    """Say whether the source is one that speaks or thinks: "the trip suggests that" attributes nothing."""
    lower = source.text.lower()
    if lower in ("it", "this", "that", "these", "those", "which", "what", "there"):
        return verb.lemma in read_words("speech.txt") and lower in ("it", "that", "which") and name == "clause"
    if is_source_like(source):
        return True
    return source.pos in ("NOUN", "NUM", "ADJ", "DET", "PRON") and verb.lemma in read_words("speech.txt")


def is_source_like(token: Token) -> bool:
    """Say whether a noun names a person, an organization, a country or a document."""
    if token.pos == "PRON":
        return token.text.lower() in PERSONAL
    return (
        token.pos == "PROPN"
        or token.entity in ("PERSON", "ORG", "GPE", "NORP")
        or token.lemma in read_words("source_nouns.tsv")
        or token.text.lower() in read_words("source_nouns.tsv")
    )


PERSONAL = frozenset(["i", "we", "you", "he", "she", "they", "who", "me", "us", "him", "her", "them", "himself", "herself", "themselves", "everyone", "everybody", "someone", "somebody", "anyone", "anybody", "nobody", "one"])  # fmt: skip


def find_source(parse: Parse, verb: Token, depth: int = 0) -> tuple[Token | None, bool]:
    """The word that heads the source of a verb, and whether the verb is passive."""
    below = parse.children(verb)
    passive = any(child.dep in ("nsubjpass", "auxpass") for child in below) or (
        verb.tag == "VBN" and verb.dep in ("acl", "advcl") and not any(child.dep == "aux" for child in below)
    )
    if passive:
        for agent in below:
            if agent.dep == "agent":
                return next(iter(parse.children(agent, "pobj")), None), True
        return None, True
    for child in below:
        if child.dep in ("nsubj", "csubj"):
            if verb.dep == "relcl" and child.text.lower() in RELATIVE:
                return parse.head(verb), False
            if child.text.lower() in RELATIVE and (noun := _antecedent(parse, verb)) is not None:
                return noun, False
            return child, False
    return (_inherited(parse, verb, depth), False) if depth < 5 else (None, False)


def _antecedent(parse: Parse, verb: Token) -> Token | None:
    """The noun of a relative clause in which the verb stands further down ("who, he added, said ...")."""
    return next((parse.head(token) for token in parse.ancestors(verb) if token.dep == "relcl"), None)


def _inherited(parse: Parse, verb: Token, depth: int) -> Token | None:
    """The source of a verb without a subject: that of the verb it hangs on, or the noun that it modifies."""
    head = parse.head(verb)
    if head.i == verb.i:
        return None
    if verb.dep == "acl" and verb.tag == "VBG":
        return head
    if verb.dep == "acl":
        return (
            parse.head(head)
            if head.dep == "poss"
            else next(iter(parse.children(head, "poss")), None)
            or (find_source(parse, parse.head(head), depth + 1)[0] if head.dep in ("dobj", "attr") else None)
        )
    if verb.dep == "pcomp" and head.dep in ("prep", "agent"):
        over = parse.head(head)
        if head.lemma == "as" and over.lemma in CITING:
            target = next(iter(parse.children(over, "dobj", "nsubjpass")), None)
            if target is None and over.dep == "relcl":
                target = parse.head(over)
            return _skip_relative(parse, over, target)
        if over.pos in ("VERB", "AUX"):
            return find_source(parse, over, depth + 1)[0] or next(iter(parse.children(over, "nsubjpass")), None)
        return over if head.lemma == "with" else None
    if verb.dep == "xcomp":
        target = next(iter(parse.children(head, "dobj")), None)
        if target is not None:
            return target
    if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "dep") and head.pos in ("VERB", "AUX"):
        found = find_source(parse, head, depth + 1)[0]
        return found or next(iter(parse.children(head, "nsubjpass")), None)
    if verb.dep in ("xcomp", "advcl", "ccomp") and head.pos in ("ADJ", "NOUN"):
        return find_source(parse, parse.head(head), depth + 1)[0]
    return None


def _skip_relative(parse: Parse, verb: Token, target: Token | None) -> Token | None:
    if target is not None and target.text.lower() in RELATIVE and verb.dep == "relcl":
        return parse.head(verb)
    return target


def _carriers(parse: Parse, verb: Token) -> tuple[Token, ...]:
    """To whom it was told: the hearer, who is a carrier where it is an outlet."""
    if verb.lemma not in CARRIER_VERBS:
        return ()
    return tuple(child for child in parse.children(verb, "dobj", "dative", "iobj") if child.pos in ("PROPN", "NOUN"))


def _negated(parse: Parse, verb: Token) -> bool:
    return any(child.dep == "neg" for child in parse.children(verb)) or any(
        child.text.lower() in ("no", "nobody", "none", "neither")
        or any(grand.text.lower() == "no" for grand in parse.children(child, "det"))
        for child in parse.children(verb, "nsubj")
    )


def _quoted_as(parse: Parse, verb: Token) -> Iterator[Frame]:
    """ "X quoted Y as saying P", "Y was quoted by X as P": Y is found with "saying"; this is for "quoted Y: P"."""
    return iter(())


# Nouns and adjectives


def _noun_frames(parse: Parse, noun: Token) -> Iterator[Frame]:
    for name, head in _noun_contents(parse, noun):
        what = find_cue("N", name, noun.lemma)
        if what is None:
            continue
        source, verb = find_owner(parse, noun)
        if source is None and not (name == "that" and noun.lemma in read_words("source_nouns.tsv")):
            continue
        cue = (noun,) if verb is None else tuple(sorted((verb, noun), key=lambda token: token.i))
        if verb is not None and (over := find_cue("V", "object", verb.lemma)) and over.act in ("denies", "confirms"):
            what = Cue(what.score, over.act, over.factuality)
        content = cut_content(parse, parse.subtree(head), cue, source)
        if content and not _is_bare(parse, content, name):
            negated = (verb is not None and _negated(parse, verb)) or any(
                child.text.lower() == "no" for child in parse.children(noun, "det")
            )
            yield Frame(cue, source, head, content, "noun-" + name, what, (), (), negated)
            return


def _noun_contents(parse: Parse, noun: Token) -> Iterator[tuple[str, Token]]:
    for child in parse.children(noun):
        marks = {grand.lemma for grand in parse.children(child, "mark")}
        if child.dep in ("acl", "ccomp", "relcl") and "that" in marks:
            yield "that", child
        elif child.dep in ("acl", "relcl") and _is_infinitive(parse, child):
            yield "to", child
        elif child.dep == "prep" and child.lemma != "by":
            for below in parse.children(child, "pobj", "pcomp"):
                yield ("to-noun" if child.lemma == "to" else child.lemma), below


def find_owner(parse: Parse, noun: Token) -> tuple[Token | None, Token | None]:
    """Who made a claim (promise, demand ...), and the verb that belongs to the cue: "X made a claim"."""
    for owner in parse.children(noun, "poss"):
        return owner, None
    for prep in parse.children(noun, "prep", "agent"):
        if prep.lemma in ("by", "from"):
            for below in parse.children(prep, "pobj"):
                return below, None
    for clause in parse.children(noun, "relcl"):
        if clause.lemma in LIGHT and (subject := next(iter(parse.children(clause, "nsubj")), None)) is not None:
            if subject.text.lower() not in RELATIVE:
                return subject, clause
    verb = parse.head(noun)
    if noun.dep == "dobj" and verb.i != noun.i and verb.pos == "VERB":
        source, passive = find_source(parse, verb)
        if source is not None and not passive and is_source_like(source):
            return source, verb
    return None, None


def _adjective_frames(parse: Parse, word: Token) -> Iterator[Frame]:
    verb = parse.head(word)
    source, _ = find_source(parse, verb)
    if source is None or not is_source_like(source):
        return
    for child in parse.children(word):
        name = "that" if child.dep == "ccomp" else "to" if child.dep == "xcomp" else child.lemma
        heads = parse.children(child, "pobj", "pcomp") if child.dep == "prep" else (child,)
        what = find_cue("A", name, word.lemma)
        if what is not None and heads and (child.dep == "prep" or name in ("that", "to")):
            cue = (verb, word)
            content = cut_content(parse, parse.subtree(heads[0]), cue, source)
            if content and not _is_bare(parse, content, name):
                yield Frame(cue, source, heads[0], content, "adjective-" + name, what, (), (), _negated(parse, verb))
                return


# "according to"


def _according(parse: Parse, word: Token) -> Iterator[Frame]:
    """ "P, according to X": the content is the clause that the phrase hangs on, or the whole sentence."""
    to = next((token for token in parse.children(word, "prep") if token.lemma == "to"), None)
    if to is None and word.i + 1 < len(parse.tokens) and parse.tokens[word.i + 1].lemma == "to":
        to = parse.tokens[word.i + 1]
    source = next(iter(parse.children(to, "pobj")), None) if to is not None else None
    if to is None or source is None or not (is_source_like(source) or source.pos in ("NOUN", "PROPN")):
        return
    sentence = parse.words(parse.sentence(word))
    head = parse.head(word)
    if head.i == word.i or head.pos not in ("VERB", "AUX"):
        head = next((token for token in sentence if token.head == token.i and token.i != word.i), head)
    phrase = {token.i for token in parse.subtree(word)} | {to.i}
    clause = [token for token in _clause_of(parse, head, word, sentence) if token.i not in phrase]
    content = cut_content(parse, clause, (word, to), None)
    if content:
        yield Frame((word, to), source, head, content, "according", Cue(0.85, "says", "CT+"))


def _clause_of(parse: Parse, head: Token, word: Token, sentence: tuple[Token, ...]) -> Iterable[Token]:
    """The whole sentence if the phrase opens it, else the subtree that the phrase stands in."""
    if word.i - sentence[0].i <= 1:
        return sentence
    return parse.subtree(head)


# Cutting spans


def cue_words(parse: Parse, verb: Token, head: Token | None) -> tuple[Token, ...]:
    """The verb with its auxiliaries, negation and particle, and the preposition that leads to the content."""
    words = [verb]
    for child in parse.children(verb):
        if child.dep in ("aux", "auxpass", "neg", "prt") or (
            child.dep == "prep" and head is not None and head.head == child.i
        ):
            words.append(child)
    return tuple(sorted(words, key=lambda token: token.i))


def cut_content(
    parse: Parse, tokens: Iterable[Token], cue: tuple[Token, ...], source: Token | None
) -> tuple[Span, ...]:
    """The words of a content as spans: in the order of the text, cut where other words stand between them, without
    "that", the cue and the marks at their ends."""
    left_out = {token.i for token in cue}
    if source is not None:
        left_out.update(token.i for token in noun_phrase(parse, source))
    kept = sorted({token.i for token in tokens} - left_out)
    runs: list[list[int]] = []
    for i in kept:
        if runs and all(parse.tokens[j].pos == "PUNCT" for j in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    return tuple(span for run in runs if (span := trim(parse, run)) is not None)


def trim(parse: Parse, run: list[int]) -> Span | None:
    """A run of words without punctuation at its ends and without a leading "that"."""
    tokens = [parse.tokens[i] for i in run]
    while tokens and (tokens[0].text in EDGE or tokens[0].text in ("``", "''", "--")):
        tokens.pop(0)
    if tokens and tokens[0].lemma == "that" and tokens[0].dep == "mark":
        tokens.pop(0)
    while tokens and (tokens[0].text in EDGE or tokens[0].text in ("``", "''", "--")):
        tokens.pop(0)
    while tokens and (tokens[-1].text in EDGE or tokens[-1].text in ("``", "''", "--")):
        tokens.pop()
    return Span(tokens[0].start, tokens[-1].stop) if tokens else None


def noun_phrase(parse: Parse, head: Token) -> tuple[Token, ...]:
    """The words of a source around its head, without relative clause, participle and apposition."""
    return _phrase(parse, head, frozenset({"relcl", "acl", "appos", "advcl", "ccomp", "parataxis"}))


def _phrase(parse: Parse, head: Token, leave: frozenset[str]) -> tuple[Token, ...]:
    found, todo = [head.i], [head.i]
    while todo:
        for child in parse.children(parse.tokens[todo.pop()]):
            if child.dep not in leave:
                found.append(child.i)
                todo.append(child.i)
    found.sort()
    return _run_around(parse, found, head)


def _run_around(parse: Parse, found: list[int], head: Token) -> tuple[Token, ...]:
    """The unbroken stretch of words around the head, without punctuation at its ends."""
    at = found.index(head.i)
    first = last = at
    while first > 0 and found[first - 1] == found[first] - 1:
        first -= 1
    while last + 1 < len(found) and found[last + 1] == found[last] + 1:
        last += 1
    tokens = [parse.tokens[i] for i in found[first : last + 1]]
    while tokens and tokens[-1].i != head.i and tokens[-1].pos in ("PUNCT", "CCONJ"):
        tokens.pop()
    while tokens and tokens[0].i != head.i and (tokens[0].pos in ("PUNCT", "CCONJ")):
        tokens.pop(0)
    return tuple(tokens)
