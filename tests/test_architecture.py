"""The direction of the flow, read off the imports."""

import ast
from pathlib import Path

import pytest

from secondsource import model, pipeline
from secondsource.parse.tree import Parse

SOURCE = Path(__file__).parent.parent / "src" / "secondsource"
FLOW = ["read", "parse", "extract", "link", "assess", "tell"]
ANYWHERE = {"pipeline", "guard", "worker", "cli", "__init__", "__main__"}


def imported_rooms(path: Path) -> set[str]:
    """The rooms of the package that a module imports from."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        rooms |= {name.split(".")[1] for name in names if name.startswith("secondsource.")}
    return rooms


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_imports_only_the_model_the_lists_and_what_stands_to_its_left(path):
    room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    if room in ANYWHERE:
        return
    allowed = {"model", "lists", *FLOW[: FLOW.index(room) + 1]} if room in FLOW else {"model"}
    assert imported_rooms(path) <= allowed


def test_only_the_parse_room_imports_an_nlp_library():
    guilty = [
        path
        for path in modules()
        if "spacy" in path.read_text(encoding="utf-8").split() and path.parent.name != "parse"
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith(("import spacy", "from spacy"))
    ]
    assert guilty == []


def test_each_stage_reads_only_what_a_stage_before_it_made():
    made = [kind for stage in pipeline.DOCUMENT_STAGES for kind in stage.makes]
    pipeline.check_order(pipeline.DOCUMENT_STAGES, (model.Document, model.Region))
    pipeline.check_order(pipeline.CASE_STAGES, (model.Document, model.Region, Parse, *made))


def test_a_stage_out_of_order_is_refused_by_name():
    with pytest.raises(ValueError, match=r"find times.*Parse"):
        pipeline.check_order(pipeline.DOCUMENT_STAGES[1:], (model.Document, model.Region))
