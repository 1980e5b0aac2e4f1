"""Flat tables, one for each kind of record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from secondsource.model.records import Record

R = TypeVar("R", bound=Record)


class Records:
    """The tables of a case, in which nothing stands twice. Additions keep their order."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._tables: dict[type[Record], dict[str, Record]] = {}
        self.extend(records)

    def add(self, item: Record) -> None:
        """Add a record unless its like is there already."""
        self._tables.setdefault(type(item), {}).setdefault(item.id, item)

    def extend(self, items: Iterable[Record]) -> None:
        """Add each record."""
        for item in items:
            self.add(item)

    def of(self, kind: type[R], where: Callable[[R], bool] | None = None) -> tuple[R, ...]:
        """All records of a kind, in the order they came."""
        table: Iterable[Any] = self._tables.get(kind, {}).values()
        return tuple(table if where is None else filter(where, table))

    def get(self, kind: type[R], id: str) -> R | None:
        """The record of this kind and id, if there is one."""
        return self._tables.get(kind, {}).get(id)  # type: ignore[return-value]

    def index(self, kind: type[R]) -> dict[str, R]:
        """The records of a kind by id."""
        return dict(self._tables.get(kind, {}))  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[Record]:
        for table in self._tables.values():
            yield from table.values()
