"""Sort nouns and verbs by what WordNet says they name, for `src/secondsource/extract/data/word_kinds.tsv`.

    python training/make_word_kinds.py WORDNET

WORDNET is the folder of the database files of WordNet 3.0 (`data.noun`, `index.noun`, `cntlist.rev` ...; the Debian
package `wordnet-base` has them). Words are those of `link/data/word_frequencies.tsv`, and nouns for what happens. The
senses of a word count as often as WordNet's own tagged texts have them.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "secondsource"
TARGET = SOURCE / "extract" / "data" / "word_kinds.tsv"
UNTAGGED = 0.5
"""What a sense without an occurrence in the tagged texts counts; a later one half of the one before."""
KINDS = """
    3 top act animal artifact attribute body cognition communication event feeling food group place motive object
    person phenomenon plant possession process quantity relation shape state substance time 29 body change cognition
    communication competition consumption contact creation emotion motion perception possession social stative weather
"""
"""The kinds by their numbers in WordNet (lexnames): those of nouns from 3 on, those of verbs from 29 on."""
NOUN_KINDS, VERB_KINDS = (
    dict(enumerate(part.split(), first)) for first, part in zip((3, 29), re.findall(r"\d+([^\d]+)", KINDS), strict=True)
)
HAPPENING = frozenset({"act", "event", "phenomenon", "process"})
HEADER = """\
# What nouns and verbs name, by the senses of WordNet 3.0 (its lexicographer files); made by training/make_word_kinds.py
# part of speech (N, V) <TAB> commonest kind <TAB> share of the senses that name what happens or is done, in quarters
# (verbs: 4) <TAB> v where such a sense is derived from a verb, else - <TAB> words
#
# WordNet Release 3.0. This software and database is being provided to you, the LICENSEE, by Princeton University under
# the following license. By obtaining, using and/or copying this software and database, you agree that you have read,
# understood, and will comply with these terms and conditions.: Permission to use, copy, modify and distribute this
# software and database and its documentation for any purpose and without fee or royalty is hereby granted, provided
# that you agree to comply with the following copyright notice and statements, including the disclaimer, and that the
# same appear on ALL copies of the software, database and documentation, including modifications that you make for
# internal use or for distribution. WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved. THIS
# SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR
# IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF
# MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR
# DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The name of Princeton
# University or Princeton may not be used in advertising or publicity pertaining to distribution of the software and/or
# database. Title to copyright in this software, database and any associated documentation shall at all times remain
# with Princeton University and LICENSEE agrees to preserve same.
"""


def weigh_senses(folder: Path, pos: str) -> dict[str, dict[str, tuple[float, bool]]]:
    """For each word the weight of each of its synsets, by the synset's offset, and whether it derives from a verb."""
    number = {"noun": "1", "verb": "2"}[pos]
    counts: dict[tuple[str, int], int] = {}
    for line in (folder / "cntlist.rev").read_text(encoding="ascii").splitlines():
        key, rank, count = line.split()
        lemma, _, rest = key.partition("%")
        if rest.startswith(number):
            counts[lemma, int(rank)] = int(count)
    kinds = read_kinds(folder / f"data.{pos}", NOUN_KINDS if pos == "noun" else VERB_KINDS)
    found: dict[str, dict[str, tuple[float, bool]]] = {}
    for line in (folder / f"index.{pos}").read_text(encoding="ascii").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        lemma, size = fields[0], int(fields[2])
        shares: dict[str, tuple[float, bool]] = {}
        for rank, offset in enumerate(fields[-size:], 1):
            kind, verbal = kinds[offset]
            weight, before = shares.get(kind, (0.0, False))
            shares[kind] = (weight + counts.get((lemma, rank), 0) + UNTAGGED**rank, before or verbal)
        found[lemma] = shares
    return found


def read_kinds(path: Path, names: dict[int, str]) -> dict[str, tuple[str, bool]]:
    """The kind of each synset, and whether a word of it is derived from a verb."""
    kinds = {}
    for line in path.read_text(encoding="ascii").splitlines():
        if not line.startswith(" "):
            fields = line.partition("|")[0].split()
            verbal = any(a == "+" and c == "v" for a, c in zip(fields, fields[2:], strict=False))
            kinds[fields[0]] = names[int(fields[1])], verbal
    return kinds


def sort_words(found: dict[str, dict[str, tuple[float, bool]]], pos: str, common: set[str]) -> Iterable[str]:
    """The lines of the table for nouns or verbs."""
    table: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for lemma, shares in found.items():
        total = sum(weight for weight, _ in shares.values())
        happening = sum(weight for kind, (weight, _) in shares.items() if kind in HAPPENING) / total
        derived = any(verbal for kind, (_, verbal) in shares.items() if kind in HAPPENING)
        if not lemma.isalpha() or len(lemma) < 3 or not (lemma in common or (happening > 0.6 and derived)):
            continue
        kind = min(shares, key=lambda name: (-shares[name][0], name))
        quarters = "4" if pos == "V" else str(round(happening * 4))
        table[pos, kind, quarters, "v" if derived and pos == "N" else "-"].append(lemma)
    for key in sorted(table):
        yield "\t".join([*key, " ".join(sorted(table[key]))]) + "\n"


def main() -> None:
    """Weigh, sort, write."""
    folder = Path(sys.argv[1])
    frequencies = (SOURCE / "link" / "data" / "word_frequencies.tsv").read_text(encoding="utf-8").splitlines()
    common = {line.split("\t")[0] for line in frequencies if not line.startswith("#")}
    lines = [
        line
        for pos, name in (("N", "noun"), ("V", "verb"))
        for line in sort_words(weigh_senses(folder, name), pos, common)
    ]
    TARGET.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
