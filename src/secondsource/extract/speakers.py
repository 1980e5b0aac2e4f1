"""Who speaks? The word that heads the source of a verb or noun: subjects, agents, owners, antecedents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.extract.cues import read_words
from secondsource.extract.phrases import JUDGING, is_speech
from secondsource.parse.tree import Parse, Token

CITING = frozenset({"cite", "quote"})
RELATIVE = frozenset({"who", "that", "which", "whom"})
LIGHT = frozenset({"make", "repeat", "reiterate", "issue", "express", "voice", "raise", "reject", "deny", "dismiss"})
"""Verbs that a noun of saying needs to have a subject: "the claim that X made"."""

ISSUED = frozenset({"statement", "communique", "message", "note", "letter", "email", "post", "tweet", "release"})
ISSUING = frozenset({"issue", "release", "publish", "post", "send", "write", "make"})
"""Who does this with words of his own says them."""

RECEIVING = frozenset({"receive", "get", "hear", "obtain", "learn"})
"""Verbs whose subject has from another what it passes on."""

PERSONAL = frozenset(
    [
        "i",
        "we",
        "you",
        "he",
        "she",
        "they",
        "who",
        "me",
        "us",
        "him",
        "her",
        "them",
        "himself",
        "herself",
        "themselves",
        "everyone",
        "everybody",
        "someone",
        "somebody",
        "anyone",
        "anybody",
        "nobody",
        "one",
        "both",
        "all",
        "most",
        "some",
        "many",
        "few",
        "several",
        "others",
        "none",
        "each",
        "either",
        "half",
        "neither",
    ]
)
POINTING = frozenset({"it", "this", "that", "these", "those", "which", "what", "there"})
_AGENT = re.compile(r"(er|or|ist|ian|man|men|woman|women|ant|ee|crat)s?$")
"""Endings of nouns for those who do something: a vote of the word's form where no list has it."""

SHORTEST_AGENT = 5
DEEPEST = 5


def can_speak(parse: Parse, verb: Token, source: Token, name: str) -> bool:
    """Say whether the source is one that speaks or thinks: "the trip suggests that" attributes nothing."""
    lower = source.text.lower()
    if lower in ("those", "these") and parse.children(source, "acl", "relcl"):
        return True
    if lower in POINTING:
        return is_speech(verb) and lower in ("it", "that", "which") and name == "clause"
    if is_source_like(source):
        return True
    return source.pos in ("NOUN", "NUM", "ADJ", "DET", "PRON") and is_speech(verb)


def is_source_like(token: Token) -> bool:
    """Say whether a noun names a person, an organization, a country or a document."""
    lower = token.text.lower()
    if token.pos in ("PRON", "DET", "ADJ", "NUM") or lower in PERSONAL:
        return lower in PERSONAL or (token.pos == "NUM" and token.dep == "nsubj")
    nouns = read_words("source_nouns.tsv")
    return (
        token.pos == "PROPN"
        or token.entity in ("PERSON", "ORG", "GPE", "NORP")
        or token.lemma in nouns
        or lower in nouns
        or (token.pos == "NOUN" and len(lower) > SHORTEST_AGENT and _AGENT.search(lower) is not None)
    )


def find_source(parse: Parse, verb: Token, depth: int = 0) -> tuple[Token | None, bool]:
    """The word that heads the source of a verb, and whether the verb is passive."""
    below = parse.children(verb)
    if _is_passive(verb, below):
        for agent in below:
            if agent.dep == "agent":
                return next(iter(parse.children(agent, "pobj")), None), True
        return None, True
    for child in _subjects(parse, verb, below):
        if child.text.lower() not in RELATIVE or child.text == "WHO":  # the World Health Organization
            return child, False
        if (noun := _antecedent(parse, verb)) is not None:
            return noun, False
    if (speaker := _behind_quotation(parse, verb)) is not None:
        return speaker, False
    return (_inherited(parse, verb, depth), False) if depth < DEEPEST else (None, False)


def _subjects(parse: Parse, verb: Token, below: tuple[Token, ...]) -> Iterator[Token]:
    """The subjects of a verb; a heading before a colon ("Editor's note, 3 May: ...") is none where there is another."""
    subjects = [child for child in below if child.dep in ("nsubj", "csubj")]
    for child in subjects:
        ends = DASHES | {":"} if child.text.isupper() and child.i == parse.sentence(child).first else {":"}
        heading = child is not subjects[-1] and any(token.text in ends for token in parse.tokens[child.i : verb.i])
        if not heading and not _is_broken(parse, verb, child, subjects[-1]):
            yield _after_dateline(parse, verb, child)


