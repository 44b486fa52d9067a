"""Tables of what the API answers: each column with its unit and its meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from spacelaunch.client.frames import summary_frame
from spacelaunch.dashboard.wording import heading_of, words

_LONGEST_PX = 420


def show_numbers(numbers: Mapping[str, Any], name: str) -> None:
    """The rows of a result or of a query, as its columns describe them."""
    configured = {
        column["name"]: _configure(column, heading_of(column)) for column in numbers["columns"]
    }
    show_rows(summary_frame(numbers), name, configured)


def show_rows(rows: Any, name: str, columns: Mapping[str, Any] | None = None) -> None:
    """Rows under plain headings; `name` says to a screen reader what they are."""
    st.dataframe(
        rows,
        hide_index=True,
        column_config=dict(columns or _headings(rows)),
        alt=name,
        height="content" if len(rows) <= 10 else _LONGEST_PX,
    )


def _headings(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {name: words(name) for row in rows[:1] for name in row}


def _configure(column: Mapping[str, Any], heading: str) -> Any:
    if column["type"] == "string":
        return st.column_config.TextColumn(heading, help=column["meaning"])
    if column["unit"] == "year":
        return st.column_config.NumberColumn(heading, help=column["meaning"], format="%d")
    form = "%.1f %%" if column["unit"] == "percent" else "localized"
    return st.column_config.NumberColumn(heading, help=column["meaning"], format=form)
