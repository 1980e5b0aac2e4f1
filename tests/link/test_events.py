"""Which mentions tell of one event."""

import itertools
from dataclasses import replace
from datetime import date
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.link.clusters import cluster
from secondsource.link.event_view import EventView
from secondsource.link.events import link_events
from secondsource.link.families import find_family
from secondsource.link.levels import Level, compare_events
from secondsource.link.one_event import judge_events
from secondsource.link.streets import is_unplaced
from secondsource.link.surroundings import Surroundings
from secondsource.model import EventMention, Interval, Judgement, Link, Region


def day(first: int, last: int | None = None, month: int = 5) -> Interval:
    """Days of May 2021."""
    return Interval(date(2021, month, first), date(2021, month, last or first), "stated")


def contains(outer: str, inner: str) -> bool:
    return outer == "Norland" and inner in ("Ashwick", "Barlow")


def view(family: str, doc: str = "d1", start: int = 0, *, who: str = "", whom: str = "", **more: object) -> EventView:
    """A mention at a place of a report; `who` and `whom` are actors with spaces between them."""
    mention = EventMention(doc=doc, start=start, stop=start + 4, lemma=family, ordinal=more.get("ordinal"))  # type: ignore[arg-type]
    parties = tuple((actor, role) for actors, role in ((who, "actor"), (whom, "recipient")) for actor in actors.split())
    for name in ("places", "vehicles"):
        more[name] = frozenset(str(more.get(name, "")).split(", ")) - {""}
    return EventView(mention, family, parties, **more)  # type: ignore[arg-type]


def judge(left: EventView, right: EventView) -> Judgement:
    return judge_events(left, right, contains)[0]


def level(name: str, left: EventView, right: EventView) -> Level:
    return next(level for level in compare_events(left, right, contains) if level.name == name)


def visit(doc: str = "d1", start: int = 0, who: str = "queen", **more: object) -> EventView:
    """The queen goes to Ashwick."""
    return view("movement", doc, start, who=who, **{"places": "Ashwick", **more})  # type: ignore[arg-type]


def groups(*views: EventView) -> list[set[str]]:
    """The clusters that linking makes of mentions, each as the reports and places in them it comes from."""
    names = {view.mention.id: f"{view.mention.doc}:{view.mention.start}" for view in views}
    made = cluster([view.mention for view in views], link_events(views, contains))
    return sorted(({names[id] for id in members} for members in made), key=sorted)


# What is compared


def test_a_movement_is_known_by_its_aspect_and_the_rest_by_its_word() -> None:
    assert find_family(EventMention(doc="d", start=0, stop=1, lemma="be", aspect="arrival")) == "movement"
    assert find_family(EventMention(doc="d", start=0, stop=1, lemma="blaze")) == "fire"
    assert find_family(EventMention(doc="d", start=0, stop=1, lemma="harvest")) == "harvest"


def test_a_word_stands_in_one_family_only() -> None:
    text = resources.files("secondsource.link").joinpath("data/event_families.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t")[1] for line in text.splitlines() if line and not line.startswith("#")]
    words = [word for row in rows for word in row.split()]
    assert sorted(words) == sorted(set(words))


def test_two_kinds_of_event_are_two_events() -> None:
    same = {"who": "queen", "places": "Ashwick", "time": day(4)}
    assert judge(view("fire", **same), view("crash", **same)) == "different"  # type: ignore[arg-type]


def test_a_participant_and_a_place_are_enough() -> None:
    assert judge(visit("d1"), visit("d2")) == "same"


def test_a_participant_alone_is_not_enough() -> None:
    assert judge(visit("d1", places=""), visit("d2", places="")) == "unsure"


def test_a_participant_is_enough_within_a_story() -> None:
    assert judge(visit("d1", places="", story="s"), visit("d2", places="", story="s")) == "same"


def test_another_place_keeps_events_apart_though_one_took_part_in_both() -> None:
    assert judge(visit(time=day(4)), visit(time=day(4), places="Barlow")) == "different"


def test_a_place_and_a_day_make_one_incident_of_two_reports() -> None:
    one = view("fire", "d1", places="Ashwick", time=day(4))
    assert judge(one, view("fire", "d2", places="Ashwick", time=day(4))) == "same"


def test_a_place_alone_does_not_make_one_event_of_two() -> None:
    assert judge(view("election", "d1", places="Ashwick"), view("election", "d2", places="Ashwick")) == "unsure"


def test_incidents_of_one_kind_in_one_town_of_one_story_are_one() -> None:
    at = {"story": "s", "places": "Ashwick", "around": (Surroundings(),)}
    assert judge(view("fire", "d1", **at), view("fire", "d2", **at)) == "same"  # type: ignore[arg-type]


