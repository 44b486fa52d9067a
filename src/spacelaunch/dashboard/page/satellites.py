"""Satellites: Starlink on a globe at a stated time, which can be moved and played."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import streamlit as st

from spacelaunch.dashboard.clock import STEP, Clock, set_clock, state
from spacelaunch.dashboard.look import KINDS, theme_now
from spacelaunch.dashboard.maps import GLOBE, draw_globe
from spacelaunch.dashboard.markdown import make_room_for_figures, show_figures
from spacelaunch.dashboard.orbits import LONGEST, Orbit, find_places, read_orbits, trace_orbit
from spacelaunch.dashboard.service import Service
from spacelaunch.dashboard.tables import show_rows
from spacelaunch.dashboard.trouble import part
from spacelaunch.dashboard.wording import count_of, whole

_PLAYED = timedelta(minutes=5)
_EVERY_S = 1.0
_CLOCK = "clock"


def show(service: Service) -> None:
    """The page."""
    st.title("Satellites")
    with part():
        found = service.read("/satellites")
        _show_counts(found)
        if found["latest_epoch"] is None:
            st.info("The warehouse knows no satellite; `spacelaunch ingest spacex` reads them.")
            return
        _show_globe(read_orbits(found["satellites"]), set_clock(found["latest_epoch"], _now()))
        st.subheader("Launches by shell")
        show_rows(found["shells"], "Satellites by shell, with those that came down")


def _now() -> datetime:
    return datetime.now(UTC)


def _show_counts(found: Mapping[str, Any]) -> None:
    show_figures(
        make_room_for_figures("satellites"),
        {
            "Starlink satellites": whole(found["total_count"]),
            "Came down": whole(found["decayed_count"]),
            "Without a place at the source": whole(found["without_position_count"]),
        },
    )


def _show_globe(orbits: list[Orbit], clock: Clock) -> None:
    chosen = st.selectbox(
        "One orbit of", [each.name for each in orbits], index=0 if orbits else None, key="satellite"
    )
    is_played = st.toggle("Play", key="play", help="Five minutes of its time each second.")
    orbit = next((each for each in orbits if each.name == chosen), None)
    st.session_state.setdefault(_CLOCK, clock.begins)
    moving = st.fragment(_show_moment, run_every=_EVERY_S if is_played else None)
    moving(orbits, orbit, clock, is_played)


def _show_moment(orbits: list[Orbit], orbit: Orbit | None, clock: Clock, is_played: bool) -> None:
    if is_played:
        st.session_state[_CLOCK] = min(st.session_state[_CLOCK] + _PLAYED, clock.latest)
    moment = st.slider(
        "Clock (UTC)",
        min_value=clock.earliest,
        max_value=clock.latest,
        step=STEP,
        format="D MMM YYYY, HH:mm",
        key=_CLOCK,
    )
    places = find_places(orbits, moment)
    track = trace_orbit(orbit, moment) if orbit else []
    said = f"{count_of(len(places), 'satellite')} {state(moment)}"
    st.markdown(f"**{said}**")
    left_out = len(orbits) - len(places)
    if left_out:
        st.caption(
            f"{count_of(left_out, 'satellite')} not drawn: the elements are more than "
            f"{LONGEST.days} days away."
        )
    for kind in KINDS:
        with st.container(key=f"{kind}_globe_frame"):
            st.pydeck_chart(
                draw_globe(places, track, theme_now(), GLOBE[kind]),
                height=GLOBE[kind].height_px,
                key=f"{kind}_globe",
                alt=f"A globe with {said}, and one orbit of {orbit.name if orbit else 'none'} with "
                "its track over the ground.",
            )
