"""Which private names do reports share? Reports of one matter name the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from secondsource.extract.officeholders import find_officeholder
from secondsource.extract.persons import normal_words, read_person
from secondsource.link.profiles import Profile

MOST_COMPARED = 30
"""Profiles of one name up to which the company of each is looked at."""


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
        for other in others[:MOST_COMPARED]:
            common = sorted(here.keys() & self._names.get(other.doc, {}).keys())
            names = [here[key] for key in common if here[key] not in (profile.name, other.name)]
            if len(names) > 1 and any(key.startswith("person") for key in common):
                return names[:3]
        return []
