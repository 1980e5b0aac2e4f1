"""Questions about a clause that its words alone answer: who does it, to whom, is it passive, in which verb it hangs."""

from __future__ import annotations

from secondsource.extract.control import controlling, find_accuser, find_asked, keeps_subject
from secondsource.extract.lexicon import words
from secondsource.model import Span
from secondsource.parse.tree import Parse, Token

RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
OWN_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
NONFINITE = ("VBG", "VB", "VBN")
DEEPEST = 12
"""How far up a chain of clauses a missing subject is sought: no real sentence needs more."""


def is_passive(parse: Parse, verb: Token) -> bool:
    """Say whether a verb is passive, also as a participle after its noun or a second verb that shares a "was"."""
    if parse.children(verb, "nsubjpass", "auxpass", "csubjpass"):
        return True
    if verb.tag != "VBN" or parse.children(verb, "aux", "nsubj"):
        return False
    head = parse.head(verb)
    if verb.dep == "acl" and _is_going(parse, verb):
        return False  # "the envoy set out for Oslo", which the parser may take for "the envoy who was set out"
    if verb.dep == "acl" and parse.children(verb, "dobj") and not parse.children(verb, "agent"):
        return False  # "fighters handed in weapons": what was handed in could have no object
    if verb.dep in ("acl", "advcl"):
        return True
    return verb.dep == "conj" and head.i != verb.i and head.pos == "VERB" and is_passive(parse, head)


def _is_going(parse: Parse, verb: Token) -> bool:
    """Say whether a form of a verb of going that could be passive is not: "left for Cairo", "set out", "headed to"."""
    if verb.lemma in words("going"):
        return True
    if verb.lemma == "set":
        return any(child.text.lower() in ("out", "off") for child in parse.children(verb, "prt", "advmod"))
    goals = (
        item for prep in parse.children(verb, "prep") for item in parse.children(prep, "pobj") if prep.text == "for"
    )
    return verb.lemma == "leave" and any(item.pos == "PROPN" for item in goals)


def is_dateline(parse: Parse, token: Token) -> bool:
    """Say whether a word stands in a dateline that opens a sentence: "OSLO, May 3 (AP) - The king ..."."""
    sentence = parse.sentence(token)
    first = parse.tokens[sentence.first]
    if token.i - sentence.first > LONGEST_DATELINE or not first.text.isupper() or len(first.text) < 3:
        return False
    after = parse.tokens[token.i + 1 : min(sentence.last, sentence.first + LONGEST_DATELINE)]
    return any(word.text in DASHES and (word.text != "-" or _stands_apart(parse, word)) for word in after)


def past_dateline(parse: Parse, span: Span) -> Span:
    """A span without the dateline that it begins in; a span that is nothing else stays."""
    inside = parse.tokens_in(span)
    while inside and is_dateline(parse, inside[0]):
        inside = inside[1:]
    inside = inside[1:] if inside and inside[0].text in DASHES else inside
    return Span(inside[0].start, span.stop) if inside else span


def _stands_apart(parse: Parse, hyphen: Token) -> bool:
    """Say whether a hyphen does a dash's work: it stands between blanks."""
    return hyphen.tag == ":" or parse.tokens[hyphen.i - 1].stop < hyphen.start


LONGEST_DATELINE = 16
"""Words of the longest dateline: two towns, a date and an agency."""


def spread(parse: Parse, tokens: tuple[Token, ...] | list[Token]) -> list[Token]:
    """The tokens with what is joined to them by "and"."""
    found: list[Token] = []
    todo = list(tokens)
    while todo:
        token = todo.pop(0)
        found.append(token)
        todo.extend(child for child in parse.children(token, "conj") if child.pos in JOINABLE)
        for child in parse.children(token, "nmod"):  # "between Kim and President Moon", as the parser often has it
            if child.pos in JOINABLE and any(item.dep == "cc" for item in parse.children(child)):
                found.append(child)
    return found


JOINABLE = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})


def is_headline_verb(parse: Parse, token: Token) -> bool:
    """Say whether a word that the parser takes for a part of a name is a headline's verb: "Smith Visits Oslo"."""
    if token.pos == "NOUN":  # "Protesters storm palace": what has both a subject and an object is no noun
        return bool(parse.children(token, "nsubj") and parse.children(token, "dobj"))
    if token.pos != "PROPN" or token.text[-1:] != "s" or not _may_head_headline(token):
        return False
    sentence = parse.sentence(token)
    if token.i == sentence.first or parse.tokens[token.i - 1].pos not in ("PROPN", "NOUN", "NUM"):
        return False
    return not any(word.tag in FINITE for word in parse.words(sentence))


