"""Pipeline: what the runs did, how good what they brought is, and a button that starts one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from spacelaunch.dashboard.service import Service
from spacelaunch.dashboard.tables import show_rows, show_texts
from spacelaunch.dashboard.trouble import capitalise, part, tell
from spacelaunch.dashboard.wording import minute, whole
from spacelaunch.errors import SpacelaunchError

_RUN = ("run_id", "source", "kind", "status", "started_at", "rows_read", "rows_written",
        "rows_changed", "rows_rejected", "api_calls", "duration_s")  # fmt: skip
_STEP = ("step", "resource", "rows_read", "rows_written", "rows_changed", "rows_rejected",
         "api_calls", "duration_s", "note")  # fmt: skip
_JOB = "ingest_job"
_WAIT_S = 1


def show(service: Service) -> None:
    """The page."""
    st.title("Pipeline")
    with part():
        source = st.selectbox(
            "Source",
            [each["name"] for each in service.read("/sources")],
            key="source",
            bind="query-params",
        )
    with part("Plan"):
        _show_plan(service.read("/ingest/plan"), source)
    with part("Start a run"):
        _show_start(service, source)
    with part("Runs"):
        runs = service.read("/runs", {"source": source})
        _show_runs(service, runs, source)
    with part("Quarantine"):
        _show_quarantine(service.read("/quarantine", {"source": source}))
    with part("Trend"):
        _show_trend(service.read("/trend", {"source": source}))


def _show_plan(plans: Sequence[Mapping[str, Any]], source: str) -> None:
    """When the source may be asked, and what it would take to have read it."""
    for plan in plans:
        if plan["source"] == source:
            st.markdown(f"{capitalise(plan['in_words'])}.")
    rows = [{"source": plan["source"], "when": plan["in_words"]} for plan in plans]
    with st.expander("The plan of every source"):
        show_texts(rows)


def _show_start(service: Service, source: str) -> None:
    st.caption("A plan says what a run would ask and read, and does nothing.")
    with st.container(horizontal=True):
        if st.button("Plan", key="plan"):
            _ask(service, source, {"dry_run": 1})
        if st.button("Start", key="start", type="primary"):
            _ask(service, source, {})
    if _JOB in st.session_state:
        st.fragment(_show_job, run_every=_WAIT_S)(service)


def _ask(service: Service, source: str, query: Mapping[str, Any]) -> None:
    """Where the key allows it; else it is said which one would."""
    try:
        st.session_state[_JOB] = service.ask(f"/ingest/{source}", query)["job_id"]
    except SpacelaunchError as exc:
        st.session_state.pop(_JOB, None)
        tell(exc)


def _show_job(service: Service) -> None:
    job = service.read(f"/jobs/{st.session_state[_JOB]}")
    st.markdown(f"Job `{job['id']}`: **{job['status']}**")
    if job["status"] in ("queued", "in progress"):
        progress = job["progress"] or {}
        st.caption(f"{progress.get('step') or 'waiting'}, {whole(progress.get('rows_read'))} read")
        return
    if job["error"]:
        st.error(job["error"])
    else:
        st.json(service.read(f"/results/{job['id']}.json"), expanded=False)


def _show_runs(service: Service, runs: Sequence[Mapping[str, Any]], source: str) -> None:
    if not runs:
        st.info(f"Nothing has run yet; `spacelaunch ingest {source}`, or the button above.")
        return
    rows = [
        {**{name: run[name] for name in _RUN}, "started_at": _moment(run["started_at"])}
        for run in runs
    ]
    show_rows(rows, "Runs, the newest first")
    number = st.selectbox("Run", [run["run_id"] for run in runs], key="run")
    chosen = service.read(f"/runs/{number}")
    if chosen["run"]["error"]:
        st.error(capitalise(chosen["run"]["error"]))
    _show_steps(number, chosen["steps"])


def _show_steps(number: int, steps: Sequence[Mapping[str, Any]]) -> None:
    """What was done, and what the checks found of it."""
    st.markdown(f"**Steps of run {number}**")
    worked = [each for each in steps if each["step"] != "check"]
    show_rows([{name: each[name] for name in _STEP} for each in worked], "Steps of the run")
    st.markdown("**Quality**")
    checked = [each for each in steps if each["step"] == "check"]
    if not checked:
        st.caption("Every check of this run passed.")
        return
    rows = [{"check": each["resource"], "found": each["note"]} for each in checked]
    show_texts(rows)


def _show_quarantine(documents: Sequence[Mapping[str, Any]]) -> None:
    if not documents:
        st.caption("Everything that came could be read.")
        return
    show_rows(list(documents), "Documents that could not be read")


def _show_trend(entries: Sequence[Mapping[str, Any]]) -> None:
    if not entries:
        st.caption("Nothing has been counted yet.")
        return
    rows = [{**each, "taken_at": _moment(each["taken_at"])} for each in entries]
    show_rows(rows, "Counts after each run that changed something")


def _moment(text: str | None) -> str:
    """Its column says that it is in UTC."""
    return minute(text).removesuffix(" UTC")
