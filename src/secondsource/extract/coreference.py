"""Whom a role or a pronoun means, within one document; left open wherever a careful reader could doubt it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from secondsource.extract.entity import Entity
from secondsource.extract.name_lists import actor_verbs
from secondsource.extract.phrases import is_speech
from secondsource.parse.tree import Parse, Token

GENDERS = {"he": "M", "him": "M", "his": "M", "himself": "M", "she": "F", "her": "F", "hers": "F", "herself": "F"}
LOOK_BACK = 2
"""Sentences back in which an antecedent of a pronoun is looked for."""
QUOTED_BACK = 6
"""Sentences in quotation marks that are passed over beside these: the speaker goes on."""
SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(slots=True)
class Placed:
    """An entity at a place of the text, and how it stands in its sentence."""

    entity: Entity
    stop: int
    token: int  # the head token
    subject: bool
    quoted: bool
    mention: int  # the mention it came from, by number


@dataclass(slots=True)
class Discourse:
    """The document read so far: who stands in which sentence, and which tokens stand in quotation marks."""

    parse: Parse
    sentence_of: list[int]
    quoted: list[bool]
    placed: dict[int, list[Placed]] = field(default_factory=lambda: defaultdict(list))  # persons
    bodies: dict[int, list[Placed]] = field(
        default_factory=lambda: defaultdict(list)
    )  # organizations, countries, groups
    described: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    """Organizations and groups without a name, by their role, that the text told apart: "the Pakistani military"."""
    unnamed: dict[str, int] = field(default_factory=dict)
    """The token at which the text last brought in somebody without a name, by his role."""


OPENING, CLOSING = frozenset({"“", "``"}), frozenset({"”", "''"})


def read_discourse(parse: Parse) -> Discourse:
    """Number the sentences and find what stands in quotation marks, each block of the document for itself.

    A block whose first mark closes is quoted up to it: the quotation began in a block before.
    """
    sentence_of = [0] * len(parse.tokens)
    quoted = [False] * len(parse.tokens)
    first_mark: dict[str, str] = {}
    for sentence in parse.sentences:
        if not first_mark.get(sentence.region):
            marks = (token.text for token in parse.words(sentence) if token.text in OPENING | CLOSING)
            first_mark[sentence.region] = next(marks, "")
    region, inside = "", False
    for number, sentence in enumerate(parse.sentences):
        if sentence.region != region:
            region, inside = sentence.region, first_mark[sentence.region] in CLOSING
        for i in range(sentence.first, sentence.last):
            sentence_of[i] = number
            word = parse.tokens[i].text
            if word in OPENING or (word == '"' and not inside):
                inside = True
            elif word in CLOSING or word == '"':
                inside = False
            quoted[i] = inside
    return Discourse(parse, sentence_of, quoted)


# Pronouns


def resolve_pronoun(discourse: Discourse, token: Token) -> Placed | None:
    """Find the person that "he" or "she" means: the subject before it, or the only one who can be meant.

    The clause comes first: the speaker in whose words it stands, or the subject that its clause shares. Else looks
    through its own sentence, then through the two before, and stops at the first that names anybody of that gender.
    Outside quotation marks nobody from inside them is meant while another can be; inside, not the speaker.
    """
    gender = GENDERS[token.text.lower()]
    others = _barred(discourse, token)
    here = discourse.placed.get(discourse.sentence_of[token.i], ())
    subject = subject_above(discourse, token)
    if subject is not None:
        item = next((item for item in here if item.token == subject.i), None)
        if item is not None and item.entity.gender in ("", gender) and id(item.entity) not in others:
            return item
        if GENDERS.get(subject.text.lower()) == gender:
            return None  # whom the first "he" means could not be told
    for back, sentence in enumerate(sentences_before(discourse, token)):
        if back == 1 and _someone_else_acts(discourse, token):
            return None
        seen = [
            item
            for item in discourse.placed.get(sentence, ())
            if item.stop <= token.start and item.entity.gender in ("", gender) and id(item.entity) not in others
        ]
        if not discourse.quoted[token.i]:
            seen = [item for item in seen if not item.quoted] or (
                seen if back == 0 and not says(discourse, token) else []
            )
        if seen:
            return _choose(discourse, seen, gender, as_subject=token.dep in SUBJECTS)
    return None


def sentences_before(discourse: Discourse, token: Token) -> Iterator[int]:
    """Its own sentence and those before it, as far as a pronoun reaches; what is all in quotation marks is no step."""
    number = discourse.sentence_of[token.i]
    yield number
    steps, furthest = 0, max(-1, number - LOOK_BACK - QUOTED_BACK - 1)
    for before in range(number - 1, furthest, -1):
        yield before
        sentence = discourse.parse.sentences[before]
        steps += not (discourse.quoted[sentence.first] and discourse.quoted[(sentence.first + sentence.last) // 2])
        if steps == LOOK_BACK:
            return


def _choose(discourse: Discourse, seen: list[Placed], gender: str, *, as_subject: bool) -> Placed | None:
    """The only one, the only one known to be of the gender, the only subject, the only one of a main clause."""
    subjects = [item for item in seen if item.subject]
    main = [item for item in subjects if as_subject and is_main(discourse.parse, item.token)]
    for fits in (seen, [item for item in seen if item.entity.gender == gender], subjects, main):
        if len({id(item.entity) for item in fits}) == 1:
            return fits[-1]
    return None


def is_main(parse: Parse, i: int) -> bool:
    """Say whether a subject's verb is that of the sentence, or shares it."""
    verb = parse.head(parse.tokens[i])
    while verb.dep == "conj":
        verb = parse.head(verb)
    return verb.dep == "ROOT"