def _is_broken(parse: Parse, verb: Token, child: Token, last: Token) -> bool:
    """Say whether a subject belongs to what is said: "A man who was shot died, a paper reported" has two subjects."""
    first = parse.subtree(last)[0]
    return child is not last and last.i < verb.i and is_speech(verb) and parse.tokens[first.i - 1].text == ","


def _after_dateline(parse: Parse, verb: Token, subject: Token) -> Token:
    """The subject behind a dateline which the parser took for it: "SEOUL, 3 May - The minister said"."""
    if subject.i != parse.sentence(subject).first or not subject.text.isupper():
        return subject
    dash = next((token.i for token in parse.tokens[subject.i : verb.i] if token.text in DASHES), verb.i)
    return next((child for child in parse.children(subject, "appos") if dash < child.i < verb.i), subject)


def _behind_quotation(parse: Parse, verb: Token) -> Token | None:
    """The name between a closing quotation mark and a verb of saying that the parser left without a subject."""
    if not is_speech(verb) or verb.tag not in ("VBD", "VBZ"):
        return None
    between: list[Token] = []
    for token in reversed(parse.tokens[parse.sentence(verb).first : verb.i]):
        if token.text in ("''", "”", '"'):
            break
        between.append(token)
    else:
        return None
    if len(between) > LONGEST_SPEAKER or not between or between[0].text != ",":
        return None
    for token in reversed(between):
        if token.pos in ("NOUN", "PROPN", "PRON") and token.dep not in ("compound", "poss", "nmod"):
            return token
        if token.pos not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PUNCT") and not is_speech(token):
            return None
    return None


LONGEST_SPEAKER = 25
"""Words of a speaker with all that is told of him between a quotation and its verb."""

DASHES = frozenset({"-", "--", "–", "—"})


def _is_passive(verb: Token, below: tuple[Token, ...]) -> bool:
    if any(child.dep in ("nsubjpass", "auxpass") for child in below):
        return True
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl") and not any(child.dep == "aux" for child in below)


def _antecedent(parse: Parse, verb: Token) -> Token | None:
    """The noun of the relative clause in which the verb stands ("media that said", "who, he added, said")."""
    for token in (verb, *parse.ancestors(verb)):
        if token.dep == "relcl":
            return parse.head(token)
        if token.dep not in ("conj", "ccomp", "xcomp"):
            return None
    return None


def _inherited(parse: Parse, verb: Token, depth: int) -> Token | None:
    """The source of a verb without a subject: that of the verb it hangs on, or the noun that it modifies."""
    head = parse.head(verb)
    if head.i == verb.i:
        return None
    if verb.dep == "acl":
        return _modified(parse, verb, head, depth)
    if verb.dep == "pcomp":
        return _after_preposition(parse, head, depth)
    goes_on = verb.dep == "advcl" and verb.tag == "VBG" and parse.tokens[verb.i - 1].text == ","
    if goes_on and (is_speech(verb) or verb.lemma in JUDGING):
        speaker = _speaker_above(parse, head)
        if speaker is not None:
            return speaker
    target = next(iter(parse.children(head, "dobj")), None) if verb.dep == "xcomp" else None
    if target is not None and target.text.lower() not in RELATIVE:
        return target
    if verb.dep in ("conj", "xcomp", "advcl", "ccomp", "dep") and head.pos in ("VERB", "AUX"):
        above = find_source(parse, head, depth + 1)[0] or next(iter(parse.children(head, "nsubjpass")), None)
        if above is not None and verb.dep == "conj" and head.dep == "ccomp" and not is_source_like(above):
            above = (
                find_source(parse, parse.head(head), depth + 1)[0] or above
            )  # "warned that unity would end and said"
        fair = verb.dep == "xcomp" and above is not None and above.text.lower() == "it"
        return None if fair and parse.children(head, "acomp") else above  # "it is fair to say"
    if verb.dep in ("xcomp", "advcl", "ccomp") and head.pos in ("ADJ", "NOUN"):
        above = find_source(parse, parse.head(head), depth + 1)[0]
        return above if above is None or above.text.lower() != "it" else None  # "it is fair to say"
    return None


def _modified(parse: Parse, verb: Token, noun: Token, depth: int) -> Token | None:
    """Who speaks in a clause that modifies a noun: the noun for "-ing", its owner for "to"."""
    if verb.tag == "VBG":
        over = parse.head(noun)
        issued = noun.dep == "dobj" and noun.lemma in ISSUED and over.lemma in ISSUING
        return find_source(parse, over, depth + 1)[0] or noun if issued else noun  # "issued a statement saying"
    if noun.dep == "poss":
        return parse.head(noun)
    owner = next(iter(parse.children(noun, "poss")), None)
    if owner is None and noun.dep in ("dobj", "attr"):
        return find_source(parse, parse.head(noun), depth + 1)[0]
    return owner


