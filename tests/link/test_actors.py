"""Actors over several documents."""

from __future__ import annotations

import itertools

from secondsource.link.actors import cluster_actors, link_actors
from secondsource.model import Actor, ActorKind, ActorMention, Link


def mention(doc: str, start: int, name: str, kind: ActorKind = "person", **more: str) -> ActorMention:
    return ActorMention(doc=doc, start=start, stop=start + len(name), form="name", kind=kind, name=name, **more)  # type: ignore[arg-type]


def pronoun(doc: str, start: int, of: ActorMention) -> ActorMention:
    return ActorMention(doc=doc, start=start, stop=start + 2, form="pronoun", name=of.name, antecedent=of.id)


def cluster(mentions: list[ActorMention], links: list[Link] | None = None) -> list[Actor]:
    return cluster_actors(mentions, link_actors(mentions) if links is None else links)


def test_spellings_of_one_name_are_one_actor_under_the_most_frequent() -> None:
    mentions = [mention("a", 0, "Kim Jong-un"), mention("b", 0, "Kim Jong Un"), mention("c", 0, "Kim Jong-un")]
    (actor,) = cluster(mentions)
    assert (actor.name, actor.aliases, len(actor.mentions)) == ("Kim Jong-un", ("Kim Jong Un",), 3)


def test_other_given_names_are_other_persons_and_a_link_says_so() -> None:
    mentions = [mention("a", 0, "Kim Jong Un"), mention("b", 0, "Kim Jong Il")]
    (link,) = link_actors(mentions)
    assert link.judgement == "different"
    assert "given names differ" in link.reasons[0]
    assert [actor.name for actor in cluster(mentions)] == ["Kim Jong Il", "Kim Jong Un"]


def test_a_family_name_alone_joins_the_officeholder_it_names() -> None:
    mentions = [
        mention("a", 0, "Donald Trump", country="USA", sector="GOV"),
        mention("b", 0, "Trump", country="USA", sector="GOV"),
    ]
    assert [actor.name for actor in cluster(mentions)] == ["Donald Trump"]


def test_a_private_family_name_alone_stays_with_its_document() -> None:
    mentions = [mention("a", 0, "Robert Avery"), mention("b", 0, "Avery")]
    assert len(cluster(mentions)) == 2


def test_short_names_join_the_full_ones_of_reports_that_name_the_same_people() -> None:
    both = ["Priya Sandoval", "Tobias Renquist"]
    mentions = [mention(doc, 100 * i, name) for doc in "ab" for i, name in enumerate(both)]
    mentions += [mention("a", 500, "Robert Avery"), mention("b", 500, "Avery"), mention("c", 500, "Avery")]
    mentions += [
        mention("a", 700, "Corvane Cold Logistics", "organization"),
        mention("b", 700, "Corvane Cold", "organization"),
        mention("c", 700, "Corvane", "organization"),
    ]
    found = {actor.name: len(actor.mentions) for actor in cluster(mentions)}
    assert found["Robert Avery"] == 2
    assert found["Avery"] == 1
    assert found["Corvane"] == 1
    assert len(found) == 6


def test_names_with_another_country_and_another_sector_stay_apart() -> None:
    mentions = [
        mention("a", 0, "Pedro Alvarez", country="MEX", sector="GOV"),
        mention("b", 0, "Pedro Alvarez", country="CHL", sector="BUS"),
        mention("c", 0, "Pedro Alvarez", country="CHL"),
    ]
    assert len(cluster(mentions)) == 2
    assert "unsure" in {link.judgement for link in link_actors(mentions)}


def test_spellings_of_one_officeholder_are_one_actor() -> None:
    names = ["Moammar Gadhafi", "Muammar Gaddafi", "Muammar Gaddafi", "Gadhafi", "Gaddafi", "Muammar Qaddafi"]
    mentions = [mention(str(i), 0, name, country="LBY", sector="GOV") for i, name in enumerate(names)]
    (actor,) = cluster(mentions)
    assert (actor.name, len(actor.mentions)) == ("Muammar Gaddafi", 6)


