"""Which files, addresses and streams do the inputs name? Folders in full but for hidden files."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

STANDARD_INPUT = "stdin"

DESCRIBES = "by its name it is about the files beside it, and is no report"
LINKED_FOLDER = "it is a link to a folder, which is not followed"

# The names under which data sets and repositories keep what is about them. News is hardly ever saved as README.md,
# and what an explanation says would be told as news.
_DESCRIPTION = re.compile(r"(?i:readme|licen[cs]e|copying|changelog|contributing)(?i:\.(?:md|markdown|txt|rst))?")


class MissingInput(ValueError):  # noqa: N818 - the caller's word for it, agreed between the rooms
    """An input that does not exist; the message is one line for the user."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file with the name it goes by, a web address, or what is not opened, such as an empty folder (`reason`).

    With neither it is standard input, whose bytes are in `data` once somebody has read them. `folder` is the input
    that the file was found in.
    """

    where: str
    path: Path | None = None
    url: str = ""
    reason: str = ""
    data: bytes | None = None
    folder: str = ""


def is_address(given: str | Path) -> bool:
    """Say whether an input is a web address and no file: it begins with http:// or https://."""
    return str(given).lower().startswith(("http://", "https://"))


def find_sources(inputs: Sequence[str | Path]) -> list[Source]:
    """List the files and addresses of all inputs; raises MissingInput first of all if a file or folder is missing."""
    for given in inputs:
        if given != "-" and not is_address(given) and not os.path.lexists(given):
            raise MissingInput(f"there is no file or folder {str(given)!r}; nothing was read")
    return _tell_apart([source for given in inputs for source in _sources_of(given)])


def _tell_apart(sources: list[Source]) -> list[Source]:
    """Call files by the path as given where two go by one name, so that no report is taken for another."""
    names = {(source.where, _place(source)) for source in sources}
    while shared := {where for where, count in Counter(where for where, _ in names).items() if count > 1}:
        told = [replace(source, where=_as_given(source)) if source.where in shared else source for source in sources]
        if told == sources:  # a file called as standard input is
            break
        sources = told
        names = {(source.where, _place(source)) for source in sources}
    return sources


def _place(source: Source) -> str:
    return printable(os.path.abspath(source.path)) if source.path is not None else source.where


def _as_given(source: Source) -> str:
    return printable(str(source.path)) if source.path is not None else source.where


def _sources_of(given: str | Path) -> Iterator[Source]:
    path = Path(given)
    if given == "-":
        yield Source(STANDARD_INPUT)
    elif is_address(given):
        yield Source(str(given), url=str(given))
    elif path.is_dir():
        files = list(_walk(path))
        yield from files
        if not files:
            yield Source(printable(str(path)), reason="the folder holds no reports")
    else:
        yield Source(printable(path.name), path)


def _walk(folder: Path) -> Iterator[Source]:
    failed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        links = {name for name in folders if os.path.islink(os.path.join(here, name))}
        for name in sorted([*names, *links]):
            if not name.startswith("."):
                path = Path(here, name)
                where = printable(path.relative_to(folder).as_posix())
                reason = LINKED_FOLDER if name in links else refuse_name(name) or _refuse_link(path, folder)
                yield Source(where, path, reason=reason, folder=printable(str(folder)))
    for error in failed:
        closed = Path(error.filename or folder)
        yield Source(printable(closed.name), reason=f"the folder cannot be opened ({error.strerror})")


def _refuse_link(path: Path, folder: Path) -> str:
    """Say why a link in a folder is not followed: whoever offers a folder does not offer what lies elsewhere."""
    if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        return "it is a link out of the folder, which is not followed"
    return ""


def refuse_name(name: str) -> str:
    """Say why a file of a folder or archive is not read for its name (README, LICENSE and the like), or nothing."""
    return DESCRIBES if _DESCRIPTION.fullmatch(name.rsplit("/", 1)[-1]) else ""


def printable(name: str) -> str:
    """Write a file name so that it can be printed and stored, whatever bytes it holds."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
