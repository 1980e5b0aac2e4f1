"""Which names of persons are one person's, over all reports?

Full names are one where family and given name agree, or where both are spellings of one holder of an office. A family
name alone is the holder of an office whom it names, or the one full name that fits; else nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from secondsource.extract.name_lists import last_names
from secondsource.extract.officeholders import find_officeholder, holder_named, holder_of
from secondsource.extract.persons import PersonName, compare_persons, read_person, romanized
from secondsource.link.company import Company
from secondsource.link.profiles import Profile, link_profiles
from secondsource.model import Link

MOST_NAMES = 30
"""Full names of one family up to which each pair is judged; beyond, names that differ are left without a link."""
SCORES = {"name": 0.95, "office": 0.9, "family": 0.7}
KNOWN_BEFORE = "the family name alone, and the same country and sector as the only full name with it"
KNOWN_WIDELY = "the family name alone, a rare one, and several reports have the only full name with it"
KNOWN_FROM = 3
"""Reports with a full name from which it is known so well that others may leave the given name out."""


def link_persons(profiles: Sequence[Profile], company: Company) -> list[Link]:
    """Judge the persons of one family name; each name's profiles are linked to the first of that name."""
    full: dict[PersonName, list[Profile]] = defaultdict(list)
    short: list[Profile] = []
    for profile in profiles:
        person = read_person(profile.name)
        if person.full:
            full[person].append(profile)
        else:
            short.append(profile)
    links = [link for same in full.values() for link in _link_one_name(same)]
    names = sorted(full, key=lambda person: (person.given, person.middle))
    links += _judge_names(names, full, company)
    links += _place_family_names(short, full, company)
    return links