def _may_head_headline(token: Token) -> bool:
    if token.dep == "ROOT":
        return any(lemma in words("headline verbs") for lemma in headline_lemmas(token))
    return token.dep == "compound" and token.head > token.i


def headline_lemmas(token: Token) -> tuple[str, ...]:
    """What a headline's verb may be a form of: "Visits" of "visit", "Clashes" of "clash"."""
    word = token.text.lower()
    return word[:-1], word.removesuffix("es"), word.removesuffix("ies") + "y"


FINITE = ("VBZ", "VBD", "VBP", "MD")


def find_subjects(parse: Parse, token: Token) -> list[Token]:
    """Who does what a verb or an event noun says: agents of passives, controlled subjects and possessors included."""
    if is_headline_verb(parse, token):
        return spread(parse, parse.children(token, "nsubj")) or [parse.tokens[token.i - 1]]
    if token.pos in ("VERB", "AUX"):
        if is_passive(parse, token):
            agents = [item for by in parse.children(token, "agent") for item in parse.children(by, "pobj")]
            return spread(parse, agents)
        return spread(parse, _surface_subjects(parse, token, 0))
    return spread(parse, noun_agents(parse, token, 0))


def find_objects(parse: Parse, token: Token) -> list[Token]:
    """Whom or what a verb is done to; of an event noun what stands after "of", "on" or "against"."""
    if is_headline_verb(parse, token):
        if token.pos == "NOUN":
            return spread(parse, parse.children(token, "dobj"))
        after = [item for item in parse.children(token) if item.i > token.i and item.pos in ("NOUN", "PROPN", "NUM")]
        return after[:1] if token.dep == "ROOT" else [parse.head(token)]
    if token.pos in ("VERB", "AUX"):
        if is_passive(parse, token):
            return spread(parse, _surface_subjects(parse, token, 0))
        own = [
            child
            for child in parse.children(token, "dobj", "dative", "oprd")
            if child.dep != "dative" or child.pos != "ADP"
        ]
        if own:
            return spread(parse, [_resolve(parse, item) for item in own if not _set_off(parse, item)])
        below = [
            kid
            for child in parse.children(token, "ccomp")
            for kid in parse.children(child, "nsubj")
            if child.tag == "VB"
        ]
        if below:
            return spread(parse, below)
        if token.dep == "relcl" and parse.children(token, "nsubj") and not _relative_child(parse, token):
            return [parse.head(token)]
        return []
    return spread(
        parse,
        [
            item
            for prep in parse.children(token, "prep")
            if prep.lemma in ("of", "on", "against")
            for item in parse.children(prep, "pobj")
        ],
    )


def _set_off(parse: Parse, token: Token) -> bool:
    """Say whether a phrase stands behind a dash: then it is an aside, whatever the parser makes of it."""
    first = parse.subtree(token)[0].i
    return first > 0 and parse.tokens[first - 1].text in DASHES


def _dashed_subject(parse: Parse, verb: Token) -> Token | None:
    """The noun before an aside between dashes, for a participle after it: "a train - the old one - arriving"."""
    sentence = parse.sentence(verb)
    if verb.tag != "VBG" or verb.i - 1 <= sentence.first or parse.tokens[verb.i - 1].text not in DASHES:
        return None
    opening = [i for i in range(sentence.first + 1, verb.i - 1) if parse.tokens[i].text in DASHES]
    before = parse.tokens[opening[-1] - 1] if opening else None
    return before if before is not None and before.pos in ("NOUN", "PROPN") else None


DASHES = ("—", "–", "--", "-")


def _relative_child(parse: Parse, verb: Token) -> bool:
    return any(child.lemma in RELATIVES for child in parse.children(verb, "nsubj", "nsubjpass", "dobj", "pobj"))


def _resolve(parse: Parse, token: Token) -> Token:
    """What a relative pronoun stands for: the noun its clause hangs on."""
    if token.tag in ("WP", "WDT") or (token.lemma in RELATIVES and token.tag != "DT"):
        verb = parse.head(token)
        for _ in range(DEEPEST):
            if verb.dep == "relcl":
                return parse.head(verb)
            if verb.dep not in ("conj", "xcomp", "ccomp", "prep", "pcomp") or verb.head == verb.i:
                return token
            verb = parse.head(verb)
    return token