def test_fires_in_two_towns_of_one_country_are_two() -> None:
    one, other = (
        view("fire", doc, story="s", places=f"Norland, {town}") for doc, town in (("d1", "Ashwick"), ("d2", "Barlow"))
    )
    assert judge(one, other) != "same"


def test_of_mentions_that_share_nothing_known_the_words_around_them_decide() -> None:
    def tell(doc: str, doer: str, thing: str, words: str) -> EventView:
        weights = {word: len(words.split()) ** -0.5 for word in words.split()}
        around = Surroundings(frozenset({doer}), frozenset({thing}), weights, sentence=4)
        return view("seizure", doc, story="s", around=(around,))

    seized = tell("d1", "pirate", "tanker", "gulf crew ransom")
    assert judge(seized, tell("d2", "pirate", "tanker", "gulf crew ransom")) == "same"
    assert judge(seized, tell("d2", "court", "yacht", "fine smuggler harbour")) == "different"


def test_a_story_tells_of_several_elections() -> None:
    assert judge(view("election", "d1", story="s"), view("election", "d2", story="s")) == "unsure"


def test_a_visit_needs_the_same_mover() -> None:
    left = visit(who="queen", whom="king", time=day(4))
    right = visit(who="envoy", whom="king", time=day(4))
    assert judge(left, right) == "different"


def test_the_host_of_one_visit_is_not_the_mover_of_the_same() -> None:
    left = visit(who="queen", whom="king", time=day(4))
    right = visit(who="king", whom="queen", time=day(4))
    assert level("participant", left, right).verdict == "different"


def test_a_shared_vehicle_makes_one_movement_of_two_whoever_is_said_to_be_on_it() -> None:
    left = visit(who="queen", vehicles="train", time=day(4))
    right = visit(who="envoy", vehicles="train", time=day(4))
    assert judge(left, right) == "same"


def test_a_shared_vehicle_does_not_outweigh_another_day() -> None:
    left = visit(vehicles="train", time=day(4))
    assert judge(left, visit(vehicles="train", time=day(14))) == "different"


def test_talks_with_other_parties_are_kept_apart() -> None:
    assert judge(view("talks", who="queen king", story="s"), view("talks", who="queen envoy", story="s")) == "different"


def test_talks_told_with_fewer_of_their_parties_are_the_same_talks() -> None:
    told = view("talks", who="queen king emir", story="s")
    assert judge(told, view("talks", who="queen king", story="s")) == "same"


def test_talks_told_with_one_party_alone_may_be_those_with_anybody() -> None:
    assert judge(view("talks", who="queen king", story="s"), view("talks", who="queen", story="s")) == "unsure"


def test_it_does_not_matter_which_party_of_talks_stands_first() -> None:
    left = view("talks", who="queen", whom="king", story="s")
    assert judge(left, view("talks", who="king", whom="queen", story="s")) == "same"


def test_a_deed_of_another_is_another_deed() -> None:
    assert (
        level(
            "participant", view("arrest", who="police", whom="thief"), view("arrest", who="navy", whom="thief")
        ).verdict
        == "different"
    )


def test_a_deed_done_to_another_is_another_deed() -> None:
    assert (
        level(
            "participant", view("arrest", who="police", whom="thief"), view("arrest", who="police", whom="mayor")
        ).verdict
        == "different"
    )


def test_who_is_not_named_speaks_for_nothing() -> None:
    assert level("participant", view("fire"), view("fire", who="queen")).verdict is None


@pytest.mark.parametrize(("left", "right"), [("Norland", "Ashwick"), ("Ashwick", "Norland"), ("Ashwick", "Ashwick")])
def test_places_that_contain_each_other_are_the_same_place(left: str, right: str) -> None:
    assert level("place", visit(places=left), visit(places=right)).verdict == "same"


def test_two_towns_of_one_country_are_two_places() -> None:
    assert level("place", visit(places="Ashwick"), visit(places="Barlow")).verdict == "different"


def test_one_place_in_common_is_enough() -> None:
    assert level("place", visit(places="Ashwick, Barlow"), visit(places="Barlow, Corley")).verdict == "same"


@pytest.mark.parametrize("name", ["Mill Street", "Holt Ave.", "Ashwick Hospital", "Wexley County"])
def test_a_street_or_a_building_is_not_compared_with_a_town(name: str) -> None:
    assert is_unplaced(name)
    assert level("place", visit(places=name), visit(places="Barlow")).verdict is None


