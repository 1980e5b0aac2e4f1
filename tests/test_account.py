"""Whatever is mixed, every input is read, a duplicate, or set aside with a reason of its own that JSON shows."""

from __future__ import annotations

import io
import json
import warnings
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from secondsource.read.inputs import read_inputs
from secondsource.tell.json_reading import to_reading_json

CRANE, MAST = "A crane fell into the harbour of Lisk on Monday.", "A mast broke in Lisk."
TEXTS = st.sampled_from(["", " \n", CRANE, MAST, "\0\1\2"])
RECORDS = st.lists(st.one_of(st.fixed_dictionaries({"text": TEXTS}), TEXTS, st.none()), max_size=3)
NAMES = st.sampled_from(["a.txt", "b.txt", "c.html", "README.md", "d.js", "e.js", "x/a.txt"])


@st.composite
def archives(draw: st.DrawFn) -> bytes:
    """A zip in which a name may stand twice."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in draw(st.lists(st.tuples(NAMES, TEXTS), max_size=4)):
            with warnings.catch_warnings(action="ignore"):  # zipfile warns of a name that stands twice
                archive.writestr(name, text)
    return buffer.getvalue()


FILES = st.one_of(
    st.tuples(NAMES, TEXTS.map(str.encode)),
    st.tuples(st.just("r.json"), RECORDS.map(lambda records: json.dumps({"articles": records}).encode())),
    st.tuples(st.just("r.jsonl"), RECORDS.map(lambda records: "\n".join(map(json.dumps, records)).encode())),
    st.tuples(st.sampled_from(["z.zip", "x/z.zip"]), archives()),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(FILES, max_size=5), min_size=1, max_size=3), st.lists(st.integers(0, 20), max_size=3))
def test_every_input_is_accounted_for(tmp_path_factory, folders, again):
    root = tmp_path_factory.mktemp("mix")
    inputs = [root / str(number) for number in range(len(folders))]
    for folder, files in zip(inputs, folders, strict=True):
        (folder / "x").mkdir(parents=True)
        for name, data in files:
            (folder / name).write_bytes(data)
    every = sorted(path for path in root.rglob("*") if path.is_file())
    inputs += [every[number % len(every)] for number in again if every]
    intake = read_inputs(inputs)
    assert intake == read_inputs(inputs[::-1])
    assert intake.offered == intake.read + intake.duplicates + intake.set_aside
    assert len(intake.documents) == len({document.id for document in intake.documents}) == intake.read
    told = json.loads(to_reading_json(intake))
    aside = [(problem["where"], problem["message"]) for problem in told["problems"] if not problem["doc"]]
    assert len(aside) == len(set(aside)) == told["counts"]["set_aside"]
    assert all(where and message.endswith("set aside") for where, message in aside)
