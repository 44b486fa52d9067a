"""What the server answers as pandas DataFrames; what a column holds does not change its type.

The only module of the client that needs pandas, and imported where a frame is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import pandas as pd

# By the words of a result's `columns`.
_TYPES = {"integer": "Int64", "number": "float64", "string": "string"}


def launches_frame(parquet: bytes) -> pd.DataFrame:
    """Launches: moments in UTC, integers and flags that may be missing, floats, texts."""
    frame = pd.read_parquet(BytesIO(parquet), dtype_backend="numpy_nullable")
    # Whatever draws or counts takes a float with NaN, and not every library one with NA.
    floats = frame.select_dtypes("Float64").columns
    return frame.astype(dict.fromkeys(floats, "float64"))


def summary_frame(numbers: Mapping[str, Any]) -> pd.DataFrame:
    """The rows of a result; each column's unit stands in `attrs["units"]`."""
    columns = {
        told["name"]: pd.Series(
            [row[told["name"]] for row in numbers["rows"]], dtype=_TYPES[told["type"]]
        )
        for told in numbers["columns"]
    }
    frame = pd.DataFrame(columns)
    frame.attrs["units"] = {told["name"]: told["unit"] for told in numbers["columns"]}
    return frame


def analyses_frame(entries: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The analyses by name; `parameters` are the names that each takes."""
    rows = [
        {
            "name": entry["name"],
            "title": entry["title"],
            "description": entry["description"],
            "parameters": [*entry["parameters"]["properties"]],
        }
        for entry in entries
    ]
    return pd.DataFrame(rows, columns=["name", "title", "description", "parameters"]).set_index(
        "name"
    )


def counts_series(name: str, facets: Sequence[Mapping[str, Any]]) -> pd.Series[int]:
    """How many launches have each value, the most frequent first."""
    values = pd.Index([each["value"] for each in facets], name=name)
    return pd.Series([each["count"] for each in facets], values, "int64", "launch_count")
