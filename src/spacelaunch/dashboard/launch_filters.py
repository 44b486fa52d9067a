"""The filters of the launches: each a parameter of `GET /data`, and part of the page's address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from spacelaunch.dashboard.service import Service
from spacelaunch.dashboard.wording import words

# The names of `GET /data`; what they can be comes from the data.
CHOICES = ("sector", "outcome", "country", "company")
# The address has a choice as the reader sees it, so these are words.
SORTS = {
    "newest first": "-date",
    "oldest first": "date",
    "dearest first": "-cost",
    "by company": "company",
}
LIMITS = (50, 200, 1_000)


def read_filters(service: Service) -> dict[str, Any]:
    """What the reader asks for, as parameters of `GET /data`; raises as `Service` does."""
    facets = service.read("/data", {"facet": ",".join(CHOICES)})
    summary = service.read("/data/summary")
    asked: dict[str, Any] = {
        "q": st.text_input(
            "Search", key="q", bind="query-params", placeholder="a mission, a rocket, a pad …"
        )
    }
    with st.container(key="filters"):
        for column, name in zip(st.columns(len(CHOICES)), CHOICES, strict=True):
            with column:
                asked[name] = _choose(name, [each["value"] for each in facets[name]])
        first, last, order, rows = st.columns(4)
    bounds = {"min_value": summary["year_from"], "max_value": summary["year_to"]}
    asked["year_from"] = _read_year(first, "year_from", bounds["min_value"], bounds)
    asked["year_to"] = _read_year(last, "year_to", bounds["max_value"], bounds)
    sort = order.selectbox("Order", [*SORTS], key="sort", bind="query-params")
    limit = rows.selectbox("Rows", LIMITS, key="limit", bind="query-params")
    return {**asked, "sort": SORTS[sort], "limit": limit}


def _choose(name: str, values: Sequence[str | None]) -> str | None:
    return st.selectbox(
        words(name),
        sorted(value for value in values if value is not None),
        index=None,
        placeholder="all",
        key=name,
        bind="query-params",
    )


def _read_year(
    place: DeltaGenerator, name: str, unset: int | None, bounds: Mapping[str, Any]
) -> int | None:
    year: int | None = place.number_input(
        words(name),
        value=None,
        step=1,
        placeholder=str(unset),
        key=name,
        bind="query-params",
        **bounds,
    )
    return year
