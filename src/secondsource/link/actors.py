"""Which mentions of different documents name the same person, organization, country or group.

What a document calls by one name is a profile. Profiles are blocked by family name, normal form or country code, so
that no pair is compared whose names cannot be one. A person's judgement outranks the program's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from secondsource.extract.countries import country_name
from secondsource.extract.name_lists import is_listed
from secondsource.extract.officeholders import find_officeholder
from secondsource.extract.persons import PersonName, compare_persons, normal_words, read_person
from secondsource.model import Actor, ActorKind, ActorMention, Judgement, Link

BY = "link/actors 1"
MOST_NAMES = 30
"""Full names of one family up to which each pair is judged; beyond, names that differ are left without a link."""
SCORES = {"name": 0.95, "code": 1.0, "office": 0.9, "family": 0.7}
KNOWN_BEFORE = "the family name alone, and the same country and sector as the only full name with it"


@dataclass(slots=True)
class Profile:
    """What one document says of one actor: all its mentions there that bear a name, or lead to one."""

    doc: str
    kind: ActorKind
    name: str
    mentions: list[ActorMention] = field(default_factory=list)

    @property
    def first(self) -> str:
        """The id of the mention that stands for the profile in links."""
        return next((m for m in self.mentions if m.form == "name"), self.mentions[0]).id

    @property
    def country(self) -> str:
        """The country of most of its mentions."""
        return _most(mention.country for mention in self.mentions)

    @property
    def sector(self) -> str:
        """The sector of most of its mentions."""
        return _most(mention.sector for mention in self.mentions)


def link_actors(mentions: Sequence[ActorMention]) -> list[Link]:
    """Judge which profiles of different documents are one actor; a link stands between the first mentions of two.

    Two full names of one family with different given names get a link that says "different". Scores run from 0 to 1.
    """
    blocks: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    profiles = make_profiles(mentions)
    company = Company(profiles)
    for profile in profiles:
        blocks[_block_of(profile)].append(profile)
    links: list[Link] = []
    for (kind, _), block in sorted(blocks.items()):
        links += _link_persons(block, company) if kind == "person" else _link_same(block, kind)
    links += _place_short_organizations([p for p in profiles if p.kind == "organization"], company)
    return links


def make_profiles(mentions: Iterable[ActorMention]) -> list[Profile]:
    """Gather the named mentions of each document, and the roles and pronouns that lead to them, into profiles."""
    profiles: dict[tuple[str, str, str], Profile] = {}
    of_mention: dict[str, Profile] = {}
    later = []
    for mention in sorted(mentions, key=lambda mention: (mention.doc, mention.start, mention.stop, mention.id)):
        if mention.form != "name":
            later.append(mention)
            continue
        name = country_name(mention.country) if mention.kind == "country" and mention.country else mention.name
        key = (mention.doc, mention.kind, " ".join(normal_words(name)))
        profile = profiles.setdefault(key, Profile(mention.doc, mention.kind, name))
        profile.mentions.append(mention)
        of_mention[mention.id] = profile
    for mention in later:
        found = of_mention.get(mention.antecedent)
        if found is not None:
            found.mentions.append(mention)
    return list(profiles.values())


def _block_of(profile: Profile) -> tuple[str, str]:
    if profile.kind == "person":
        return "person", read_person(profile.name).family
    if profile.kind == "country" and profile.country:
        return "country", profile.country
    return profile.kind, " ".join(normal_words(profile.name))


def _link_same(profiles: list[Profile], kind: str) -> list[Link]:
    """All profiles of a block are one; each is linked to the first."""
    reason = "the same country" if kind == "country" else "the same name"
    score = SCORES["code" if kind == "country" else "name"]
    return [_link(profiles[0], other, "same", score, reason) for other in profiles[1:]]


# Persons of one family name


def _link_persons(profiles: list[Profile], company: Company) -> list[Link]:
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


def _link_one_name(profiles: list[Profile]) -> list[Link]:
    """Link profiles of one name to the first; those that are clearly somebody else's are linked among themselves."""
    links = []
    heads: list[Profile] = []
    for profile in profiles:
        head = next((head for head in heads if not _contradict(head, profile)), None)
        if head is None:
            links += [_link(other, profile, "unsure", 0.4, _difference(other, profile)) for other in heads[:1]]
            heads.append(profile)
        else:
            links.append(_link(head, profile, "same", SCORES["name"], "the same name"))
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
        score, reason = compare_persons(left, right)
        one, other = full[left][0], full[right][0]
        if score == 1.0 and not _contradict(one, other):
            links.append(_link(one, other, "same", SCORES["name"], reason))
        elif score == 0.0 and company.confusable(full[left], full[right]):
            links.append(_link(one, other, "different", 1.0, reason))
    return links


