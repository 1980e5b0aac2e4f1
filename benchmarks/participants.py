"""Score who a report says was a victim or a suspect against the participants recorded for its incident.

Two names agree when, without ranks, suffixes, nicknames and accents, the family name is the same and one given or
middle name is, where an initial stands for a name and a short form for its name (Bill, William); of a name of three
words or more, the first and any other word will do (a second family name left out). A word of five letters or more may
differ by one letter, because archives and papers misspell names.

- Gold of a report: the participants of its incident, of either type and any status, whose name agrees with some two to
  five words in a row of the report. Recorded names of a single word are left out; one recorded twice counts once.
- Predicted: every person whom `find_participants` gives as victim or suspect of the report. Each counts, also in
  reports without any gold: nothing is taken out because the archive may have a gap.
- `participants`: precision, recall and F1 of the names, over all reports. `participants_role`: the role must be the
  recorded one too. `participants_age`: of the right ones whose age both we and the archive tell, the share within a
  year, and the share of the right ones that we give an age. `participants_fate`: of the right victims whom we call
  killed or injured and the archive too, the share where both say the same, and the share that we say it of.
- `..._unseen`: the same over the half of the incidents from which nothing was learned (see training/participants.md).
- `participants_all_named`: the same over incidents whose participants all have a name in the archive.
- `all_persons`: the baseline, every PERSON entity of spaCy's model that has two words or more.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from rapidfuzz.distance import Levenshtein

from benchmarks.data import score
from secondsource.extract.persons import SUFFIXES, PersonName, compare_persons, normal_words
from secondsource.model import Participant
from secondsource.parse.tree import Parse

ROLES = {"Victim": "victim", "Subject-Suspect": "suspect"}
FATES = ("killed", "injured")
NICKNAME = re.compile(r"[\"“”‘(][^\"“”’)]*[\"”’)]")
WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
LOOSE = re.compile(r"[\s\"“”‘’()\[\].]*")
"""What may stand between the words of one name."""
LONGEST = 5
"""Words in a row that are read as one name."""
MISSPELT = 5
"""Letters from which on a word may differ by one."""
SHORTENED = 3
"""Letters of a short form that is the beginning of a given name (Brad, Bradford)."""
RANKS = frozenset({"officer", "deputy", "sheriff", "corporal", "sergeant", "trooper", "detective", "dr", "sgt", "cpl"})
"""What the archive sets before some names."""

Name = tuple[str, ...]
Counts = Counter[str]


def name_words(name: str) -> Name:
    """The words of a name in normal form, without nicknames in quotation marks, suffixes, and ranks before it."""
    words = [word for word in normal_words(NICKNAME.sub(" ", name)) if word not in SUFFIXES]
    while len(words) > 2 and words[0] in RANKS:
        words = words[1:]
    return tuple(words)


def same_word(left: str, right: str) -> bool:
    return left == right or (
        max(len(left), len(right)) >= MISSPELT and Levenshtein.distance(left, right, score_cutoff=1) <= 1
    )


def same_given(left: str, right: str) -> bool:
    if min(len(left), len(right)) >= SHORTENED and (left.startswith(right) or right.startswith(left)):
        return True
    return same_word(left, right) or compare_persons(PersonName("", left), PersonName("", right))[0] == 1.0


def agree(left: Name, right: Name) -> bool:
    """Say whether two names can be of one person, as the measure has it."""
    if len(left) < 2 or len(right) < 2:
        return False
    if same_word(left[-1], right[-1]):
        return any(same_given(one, other) for one in left[:-1] for other in right[:-1])
    if max(len(left), len(right)) == 2 or min(len(left[0]), len(right[0])) == 1 or not same_given(left[0], right[0]):
        return False
    return any(same_word(one, other) for one in left[1:] for other in right[1:] if min(len(one), len(other)) > 1)


def read_rows(text: str) -> list[Name]:
    """The rows of words of a text that nothing parts but spaces, full stops, quotation marks and brackets."""
    rows: list[list[str]] = []
    stop = -1
    for match in WORD.finditer(text):
        if stop < 0 or not LOOSE.fullmatch(text, stop, match.start()):
            rows.append([])
        rows[-1].extend(normal_words(re.sub(r"['’]s$", "", match.group())))
        stop = match.end()
    return [tuple(row) for row in rows if len(row) > 1]


def stands_in(name: Name, rows: Iterable[Name]) -> bool:
    """Say whether some two to five words in a row agree with a name."""
    for row in rows:
        for last, word in enumerate(row):
            if any(same_word(word, part) for part in name[1:]):
                runs = (row[first : last + 1] for first in range(max(0, last - LONGEST + 1), last))
                if any(same_given(run[0], part) and agree(name, run) for run in runs for part in name[:-1]):
                    return True
    return False


def find_gold(text: str, gold: dict[str, Any]) -> list[tuple[Name, list[dict[str, Any]]]]:
    """The recorded participants whom a text names, each with all that is recorded under the name."""
    rows = read_rows(text)
    found: list[tuple[Name, list[dict[str, Any]]]] = []
    for person in gold["participants"]:
        name = name_words(person.get("name") or "")
        same = next((items for known, items in found if agree(known, name)), None)
        if same is not None:
            same.append(person)
        elif len(name) > 1 and stands_in(name, rows):
            found.append((name, [person]))
    return found


def is_learned_half(incident: str) -> bool:
    """Say whether an incident is of the half from which the weights are learned."""
    return hashlib.sha256(f"half{incident}".encode()).digest()[3] % 2 == 0


def count_participants(found: Iterable[Participant], parse: Parse, gold: dict[str, Any]) -> Counts:
    """Count for one report what is found, recorded and right, under each of the measure's names."""
    recorded = find_gold(parse.text, gold)
    taking_part = [person for person in found if person.role in ROLES.values()]
    counts: Counts = Counter(documents=1, gold=len(recorded), predicted=len(taking_part))
    counts.update(_count_right(taking_part, recorded))
    persons = [(name_words(name), "") for name in find_person_entities(parse)]
    counts["persons"] += len(persons)
    counts["persons right"] += sum(any(agree(name, known) for known, _ in recorded) for name, _ in persons)
    counts["persons found"] += sum(any(agree(name, known) for name, _ in persons) for known, _ in recorded)
    groups = [] if is_learned_half(gold["incident_id"]) else ["unseen"]
    if all(person.get("name") for person in gold["participants"]):
        groups.append("all_named")
    return counts + Counter({f"{key} {group}": number for group in groups for key, number in counts.items()})


