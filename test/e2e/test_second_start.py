"""What runs is left alone by whatever is started beside it, or after it was killed."""

import os
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from running_stack import RunningStack, is_running
from spacelaunch.client import Client
from worker_process import wait_until


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """One that all but the killed share: nothing that is started beside it may disturb it."""
    stack = RunningStack(tmp_path_factory.mktemp("first"), "--data", "sample")
    yield stack
    stack.end()


@pytest.fixture
def second(first, tmp_path):
    """Run another command to its end, over the folder of the first or over another."""

    def run(*words, folder=first.folder):
        return subprocess.run(
            [sys.executable, "-m", "spacelaunch", *words],
            cwd=tmp_path,
            env={**os.environ, "SPACELAUNCH_DIR": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


YEARS = count(1958)


def draws(stack) -> bool:
    """Whether it draws what was not drawn before, and says that it is well."""
    year = next(YEARS)
    with Client(stack.url, wait_s=60) as client:
        result = client.analyze("timeline", year_from=year)
        return client.is_ready() and result.numbers["rows"][0]["year"] == year


@pytest.mark.parametrize(
    ("port", "folder", "said"),
    [
        pytest.param("0", "same", "another `spacelaunch up` runs", id="same folder, other port"),
        pytest.param("taken", "other", "cannot be used", id="same port, other folder"),
        pytest.param("taken", "same", "another `spacelaunch up` runs", id="same folder and port"),
    ],
)
def test_a_second_up_is_refused_and_the_first_draws_on(first, second, tmp_path, port, folder, said):
    where = first.folder if folder == "same" else tmp_path
    number = first.port if port == "taken" else port
    refused = second("up", "--port", number, folder=where)
    assert (refused.returncode != 0, said in refused.stderr) == (True, True), refused.stderr
    assert draws(first)


def test_a_second_api_at_the_same_port_is_refused(first, second, monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_PORT", first.port)
    refused = second("api")
    assert (refused.returncode, "cannot be used" in refused.stderr) == (2, True)
    assert draws(first)


def test_a_demo_runs_beside_it_and_leaves_its_data_alone(first, second):
    before = first.get("/data/summary").json()
    shown = second("demo", "--data", "sample")
    assert shown.returncode == 0, shown.stderr
    assert first.get("/data/summary").json() == before
    assert draws(first)


def test_what_was_killed_is_started_again_at_once_over_the_same_data(up):
    killed = up("--data", "sample")
    before = killed.get("/data/summary").json()
    children = killed.children()
    killed.process.kill()
    killed.process.wait()
    again = up()
    assert "Loaded before: 4,324 launches" in again.said
    assert again.get("/data/summary").json() == before
    assert draws(again)
    wait_until(lambda: not any(map(is_running, children)))
    assert draws(again)


def test_a_lost_socket_is_noticed_and_mended(first):
    socket = Path((first.folder / "redis.url").read_text().removeprefix("unix://"))
    socket.unlink()
    # Not by a look at `/readyz`, which on a busy machine may come before the loss and after it.
    wait_until(lambda: "has lost its socket" in first.said)
    with Client(first.url) as client:
        wait_until(client.is_ready)
    assert draws(first)


def test_it_serves_over_ipv6_and_says_so(up, monkeypatch):
    monkeypatch.setenv("SPACELAUNCH_BIND", "::1")
    stack = up("--data", "sample")
    assert stack.url == f"http://[::1]:{stack.port}"
    assert stack.get("/readyz").status_code == 200
    assert f"Listening at: {stack.url}" in stack.said


def test_check_finds_it_by_what_it_tells_people_to_type(first, second):
    words = first.said.partition("Is it well: spacelaunch ")[2].splitlines()[0].split()
    checked = second(*words, folder="/nowhere")
    assert checked.returncode == 0, checked.stderr
    assert [line.partition(":")[0] for line in checked.stdout.splitlines()] == [
        "redis", "api", "worker",
    ]  # fmt: skip