def _pairs(names: Sequence[PersonName]) -> Iterable[tuple[PersonName, PersonName]]:
    for i, left in enumerate(names):
        for right in names[i + 1 :]:
            yield left, right


def _place_family_names(short: list[Profile], full: dict[PersonName, list[Profile]], company: Company) -> list[Link]:
    """A family name alone is the holder of an office whom it names, or the one full name that fits; else nobody."""
    links = []
    strangers: list[Profile] = []
    heads = [full[person][0] for person in sorted(full, key=lambda person: (person.given, person.middle))]
    for profile in short:
        office = find_officeholder(profile.name)
        if office is not None:
            holder = read_person(office.name)
            same = [head for head in heads if compare_persons(holder, read_person(head.name))[0] == 1.0]
            if same or strangers:
                reason = f"{profile.name} names {office.name}"
                links.append(_link((same or strangers)[0], profile, "same", SCORES["office"], reason))
            else:
                strangers.append(profile)
            continue
        if len(heads) == 1 and _agree(heads[0], profile):
            links.append(_link(heads[0], profile, "same", SCORES["family"], KNOWN_BEFORE))
            continue
        near = {person: shared for person, profiles in full.items() if (shared := company.shared(profile, profiles))}
        if len(near) == 1:
            ((person, shared),) = near.items()
            reason = f"the only full name with it in reports that also share {', '.join(shared)}"
            links.append(_link(full[person][0], profile, "same", SCORES["family"], reason))
    return links


