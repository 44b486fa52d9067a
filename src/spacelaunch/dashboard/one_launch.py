"""One launch in full: as its source told it, or what the warehouse has of it and its changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from spacelaunch.dashboard.service import Service
from spacelaunch.dashboard.tables import show_rows, show_texts
from spacelaunch.dashboard.trouble import part
from spacelaunch.dashboard.wording import NONE, minute, words
from spacelaunch.errors import NotFoundError

_FACTS = ("outcome", "failure_reason", "scope", "rocket", "pad")


def show_launch(service: Service, launch_id: str) -> None:
    """It by its id, in the data set or in the warehouse; raises as `Service` does."""
    try:
        launch = service.read(f"/data/{launch_id}")
    except NotFoundError:
        _show_told(service, launch_id)
        return
    st.markdown(f"### {launch['Detail']}")
    record = [
        {"what": name, "as_received": _text(value)} for name, value in launch["record"].items()
    ]
    show_texts(record, "The launch as its source told it")


def _show_told(service: Service, launch_id: str) -> None:
    """What the warehouse has of it."""
    launch = service.read(f"/launches/{launch_id}")
    st.markdown(f"### {launch['mission']}")
    planned = "planned for " if launch["is_upcoming"] else ""
    st.caption(f"{planned}{minute(launch['launched_at'])}, known to the {launch['time_precision']}")
    facts = [{"what": words(name), "value": _text(launch[name])} for name in _FACTS]
    show_texts(facts, "What the warehouse knows of the launch")
    for name in ("payloads", "cores"):
        st.markdown(f"**{words(name)}**")
        if launch[name]:
            show_rows(launch[name], f"{words(name)} of the launch")
        else:
            st.caption("None is known.")
    with part("How it was told"):
        _show_history(service.read(f"/launches/{launch_id}/history"))


def _show_history(history: Mapping[str, Any]) -> None:
    changes = history["changes"]
    if not changes:
        st.caption(f"Nothing has changed since {minute(history['learned_at'])}.")
        return
    rows = [
        {
            "learned": minute(each["learned_at"]),
            "field": each["field"],
            "before": _text(each["before"]),
            "after": _text(each["after"]),
        }
        for each in changes
    ]
    show_texts(rows, "Changes of the launch")


def _text(value: object) -> str:
    return NONE if value is None else str(value)
