"""Pads: where launches start, on a map; a pad that is chosen shows its launches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from spacelaunch.dashboard.look import KINDS, theme_now
from spacelaunch.dashboard.maps import WORLD, draw_pads
from spacelaunch.dashboard.one_launch import show_launch
from spacelaunch.dashboard.service import Service
from spacelaunch.dashboard.tables import show_rows
from spacelaunch.dashboard.trouble import part
from spacelaunch.dashboard.wording import count_of

_MAP = "map_of_pads"
_PAD = "pad"
_COLUMNS = ("name", "region", "country", "status", "flown_count", "success_count", "failure_count")


def show(service: Service) -> None:
    """The page."""
    st.title("Pads")
    chosen = None
    with part():
        pads = service.read("/launchpads")
        _show_map([pad for pad in pads if pad["latitude_deg"] is not None])
        rows = [{name: pad[name] for name in _COLUMNS} for pad in pads]
        show_rows(rows, "Pads, with how many launches each has seen")
        chosen = _choose(pads)
    if chosen:
        with part(f"Launches from {chosen['full_name'] or chosen['name']}"):
            _show_launches(service, chosen["launchpad_id"])


def _show_map(pads: Sequence[Mapping[str, Any]]) -> None:
    ranking = ", ".join(f"{pad['name']} {pad['flown_count']}" for pad in pads)
    for kind in KINDS:
        key = f"{kind}_{_MAP}"
        with st.container(key=f"{key}_frame"):
            st.pydeck_chart(
                draw_pads(pads, theme_now(), WORLD[kind]),
                height=WORLD[kind].height_px,
                key=key,
                on_select=partial(_take_from_map, key),
                selection_mode="single-object",
                alt="A map of the world with a disc for each pad, larger for more launches: "
                f"{ranking}.",
            )


def _take_from_map(key: str) -> None:
    """A pad that was clicked is chosen as if in the list."""
    found = st.session_state[key]["selection"]["objects"].get("pads", [])
    st.session_state[_PAD] = found[0]["name"] if found else None


def _choose(pads: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """By name as well, for who has no mouse."""
    name = st.selectbox(
        "Pad",
        [pad["name"] for pad in pads],
        index=None,
        placeholder="choose one, here or on the map",
        key=_PAD,
        bind="query-params",
    )
    return next((pad for pad in pads if pad["name"] == name), None)


def _show_launches(service: Service, launchpad_id: str) -> None:
    launches = service.read(f"/launchpads/{launchpad_id}")["launches"]
    st.markdown(f"**{count_of(len(launches), 'launch')}**")
    if not launches:
        return
    show_rows(launches, "Launches from this pad")
    names = {f"{each['mission']}, {each['launched_at'][:10]}": each for each in launches}
    name = st.selectbox("One of them in full", [*names], index=None, key="of_pad")
    if name:
        show_launch(service, names[name]["launch_id"])
