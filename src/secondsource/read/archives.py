"""Open zip and tar archives and single packed files: each member is read in memory, nothing is written to disk."""

from __future__ import annotations

import io
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO, cast

from secondsource.read.kinds import find_magic
from secondsource.read.offers import (
    DEEPEST,
    MOST_MEMBERS,
    MOST_RATIO,
    Blob,
    Item,
    RefusedError,
    inner,
    set_aside,
)
from secondsource.read.sources import refuse_name
from secondsource.read.unpacking import (
    CHUNK,
    FREE,
    Budget,
    Meter,
    Unsupported,
    clip,
    harmless_name,
    is_hidden,
    member,
    read_all,
    unpack_stream,
)

LONGEST_LIST = 10 * FREE
"""Bytes of a zip's list of members, which zipfile reads in one go: 1 KiB for each of the members that may be."""
_METHODS = {
    zipfile.ZIP_STORED: "",
    zipfile.ZIP_DEFLATED: "",
    9: "Deflate64",
    zipfile.ZIP_BZIP2: "bzip2",
    zipfile.ZIP_LZMA: "LZMA",
    93: "Zstandard",
    95: "xz",
    98: "PPMd",
}
"""Ways of packing (APPNOTE 6.3.10, 4.4.5). Only the first two are undone: zipfile has no bound for the others."""
_BROKEN = (zipfile.BadZipFile, RuntimeError, ValueError, OSError, struct.error, EOFError)
"""What zipfile raises on hostile bytes; a part of zip that it does not know is a RuntimeError."""
_SAME_NAME = "another member has the same name, and only the first was read"


def open_zip(blob: Blob) -> Iterator[Item]:
    """Yield the members of a zip in the order of its list; each is unpacked when it is read.

    Set aside are links, members that are encrypted, overlap others, have a name that stood before or are packed in a
    rare way, each with its reason; and what is no report, a type a line.
    """
    with list_zip(blob) as (archive, size):
        yield from expect_some(_read_zip(blob, archive, size))


def open_tar(blob: Blob) -> Iterator[Item]:
    """Yield the members of a tar, packed by gzip, bzip2 or xz or not, in its order; what is no file is set aside."""
    refuse_depth(blob)
    with unpack_blob(blob) as meter:
        yield from expect_some(_read_tar(blob, meter))


def open_packed(blob: Blob) -> Iterator[Item]:
    """Yield what a gzip, bzip2 or xz file holds: one file, or an archive that is read as such."""
    refuse_depth(blob)
    with unpack_blob(blob) as meter:
        kind = find_magic(io.BufferedReader(meter).read(512))
    if kind == "warc":
        from secondsource.read.warc import open_warc

        yield from open_warc(blob)
    elif kind == "tar":
        yield from open_tar(blob)
    else:
        path = PurePosixPath(harmless_name(blob.name))
        name = path.stem if path.suffix.lower() in (".gz", ".bz2", ".xz") else path.name
        yield member(blob, name, lambda: io.BufferedReader(unpack_blob(blob), CHUNK))


def refuse_depth(blob: Blob) -> None:
    """Refuse an archive whose members would lie too deep, in one line instead of one for each member."""
    if blob.depth >= DEEPEST:
        raise RefusedError(f"it is an archive within {DEEPEST} others, and so deep none is opened")


def expect_some(items: Iterable[Item]) -> Iterator[Item]:
    """Pass on what an archive holds; raises RefusedError if that is nothing."""
    empty = True
    for item in items:
        empty = False
        yield item
    if empty:
        raise RefusedError("it holds no reports")


def unpack_blob(blob: Blob) -> Meter:
    """Open a blob as a stream of unpacked bytes, whether it is packed or not."""
    kind = find_magic(blob.head(512))
    file = blob.open()
    return unpack_stream(file, kind) if kind in ("gzip", "bzip2", "xz") else Meter(file)


# zip


