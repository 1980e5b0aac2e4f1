"""The table of events as Parquet, for DuckDB, polars and pandas: the columns of the CSV, typed."""

from __future__ import annotations

import io
from collections.abc import Sequence

from secondsource.tell.export_table import Row, columns

NEEDS = "Parquet needs pyarrow: pip install 'secondsource[parquet]'"


def write_parquet(rows: Sequence[Row]) -> bytes:
    """Write rows as Parquet: text, double, int64 and date32. Without pyarrow, an ImportError says what to install."""
    try:
        import pyarrow as pa  # an extra
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ImportError(NEEDS) from error
    types = {"text": pa.string(), "number": pa.float64(), "count": pa.int64(), "day": pa.date32()}
    schema = pa.schema(
        [pa.field(column.name, types[column.type], metadata={"description": column.meaning}) for column in columns()]
    )
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), out)
    return out.getvalue()