def test_a_rare_family_name_alone_is_the_full_one_that_several_reports_have() -> None:
    mentions = [mention(doc, 0, "Omar Sulaweyo", country="EGY", sector="GOV") for doc in "abc"]
    mentions += [mention("d", 0, "Sulaweyo"), mention("e", 0, "Sulaweyo", country="USA")]
    assert sorted(len(actor.mentions) for actor in cluster(mentions)) == [1, 4]


def test_a_name_that_stands_in_capitals_everywhere_is_written_as_names_are() -> None:
    assert [actor.name for actor in cluster([mention("a", 0, "SHIBLEY TELKAMI")])] == ["Shibley Telkami"]


def test_spellings_from_another_script_are_one_where_country_and_sector_agree() -> None:
    mentions = [
        mention("a", 0, "Ahmed Bani", country="LBY", sector="MIL"),
        mention("b", 0, "Ahmed Banni", country="LBY", sector="MIL"),
        mention("c", 0, "Moussa Tarhoni", country="LBY"),
        mention("d", 0, "Musa Tarhoni"),
        mention("e", 0, "Allan Parker", country="USA", sector="GOV"),
        mention("f", 0, "Ellen Parker", country="USA", sector="GOV"),
    ]
    assert sorted(len(actor.mentions) for actor in cluster(mentions)) == [1, 1, 2, 2]


def test_a_family_name_that_its_report_tells_apart_from_the_only_full_one_stays_apart() -> None:
    mentions = [
        mention("a", 0, "Gaddafi", country="LBY", sector="GOV"),
        mention("a", 50, "Saif al-Islam Gaddafi", country="LBY", sector="GOV"),
        mention("b", 0, "Enzo Tarvolo", country="ITA", sector="GOV"),
        mention("b", 50, "Tarvolo", country="ITA", sector="GOV"),
    ]
    assert len(cluster(mentions)) == 4


def test_words_for_one_country_are_one_actor() -> None:
    names = ["North Korea", "NK", "DPRK", "the North"]
    mentions = [mention(str(i), 0, name, "country", country="PRK") for i, name in enumerate(names)]
    (actor,) = cluster(mentions)
    assert (actor.name, actor.country, len(actor.mentions)) == ("North Korea", "PRK", 4)


def test_pronouns_and_roles_follow_their_antecedents_and_open_ones_are_nobody() -> None:
    king = mention("a", 0, "Harald")
    open_one = ActorMention(doc="a", start=90, stop=92, form="pronoun", name="he")
    (actor,) = cluster([king, pronoun("a", 50, king), open_one])
    assert len(actor.mentions) == 2


def test_a_persons_judgement_outranks_the_machines() -> None:
    mentions = [mention("a", 0, "Kim Jong Un"), mention("b", 0, "Kim Jong Un"), mention("c", 0, "Robert Avery")]
    machine = link_actors(mentions)
    hers = [
        Link(about="actor", left=mentions[0].id, right=mentions[1].id, judgement="different", by="person:analyst"),
        Link(about="actor", left=mentions[1].id, right=mentions[2].id, judgement="same", by="person:analyst"),
    ]
    assert len(cluster(mentions, machine)) == 2
    assert sorted(len(actor.mentions) for actor in cluster(mentions, [*machine, *hers])) == [1, 2]


def test_a_person_can_join_what_the_machine_told_apart() -> None:
    mentions = [mention("a", 0, "Kim Jong Un"), mention("b", 0, "Kim Yong Un")]
    machine = link_actors(mentions)
    hers = Link(about="actor", left=mentions[0].id, right=mentions[1].id, judgement="same", by="person:analyst")
    assert len(cluster(mentions, machine)) == 2
    assert len(cluster(mentions, [*machine, hers])) == 1


def test_the_order_of_mentions_does_not_matter() -> None:
    mentions = [
        mention("a", 0, "Kim Jong-un"),
        mention("b", 0, "Kim Jong Il"),
        mention("c", 0, "Kim Jong Un"),
        mention("c", 9, "Xinhua", "organization"),
    ]
    results = {tuple(cluster(list(order))) for order in itertools.permutations(mentions)}
    assert len(results) == 1


def test_ten_thousand_namesakes_are_linked_in_a_line_and_not_in_pairs() -> None:
    mentions = [mention(str(i), 0, "Robert Avery" if i % 2 else f"{chr(65 + i % 26)}o{i} Avery") for i in range(10_000)]
    assert len(link_actors(mentions)) < 40_000
