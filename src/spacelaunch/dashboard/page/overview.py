"""Overview: how much is loaded, how often launches succeed, and how fresh each source is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from spacelaunch.dashboard.markdown import make_room_for_figures, show_figures
from spacelaunch.dashboard.pictures import show_chart
from spacelaunch.dashboard.service import Service
from spacelaunch.dashboard.tables import show_texts
from spacelaunch.dashboard.trouble import part
from spacelaunch.dashboard.wording import (
    count_of,
    day,
    interval,
    minute,
    percent,
    whole,
    words,
)


def show(service: Service) -> None:
    """The page."""
    st.title("Launches into space")
    with part():
        summary = service.read("/data/summary")
        _show_data_set(summary)
        _show_figures(service, summary)
        _show_coverage(service.read("/charts/coverage.json"))
    with part("Who launches"):
        show_chart(service, "timeline", {})
    with part("Sources of the warehouse"):
        _show_sources(service.read("/sources"))


def _show_data_set(summary: Mapping[str, Any]) -> None:
    st.markdown(
        f"**{count_of(summary['launch_count'], 'launch')}, {day(summary['data_from'])} to "
        f"{day(summary['data_until'])}**"
    )
    invented = " (synthetic: these never flew)" if summary["is_synthetic"] else ""
    st.caption(
        f"From {' + '.join(summary['sources'])}{invented}; loaded {minute(summary['loaded_at'])}; "
        f"version {summary['version']}."
    )
    lost = {"records refused": summary["rejected"], "values not read": summary["lost"]}
    if any(lost.values()):
        st.warning("; ".join(f"{whole(count)} {what}" for what, count in lost.items() if count))


def _show_figures(service: Service, summary: Mapping[str, Any]) -> None:
    """What is counted already, at once; what may have to be worked out first, when it is."""
    place, basis = make_room_for_figures("held"), st.container()
    figures = {
        "Launches": whole(summary["launch_count"]),
        "Data until": day(summary["data_until"]),
    }
    show_figures(place, figures)
    show_figures(make_room_for_figures("kinds"), _kinds(summary))
    success = service.read("/charts/success-over-time.json")["findings"]
    low_high = interval(success["success_low_pct"], success["success_high_pct"])
    show_figures(place, {**figures, "Success rate": percent(success["success_pct"])})
    basis.caption(
        f"Success with a 95 % interval of {low_high}, of "
        f"{count_of(success['known_count'], 'launch')} with a known outcome."
    )


def _kinds(summary: Mapping[str, Any]) -> dict[str, str]:
    return {
        f"Unknown {kind}" if name == "unknown" else words(name): whole(count)
        for kind in ("outcome", "sector")
        for name, count in summary[f"{kind}s"].items()
        if count
    }


def _show_coverage(coverage: Mapping[str, Any]) -> None:
    """Of launches that were generated, say, it is not known; that is noted."""
    found = coverage["findings"]
    if found:
        held = {"Of all orbital attempts": percent(found["held_pct"])}
        show_figures(make_room_for_figures("coverage"), held)
    for note in coverage["notes"]:
        st.caption(f"{note}.")
    if found:
        st.caption("By decade, year and country: [coverage](analyses?analysis=coverage).")


def _show_sources(sources: list[dict[str, Any]]) -> None:
    rows = [
        {
            "source": each["title"],
            "status": each["status"],
            "data_until": day(each["data_until"]),
            "last_success": minute(each["last_success_at"]),
            "credit": each["credit"],
            "licence": each["licence"],
        }
        for each in sources
    ]
    show_texts(rows)
    if not any(each["version"] for each in sources):
        st.info("The warehouse is empty; `spacelaunch ingest spacex` fills it.")
