"""Coverage-guided fuzzing of one reader with atheris, which is installed for this alone.

pip install atheris
python -m tests.fuzz.atheris_readers page.html -max_total_time=600

The first argument is a name of tests/fuzz/corpus.py, the rest are libFuzzer's options.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path


def main(arguments: list[str]) -> None:
    """Run libFuzzer on the reader of a file of that name, from a corpus of its whole file; it stops at a broken law."""
    import atheris

    with atheris.instrument_imports(include=["secondsource.read"]):
        from secondsource.read import inputs  # noqa: F401 - imported here so that it is instrumented
        from tests.fuzz.corpus import CORPUS
        from tests.fuzz.laws import check_blob

    name = arguments[1] if len(arguments) > 1 else ""
    if name not in CORPUS:
        sys.exit(f"name one of: {', '.join(CORPUS)}")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(CORPUS[name])
        atheris.Setup([arguments[0], *arguments[2:], folder], lambda data: check_blob(name, data) and None)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv)