class _Bounded:
    """A file of which no more is read in one go than a list of members may have."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.close, self.seekable = file.seek, file.tell, file.close, file.seekable

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(LONGEST_LIST + 1 if size < 0 else min(size, LONGEST_LIST + 1))
        if len(data) > LONGEST_LIST:
            raise RefusedError(f"its list of members is longer than {LONGEST_LIST // FREE} MiB")
        return data


@contextmanager
def list_zip(blob: Blob) -> Iterator[tuple[zipfile.ZipFile, int]]:
    """Open a zip for the list of its members, with its size in bytes; raises RefusedError."""
    refuse_depth(blob)
    with blob.path.open("rb") if blob.path is not None else io.BytesIO(blob.load()) as file:
        size = file.seek(0, io.SEEK_END)
        try:
            archive = zipfile.ZipFile(cast(IO[bytes], _Bounded(file)))
        except RefusedError:
            raise
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error, EOFError) as error:
            raise RefusedError(
                f"it is cut short or broken: its list of members cannot be read ({clip(error)})"
            ) from None
        with archive:
            yield archive, size


def _read_zip(blob: Blob, archive: zipfile.ZipFile, size: int) -> Iterator[Item]:
    infos = archive.infolist()
    overlapping = find_overlaps(infos)
    budget, unsupported = Budget(size), Unsupported()
    seen: set[str] = set()
    for number, info in enumerate(infos):
        if number == MOST_MEMBERS or budget.spent:
            yield set_aside(blob, f"{len(infos) - number:,} of its members were not looked at: {_why(budget)}")
            break
        name = harmless_name(decode_name(info))
        if info.filename.endswith("/") or is_hidden(name):
            continue
        reason = "it overlaps another member" if number in overlapping else refuse_info(info)
        reason = reason or (_SAME_NAME if name in seen else refuse_name(name))
        seen.add(name)
        part = member(blob, name, unpack_member(archive, info, budget))
        if reason:
            yield set_aside(blob, reason, name)
        elif not unsupported.takes(part):
            yield part
    yield from unsupported.offers(blob)


def _why(budget: Budget) -> str:
    if budget.spent:
        return f"the archive unpacks to more than {MOST_RATIO} times its size"
    return f"the archive has more than {MOST_MEMBERS:,}"


def find_overlaps(infos: list[zipfile.ZipInfo]) -> set[int]:
    """Find the members, by number, whose bytes are those of another one too, as in a bomb without a nested archive.

    Method: D. Fifield, "A better zip bomb" (WOOT 2019): the members of an honest archive follow each other.
    """
    found: set[int] = set()
    furthest, reach = -1, 0
    for number in sorted(range(len(infos)), key=lambda number: infos[number].header_offset):
        info = infos[number]
        if info.header_offset < reach:
            found |= {number, furthest}
        stop = info.header_offset + 30 + len(info.orig_filename) + info.compress_size
        if stop > reach:
            furthest, reach = number, stop
    return found


def refuse_info(info: zipfile.ZipInfo) -> str:
    """Say why a member of a zip is not to be read, or nothing."""
    mode = info.external_attr >> 16
    if info.flag_bits & 0x1:
        return "it is encrypted"
    if info.create_system == 3 and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "it is a link, which is not followed" if stat.S_ISLNK(mode) else "it is a device or a pipe"
    way = _METHODS.get(info.compress_type, f"method {info.compress_type}")
    return f"it is packed by {way}, which is not supported in a zip" if way else ""


def decode_name(info: zipfile.ZipInfo) -> str:
    """Read a member's name; many programs write UTF-8 without saying so, which zipfile takes for code page 437."""
    if info.flag_bits & 0x800:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.orig_filename


def unpack_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Callable[[], BinaryIO]:
    """Give what opens a member of a zip as a stream that raises RefusedError when it breaks or is a bomb."""

    def unpack() -> BinaryIO:
        try:
            source = archive.open(info)
        except _BROKEN as error:
            raise RefusedError(f"its packed data are broken ({clip(error)})") from None
        return io.BufferedReader(Meter(source, lambda: info.compress_size, budget))

    return unpack


# tar


class _Header(tarfile.TarInfo):
    """A header of a tar. Where one is broken or cut off, tarfile would end as if the archive did; this refuses."""

    @classmethod
    def frombuf(cls, buf: Any, encoding: Any, errors: Any) -> Any:
        if len(buf) < tarfile.BLOCKSIZE:
            raise RefusedError("it is cut short: it ends without the mark of its end")
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError:
            if any(buf):
                raise RefusedError("it is broken: what follows a broken header cannot be read") from None
            raise  # the mark of the end: a block of zeros


def _read_tar(blob: Blob, meter: Meter) -> Iterator[Item]:
    unsupported = Unsupported()
    stopped = ""
    try:
        yield from _read_members(blob, meter, unsupported)
    except RefusedError as error:
        stopped = str(error)
    except (tarfile.TarError, RecursionError, ValueError, OverflowError, LookupError) as error:
        stopped = f"it is cut short or broken ({clip(error)})"
    yield from unsupported.offers(blob)
    if stopped:
        yield set_aside(blob, stopped)


def _read_members(blob: Blob, meter: Meter, unsupported: Unsupported) -> Iterator[Item]:
    seen: set[str] = set()
    number = 0
    meter.leave = 2 * FREE  # for a header, which tarfile reads in one go
    archive = tarfile.open(fileobj=cast(IO[bytes], meter), mode="r|", tarinfo=_Header)  # noqa: SIM115 - the meter closes
    while info := archive.next():
        meter.leave = None
        number += 1
        if number > MOST_MEMBERS:
            yield set_aside(blob, f"it has more than {MOST_MEMBERS:,} members: the rest was not looked at")
            return
        name = harmless_name(info.name)
        if not info.isdir() and not is_hidden(name):
            reason = _refuse_entry(info) or (_SAME_NAME if name in seen else refuse_name(name))
            seen.add(name)
            if reason:
                yield set_aside(blob, reason, name)
            else:
                yield from _read_member(blob, archive, info, name, unsupported)
        archive.fileobj.seek(archive.offset)  # what was not read is passed over
        meter.leave = 2 * FREE


def _refuse_entry(info: tarfile.TarInfo) -> str:
    if info.issym() or info.islnk():
        return "it is a link, which is not followed"
    if not info.isreg():
        return "it is a device or a pipe"
    return "it is a sparse file" if info.issparse() else ""


def _read_member(
    blob: Blob, archive: tarfile.TarFile, info: tarfile.TarInfo, name: str, unsupported: Unsupported
) -> Iterator[Item]:
    try:
        file = cast(BinaryIO, archive.extractfile(info))
        head = file.read(4096)
        if not unsupported.takes(inner(blob, name, head)):
            yield inner(blob, name, read_all(file, head))
    except RefusedError as error:
        yield set_aside(blob, str(error), name)
    except tarfile.ReadError:
        yield set_aside(blob, "the archive ends in the middle of it", name)
