"""Which country's official organ a source is: Xinhua speaks for China, KCNA for North Korea."""

from __future__ import annotations

import functools
import re
from importlib import resources


@functools.cache
def _load_organs() -> dict[str, str]:
    path = resources.files(__package__).joinpath("data/state_media.tsv")
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    return {name: country for country, names in rows for name in names.split("|")}


@functools.cache
def find_organ_country(name: str) -> str:
    """The country (ISO 3166 alpha-3) whose organ the name holds ("Chinese state news agency Xinhua"), else ""."""
    words = " ".join(["", *re.findall(r"[\w'-]+", name.lower().replace("’", "'")), ""])
    found = [organ for organ in _load_organs() if f" {organ} " in words]
    return _load_organs()[max(found, key=len)] if found else ""