def _after_preposition(parse: Parse, prep: Token, depth: int) -> Token | None:
    """Who speaks in "quoted X as saying", "in saying", "with X saying"."""
    over = parse.head(prep)
    if (citing := _citing_as(parse, prep)) is not None:
        return quoted(parse, citing)
    if over.pos in ("VERB", "AUX"):
        return find_source(parse, over, depth + 1)[0] or next(iter(parse.children(over, "nsubjpass")), None)
    return over if prep.lemma == "with" else None


def citing_over(parse: Parse, verb: Token) -> Token | None:
    """The verb of citing that a "saying" belongs to: "quoted X as saying", "was quoted as saying P but as saying Q"."""
    prep = parse.head(verb)
    return _citing_as(parse, prep) if verb.dep == "pcomp" and prep.i != verb.i else None


def _citing_as(parse: Parse, prep: Token) -> Token | None:
    """The verb of citing that an "as" completes, also where the parser hung it higher."""
    if prep.lemma != "as":
        return None
    over = parse.head(prep)
    if over.lemma in CITING:
        return over
    for token in reversed(parse.tokens[parse.sentence(prep).first : prep.i]):
        if token.lemma in CITING and (token.tag == "VBN" or parse.children(token, "dobj")):
            return token
        if token.dep in ("ROOT", "ccomp") or token.text in (";", ":"):
            break
    return None


def quoted(parse: Parse, verb: Token) -> Token | None:
    """Whom a verb of citing quotes: its object, the subject of its passive, or the noun it is a clause of."""
    target = next(iter(parse.children(verb, "dobj", "nsubjpass")), None)
    if verb.dep in ("relcl", "acl") and (target is None or target.text.lower() in RELATIVE):
        return parse.head(verb)
    return target


def _speaker_above(parse: Parse, verb: Token) -> Token | None:
    """Who says the clause in which a participle of saying stands: "X said P, adding that Q" has X add Q."""
    for node in (verb, *parse.ancestors(verb)):
        over = parse.head(node)
        if node.dep == "ccomp" and is_speech(over) and over.i < node.i:
            return find_source(parse, over, DEEPEST - 1)[0]
        if node.dep not in ("conj", "xcomp", "ccomp", "advcl"):
            return None
    return None


def find_owner(parse: Parse, noun: Token) -> tuple[Token | None, Token | None]:
    """Who made a claim (promise, demand ...), and the verb that belongs to the cue: "X made a claim"."""
    for owner in parse.children(noun, "poss"):
        return owner, None
    for prep in parse.children(noun, "prep", "agent"):
        if prep.lemma in ("by", "from"):
            for below in parse.children(prep, "pobj"):
                return below, None
    for clause in parse.children(noun, "relcl", "acl"):
        subject = next(iter(parse.children(clause, "nsubj")), None)
        if clause.lemma in LIGHT and subject is not None and subject.text.lower() not in RELATIVE:
            return subject, clause
    source, verb = governing_source(parse, noun)
    if source is None and noun.lemma == "mention":  # "there was no mention of it in state media"
        for prep in (*parse.children(noun, "prep"), *parse.children(parse.head(noun), "prep")):
            for below in parse.children(prep, "pobj") if prep.lemma == "in" else ():
                if is_source_like(below):
                    return below, None
    return source, verb


def governing_source(parse: Parse, noun: Token) -> tuple[Token | None, Token | None]:
    """The subject of the verb whose object a noun is, and that verb."""
    verb = parse.head(noun)
    if noun.dep == "dobj" and verb.i != noun.i and verb.pos == "VERB":
        if verb.lemma in RECEIVING and (giver := giver_of(parse, verb)) is not None:
            return giver, verb
        source, passive = find_source(parse, verb)
        if source is not None and not passive and is_source_like(source):
            return source, verb
    return None, None


def giver_of(parse: Parse, verb: Token) -> Token | None:
    """From whom something was heard: "received word from X that P"."""
    for prep in parse.children(verb, "prep"):
        if prep.lemma == "from":
            return next(iter(parse.children(prep, "pobj")), None)
    return None


def is_negated(parse: Parse, verb: Token) -> bool:
    """Say whether a verb stands under "not", "never" or a subject with "no", or has "nothing" for its object."""
    for child in parse.children(verb):
        if child.dep == "dobj" and child.lemma.lower() == "nothing":
            return True
        if child.dep == "neg" or (child.text.lower() in ("nor", "neither") and child.i < verb.i):
            return True
        if child.dep == "nsubj":
            no = any(grand.text.lower() == "no" for grand in parse.children(child, "det"))
            if no or child.text.lower() in ("nobody", "none", "neither"):
                return True
    return False
