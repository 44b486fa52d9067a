"""One launch in full: as its source told it, what the warehouse has of it, and how it slipped."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import streamlit as st

from spacelaunch.dashboard.service import Service
from spacelaunch.dashboard.tables import show_rows, show_texts
from spacelaunch.dashboard.trouble import part
from spacelaunch.dashboard.wording import NONE, minute, words
from spacelaunch.errors import ConflictError, NotFoundError

_FACTS = ("outcome", "failure_reason", "scope", "rocket", "pad")
_SAID = ("source", "launched_at", "time_precision", "mission", "provider", "rocket", "pad",
         "country", "sector", "outcome", "scope")  # fmt: skip


def show_launch(service: Service, launch_id: str) -> None:
    """It by its id, in the data set, in the warehouse or in both; raises as `Service` does."""
    try:
        launch = service.read(f"/data/{launch_id}")
    except NotFoundError:
        _show_told(service, launch_id)
        return
    _show_record(launch)
    # Not every data set came out of the warehouse, and not everywhere there is one.
    with suppress(NotFoundError, ConflictError):
        _show_told(service, launch_id)


def _show_record(launch: Mapping[str, Any]) -> None:
    st.markdown(f"### {launch['Detail']}")
    record = [
        {"what": name, "as_received": _text(value)} for name, value in launch["record"].items()
    ]
    show_texts(record)


def _show_told(service: Service, launch_id: str) -> None:
    """What the warehouse has of it."""
    launch = service.read(f"/launches/{launch_id}")
    st.markdown(f"### {launch['mission']}")
    planned = "planned for " if launch["is_upcoming"] else ""
    st.caption(f"{planned}{minute(launch['launched_at'])}, known to the {launch['time_precision']}")
    facts = [{"what": words(name), "value": _text(launch[name])} for name in _FACTS]
    show_texts(facts)
    said = [{name: member[name] for name in _SAID} for member in launch["members"]]
    for title, rows, otherwise in (
        ("What each source says", said, "No source is known."),
        ("Where they contradict each other", launch["conflicts"], "Nowhere."),
        ("Payloads", launch["payloads"], "None is known."),
        ("Cores", launch["cores"], "None is known."),
    ):
        st.markdown(f"**{title}**")
        if rows:
            show_rows(rows, f"{title}, of this launch")
        else:
            st.caption(otherwise)
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
    show_texts(rows)


def _text(value: object) -> str:
    return NONE if value in (None, "") else str(value)
