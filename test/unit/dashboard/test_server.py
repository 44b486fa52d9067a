import asyncio
import base64
import hashlib
import re

import httpx
import pytest
from starlette.applications import Starlette

from spacelaunch.config import Settings
from spacelaunch.dashboard import server
from spacelaunch.dashboard.land import read_land
from spacelaunch.dashboard.navigation import PAGES


async def _get(path, base):
    transport = httpx.ASGITransport(Starlette(routes=server.make_routes(base)))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        return await client.get(path)


def get(path, base="/"):
    """What is answered at a path where the pages are served below another."""
    return asyncio.run(_get(path, base))


@pytest.mark.parametrize("path", ["/", "/dashboard", "/far/away/"])
def test_each_page_is_answered_below_the_path_and_knows_it(path):
    base = path.rstrip("/")
    for name in ("", *(entry.path for entry in PAGES[1:])):
        answer = get(f"{base}/{name}", path)
        assert answer.status_code == 200
        assert f'BACKEND_BASE_URL:location.origin+"{base}/"' in answer.text


@pytest.mark.parametrize(("path", "base"), [("/", ""), ("/dashboard", "/dashboard")])
def test_the_first_page_is_found_by_its_name_too(path, base):
    answer = get(f"{base}/{PAGES[0].path}?theme=dark", path)
    assert (answer.status_code, answer.headers["Location"]) == (307, f"{base}/?theme=dark")


def test_the_land_of_the_maps_is_answered_below_the_path_and_kept():
    answer = get("/dashboard/land.json", "/dashboard")
    assert answer.json() == read_land()
    assert "max-age" in answer.headers["Cache-Control"]


def test_a_page_may_load_nothing_from_elsewhere_and_be_framed_by_nobody():
    policy = get("/").headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"https?:|\*", policy)


def test_only_the_documents_own_scripts_run():
    answer = get("/")
    scripts = re.findall(r"<script>(.*?)</script>", answer.text, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    assert len(digests) >= 1
    assert all(f"'sha256-{each}'" in answer.headers["Content-Security-Policy"] for each in digests)


def test_nothing_is_told_to_streamlits_makers():
    assert server.make_options(Settings().checked())["browser.gatherUsageStats"] is False


def test_it_listens_where_the_settings_say():
    settings = Settings(dashboard_bind="0.0.0.0", dashboard_port=8600, dashboard_path="/a/")
    options = server.make_options(settings.checked())
    assert (options["server.address"], options["server.port"]) == ("0.0.0.0", 8600)
    assert options["server.baseUrlPath"] == "a"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ["localhost", "127.0.0.1", "[::1]"]),
        ({"dashboard_bind": "0.0.0.0"}, ["*"]),
        (
            {"dashboard_bind": "0.0.0.0", "trusted_hosts": "a.example, b.example"},
            ["localhost", "127.0.0.1", "[::1]", "a.example", "b.example"],
        ),
    ],
)
def test_a_name_that_somebody_else_leads_here_is_refused(given, expected):
    assert server.allowed_hosts(Settings(**given).checked()) == expected