def _count_right(found: Sequence[Participant], recorded: Sequence[tuple[Name, list[dict[str, Any]]]]) -> Counts:
    counts: Counts = Counter()
    for name, items in recorded:
        matches = [person for person in found if agree(name, name_words(person.name))]
        roles = {ROLES[item["type"]] for item in items if item.get("type") in ROLES}
        counts["right"] += len(matches)
        counts["found"] += bool(matches)
        counts["right role"] += sum(person.role in roles for person in matches)
        counts["found role"] += any(person.role in roles for person in matches)
        for person in matches:
            counts.update(_count_details(person, items))
    return counts


def _count_details(person: Participant, items: Sequence[dict[str, Any]]) -> Counts:
    counts: Counts = Counter()
    ages = [int(item["age"]) for item in items if (item.get("age") or "").isdigit()]
    counts["age told"] += person.age is not None
    if person.age is not None and ages:
        counts["age compared"] += 1
        counts["age right"] += any(abs(person.age - age) <= 1 for age in ages)
    fates = [fate for item in items for fate in FATES if fate in item.get("status", "").lower()]
    ours = [fate for fate in FATES if fate in person.status]
    if person.role == "victim" and fates:
        counts["fate asked"] += 1
        counts["fate compared"] += bool(ours)
        counts["fate right"] += bool(set(ours) & set(fates))
    return counts


def find_person_entities(parse: Parse) -> list[str]:
    """The different names of two words or more that spaCy's model takes for persons: the baseline."""
    found: dict[Name, str] = {}
    i = 0
    while i < len(parse.tokens):
        first = i
        i += 1
        if parse.tokens[first].entity == "PERSON":
            while i < len(parse.tokens) and parse.tokens[i].entity == "PERSON" and not parse.tokens[i].begins_entity:
                i += 1
            words = parse.text[parse.tokens[first].start : parse.tokens[i - 1].stop]
            if len(name_words(words)) > 1:
                found.setdefault(name_words(words), words)
    return list(found.values())


def summarize_participants(counts: Counts) -> dict[str, Any]:
    """The numbers of the measure from the counts of all reports."""
    result: dict[str, Any] = {}
    for group in ("", " unseen", " all_named"):
        c = Counter({key: counts[key + group] for key in counts})
        name = f"participants{group.replace(' ', '_')}"
        result[name] = {"documents": c["documents"], **prf(c["right"], c["predicted"], c["found"], c["gold"])}
        result[f"{name}_role"] = prf(c["right role"], c["predicted"], c["found role"], c["gold"])
        result[f"{name}_age"] = share(c["age right"], c["age compared"], c["age told"], c["right"])
        result[f"{name}_fate"] = share(c["fate right"], c["fate compared"], c["fate compared"], c["fate asked"])
        result[f"all_persons{group.replace(' ', '_')}"] = prf(
            c["persons right"], c["persons"], c["persons found"], c["gold"]
        )
    return result


def prf(right: int, predicted: int, found: int, gold: int) -> dict[str, float]:
    """Precision over what is predicted, recall over what is recorded, and their F1."""
    p, r = score(right, predicted, 0)["p"], score(found, 0, gold)["r"]
    return {"p": p, "r": r, "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def share(right: int, compared: int, answered: int, asked: int) -> dict[str, float]:
    """Accuracy of the answers, and the share answered."""
    return {
        "accuracy": round(right / compared, 4) if compared else 0.0,
        "answered": round(answered / asked, 4) if asked else 0.0,
    }
