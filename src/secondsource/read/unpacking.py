"""Unpack no more than is safe: bytes are counted as they come, and what a header says of sizes is never believed."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import IO, Any, BinaryIO, cast

from secondsource.read.kinds import UnsupportedError, find_kind
from secondsource.read.offers import MOST_BYTES, MOST_RATIO, Blob, Offer, RefusedError, inner, set_aside
from secondsource.read.sources import printable

FREE = 1024 * 1024
"""Bytes that anything may unpack to: a short page of white space packs better than 100:1 and harms nobody."""
CHUNK = 256 * 1024
LONGEST_NAME = 500
"""Letters of a member's name that are shown; what is longer is cut in the middle."""
_BROKEN = (zlib.error, lzma.LZMAError, zipfile.BadZipFile, gzip.BadGzipFile, NotImplementedError)
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, and those that turn the direction of a name so that its ending seems another."""


class CutShortError(RefusedError):
    """Packed data that end too early."""

    def __init__(self) -> None:
        super().__init__("it is cut short: its packed data end too early")


class Budget:
    """What one archive unpacks to, all members together, beside its own size in bytes."""

    def __init__(self, packed: int) -> None:
        self.most = max(MOST_BYTES, MOST_RATIO * packed)
        self.unpacked = 0

    def spend(self, size: int) -> None:
        """Count bytes; raises RefusedError when they are too many."""
        self.unpacked += size
        if self.spent:
            raise RefusedError(f"the archive unpacks to more than {MOST_RATIO} times its size")

    @property
    def spent(self) -> bool:
        """Say whether nothing more may be unpacked."""
        return self.unpacked > self.most


class Meter(io.RawIOBase):
    """Unpacked bytes, counted; reading raises RefusedError at 100 bytes for one packed, and where packing is broken.

    `packed` tells how many packed bytes were taken so far. `leave` is how many bytes may still come, if that is set:
    for what a library reads in one go, such as a header. `under` is a file that is to be closed with it.
    """

    def __init__(
        self,
        source: IO[bytes] | io.IOBase,
        packed: Callable[[], int] | None = None,
        budget: Budget | None = None,
        under: io.IOBase | None = None,
    ) -> None:
        self._source = source
        # read1 hands over what comes before the place where packed data end or break; read would lose it
        self._read: Callable[[int], bytes] = getattr(source, "read1", None) or cast(IO[bytes], source).read
        self._under = under
        self._packed = packed
        self._budget = budget
        self.count = 0
        self.leave: int | None = None

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer, or less at the end."""
        try:
            data = self._read(len(buffer))
        except EOFError:
            raise CutShortError from None
        except _BROKEN as error:
            raise RefusedError(f"its packed data are broken ({clip(error)})") from None
        except OSError as error:
            if error.errno is not None:
                raise
            raise RefusedError(f"its packed data are broken ({clip(error)})") from None  # bz2 has no error of its own
        self._check(len(data))
        buffer[: len(data)] = data
        return len(data)

    def _check(self, size: int) -> None:
        self.count += size
        if self._budget is not None:
            self._budget.spend(size)
        if self._packed is not None and self.count > max(FREE, MOST_RATIO * self._packed()):
            raise RefusedError(f"it unpacks to more than {MOST_RATIO} times its size")
        if self.leave is not None:
            self.leave -= size
            if self.leave < 0:
                raise RefusedError("a header in it is too large")

    def close(self) -> None:
        """Close what is read."""
        for file in (self._source, self._under):
            if file is not None:
                with suppress(EOFError, *_BROKEN):
                    file.close()
        super().close()


def unpack_stream(file: BinaryIO, kind: str) -> Meter:
    """Undo gzip, bzip2 or xz as it is read; raises RefusedError where that breaks, ends too early or is a bomb."""
    packed = Meter(file)
    source: io.IOBase
    if kind == "gzip":
        source = gzip.GzipFile(fileobj=packed)
    else:
        source = bz2.BZ2File(packed) if kind == "bzip2" else lzma.LZMAFile(cast(IO[bytes], packed))  # noqa: SIM115 - the meter closes
    return Meter(source, lambda: packed.count, under=packed)


def clip(error: Exception) -> str:
    """Give the words of an error as one line of at most 200 letters."""
    return UNSEEN.sub(" ", str(error))[:200] or type(error).__name__


def read_all(file: BinaryIO, begun: bytes = b"") -> bytes:
    """Read what is left after `begun`; raises RefusedError if that is more than one report may have."""
    pieces, size = [begun], len(begun)
    while piece := file.read(CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise RefusedError(f"it is larger than {MOST_BYTES // 1024 // 1024} MiB")
    return b"".join(pieces)


def harmless_name(name: str) -> str:
    """Write a member's name so that it leads nowhere but into its archive: no root, drive, "..", or control character.

    Nothing is ever written to disk under such a name; it is only shown.
    """
    name = UNSEEN.sub("\ufffd", printable(name)).replace("\\", "/")
    steps = [step.strip() for step in re.sub(r"^[A-Za-z]:", "", name).split("/")]
    name = "/".join(step for step in steps if step not in ("", ".", "..")) or "unnamed"
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME // 2]}…{name[-LONGEST_NAME // 2 :]}"


def is_hidden(name: str) -> bool:
    """Say whether a member is left out as hidden files of a folder are: .DS_Store, .git/..., __MACOSX/..."""
    return any(step == "__MACOSX" or step.startswith(".") for step in name.split("/") if step not in (".", ".."))


class Unsupported:
    """Counts members that are no reports by type, so that a saved web site takes a few lines and not thousands."""

    def __init__(self, word: str = "file") -> None:
        self._counts: Counter[str] = Counter()
        self._word = word

    def takes(self, blob: Blob) -> bool:
        """Say whether a member is of a type that is not read, and count it if so."""
        try:
            find_kind(blob)
        except UnsupportedError as error:
            self.count(error.type)
            return True
        except RefusedError:
            return False  # opening it will say why
        return False

    def count(self, type: str) -> None:
        """Count a member."""
        self._counts[type] += 1

    def offers(self, blob: Blob) -> Iterator[Offer]:
        """Set aside what was counted, a type a line."""
        for type, count in sorted(self._counts.items()):
            are = f"{self._word} of type {type} is" if count == 1 else f"{self._word}s of type {type} are"
            yield set_aside(blob, f"{count} {are} not supported")


def member(blob: Blob, name: str, opens: Callable[[], BinaryIO]) -> Blob:
    """Make the blob of a member that is unpacked when it is read."""
    return replace(inner(blob, name, b""), opens=opens)
