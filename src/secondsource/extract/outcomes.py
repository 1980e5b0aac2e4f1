"""What became of those whom a number counts: killed, injured, missing, arrested ..."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from secondsource.extract.clauses import find_objects, find_subjects, is_passive
from secondsource.extract.lexicon import people, words
from secondsource.lists import read_table
from secondsource.parse.tree import Parse, Token

RANK = {
    name: rank
    for rank, name in enumerate(
        ("killed", "missing", "hostages", "injured", "rescued", "displaced", "arrested", "shot")
    )
}
"""Which outcome a number keeps when several hold: the man who was shot and killed is a dead one."""
DEADLY_ADVERBS = frozenset({"fatally", "mortally"})
DEGREES = frozenset({"seriously", "badly", "critically", "gravely", "severely", "otherwise"})
"""How badly somebody is hurt: nobody badly is not nobody."""
PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "ee", "ant")
"""Endings of nouns for people; beside an outcome they hardly ever are anything else."""
LARGE = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
PLURALS = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6}
"""At least two of the unit: "hundreds" is read as 200 or more."""
FEW = {"couple": 2, "pair": 2}
FOLD = {"double": 2.0, "triple": 3.0, "quadruple": 4.0}


@functools.cache
def outcomes() -> dict[str, dict[str, str]]:
    """What becomes of those counted, by how the word stands to the number and by the word."""
    table: dict[str, dict[str, str]] = {"object": {}, "subject": {}, "state": {}, "noun": {}, "of": {}}
    for counts, how, items in read_table("extract", "quantities.tsv"):
        table[how].update(dict.fromkeys(items.split(), counts))
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
    if is_child_count(parse, noun):
        return
    yield _tolled(parse, noun)
    yield _of_lives(parse, noun)
    if not (
        noun.lemma in people()
        or noun.lemma.endswith(PERSON_ENDINGS)
        or noun.i == last.i
        or noun.entity in ("NORP", "PERSON")
        or noun.pos == "PRON"
    ):
        return
    behind = _state_behind(parse, noun, last)
    if behind and not _is_said_further(parse, max(noun, last, key=lambda token: token.i)):
        yield behind
        return
    for child in parse.children(noun, "amod", "acl", "oprd", "appos", "relcl"):
        if any(aux.text.lower() == "had" for aux in parse.children(child, "aux")):
            continue  # "one man who had been missing": that was before
        if child.text.lower() in states and (child.dep != "relcl" or child.pos == "ADJ"):
            yield states[child.text.lower()]
        elif child.dep == "acl" and child.tag == "VBN":
            yield _verb_outcome(parse, child, True)
        elif child.dep == "relcl" and parse.children(child, "nsubj", "nsubjpass")[:1]:
            if parse.children(child, "nsubj", "nsubjpass")[0].lemma in ("who", "that"):
                for item in (child, *_joined_verbs(parse, child)):
                    yield _verb_outcome(parse, item, is_passive(parse, item))
        elif child.dep == "appos" and parse.children(child, "nummod") and noun.dep == "ROOT":
            yield from _outcomes_of(parse, child, child)  # "2 adults, 2 children killed": the state stands at the end
    yield behind
    if wounds := _by_wounds(parse, noun):
        yield wounds
        return
    yield from _governed_outcomes(parse, noun)


def is_child_count(parse: Parse, noun: Token) -> bool:
    """Say whether a number only tells of whose parent somebody is: "a father of four was killed"."""
    over = parse.head(noun)
    return noun.dep == "pobj" and over.lemma == "of" and parse.head(over).lemma in words("parents")


def _is_said_further(parse: Parse, last: Token) -> bool:
    """Say whether the state right behind a number goes on to another of the same people: "two shot and killed"."""
    for token in parse.words(parse.sentence(last)):
        if token.i <= last.i:
            continue
        if token.pos in ("NUM", "PUNCT", "NOUN", "PROPN", "PRON") and token.text.lower() not in outcomes()["state"]:
            return token.text.lower() == "death"
        if outcomes()["state"].get(token.text.lower()) == "killed" or token.text.lower() in DEADLY_ADVERBS:
            return True
    return False


def _of_lives(parse: Parse, noun: Token) -> str:
    """Say that people are dead whose lives something claimed: "claimed the lives of 17 soldiers", "cost 14 lives"."""
    over = parse.head(noun)
    lives = parse.head(over) if noun.dep == "pobj" and over.lemma == "of" else noun
    if lives.lemma == "life" and parse.head(lives).lemma in ("claim", "cost", "take") and lives.dep == "dobj":
        return "killed"
    own = parse.tokens[noun.i + 1 : noun.i + 3]
    costs = over.lemma == "cost" and [item.lemma for item in own] == ["their", "life"]
    return "killed" if costs else ""


def _by_wounds(parse: Parse, noun: Token) -> str:
    """What the wounds say that people are told to have: "six others with gunshot wounds", "suffering from burns"."""
    over = parse.head(parse.head(noun) if noun.dep == "conj" else noun)
    holders = [noun, *(item for item in parse.children(noun, "acl") if item.lemma == "suffer")]
    if (noun.dep in ("dobj", "conj") and over.lemma in ("find", "leave", "discover")) or over.lemma == "suffer":
        holders.append(over)
    for prep in (item for holder in holders for item in parse.children(holder, "prep") if item.i > noun.i):
        for wound in parse.children(prep, "pobj"):
            if prep.lemma in ("with", "from") and wound.lemma in WOUNDS:
                return "shot" if any(child.lemma in BULLETS for child in parse.children(wound)) else "injured"
    return ""


def _governed_outcomes(parse: Parse, noun: Token) -> Iterator[str]:
    """What the verb or noun over those counted says of them."""
    top = noun
    above = parse.head(parse.head(noun))
    if noun.dep == "pobj" and parse.head(noun).lemma == "of" and above.text.lower() in PLURALS | LARGE | FEW:
        top = above
    while top.dep in ("conj", "appos") and parse.head(top).pos in ("NOUN", "PROPN", "NUM", "PRON"):
        top = parse.head(top)
    over = parse.head(top)
    if top.dep == "pobj" and over.lemma in ("of", "in", "by") and parse.head(over).lemma in outcomes()["of"]:
        nearly = any(item.lemma in ("attempted", "attempt") for item in parse.children(parse.head(over)))
        if over.lemma == "of" and not nearly:
            yield outcomes()["of"][parse.head(over).lemma]
        return
    if over.pos not in ("VERB", "AUX") or top.dep not in ("nsubj", "nsubjpass", "dobj"):
        return
    verbs = [over, *_joined_verbs(parse, over)] if top.dep != "dobj" else [over]
    if over.lemma in ("force", "order", "drive", "tell"):
        yield from _driven_out(parse, over)
    for item in verbs:
        if is_nobody(parse, noun) and _is_qualified(parse, item):
            continue  # "no one was seriously hurt"
        if any(aux.tag == "MD" for aux in parse.children(item, "aux")):
            continue  # "could kill four", "will be evacuated"
        if parse.children(item, "neg") and not parse.children(noun, "neg"):
            continue  # "three others were there but were not hurt"
        as_object = top.dep == "dobj" or is_passive(parse, item) or (top.dep == "nsubjpass" and item.tag == "VBN")
        bare = item.lemma in outcomes()["object"] and item.tag in ("VBD", "VBN") and not parse.children(item, "dobj")
        yield _verb_outcome(parse, item, as_object or bare)


def _driven_out(parse: Parse, verb: Token) -> Iterator[str]:
    """Say that those are displaced who have to leave: "were forced to flee", "ordered to evacuate", "driven from"."""
    if any(
        item.lemma in ("flee", "leave", "evacuate", "abandon") for item in parse.children(verb, "xcomp", "ccomp")
    ) or (verb.lemma in ("force", "drive") and _goes_to(parse, verb, *HOMES)):
        yield "displaced"


def is_nobody(parse: Parse, noun: Token) -> bool:
    """Say whether words stand for nobody: "no one", "none"."""
    return noun.text.lower() in ("nobody", "none") or any(
        child.text.lower() == "no" for child in parse.children(noun, "det")
    )


def _is_qualified(parse: Parse, verb: Token) -> bool:
    """Say whether a verb speaks of one degree of harm alone: "seriously hurt", "suffered grave injuries"."""
    harm = [verb, *parse.children(verb, "dobj")]
    return any(
        child.text.lower() in DEGREES or child.dep in ("amod", "compound")
        for item in harm
        for child in parse.children(item, "advmod", "amod", "compound")
    )


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
    return _state_by_verb(parse, verb) or _verb_of_harm(parse, verb, as_object)


def _state_by_verb(parse: Parse, verb: Token) -> str:
    """The state that a verb says its subject or object to be in: "was found dead", "is in critical condition"."""
    if verb.lemma not in SAYING_A_STATE:
        return ""
    for child in parse.children(verb, "acomp", "attr", "oprd", "xcomp"):
        if child.text.lower() in outcomes()["state"]:
            return outcomes()["state"][child.text.lower()]
    staying = verb.lemma in ("be", "remain", "stay", "lie", "list")
    return "injured" if staying and _goes_to(parse, verb, "hospital", "condition") else ""


SAYING_A_STATE = frozenset(
    ["be", "leave", "remain", "stay", "lie", "list", "report", "find", "pronounce", "declare", "confirm"]
)
WOUNDS = frozenset({"injury", "wound", "burn", "bruise"})
RUINS = frozenset({"rubble", "wreckage", "debris", "ruin", "sea", "water", "river", "mine", "lake", "building"})
HOMES = frozenset({"home", "house", "village"})
BULLETS = frozenset({"bullet", "gunfire", "gunshot", "shot", "round", "shrapnel", "pellet"})


def _verb_of_harm(parse: Parse, verb: Token, as_object: bool) -> str:
    """What verbs say of people with their objects alone: "suffered burns", "lost their lives", "hit by gunfire"."""
    if as_object:
        if verb.lemma in ("take", "rush", "airlift", "transport", "fly") and _goes_to(parse, verb, "hospital"):
            return "injured"
        if verb.lemma in ("take", "hold", "bring", "place", "put") and _goes_to(parse, verb, "custody", "detention"):
            return "arrested"
        if verb.lemma in ("pull", "dig", "pluck", "lift", "save") and _goes_to(parse, verb, *RUINS):
            return "rescued"
        agents = (prep for prep in parse.children(verb, "agent", "prep") if prep.lemma in ("by", "with"))
        hit = any(item.lemma in BULLETS for prep in agents for item in parse.children(prep, "pobj"))
        return "shot" if verb.lemma in ("hit", "strike", "spray") and hit else ""
    objects = parse.children(verb, "dobj")
    if any(item.text.lower().endswith(("self", "selves")) for item in objects):
        return outcomes()["object"].get(verb.lemma, "")
    if verb.lemma in ("suffer", "sustain", "receive") and any(item.lemma in WOUNDS for item in objects):
        return "injured"
    if verb.lemma in ("flee", "leave") and any(item.lemma in HOMES for item in objects):
        return "displaced"
    if verb.lemma == "lose" and any(item.lemma == "life" for item in objects):
        return "killed"
    return "injured" if verb.lemma == "fight" and _goes_to(parse, verb, "life") else ""


def _goes_to(parse: Parse, verb: Token, *places: str) -> bool:
    return any(item.lemma in places for prep in parse.children(verb, "prep") for item in parse.children(prep, "pobj"))


def _state_behind(parse: Parse, noun: Token, last: Token) -> str:
    """The state that stands right behind the number and its noun: "one dead", "three others critically wounded"."""
    tokens = parse.tokens
    i = max(noun.i, last.i) + 1
    while i < len(tokens) and (tokens[i].pos == "ADV" or tokens[i].text.lower() in ("others", "people", "more")):
        i += 1
    if i >= len(tokens) or parse.sentence(tokens[i]) != parse.sentence(noun):
        return ""
    word = tokens[i]
    if tokens[i - 1].text.lower() in words("perhaps"):
        return ""
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


def _tolled(parse: Parse, noun: Token) -> str:
    """What a number that a toll or "the number of" has reached counts: "the toll rose to 14", "the toll is 3"."""
    over = parse.head(noun)
    verb = over if over.pos == "VERB" else parse.head(over)
    if verb.dep == "xcomp" or any(aux.tag == "MD" for aux in parse.children(verb, "aux")):
        return ""  # "the toll could reach 100", "is expected to rise to 100"
    holders: list[Token] = []
    if noun.dep == "pobj" and over.lemma in ("to", "at", "of", "past", "above", "beyond"):
        above = parse.head(over)
        holders = [above] if above.pos == "NOUN" else [*find_subjects(parse, above), *find_objects(parse, above)]
    elif (noun.dep == "dobj" and over.lemma in REACHING) or (noun.dep == "attr" and over.lemma == "be"):
        holders = find_subjects(parse, over)
    return next((kind for item in holders for kind in [_held_kind(parse, item)] if kind), "")


REACHING = frozenset({"reach", "hit", "pass", "exceed", "top", "surpass"})


def _held_kind(parse: Parse, holder: Token) -> str:
    """What a toll, or the number "of" somebody, counts; empty if it is no such thing."""
    if holder.lemma in nouns_of_outcomes() and holder.tag == "NNS":
        return nouns_of_outcomes()[holder.lemma]  # "deaths rose to 388"
    if holder.lemma not in ("toll", "number", "tally", "count"):
        return ""
    states, nouns = outcomes()["state"], nouns_of_outcomes()
    for item in (x for of in parse.children(holder, "prep") if of.lemma == "of" for x in parse.children(of, "pobj")):
        for word in (item, *parse.children(item, "acl", "amod", "oprd")):
            kind = states.get(word.text.lower()) or nouns.get(word.lemma)
            if kind:
                return kind
    before = [child.lemma for child in parse.children(holder, "compound", "amod", "nmod")]
    kind = next((nouns[lemma] for lemma in before if lemma in nouns), "")
    return kind or ("killed" if holder.lemma == "toll" else "")


def find_state_of_own(parse: Parse, noun: Token) -> bool:
    """Say whether a joined noun has a state of its own, so that it is counted apart ("one dead and two injured")."""
    return bool(_state_behind(parse, noun, noun)) or any(
        child.text.lower() in outcomes()["state"] for child in parse.children(noun, "amod", "acl", "oprd")
    )
