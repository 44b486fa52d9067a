"""The flow: one run of the pipeline, seen and told again by Prefect. It only wraps `run_ingest`.

Prefect imports it in a process of its own for each run; `serve` says when. Without Prefect the same
run is `spacelaunch ingest`.
"""

from __future__ import annotations

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact

from spacelaunch.config import Settings
from spacelaunch.domain.job import Progress
from spacelaunch.flows.crew import do_at_once
from spacelaunch.flows.report_markdown import report_in_markdown
from spacelaunch.pipeline.report import verdict
from spacelaunch.pipeline.request import Request
from spacelaunch.run_ingest import run_ingest


@flow(name="ingest", flow_run_name="ingest {source}", persist_result=False)
def ingest(source: str = "spacex", only: str | None = None) -> None:
    """Read what is new or has changed of a source into the warehouse; `only` one resource of it.

    Raises:
        SpacelaunchError: the run failed, as where its checks do; its report is an artifact first.
    """
    settings = Settings.from_env()
    report = run_ingest(settings, source, Request(only=only), _tell, do_at_once)
    create_markdown_artifact(
        report_in_markdown(report), key=f"run-{source}", description=verdict(report.run)
    )
    if report.error is not None:
        raise report.error


def _tell(progress: Progress) -> None:
    """A line in the log of the task that has come so far."""
    get_run_logger().info("%s: %s read", progress.step, f"{progress.rows_read or 0:,}")