def link_holders(profiles: Iterable[Profile]) -> list[Link]:
    """Link the spellings of one holder of an office, and the family names alone that name nobody else: "Gaddafi" and
    "Moammar Gadhafi"."""
    holders: dict[tuple[str, str, str], dict[str, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for profile in profiles:
        holder = holder_named(profile.name) or _holder_alone(profile)
        if holder is not None:
            holders[holder][profile.name].append(profile)
    links = []
    for (since, country, office), names in sorted(holders.items()):
        order = sorted(names, key=lambda name: (not read_person(name).full, name))
        reason = f"both name the {office}{f' of {country}' if country else ''} since {since}"
        for name in order[1:]:
            once = names[name] if not read_person(name).full else names[name][:1]
            links += [link_profiles(names[order[0]][0], other, "same", SCORES["office"], reason) for other in once]
    return links


def link_spellings(profiles: Iterable[Profile], company: Company) -> list[Link]:
    """Link full names that may be spellings of one from another script, in reports that share further names or give
    the same country and sector: "Ahmed Bani" and "Ahmed Banni"."""
    alike: dict[str, dict[str, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for profile in profiles:
        person = read_person(profile.name)
        if person.full and not person.family_first and holder_named(profile.name) is None:
            alike[f"{romanized(person.given)} {romanized(person.family)}"][person.family].append(profile)
    links = []
    for families in (families for _, families in sorted(alike.items()) if len(families) > 1):
        first, *others = (families[name] for name in sorted(families))
        for other in others:
            if _is_english(first[0].name) and _is_english(other[0].name):
                continue
            shared = company.shared(other[0], first)
            if shared:
                reason = f"spellings of one name, in reports that also share {', '.join(shared)}"
                links.append(link_profiles(first[0], other[0], "same", SCORES["family"], reason))
            elif _agree(first[0], other[0]):
                reason = "spellings of one name, and the same country and sector"
                links.append(link_profiles(first[0], other[0], "same", SCORES["family"], reason))
    return links


def _is_english(name: str) -> bool:
    """Say whether a family name is a frequent one of the United States, where each spelling is a name of its own."""
    return read_person(name).family.capitalize() in last_names()


def _holder_alone(profile: Profile) -> tuple[str, str, str] | None:
    """The holder of an office whom a family name alone names, unless the report puts its bearer in another country."""
    if read_person(profile.name).full:
        return None
    term = find_officeholder(profile.name)
    return holder_of(term) if term is not None and profile.country in ("", term.country) else None


# Full names


def _link_one_name(profiles: list[Profile]) -> list[Link]:
    """Link profiles of one name to the first; those that are clearly somebody else's are linked among themselves."""
    links = []
    heads: list[Profile] = []
    for profile in profiles:
        head = next((head for head in heads if not _contradict(head, profile)), None)
        if head is None:
            links += [link_profiles(other, profile, "unsure", 0.4, _difference(other, profile)) for other in heads[:1]]
            heads.append(profile)
        else:
            links.append(link_profiles(head, profile, "same", SCORES["name"], "the same name"))
    return links


def _contradict(left: Profile, right: Profile) -> bool:
    """Say whether two bearers of one name differ in both country and sector: one of them alone may be an error."""
    return (
        bool(left.country and right.country and left.sector and right.sector)
        and left.country != right.country
        and left.sector != right.sector
    )


def _difference(left: Profile, right: Profile) -> str:
    return (
        f"the same name, but {left.country} and {right.country}, {left.sector} and {right.sector}: "
        "country and sector both differ"
    )


def _judge_names(names: list[PersonName], full: dict[PersonName, list[Profile]], company: Company) -> list[Link]:
    """Judge each pair of full names of a family: an initial more is the same, another given name is not.

    That two are different is worth a link only where somebody could take them for one: in one report, in reports that
    name the same people, or where both held an office.
    """
    links = []
    by_given: dict[str, list[PersonName]] = defaultdict(list)
    for name in names:
        by_given["" if len(names) <= MOST_NAMES else name.given[:1]].append(name)
    for left, right in (pair for same in by_given.values() for pair in _pairs(same[:MOST_NAMES])):
        one, other = full[left][0], full[right][0]
        if holder_named(one.name) is not None and holder_named(one.name) == holder_named(other.name):
            continue  # spellings of one holder of an office
        score, reason = compare_persons(left, right)
        if score == 1.0 and not _contradict(one, other):
            links.append(link_profiles(one, other, "same", SCORES["name"], reason))
        elif score == 0.0 and company.confusable(full[left], full[right]):
            links.append(link_profiles(one, other, "different", 1.0, reason))
    return links


def _pairs(names: Sequence[PersonName]) -> Iterable[tuple[PersonName, PersonName]]:
    for i, left in enumerate(names):
        for right in names[i + 1 :]:
            yield left, right


# Family names alone


def _place_family_names(short: list[Profile], full: dict[PersonName, list[Profile]], company: Company) -> list[Link]:
    """Join a family name alone to the one full name that fits, if that is not one which its own report tells apart."""
    links = []
    names = sorted(full, key=lambda person: (person.given, person.middle))
    for profile in (profile for profile in short if _holder_alone(profile) is None):
        apart = [name for name in names if any(other.doc == profile.doc for other in full[name])]
        links += [
            link_profiles(full[name][0], profile, "different", 1.0, "one report has both, and tells them apart")
            for name in apart
        ]
        others = {name: full[name] for name in names if name not in apart}
        only = next(iter(others.values())) if len(others) == 1 else []
        if only and (_agree(only[0], profile) or _is_known(only, profile)):
            reason = KNOWN_BEFORE if _agree(only[0], profile) else KNOWN_WIDELY
            links.append(link_profiles(only[0], profile, "same", SCORES["family"], reason))
            continue
        near = {name: shared for name, same in others.items() if (shared := company.shared(profile, same))}
        if len(near) == 1:
            ((name, shared),) = near.items()
            reason = f"the only full name with it in reports that also share {', '.join(shared)}"
            links.append(link_profiles(full[name][0], profile, "same", SCORES["family"], reason))
    return links


def _is_known(only: Sequence[Profile], profile: Profile) -> bool:
    """Say whether so many reports have a rare full name that another may leave the given name out."""
    if len({other.doc for other in only}) < KNOWN_FROM or _is_english(profile.name):
        return False
    return only[0].country in ("", profile.country) or not profile.country


def _agree(left: Profile, right: Profile) -> bool:
    return bool(left.country and left.sector) and (left.country, left.sector) == (right.country, right.sector)
