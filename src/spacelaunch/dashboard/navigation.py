"""The pages, in the order in which they are listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from spacelaunch.dashboard.page import (
    analyses,
    launches,
    overview,
    pads,
    pipeline,
    rockets,
    satellites,
)
from spacelaunch.dashboard.service import Service, open_service


@dataclass(frozen=True, slots=True)
class Entry:
    """One page."""

    title: str
    path: str
    show: Callable[[Service], None]


PAGES = (
    Entry("Overview", "overview", overview.show),
    Entry("Launches", "launches", launches.show),
    Entry("Analyses", "analyses", analyses.show),
    Entry("Pads", "pads", pads.show),
    Entry("Rockets", "rockets", rockets.show),
    Entry("Satellites", "satellites", satellites.show),
    Entry("Pipeline", "pipeline", pipeline.show),
)


def navigate() -> None:
    """Show the page that the address names."""
    listed = [
        st.Page(
            partial(_show, entry),
            title=entry.title,
            url_path=entry.path,
            default=entry is PAGES[0],
        )
        for entry in PAGES
    ]
    chosen = st.navigation(listed)
    st.set_page_config(page_title=f"{chosen.title}: Space Launches", layout="wide")
    chosen.run()


def _show(entry: Entry) -> None:
    entry.show(open_service())
