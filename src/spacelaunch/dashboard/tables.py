"""Tables of what the API answers: each column with its unit and its meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from spacelaunch.client.frames import summary_frame
from spacelaunch.dashboard.markdown import show_words
from spacelaunch.dashboard.wording import NONE, heading, heading_of

_TALLEST_PX = 420
_WIDEST_PX = 420
_SIGN_PX, _BESIDE_PX = 8, 24
# Counted up, never counted together: a number that names something has no separators.
_NAMES = ("run_id", "year")


def show_numbers(numbers: Mapping[str, Any], name: str) -> None:
    """The rows of a result or of a query, as its columns describe them."""
    configured = {
        column["name"]: _configure(column, heading_of(column)) for column in numbers["columns"]
    }
    _show(summary_frame(numbers), name, configured)


def show_rows(rows: Sequence[Mapping[str, Any]], name: str) -> None:
    """Rows under plain headings; `name` says to a screen reader what they are."""
    configured = {
        column: _guess(column, [row[column] for row in rows]) for row in rows[:1] for column in row
    }
    _show(rows, name, configured)


def show_texts(rows: Sequence[Mapping[str, str]]) -> None:
    """A few rows of words, whole, under what stands above them."""
    show_words([{heading(column): text for column, text in row.items()} for row in rows])


def _show(rows: Any, name: str, configured: Mapping[str, Any]) -> None:
    st.dataframe(
        rows,
        hide_index=True,
        column_config=dict(configured),
        alt=name,
        height="content" if len(rows) <= 10 else _TALLEST_PX,
        placeholder=NONE,
    )


def _guess(name: str, values: Sequence[Any]) -> Any:
    """How a column looks that nobody described."""
    if any(isinstance(value, str) for value in values):
        return st.column_config.TextColumn(heading(name), width=_width(name, values))
    if name in _NAMES:
        return st.column_config.NumberColumn(heading(name), format="%d")
    if name.endswith("_pct"):
        return st.column_config.NumberColumn(heading(name), format="%.1f")
    if any(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return st.column_config.NumberColumn(heading(name), format="localized")
    return heading(name)


def _width(name: str, texts: Sequence[str | None]) -> int:
    """Room for the longest: Streamlit leaves out a text that is far longer than the others."""
    longest = max(len(text) for text in (heading(name), *texts) if text is not None)
    return min(longest * _SIGN_PX + _BESIDE_PX, _WIDEST_PX)


def _configure(column: Mapping[str, Any], title: str) -> Any:
    if column["type"] == "string":
        return st.column_config.TextColumn(title, help=column["meaning"])
    if column["unit"] == "year":
        return st.column_config.NumberColumn(title, help=column["meaning"], format="%d")
    form = "%.1f %%" if column["unit"] == "percent" else "localized"
    return st.column_config.NumberColumn(title, help=column["meaning"], format=form)