def test_an_ordinary_town_is_compared() -> None:
    assert not is_unplaced("Ashwick")


@pytest.mark.parametrize(
    ("family", "gap", "verdict"),
    [
        ("movement", 2, "same"),
        ("movement", 3, "different"),
        ("fire", 1, "same"),
        ("fire", 2, "different"),
        ("talks", 0, "same"),
        ("talks", 1, "different"),
    ],
)
def test_reports_of_a_journey_or_an_incident_may_differ_by_its_slack_of_days(
    family: str, gap: int, verdict: str
) -> None:
    assert level("time", view(family, time=day(4)), view(family, time=day(4 + gap))).verdict == verdict


def test_no_slack_is_given_to_wide_times() -> None:
    may, june = view("movement", time=day(1, 31)), view("movement", time=day(1, 30, month=6))
    assert level("time", may, june).verdict == "different"


def test_a_day_within_a_month_is_at_the_same_time() -> None:
    assert level("time", view("fire", time=day(1, 31)), view("fire", time=day(4))).verdict == "same"


def test_a_time_with_an_open_end_that_may_meet_another_proves_nothing() -> None:
    since = Interval(date(2021, 5, 1), None, "since May")
    assert level("time", view("fire", time=since), view("fire", time=day(4))).verdict is None


def test_a_time_with_an_open_end_that_begins_too_late_speaks_against_it() -> None:
    since = Interval(date(2021, 5, 10), None, "since May 10")
    assert level("time", view("fire", time=since), view("fire", time=day(4))).verdict == "different"


def test_a_time_that_nobody_tells_proves_nothing() -> None:
    assert level("time", view("fire"), view("fire", time=day(4))).verdict is None


def test_the_first_visit_is_not_the_fourth() -> None:
    assert judge(visit(ordinal=1, time=day(4)), visit(ordinal=4, time=day(4))) == "different"


def test_a_visit_that_is_not_counted_may_be_any_of_a_series() -> None:
    assert judge(visit(ordinal=1, time=day(4)), visit(time=day(4))) == "same"


def test_two_fires_are_not_one_of_them() -> None:
    same = {"places": "Ashwick", "time": day(4), "story": "s"}
    assert judge(view("fire", **same, plural=True), view("fire", **same)) == "different"  # type: ignore[arg-type]


def test_a_denial_of_a_visit_there_and_then_is_about_that_visit() -> None:
    assert judge(visit(time=day(4)), visit(time=day(4), negated=True)) == "same"


def test_has_never_travelled_denies_no_visit_in_particular() -> None:
    assert judge(visit(places="", story="s"), visit(places="", story="s", negated=True)) == "different"


def test_every_judgement_but_an_unsure_one_gives_a_reason() -> None:
    pairs = [(visit(), visit("d2")), (visit(), visit("d2", places="Barlow")), (view("fire"), view("crash"))]
    for left, right in pairs:
        judgement, _, reasons = judge_events(left, right, contains)
        assert judgement != "unsure"
        assert all(reasons)
        assert reasons


def test_what_shares_more_scores_higher() -> None:
    scores = [
        judge_events(visit("d1", **more), visit("d2", **more), contains)[1]  # type: ignore[arg-type]
        for more in ({"places": ""}, {}, {"time": day(4)}, {"time": day(4), "story": "s"})
    ]
    assert scores == sorted(set(scores))


views = st.builds(
    view,
    st.sampled_from(["movement", "talks", "fire", "arrest"]),
    who=st.sampled_from(["", "queen", "king", "queen king"]),
    whom=st.sampled_from(["", "king", "envoy"]),
    places=st.sampled_from(["", "Ashwick", "Barlow", "Norland", "Mill Street"]),
    vehicles=st.sampled_from(["", "train"]),
    time=st.sampled_from([Interval(), day(4), day(5), day(1, 31), Interval(date(2021, 5, 9), None)]),
    story=st.sampled_from(["", "s"]),
    ordinal=st.sampled_from([None, 1, 2]),
    negated=st.booleans(),
    plural=st.booleans(),
)


@given(views, views)
def test_it_does_not_matter_which_of_two_mentions_is_compared_with_the_other(left: EventView, right: EventView) -> None:
    one, other = (judge_events(*pair, contains)[:2] for pair in ((left, right), (right, left)))
    assert one == other


# What is linked


def test_mentions_of_one_visit_in_two_reports_are_one_event() -> None:
    assert groups(visit("d1"), visit("d2")) == [{"d1:0", "d2:0"}]