def _surface_subjects(parse: Parse, verb: Token, depth: int) -> list[Token]:
    heads = (verb, *parse.children(verb, "aux", "auxpass"))  # the parser may hang a subject on the auxiliary
    own = [
        item
        for head in heads
        for child in parse.children(head, *OWN_SUBJECTS)
        for item in _after_dateline(parse, child)
    ]
    if own:
        return [_resolve(parse, child) for child in own if child.dep in ("nsubj", "nsubjpass", "appos", "conj")]
    gerund = verb.tag == "VBG" and verb.dep == "dobj"  # "showed a train drawing into a station"
    named = [child for child in parse.children(verb, "compound") if gerund or child.entity in ("PERSON", "ORG", "GPE")]
    if named and verb.pos == "VERB":
        return named[
            -1:
        ]  # "Is John Doe Leaving?": a title's capitals make the parser take the name for a part of the verb
    dashed = _dashed_subject(parse, verb)
    if dashed:
        return [dashed]
    if depth > DEEPEST or verb.head == verb.i:
        return []
    head = parse.head(verb)
    if verb.dep == "acl":
        if verb.tag in ("VBG", "VBN", "VBD"):
            return [head]
        return noun_agents(parse, head, depth + 1)
    if verb.dep == "pcomp":
        above = find_accuser(parse, head)
        if above.pos in ("VERB", "AUX"):
            return _accused(parse, head, above) or _clause_subject(parse, above, depth + 1)
        return noun_agents(parse, above, depth + 1)
    if verb.dep == "conj":
        return _surface_subjects(parse, head, depth + 1) if head.pos in ("VERB", "AUX") else []
    if verb.dep in ("xcomp", "ccomp") and head.pos in ("VERB", "AUX"):
        if verb.dep == "ccomp" and verb.tag not in NONFINITE:
            return []
        if any(child.lemma == "it" for child in parse.children(head, "nsubj")) and parse.children(head, "acomp"):
            return []  # "it is unclear whether ..."
        objects = parse.children(head, "dobj")
        if objects and not keeps_subject(head):
            return [_resolve(parse, item) for item in objects]
        asked = find_asked(parse, head)
        if asked is not None:
            return [asked]
        return _clause_subject(parse, head, depth + 1)
    if verb.dep in ("xcomp", "ccomp"):
        return (
            _clause_subject(parse, parse.head(head), depth + 1)
            if head.dep == "acomp"
            else noun_agents(parse, head, depth + 1)
        )
    if verb.dep == "advcl" and verb.tag in NONFINITE and head.pos in ("VERB", "AUX"):
        return _clause_subject(parse, head, depth + 1)
    if verb.dep == "relcl" and verb.tag in ("VBG", "VBN"):
        return [head]
    return []


def _accused(parse: Parse, prep: Token, verb: Token) -> list[Token]:
    """Who did what a verb with this preposition speaks of: whoever is accused of it, thanked for it, kept from it."""
    return find_objects(parse, verb) if verb.lemma in controlling("object", prep.lemma) else []


def _after_dateline(parse: Parse, subject: Token) -> list[Token]:
    """A subject, or where it is a dateline's town, what the parser hangs on that from behind the dash."""
    if not is_dateline(parse, subject):
        return [subject]
    below = parse.children(subject, "appos", "conj")
    return [child for child in below if not is_dateline(parse, child)][:1]


def _clause_subject(parse: Parse, verb: Token, depth: int) -> list[Token]:
    """The subject as the words have it, whether the verb is passive or not: it is what controls a lower clause."""
    return _surface_subjects(parse, verb, depth)


def noun_agents(parse: Parse, noun: Token, depth: int) -> list[Token]:
    """Whose event a noun is: "Kim's visit", "a visit by Kim", "the Chinese attack", or a verb's subject."""
    owners = list(parse.children(noun, "poss"))
    owners += [
        item
        for by in parse.children(noun, "prep", "agent")
        if by.lemma in ("by", "between", "among")
        for item in parse.children(by, "pobj")
    ]
    if owners:
        return owners
    nations = [child for child in parse.children(noun, "amod", "compound", "nmod") if child.entity == "NORP"]
    if nations or depth > DEEPEST or noun.head == noun.i:
        return nations
    head = parse.head(noun)
    if noun.dep == "conj" and head.pos == noun.pos:
        return noun_agents(parse, head, depth + 1)
    if noun.dep == "dobj" and head.lemma in words("owning verbs"):
        return _clause_subject(parse, head, depth + 1) if not is_passive(parse, head) else []
    aimed = noun.dep == "pobj" and head.lemma in ("in", "with") and noun.lemma in controlling("subject", "noun")
    if aimed:  # "left in the hope of meeting the king"
        return _clause_subject(parse, parse.head(head), depth + 1)
    if noun.dep == "pobj" and head.lemma in ("of", "for", "with"):
        return _accused(parse, head, parse.head(head))
    if noun.dep in ("nsubjpass", "nsubj") and is_passive(parse, head):
        return [item for by in parse.children(head, "agent") for item in parse.children(by, "pobj")]
    return []
