"""Rockets: how reliable each is, what a kilogram costs on it, and how often cores fly again."""

from __future__ import annotations

import streamlit as st

from spacelaunch.dashboard.pictures import show_chart
from spacelaunch.dashboard.service import Service
from spacelaunch.dashboard.tables import show_numbers
from spacelaunch.dashboard.trouble import part

# What each part shows: an analysis of the API.
PARTS = {
    "Reliability": "rockets",
    "Cost of a kilogram": "cost-efficiency",
    "Cores that fly again": "core-reuse",
}


def show(service: Service) -> None:
    """The page."""
    st.title("Rockets")
    for heading, name in PARTS.items():
        with part(heading):
            numbers = show_chart(service, name, {})
            for note in numbers.get("notes", ()):
                st.caption(note)
            with st.expander("The numbers"):
                show_numbers(numbers, heading)
