"""What every record is: frozen, naming others by id, its own id a digest of what it says.

Who made it (`by`), how sure, and other fields declared with `aside` are no part of the id, so that two runs which find
the same thing agree.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


def aside(*, default: Any) -> Any:
    """Declare a field that is no part of what the record says, and so no part of its id."""
    return dataclasses.field(default=default, metadata={"aside": True})


def digest(kind: str, *said: object) -> str:
    """Name a record by what it says: its kind and 16 hexadecimal digits (64 bits)."""
    text = "\x1f".join([kind, *map(repr, said)]).encode("utf-8", "surrogatepass")
    return f"{kind}-{hashlib.blake2b(text, digest_size=8).hexdigest()}"


@dataclasses.dataclass(frozen=True, slots=True)
class Record:
    """A line of a table; `id` is computed from the fields that are not `aside`."""

    id: str = dataclasses.field(init=False, default="")

    def __post_init__(self) -> None:
        kind: Any = type(self)
        said = [getattr(self, name) for name in _said_by(kind)]
        object.__setattr__(self, "id", digest(kind.__name__.lower(), *said))


@functools.cache
def _said_by(kind: Any) -> tuple[str, ...]:
    """The fields that a record of a kind is known by."""
    fields = dataclasses.fields(kind)
    return tuple(field.name for field in fields if field.name != "id" and not field.metadata.get("aside"))


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(aside, dataclasses.field))
def record(cls: type[T]) -> type[T]:
    """Make a class a record: frozen, slotted, keyword-only."""
    return dataclasses.dataclass(frozen=True, slots=True, kw_only=True)(cls)