def test_what_shares_nothing_is_not_linked_over_reports() -> None:
    assert len(groups(view("fire", "d1", places="Ashwick"), view("fire", "d2", places="Corley"))) == 2


def test_a_report_goes_on_about_its_visitor() -> None:
    assert groups(visit("d1", 0), visit("d1", 50, places="")) == [{"d1:0", "d1:50"}]


def test_the_trip_is_the_trip_told_before() -> None:
    assert groups(visit("d1", 0), view("movement", "d1", 50, definite=True)) == [{"d1:0", "d1:50"}]


def test_the_trip_is_the_nearest_trip_before_it() -> None:
    first, second = visit("d1", 0, who="queen"), visit("d1", 50, who="envoy", places="Barlow")
    assert {"d1:50", "d1:90"} in groups(first, second, view("movement", "d1", 90, definite=True))


def test_a_trip_without_the_article_is_not_the_one_told_before() -> None:
    assert len(groups(visit("d1", 0), view("movement", "d1", 50))) == 2


def test_what_one_report_tells_in_two_sentences_joins_what_others_tell_in_one() -> None:
    told = visit("d1", 0, places="", time=day(4)), visit("d1", 50, who="queen", time=Interval())
    assert groups(*told, visit("d2", 0, time=day(4))) == [{"d1:0", "d1:50", "d2:0"}]


def test_a_day_overrules_the_month_that_the_same_report_names() -> None:
    told = visit("d1", 0, time=day(1, 31)), visit("d1", 50, time=day(26))
    assert {"d2:0"} in groups(*told, visit("d2", 0, time=day(3)))


def test_a_report_that_tells_a_visit_and_its_denial_does_not_deny_it_as_a_whole() -> None:
    more = {"places": "", "story": "s"}
    told = visit("d1", 0, time=day(4), **more), visit("d1", 50, time=day(4), negated=True, **more)
    assert groups(*told, visit("d2", 0, **more)) == [{"d1:0", "d1:50", "d2:0"}]


def test_two_visits_of_one_report_stay_two_though_a_third_report_could_be_either() -> None:
    first, second = visit("d1", 0, ordinal=1), visit("d1", 50, ordinal=2)
    made = groups(first, second, visit("d2"))
    assert not any({"d1:0", "d1:50"} <= members for members in made)


def test_a_report_that_counts_a_visit_as_the_second_does_not_join_one_that_counts_it_as_the_first() -> None:
    assert len(groups(visit("d1", ordinal=1, time=day(4)), visit("d2", ordinal=2, time=day(4)))) == 2


@given(st.lists(views, max_size=6), st.randoms())
def test_links_do_not_depend_on_the_order_of_mentions(found: list[EventView], random: object) -> None:
    told = [
        EventView(EventMention(doc=f"d{n % 3}", start=n, stop=n + 1, ordinal=v.ordinal), *_rest(v))
        for n, v in enumerate(found)
    ]
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link_events(shuffled, contains) == link_events(told, contains)


def _rest(view: EventView) -> tuple[object, ...]:
    names = (
        "family",
        "parties",
        "vehicles",
        "places",
        "countries",
        "time",
        "story",
        "ordinal",
        "negated",
        "definite",
        "plural",
    )
    return tuple(getattr(view, name) for name in names)


# What is clustered

ITEMS = [Region(doc=letter, start=0, stop=1, kind="body") for letter in "abcdef"]
NAMES = {item.id: item.doc for item in ITEMS}


def link(pair: str, judgement: Judgement = "same", score: float = 0.5, by: str = "link_events/1") -> Link:
    """A link between two of the items a to f."""
    left, right = sorted(item.id for item in ITEMS if item.doc in pair)
    return Link(about="event", left=left, right=right, judgement=judgement, score=score, by=by)


def clusters(*links: Link, near: str = "") -> set[str]:
    """The clusters of more than one, as words; links of the pair `near` come first."""
    made = cluster(ITEMS, links, lambda it: bool(near) and {NAMES[it.left], NAMES[it.right]} == set(near))
    return {"".join(sorted(NAMES[id] for id in members)) for members in made if len(members) > 1}


def test_what_is_linked_over_a_third_is_one_cluster() -> None:
    assert clusters(link("ab"), link("bc")) == {"abc"}


def test_a_different_keeps_two_clusters_apart() -> None:
    assert clusters(link("ab", score=0.9), link("bc", score=0.5), link("ac", "different")) == {"ab"}


def test_the_surest_link_comes_first() -> None:
    assert clusters(link("ab", score=0.5), link("bc", score=0.9), link("ac", "different")) == {"bc"}


