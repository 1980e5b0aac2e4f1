"""Which towns and states a report names, and what speaks for each as where its incident was."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from secondsource.extract.gazetteer import find_cities, kilometres
from secondsource.extract.name_lists import name_endings
from secondsource.extract.outlet_homes import find_outlet_home, furniture_of, point_of
from secondsource.extract.readings import TOWN_ENDINGS
from secondsource.extract.scene_days import INCIDENT_TYPES
from secondsource.extract.scene_signs import LEAD, Option, Scene
from secondsource.extract.whereabouts import side_of
from secondsource.model import Document, EventMention, PlaceMention, Span

NEAR = 80.0
"""Kilometres from a publisher's home that are its own country."""
_DATELINE = re.compile(r"\W{0,3}[A-Z][A-Z.'’ -]+(?:,[^\n(—–]{1,24})?\s*(?:\([^)\n]{2,40}\)\s*)?(?:—|–|--|-\s|:)")
_POLICE = re.compile(r"(?:['’]s)? (?:[Pp]olice|PD\b|[Ff]ire [Dd]epartment|[Ff]irefighters|officers?\b)")
_SHERIFF = re.compile(r"(?:['’]s)? (?:[Ss]heriff|[Cc]ounty|[Dd]eput)")
_QUARTER = re.compile(r"(?:['’]s\b|[- ](?:\w+ ){0,2}(?:neighborhood|neighbourhood|section|area|district)\b)")
_HOME = re.compile(
    r"\b(?:\d\d?, (?:of|from)|native of|residents? of|man from|woman from|lives? in|lived in)\s+(?:\w+ )?$"
)
_CARE = re.compile(r" (?:[A-Z]\w+ ){0,2}(?:Hospital|Medical|Health|Regional|Memorial|University|Trauma)")
_AT = re.compile(r"\b(?:in|In|near|outside)\s+(?:(?:\w+ ){0,1})$")
_SEAT = re.compile(r"\b(?:(?:[Hh]ead|[Mm]ain|[Cc]orporate) offices?|[Hh]eadquarter(?:s|ed)|based) (?:(?:is|are) )?in $")
SIDES = re.compile(
    r"\b(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Dd]owntown|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern)\w* $"
)


