"""Analyses: each with a form made of its JSON Schema, its chart, and the numbers behind that."""

from __future__ import annotations

from typing import Any

import streamlit as st

from spacelaunch.dashboard.parameter_form import fill_form
from spacelaunch.dashboard.pictures import show_chart
from spacelaunch.dashboard.service import Service
from spacelaunch.dashboard.tables import show_numbers
from spacelaunch.dashboard.trouble import part


def show(service: Service) -> None:
    """The page."""
    st.title("Analyses")
    with part():
        entries = {each["name"]: each for each in service.read("/analyze")}
        name = st.selectbox("Analysis", [*entries], key="analysis", bind="query-params")
        st.subheader(entries[name]["title"])
        st.markdown(entries[name]["description"])
        _show_analysis(service, entries[name])


def _show_analysis(service: Service, entry: dict[str, Any]) -> None:
    name = entry["name"]
    asked = fill_form(entry["parameters"])
    with part():
        numbers = show_chart(service, name, asked)
        st.subheader("The same by curl")
        curl = service.curl(f"/charts/{name}.png", asked, f"{name}.png")
        st.code(curl, language="sh", wrap_lines=True)
        st.subheader("The numbers")
        show_numbers(numbers, f"The numbers of {entry['title']}")