def _place_short_organizations(profiles: list[Profile], company: Company) -> list[Link]:
    """The first words of one longer name that reports of the same company have are that organization."""
    by_first: dict[str, dict[str, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for profile in profiles:
        key = " ".join(normal_words(profile.name))
        by_first[key.split(" ")[0]][key].append(profile)
    links = []
    for profile in profiles:
        key = " ".join(normal_words(profile.name))
        if is_listed(profile.name):
            continue  # "Wall Street" is not the Journal
        longer = [names for other, names in by_first[key.split(" ")[0]].items() if other.startswith(key + " ")]
        near = [names for names in longer[:MOST_NAMES] if company.shared(profile, names)]
        if len(near) == 1:
            shared = ", ".join(company.shared(profile, near[0]))
            reason = f"the only longer name that begins with it in reports that also share {shared}"
            links.append(_link(near[0][0], profile, "same", SCORES["family"], reason))
    return links


class Company:
    """Which private names the documents share: reports of one matter name the same people."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._names: dict[str, dict[str, str]] = defaultdict(dict)
        for profile in profiles:
            if profile.kind == "person" and read_person(profile.name).full and not find_officeholder(profile.name):
                self._names[profile.doc]["person " + " ".join(normal_words(profile.name))] = profile.name
            elif profile.kind == "organization":
                self._names[profile.doc]["organization " + " ".join(normal_words(profile.name))] = profile.name

    def confusable(self, left: Sequence[Profile], right: Sequence[Profile]) -> bool:
        """Say whether two names of a family meet in a document or in the same company, or are both officeholders'."""
        if {profile.doc for profile in left} & {profile.doc for profile in right}:
            return True
        if find_officeholder(left[0].name) and find_officeholder(right[0].name):
            return True
        return bool(self.shared(left[0], right))

    def shared(self, profile: Profile, others: Sequence[Profile]) -> list[str]:
        """The names that a document shares with one of the others', two at least and a person among them; else none."""
        here = self._names.get(profile.doc, {})
        for other in others[:MOST_NAMES]:
            common = sorted(here.keys() & self._names.get(other.doc, {}).keys())
            names = [here[key] for key in common if here[key] not in (profile.name, other.name)]
            if len(names) > 1 and any(key.startswith("person") for key in common):
                return names[:3]
        return []


def _agree(left: Profile, right: Profile) -> bool:
    return bool(left.country and left.sector) and (left.country, left.sector) == (right.country, right.sector)


def _link(left: Profile, right: Profile, judgement: Judgement, score: float, reason: str) -> Link:
    first, second = sorted((left.first, right.first))
    return Link(
        about="actor", left=first, right=second, judgement=judgement, score=round(score, 2), reasons=(reason,), by=BY
    )


# Clusters


def cluster_actors(
    mentions: Sequence[ActorMention], links: Sequence[Link], texts: Mapping[str, str] | None = None
) -> list[Actor]:
    """Compute the actors from the links: what a person judged first, then the program's, the surest first.

    `name` is the most frequent of the fullest forms; country, sector and kind are those of most mentions. With the
    `texts` of the documents by id, the aliases hold the words of all mentions by name ("Kim"), not the names alone.
    """
    profiles = make_profiles(mentions)
    of_mention = {mention.id: i for i, profile in enumerate(profiles) for mention in profile.mentions}
    groups = _Groups(len(profiles))
    about = [link for link in links if link.about == "actor" and link.left in of_mention and link.right in of_mention]
    # a person's links first; within each, what is different before what is the same, the surest first
    order = sorted(about, key=_rank)
    for link in order:
        if link.judgement == "different":
            groups.part(of_mention[link.left], of_mention[link.right])
        elif link.judgement == "same":
            groups.join(of_mention[link.left], of_mention[link.right])
    actors = [_make_actor([profiles[i] for i in group], texts or {}) for group in groups.all()]
    return sorted(actors, key=lambda actor: (actor.name, actor.id))


def _rank(link: Link) -> tuple[bool, bool, float, str, str]:
    return link.by.startswith("link/actors"), link.judgement == "same", -link.score, link.left, link.right


class _Groups:
    """Sets that grow by joining, but never hold two that were parted."""

    def __init__(self, size: int) -> None:
        self._of = list(range(size))
        self._members = {i: [i] for i in range(size)}
        self._apart: dict[int, set[int]] = defaultdict(set)

    def part(self, left: int, right: int) -> None:
        """Keep two apart, unless somebody who decides first has joined them."""
        if self._of[left] == self._of[right]:
            return
        self._apart[left].add(right)
        self._apart[right].add(left)

    def join(self, left: int, right: int) -> None:
        """Join the sets of two, unless a member of one was parted from a member of the other."""
        one, other = sorted((self._of[left], self._of[right]))
        if one == other:
            return
        members = self._members[other]
        barred = {far for member in members for far in self._apart.get(member, ())}
        if any(member in barred for member in self._members[one]):
            return
        for member in members:
            self._of[member] = one
        self._members[one] += members
        del self._members[other]

    def all(self) -> list[list[int]]:
        """The sets, in the order of their first members."""
        return [sorted(self._members[key]) for key in sorted(self._members)]


def _make_actor(profiles: list[Profile], texts: Mapping[str, str]) -> Actor:
    mentions = [mention for profile in profiles for mention in profile.mentions]
    kind = _most(mention.kind for mention in mentions)
    name = _best_name(profiles, kind)
    words = {
        " ".join(texts[mention.doc][mention.start : mention.stop].split())
        for mention in mentions
        if mention.form == "name" and mention.doc in texts
    }
    aliases = sorted(({mention.name for mention in mentions if mention.name} | words) - {name})
    return Actor(
        name=name,
        kind=kind,  # type: ignore[arg-type]
        mentions=tuple(sorted(mention.id for mention in mentions)),
        aliases=tuple(aliases),
        country=_most(mention.country for mention in mentions),
        sector=_most(mention.sector for mention in mentions),
    )


def _best_name(profiles: list[Profile], kind: str) -> str:
    """The form that most documents have, full names before family names alone, ties by the alphabet."""
    counts = Counter(profile.name for profile in profiles)
    if kind != "person":
        return min(counts, key=lambda name: (-counts[name], name))
    return min(counts, key=lambda name: (not read_person(name).full, -counts[name], name))


def _most(values: Iterable[str]) -> str:
    """The most frequent text, the first in the alphabet of those; empty ones do not count."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default="")