class Towns:
    """The places of a report, with what its publisher's home says of them."""

    def __init__(
        self,
        document: Document,
        scene: Scene,
        places: Sequence[PlaceMention],
        mentions: Sequence[EventMention],
    ) -> None:
        self.document, self.scene = document, scene
        self.places = [place for place in places if place.name]
        self.home = find_outlet_home(document)
        self.at_home = point_of(self.home)
        self.at_incident = {
            argument.mention
            for event in mentions
            if event.type in INCIDENT_TYPES
            for argument in event.fillers("place", "destination")
        }
        self.opening = _opening(scene)
        self.title_stop = furniture_of(document.text[: scene.parse.sentences[0].stop]) if scene.parse.sentences else 0

    def find_towns(self, state: str) -> list[Option]:
        """The towns, in the order of the text, with their signs; `state` is where the incident was, if known."""
        towns: dict[str, list[PlaceMention]] = {}
        for place in self.places:
            name = _town_name(place)
            if name and not self._is_seat(place):
                towns.setdefault(name, []).append(place)
        if self.home.city and self.places:
            towns.setdefault(self.home.city, [])
        cities = sum(len(found) for found in towns.values()) or 1
        options = []
        for rank, (name, found) in enumerate(towns.items()):
            signs: dict[str, float] = {}
            for place in found:
                signs |= dict.fromkeys(self._signs_of(place), 1.0)
            signs |= {"share": len(found) / cities, "times": math.log(len(found) + 1), "first": float(rank == 0)}
            signs |= {"only": float(len(towns) == 1), "only at home": float(not found)}
            signs |= {
                "no other": float(not found and len(towns) == 1),
                "publisher's town": float(name == self.home.city),
            }
            region = found[0].region if found else self.home.region
            signs |= {"in the state": float(bool(state) and region == state)}
            signs |= {"in another state": float(region not in ("", state))}
            if found:
                signs |= self._signs_of_town(name, found[0])
            options.append(Option(name, (found or self.places)[0].span, signs))
        return options

    def find_states(self) -> list[Option]:
        """The states and provinces, in the order of the text, with their signs."""
        states: dict[str, list[PlaceMention]] = {}
        for place in self.places:
            if place.region:
                states.setdefault(place.region, []).append(place)
        if self.home.region and self.places:
            states.setdefault(self.home.region, [])
        whole = sum(len(found) for found in states.values()) or 1
        options = []
        for rank, (name, found) in enumerate(states.items()):
            signs: dict[str, float] = {}
            for place in found:
                signs |= {f"{_kind_of(place)}: {sign}": 1.0 for sign in self._signs_of(place) if sign in OF_STATES}
            signs |= {"share": len(found) / whole, "times": math.log(len(found) + 1), "first": float(rank == 0)}
            signs |= {"only": float(len(states) == 1), "at home": float(name == self.home.region)}
            signs |= {"home is known": float(bool(self.home.region)), "only at home": float(not found)}
            near = [self._distance(place) for place in found if place.kind == "city"]
            signs |= {"near home": float(any(far < 2 * NEAR for far in near))}
            signs |= {
                f"has a {kind}": float(any(p.kind == kind for p in found)) for kind in ("city", "county", "region")
            }
            options.append(Option(name, (found or self.places)[0].span, signs))
        return options

    def _is_seat(self, place: PlaceMention) -> bool:
        """Say whether a place is only where a company sits: "the head office in Cleveland", "Cleveland-based"."""
        text = self.document.text
        return text.startswith("-based", place.stop) or bool(_SEAT.search(text[max(0, place.start - 40) : place.start]))

    def _signs_of(self, place: PlaceMention) -> Iterator[str]:
        """What speaks for or against one mention."""
        text, scene = self.document.text, self.scene
        sentence = scene.sentence(place.span)
        if sentence is None:
            return
        rank, groups = scene.rank(sentence), scene.groups(sentence)
        if rank == 0 and place.start >= self.title_stop:
            yield "slogan"
            return
        before, after = text[max(0, place.start - 40) : place.start], text[place.stop : place.stop + 40]
        yield "headline" if rank == 0 else "lead" if rank <= LEAD else "below"
        if place.start in self.opening:
            yield "dateline"
        if place.id in self.at_incident:
            yield "incident's place"
        if _POLICE.match(after):
            yield "police"
        if _SHERIFF.match(after) or place.kind == "county":
            yield "sheriff"
        if _QUARTER.match(after):
            yield "its quarter"
        if SIDES.search(before):
            yield "side of it"
        if _HOME.search(before):
            yield "from there"
        if _CARE.match(after) or "care" in groups:
            yield "hospital"
        if "court" in groups:
            yield "court"
        if "live" in groups:
            yield "lives there"
        if _AT.search(before):
            yield "in"
            if "incident" in groups and not groups & {"after", "past", "court"}:
                yield "in, on the incident"
        if {"happen", "shoot"} & scene.governors(place.span):
            yield "verb of the incident"
        if groups & {"after"}:
            yield "on what came after"
        if groups & {"past"}:
            yield "on the past"
        if groups & {"stamp"}:
            yield "stamp"

    def _signs_of_town(self, name: str, place: PlaceMention) -> dict[str, float]:
        """What the gazetteer and the publisher's home say of a town."""
        people = max((city.population for city in find_cities(name)), default=0)
        far = self._distance(place)
        return {
            "county": float(place.kind == "county"),
            "known": float(place.kind == "city"),
            "placed": float(place.latitude is not None),
            "people": math.log(people + 1000) / 10,
            "home is known": float(bool(self.home.region)),
            "near home": float(far < NEAR),
            "far from home": float(far > 5 * NEAR),
            "abroad": float(place.country not in ("", "USA") and self.home.country == "USA"),
        }

    def _distance(self, place: PlaceMention) -> float:
        """Kilometres from the publisher's home, 3 times NEAR where either is unknown."""
        if self.at_home is None or place.latitude is None or place.longitude is None:
            return 3 * NEAR
        return kilometres(self.at_home, (place.latitude, place.longitude))


OF_STATES = frozenset(
    [
        "slogan",
        "headline",
        "lead",
        "below",
        "dateline",
        "incident's place",
        "police",
        "in, on the incident",
        "from there",
    ]
)
"""The signs of a place that count for its state."""


def _kind_of(place: PlaceMention) -> str:
    return place.kind or "site"


def _town_name(place: PlaceMention) -> str:
    """The name of the town that a place is or lies in, or of a county without that word; empty for none."""
    if place.name == "District of Columbia":
        return "Washington"
    if place.kind in ("country", "region") or (not place.kind and _is_site(place.name)):
        return ""
    return side_of(place.name) or place.name.removesuffix(" County").removesuffix(" Parish")


def _is_site(name: str) -> bool:
    """Say whether a name ends as a street, building or water does."""
    words = name.split()
    return any(char.isdigit() for char in name) or (
        len(words) > 1 and words[-1] in name_endings().keys() - TOWN_ENDINGS
    )


def _opening(scene: Scene) -> frozenset[int]:
    """Where the words of datelines begin."""
    found, region = set(), ""
    for sentence in scene.parse.sentences:
        if sentence.region != region:
            region = sentence.region
            match = _DATELINE.match(scene.parse.text, sentence.start)
            if match:
                span = Span(sentence.start, match.end())
                found |= {token.start for token in scene.parse.tokens_in(span)}
    return frozenset(found)
