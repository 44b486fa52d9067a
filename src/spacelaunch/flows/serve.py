"""Serves the flow: tells a Prefect server when runs are due, and runs them on this machine.

Started by the command `flows`, which tells Prefect what it has to know before it is imported.
"""

from __future__ import annotations

from collections.abc import Sequence

from prefect import serve
from prefect.client.orchestration import get_client
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import PrefectException
from prefect.settings import get_current_settings
from prefect.types.entrypoint import EntrypointType

from spacelaunch.errors import ConfigError, NoServerError
from spacelaunch.flows.ingest import ingest

_START = "`prefect server start` starts one on this machine, at http://127.0.0.1:4200/api"


def serve_flows(sources: Sequence[str], cron: str) -> None:
    """Run each source by the clock, one at a time, until a signal ends this.

    Shape: `cron` is in UTC.
    Raises:
        ConfigError: no server is named.
        NoServerError: the one that is named does not answer.
    """
    require_server()
    serve(
        *(_deployment(source, cron) for source in sources),
        # Else whoever is replaced would pause, as it goes, what its successor has just begun.
        pause_on_shutdown=False,
        print_starting_message=False,
        # They would only wait for each other: of a warehouse one run goes on at a time.
        limit=1,
    )


def require_server() -> None:
    """Raises as `serve_flows` does; Prefect itself would start a server that loses everything."""
    url = get_current_settings().api.url
    if not url:
        raise ConfigError(f"PREFECT_API_URL is not set; it names a Prefect server. {_START}")
    with get_client(sync_client=True) as client:
        trouble = client.api_healthcheck()
    if trouble is not None:
        raise NoServerError(f"no Prefect server answers at PREFECT_API_URL ({url}). {_START}")


def _deployment(source: str, cron: str) -> RunnerDeployment:
    deployment = ingest.to_deployment(
        name=source,
        cron=cron,
        parameters={"source": source},
        description=f"What is new of {source}, into the warehouse.",
        # Of an installed package there is no file that a path would find from everywhere.
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    if not isinstance(deployment, RunnerDeployment):
        raise PrefectException("to_deployment was awaited nowhere")
    return deployment