def subject_above(discourse: Discourse, token: Token) -> Token | None:
    """The subject that a pronoun takes up within its sentence: "X said he would", "X left, but he agreed"."""
    parse = discourse.parse
    verb = parse.head(token)
    if token.dep not in SUBJECTS or verb.pos not in ("VERB", "AUX"):
        return None
    while verb.dep in ("conj", "xcomp") and parse.head(verb).pos in ("VERB", "AUX"):
        verb = parse.head(verb)
        shared = [child for child in parse.children(verb, *SUBJECTS) if child.i < token.i]
        if shared:
            return shared[-1]
    over = parse.head(verb)
    if verb.dep != "ccomp" or not (is_speech(over) or over.lemma in actor_verbs()):
        return None
    speakers = [child for child in parse.children(over, "nsubj") if child.i < token.i]
    if not speakers or discourse.quoted[token.i] != discourse.quoted[speakers[-1].i]:
        return None
    return speakers[-1]


def says(discourse: Discourse, token: Token) -> bool:
    """Say whether a pronoun is the subject of a verb of speech."""
    verb = discourse.parse.head(token)
    return token.dep == "nsubj" and (is_speech(verb) or verb.lemma in actor_verbs())


def _barred(discourse: Discourse, token: Token) -> set[int]:
    """Whom a pronoun cannot mean, by the identity of the entity."""
    tokens = _local_subject(discourse.parse, token) | _told_of(discourse, token)
    here = discourse.placed.get(discourse.sentence_of[token.i], ())
    return {id(item.entity) for item in here if item.token in tokens} | _speakers(discourse, token)


def _told_of(discourse: Discourse, token: Token) -> set[int]:
    """Whom a speaker tells of before he is named: "X had lied, he said" is not said by X."""
    if not says(discourse, token):
        return set()
    parse = discourse.parse
    return {
        below.i
        for clause in parse.children(parse.head(token), "ccomp")
        if clause.i < token.i
        for below in parse.subtree(clause)
        if below.pos == "PROPN" and below.dep in SUBJECTS
    }


def _speakers(discourse: Discourse, token: Token) -> set[int]:
    """Within quotation marks, those who speak in the sentence or just before it: they would say "I"."""
    if not discourse.quoted[token.i]:
        return set()
    number, tokens = discourse.sentence_of[token.i], discourse.parse.tokens
    return {
        id(item.entity)
        for sentence in (number - 1, number)
        for item in discourse.placed.get(sentence, ())
        if not item.quoted and item.subject and tokens[tokens[item.token].head].lemma in actor_verbs()
    }


def _local_subject(parse: Parse, token: Token) -> set[int]:
    """The subject of the pronoun's own verb cannot be meant by its object ("Trump met him", "hoping to meet him")."""
    if token.dep not in ("dobj", "pobj", "dative") or token.text.lower() in ("himself", "herself"):
        return set()
    verb = next((above for above in parse.ancestors(token) if above.pos in ("VERB", "AUX")), None)
    while verb is not None:
        subjects = {child.i for child in parse.children(verb, *SUBJECTS)}
        if subjects or verb.dep not in ("xcomp", "pcomp", "advcl", "conj"):
            return subjects
        verb = next((above for above in parse.ancestors(verb) if above.pos in ("VERB", "AUX")), None)
    return set()


def _someone_else_acts(discourse: Discourse, token: Token) -> bool:
    """Say whether the pronoun's own clause has another subject without a name before it ("one of them ... his")."""
    if token.dep in SUBJECTS:
        return False
    for above in discourse.parse.ancestors(token):
        for subject in discourse.parse.children(above, *SUBJECTS):
            if subject.i < token.i and subject.text.lower() in ("one", "who", "someone", "somebody", "another", "each"):
                return True
    return False
