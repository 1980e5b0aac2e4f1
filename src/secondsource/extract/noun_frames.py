"""What does a noun or an adjective attribute? "X's claim that P", "a demand by X for P", "X is sure that P"."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.extract.cues import Cue, find_cue, read_words
from secondsource.extract.frames import Frame, is_bare
from secondsource.extract.held import clause_words, displaced_clause, is_infinitive, marked_clause
from secondsource.extract.phrases import cut_content
from secondsource.extract.sources import noun_kinds
from secondsource.extract.speakers import find_owner, find_source, governing_source, is_negated, is_source_like
from secondsource.parse.tree import Parse, Token

CARRYING = frozenset({"report"})
"""Documents that are the source of what they hold where nobody is named: "reports that P"."""

LONGEST_PREDICATE = 4
"""Words from a verb to its noun that make one cue: "made a firm commitment"."""


def frame_noun(parse: Parse, noun: Token) -> Iterator[Frame]:
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
    if source is None and noun_kinds().get(noun.lemma) == "document" and noun.lemma in CARRYING:
        source = noun
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
    within = noun.dep == "pobj" and parse.head(noun).lemma == "in"  # "said in reports that P" is said by who says it
    spoken = within and find_cue("V", "clause", parse.head(parse.head(noun)).lemma) is not None
    for child in parse.children(noun):
        marks = {grand.lemma for grand in parse.children(child, "mark")}
        if child.dep in ("acl", "ccomp", "relcl") and "that" in marks:
            if not spoken:
                yield "that", child
        elif child.dep in ("acl", "relcl") and is_infinitive(parse, child):
            yield "to", child
        elif child.dep == "prep" and child.lemma not in ("by", "from"):
            for below in parse.children(child, "pobj", "pcomp"):
                yield ("to-noun" if child.lemma == "to" else child.lemma), below
    if (far := displaced_clause(parse, noun)) is not None:
        yield "that", far
    verb = parse.head(noun)
    if noun.dep == "dobj" and find_cue("V", "clause", verb.lemma) is None:
        late = marked_clause(parse, verb, tuple(child for child in parse.children(verb) if child.i > noun.i))
        if late is not None:
            yield "that", late


def frame_adjective(parse: Parse, word: Token) -> Iterator[Frame]:
    """Yield the frame of an adjective with its verb: "X is confident that P"."""
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
