import re
from dataclasses import replace

import pytest

from factories import NOW
from pages import Page
from spacelaunch.api.app import create_app
from spacelaunch.bootstrap import open_stores
from spacelaunch.config import Settings
from spacelaunch.queries.registry import ANALYSES

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"}


@pytest.mark.parametrize("accept", ["*/*", "text/plain", None, "application/json"])
def test_curl_and_programs_get_what_help_says(loaded, accept):
    headers = {"Accept": accept} if accept else {}
    index, told = loaded.get("/", headers=headers), loaded.get("/help", headers=headers)
    assert (index.mimetype, index.data) == (told.mimetype, told.data)
    assert "Accept" in index.vary


def test_a_browser_gets_a_page_of_what_is_loaded_until_when(loaded):
    answer = loaded.get("/", headers=BROWSER)
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    summary = loaded.get("/data/summary").get_json()
    assert "2 launches, " in answer.text
    assert f"to {summary['data_until'][:10]}" in answer.text
    assert f"version {summary['version']}" in answer.text


def test_each_analysis_has_its_picture_its_page_and_its_forms(loaded):
    page = Page(loaded.get("/", headers=BROWSER).text)
    for name in ANALYSES:
        assert f"/charts/{name}.svg?size=5x4" in page.images
        assert f"/charts/{name}.svg?size=5x4&theme=dark" in page.images
        assert {f"/charts/{name}.{form}" for form in ("html", "png", "svg", "csv", "json")} <= {
            *page.links
        }


def test_everything_that_the_page_names_is_there_or_being_drawn(loaded):
    page = Page(loaded.get("/", headers=BROWSER).text)
    for address in {*page.links, *page.images}:
        waits = "&wait=0" if "?" in address else "?wait=0"
        path = address + waits if address.startswith("/charts/") else address
        assert loaded.get(path).status_code in (200, 503), path


def test_looking_at_the_page_asks_for_nothing(loaded):
    loaded.get("/", headers=BROWSER)
    assert loaded.get("/jobs").get_json() == []


def test_what_was_drawn_in_either_theme_is_told_in_words(loaded, fake_stores):
    loaded.get("/charts/sector.svg?size=5x4&theme=dark&wait=0")
    (job,) = loaded.get("/jobs").get_json()
    numbers = b'{"finding":"All <private>","alt":"Two \\"bars\\""}'
    fake_stores.results.save(job["id"], {"json": numbers})
    fake_stores.jobs.change(job["id"], lambda job: job.started("c", "w", NOW))
    far = NOW.replace(year=2099)
    fake_stores.jobs.change(job["id"], lambda job: job.completed("c", NOW, far))
    page = loaded.get("/", headers=BROWSER).text
    assert "All &lt;private&gt;" in page
    assert 'Two "bars"' in Page(page).alts


def test_the_page_runs_no_script_and_loads_only_from_us(loaded):
    answer = loaded.get("/", headers=BROWSER)
    page = Page(answer.text)
    policy = answer.headers["Content-Security-Policy"]
    assert "script" not in policy
    assert "'unsafe" not in policy
    assert (page.scripts, [a for a in page.images if not a.startswith("/charts/")]) == ([], [])
    assert not re.search(r"https?://(?!localhost)", answer.text.replace("http://www.w3.org", ""))


def test_where_nothing_is_loaded_it_says_how_to_load(client):
    answer = client.get("/", headers={**BROWSER, "Host": "127.0.0.1:81"})
    assert "curl -X POST -F file=@launches.csv 127.0.0.1:81/data" in answer.text
    assert Page(answer.text).images == []


def test_where_keys_are_required_it_tells_nothing_of_the_data(loaded):
    context = loaded.application.extensions["spacelaunch"]
    locked = replace(context, settings=replace(context.settings, api_keys="required"))
    loaded.application.extensions["spacelaunch"] = locked
    answer = loaded.get("/", headers=BROWSER)
    assert (answer.status_code, "Authorization: Bearer" in answer.text) == (200, True)
    assert loaded.get("/data/summary").status_code == 401
    assert "launches, " not in answer.text


def test_without_redis_it_says_so_and_curl_gets_the_usage(monkeypatch):
    settings = Settings(redis_url="redis://127.0.0.1:1").checked()
    client = create_app(settings, open_stores(settings)).test_client()
    answer = client.get("/", headers=BROWSER)
    assert (answer.status_code, 'role="alert"' in answer.text) == (200, True)
    assert client.get("/").text.startswith("Space Launches")


def test_behind_a_proxy_everything_stands_below_its_path(loaded):
    answer = loaded.get("/", headers=BROWSER, environ_overrides={"SCRIPT_NAME": "/launches"})
    page = Page(answer.text)
    ours = {*page.links, *page.images}
    assert {address for address in ours if not address.startswith("/launches/")} == set()
