"""Launches: those that a reader asks for, to read, to take along, and one of them in full."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from spacelaunch.dashboard.launch_filters import read_filters
from spacelaunch.dashboard.one_launch import show_launch
from spacelaunch.dashboard.service import Service, given
from spacelaunch.dashboard.trouble import part
from spacelaunch.dashboard.wording import NONE, count_of, whole, words

COLUMNS = (
    "mission", "launched_at", "provider", "rocket", "outcome", "country", "pad", "sector",
    "cost_musd",
)  # fmt: skip
_FORMS = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet"}
_TABLE = "launches_table"


def show(service: Service) -> None:
    """The page."""
    st.title("Launches")
    chosen = st.query_params.get("launch")
    if chosen:
        with part("One launch"):
            show_launch(service, chosen)
        st.button("Close this launch", on_click=_close)
    with part():
        _show_table(service, {**read_filters(service), "columns": "tidy"})


def _show_table(service: Service, asked: Mapping[str, Any]) -> None:
    found = service.read_some("/data", asked)
    st.markdown(f"**{count_of(found.total_count, 'launch')}**")
    if not found.rows:
        st.info("No launch is like that; take a filter away.")
        return
    if found.total_count > len(found.rows):
        st.caption(f"The first {whole(len(found.rows))} are shown; the files below have all.")
    st.caption("Choose a row to see that launch in full.")
    st.dataframe(
        found.rows,
        column_order=COLUMNS,
        column_config=_configure(),
        hide_index=True,
        key=_TABLE,
        on_select=partial(_choose, [row["launch_id"] for row in found.rows]),
        selection_mode="single-row",
        alt="Launches",
        placeholder=NONE,
    )
    _show_downloads(service, {name: asked[name] for name in asked if name != "limit"})


def _configure() -> dict[str, Any]:
    moment = st.column_config.DatetimeColumn("Launched (UTC)", format="YYYY-MM-DD HH:mm")
    cost = st.column_config.NumberColumn(
        "Cost, million US$", help="Empty where the source does not say.", format="%.2f"
    )
    plain = {name: st.column_config.TextColumn(words(name)) for name in COLUMNS}
    return {**plain, "launched_at": moment, "cost_musd": cost}


def _show_downloads(service: Service, asked: Mapping[str, Any]) -> None:
    with st.container(horizontal=True):
        for form, label in _FORMS.items():
            st.download_button(
                f"Download {label}",
                partial(service.fetch, f"/data.{form}", given(asked)),
                file_name=f"launches.{form}",
                on_click="ignore",
                key=f"launches.{form}",
            )
    st.caption("The same by curl")
    st.code(service.curl("/data.csv", asked, "launches.csv"), language="sh", wrap_lines=True)


def _choose(launch_ids: list[str]) -> None:
    rows = st.session_state[_TABLE]["selection"]["rows"]
    if rows:
        st.query_params["launch"] = launch_ids[rows[0]]
    else:
        _close()


def _close() -> None:
    st.query_params.pop("launch", None)