def test_near_links_come_before_surer_ones() -> None:
    told = link("ab", score=0.5), link("bc", score=0.9), link("ac", "different")
    assert clusters(*told, near="ab") == {"ab"}


def test_an_unsure_link_joins_nothing() -> None:
    assert clusters(link("ab", "unsure", 1.0)) == set()


def test_links_of_a_person_come_first() -> None:
    told = link("ab", score=0.1, by="person:desk"), link("bc", score=0.9), link("ac", "different")
    assert clusters(*told) == {"ab"}


def test_a_different_of_a_person_outranks_a_same_of_the_machine() -> None:
    assert clusters(link("ab", score=1.0), link("ab", "different", by="person:desk")) == set()


def test_a_same_of_a_person_outranks_a_different_of_the_machine() -> None:
    assert clusters(link("ab", "different"), link("ab", by="person:desk")) == {"ab"}


def test_a_link_to_something_that_is_not_there_is_passed_over() -> None:
    stray = Link(about="event", left=ITEMS[0].id, right="region-gone", judgement="same", score=1.0)
    assert clusters(stray, link("ab")) == {"ab"}


links = st.lists(
    st.builds(
        link,
        st.sampled_from(["".join(pair) for pair in itertools.combinations("abcdef", 2)]),
        st.sampled_from(["same", "same", "different", "unsure"]),
        st.sampled_from([0.3, 0.5, 0.9]),
        st.sampled_from(["link_events/1", "person:desk"]),
    ),
    max_size=12,
    unique_by=lambda it: (it.id, it.by),
)


@given(links)
def test_clusters_are_a_partition(found: list[Link]) -> None:
    made = cluster(ITEMS, found)
    assert sorted(id for members in made for id in members) == sorted(NAMES)


@given(links, st.randoms())
def test_the_order_of_items_and_links_does_not_matter(found: list[Link], random: object) -> None:
    items, shuffled = list(ITEMS), list(found)
    random.shuffle(items)  # type: ignore[attr-defined]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert cluster(items, shuffled) == cluster(ITEMS, found)


@given(links)
def test_no_cluster_holds_two_that_a_link_keeps_apart(found: list[Link]) -> None:
    made = cluster(ITEMS, found)
    joined = {(it.left, it.right) for it in found if it.judgement == "same" and it.by.startswith("person")}
    for it in found:
        if it.judgement == "different" and (it.left, it.right) not in joined:
            assert not any({it.left, it.right} <= set(members) for members in made)


# What was agreed, and whom it hit


def agree(doc: str, **more: object) -> EventView:
    made = view("agreement", doc, who="queen", story="s", **more)  # type: ignore[arg-type]
    return replace(made, mention=replace(made.mention, type="AGREE"))


def test_one_who_agrees_to_two_things_agrees_twice() -> None:
    water, rice = frozenset({"water"}), frozenset({"rice"})
    assert judge(agree("d1", topic=water), agree("d2", topic=water)) == "same"
    assert judge(agree("d1", topic=water), agree("d2", topic=rice)) == "different"
    assert judge(agree("d1", topic=water), agree("d2")) == "unsure"


def test_an_agreement_of_the_same_two_sides_is_one_though_one_report_says_not_what_it_is() -> None:
    assert judge(agree("d1", whom="king", topic=frozenset({"water"})), agree("d2", whom="king")) == "same"


def test_the_deaths_of_one_fire_are_one_event_over_its_reports() -> None:
    fires = [view("fire", doc, places="Ashwick", time=day(4), story="s") for doc in ("d1", "d2")]
    dead = [
        view("death", doc, start=50, incident=fire.mention.id, story="s")
        for doc, fire in zip(("d1", "d2"), fires, strict=True)
    ]
    assert {"d1:50", "d2:50"} in groups(*fires, *dead)


def test_the_deaths_of_two_fires_are_two_events() -> None:
    fires = [view("fire", "d1", places="Ashwick", time=day(4)), view("fire", "d2", places="Barlow", time=day(9))]
    dead = [
        view("death", doc, start=50, incident=fire.mention.id) for doc, fire in zip(("d1", "d2"), fires, strict=True)
    ]
    assert {"d1:50"} in groups(*fires, *dead)


def test_a_woman_and_a_man_who_died_in_one_fire_are_two_deaths() -> None:
    fire = view("fire", "d1", places="Ashwick")
    dead = [
        view("death", "d1", start, incident=fire.mention.id, traits=frozenset({("gender", gender)}))
        for start, gender in ((50, "male"), (90, "female"))
    ]
    assert {"d1:50"} in groups(fire, *dead)
