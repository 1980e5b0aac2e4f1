"""Which mentions of different documents name the same person, organization, country or group.

What a document calls by one name is a profile. Profiles are blocked by family name, normal form or country code, so
that no pair is compared whose names cannot be one. A person's judgement outranks the program's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from secondsource.extract.name_lists import is_listed
from secondsource.extract.persons import normal_words, read_person
from secondsource.link.clusters import cluster
from secondsource.link.company import MOST_COMPARED, Company
from secondsource.link.person_names import link_holders, link_persons, link_spellings
from secondsource.link.profiles import Profile, link_profiles, make_profiles, most_frequent
from secondsource.model import Actor, ActorMention, Link

SCORES = {"name": 0.95, "code": 1.0, "first words": 0.7}


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
        links += link_persons(block, company) if kind == "person" else _link_same(block, kind)
    persons = [profile for profile in profiles if profile.kind == "person"]
    links += link_holders(persons)
    links += link_spellings(persons, company)
    links += _place_short_organizations([p for p in profiles if p.kind == "organization"], company)
    return links


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
    return [link_profiles(profiles[0], other, "same", score, reason) for other in profiles[1:]]


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
        near = [names for names in longer[:MOST_COMPARED] if company.shared(profile, names)]
        if len(near) == 1:
            shared = ", ".join(company.shared(profile, near[0]))
            reason = f"the only longer name that begins with it in reports that also share {shared}"
            links.append(link_profiles(near[0][0], profile, "same", SCORES["first words"], reason))
    return links


# Clusters


def cluster_actors(
    mentions: Sequence[ActorMention], links: Sequence[Link], texts: Mapping[str, str] | None = None
) -> list[Actor]:
    """Compute the actors from the links: what a person judged first, then the program's, the surest first.

    `name` is the most frequent of the fullest forms; country, sector and kind are those of most mentions. With the
    `texts` of the documents by id, the aliases hold the words of all mentions by name ("Kim"), not the names alone.
    """
    profiles = {profile.first: profile for profile in make_profiles(mentions)}
    first = {mention.id: id for id, profile in profiles.items() for mention in profile.mentions}
    heads = [mention for mention in mentions if mention.id in profiles]
    between = [
        replace(link, left=first[link.left], right=first[link.right])
        for link in links
        if link.about == "actor" and link.left in first and link.right in first
    ]
    actors = [_make_actor([profiles[id] for id in group], texts or {}) for group in cluster(heads, between)]
    return sorted(actors, key=lambda actor: (actor.name, actor.id))


def _make_actor(profiles: list[Profile], texts: Mapping[str, str]) -> Actor:
    mentions = [mention for profile in profiles for mention in profile.mentions]
    kind = most_frequent(mention.kind for mention in mentions)
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
        country=most_frequent(mention.country for mention in mentions),
        sector=most_frequent(mention.sector for mention in mentions),
    )


def _best_name(profiles: list[Profile], kind: str) -> str:
    """The form that most documents have, full names before family names alone, ties by the alphabet.

    A person whom all reports set in capitals is written as names are.
    """
    counts = Counter(profile.name for profile in profiles)
    if kind != "person":
        return min(counts, key=lambda name: (-counts[name], name))
    name = min(counts, key=lambda name: (not read_person(name).full, name.isupper(), -counts[name], name))
    return name.title() if name.isupper() and " " in name else name
