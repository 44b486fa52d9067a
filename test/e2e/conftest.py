"""The product as its users run it; each test file may have a stack of its own."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from compose_deployment import ComposeDeployment
from deployment import Deployment, Service
from kubernetes_deployment import KubernetesDeployment
from running_stack import RunningStack
from spacelaunch.sources.sample import sample_csv


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session", autouse=True)
def no_credentials(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever runs the tests may have a Kaggle token, and a server of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        for name in [*os.environ]:
            if name.startswith(("KAGGLE_", "SPACELAUNCH_")) and name != "SPACELAUNCH_REAL_DATA":
                patch.delenv(name)
        yield


@pytest.fixture
def up(tmp_path: Path) -> Iterator[Callable[..., RunningStack]]:
    """Start `spacelaunch up` over one folder; again, after it was stopped."""
    started: list[RunningStack] = []

    def starting(*options: str) -> RunningStack:
        started.append(RunningStack(tmp_path, *options))
        return started[-1]

    yield starting
    for stack in started:
        stack.end()


@pytest.fixture(scope="session")
def curl() -> None:
    """The programs that users type; without them a desk skips and CI fails."""
    missing = [name for name in ("curl", "jq") if not shutil.which(name)]
    if missing:
        assert not os.environ.get("CI"), f"missing: {missing}"
        pytest.skip(f"missing: {missing}")


WHERE = [
    pytest.param("compose", marks=pytest.mark.compose),
    pytest.param("kubernetes", marks=pytest.mark.kubernetes),
]


@pytest.fixture(scope="session", params=WHERE)
def deployment(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Deployment]:
    """The product in containers."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    deployed: Deployment
    if request.param == "compose":
        deployed = ComposeDeployment()
    else:
        deployed = KubernetesDeployment(tmp_path_factory.mktemp("kubernetes"))
    yield deployed
    deployed.end()


@pytest.fixture(scope="module", params=WHERE)
def cramped(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Deployment]:
    """The product in containers, where Redis has an odd password and little room."""
    kind = ComposeDeployment if request.param == "compose" else KubernetesDeployment
    deployed: Deployment = kind.cramped(tmp_path_factory.mktemp("cramped"))
    yield deployed
    deployed.end()


@pytest.fixture
def service(deployment: Deployment) -> Service:
    """Its service, with the sample loaded and nothing else."""
    service = Service(deployment)
    service.wait_until_ready()
    service.load("".join(sample_csv()).encode())
    return service
