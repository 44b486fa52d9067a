"""The product under attack: for seconds with the other tests, in full with `--full-size`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from running_stack import RunningStack


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full-size", action="store_true", help="attack as long as `make hostile`")


@pytest.fixture(scope="session")
def is_full_size(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--full-size", default=False))


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStack]:
    """`up` as a user starts it, with the sample loaded."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        started = RunningStack(tmp_path_factory.mktemp("up"), "--data", "sample", "--workers", "1")
    yield started
    started.end()
