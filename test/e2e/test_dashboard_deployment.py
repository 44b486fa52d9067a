"""The dashboard in containers, by Compose: below a path, with a key of its own, beside the proxy.

Not run unless asked for: `.ci/run e2e-compose`. The tests share one stack, in their order. Its
pages are asked by their socket, and looked at in Chromium where this machine has it.
"""

from __future__ import annotations

import logging
import shutil
from contextlib import suppress

import httpx
import pytest
from websockets.exceptions import WebSocketException

from compose_deployment import ComposeDeployment
from deployment import Service
from opened_page import open_page
from spacelaunch.sources.sample import sample_csv
from worker_process import wait_until

pytestmark = [pytest.mark.timeout(1_800), pytest.mark.compose]

KEY = "only-the-dashboard-shows-it"
PATIENCE_S = 300
PAGES = ("", "launches", "analyses", "pads", "rockets", "satellites", "pipeline")


@pytest.fixture(scope="module")
def stack():
    logging.getLogger("httpx").setLevel(logging.WARNING)
    deployed = ComposeDeployment.shown(KEY)
    try:
        wait_until(lambda: {*deployed.states().values()} == {"healthy"}, PATIENCE_S)
        made = deployed.run_in_api("spacelaunch keys create --scope write --name loader")
        writing = made.decode().split()[0]
        loaded = Service(deployed).ask(
            "POST",
            "/data",
            files={"file": ("launches.csv", "".join(sample_csv()).encode())},
            headers={"Authorization": f"Bearer {writing}"},
        )
        assert loaded.status_code == 201, loaded.text
        yield deployed
    finally:
        deployed.end()
    assert deployed.states() == {}


def said(url, page=""):
    """What a page says; nothing while it cannot be asked."""
    with suppress(OSError, WebSocketException):
        return " ".join(open_page(url, page))
    return ""


def test_its_own_key_may_read_and_no_more(stack):
    service, shown = Service(stack), {"Authorization": f"Bearer {KEY}"}
    assert service.ask("GET", "/data?limit=1").status_code == 401
    assert service.ask("GET", "/data?limit=1", headers=shown).status_code == 200
    assert service.ask("DELETE", "/data", headers=shown).status_code == 403


def test_it_is_well_below_its_path_and_nowhere_else(stack):
    for url in (stack.dashboard_url, f"{stack.proxy_url}/dashboard"):
        assert httpx.get(f"{url}/_stcore/health", timeout=60).text == "ok"
        assert "Space Launches" in httpx.get(f"{url}/launches", timeout=60).text
    root = stack.dashboard_url.removesuffix("/dashboard")
    assert httpx.get(f"{root}/_stcore/health", timeout=60).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_shown_through_the_proxy(stack, page):
    told = " ".join(open_page(f"{stack.proxy_url}/dashboard", page))
    assert told
    # Where no key is shown, or too little a one, a page names it.
    assert "SPACELAUNCH_API_KEY" not in told


def test_its_figures_are_those_of_the_api(stack):
    shown = {"Authorization": f"Bearer {KEY}"}
    summary = Service(stack).ask("GET", "/data/summary", headers=shown).json()
    for url in (stack.dashboard_url, f"{stack.proxy_url}/dashboard"):
        assert f"Launches: {summary['launch_count']:,}" in open_page(url)


def test_nothing_runs_as_root_and_no_password_is_known_to_it(stack):
    assert stack.run_in("dashboard", "id -u").strip() == b"1000"
    environment = stack.run_in("dashboard", "env")
    assert b"REDIS" not in environment
    assert b"WAREHOUSE" not in environment


def test_in_a_browser_it_is_whole_below_the_path(stack):
    if not shutil.which("chromium"):
        pytest.skip("there is no chromium; its pages are asked by their socket above")
    reader = pytest.importorskip("reader")
    with reader.open_browser() as browser:
        reading = reader.Reader(browser, f"{stack.proxy_url}/dashboard")
        reading.open("/analyses?analysis=timeline")
        reading.sees(reading.page.locator(".st-key-wide-chart-timeline img"))
        reading.follow("Launches")
        assert reading.page.url == f"{stack.proxy_url}/dashboard/launches"
        assert reading.is_silent(), (reading.complaints, reading.hosts)


def test_an_api_that_is_away_is_said_and_comes_back_by_itself(stack):
    stack.stop_api()
    wait_until(lambda: "no server" in said(stack.dashboard_url).lower(), PATIENCE_S)
    assert stack.states()["dashboard"] == "healthy"
    stack.start_api()
    wait_until(lambda: "Launches: " in said(stack.dashboard_url), PATIENCE_S)
