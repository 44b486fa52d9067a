"""The dashboard in a browser, Debian's Chromium: two widths, both schemes, by mouse and keyboard.

One product for all of it, which demands keys: its dashboard shows one of its own, that may read.
One reader at a desk and one with a phone go from page to page, as people do: Streamlit's code is
started anew only where that is what is asked.
"""

import hashlib
import math
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import patient_http
from proxy_process import PROGRAM, RunningProxy
from running_dashboard import RunningDashboard, dashboard_of
from running_stack import RunningStack
from shell import free_port
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.schema import upgrade
from warehouse_questions import fill, odd_documents
from worker_process import wait_until

reader = pytest.importorskip("reader")
look = pytest.importorskip("spacelaunch.dashboard.look")
maps = pytest.importorskip("spacelaunch.dashboard.maps")
navigation = pytest.importorskip("spacelaunch.dashboard.navigation")

# A key of the dashboard's own, and one that the tests ask with.
KEY = "only-the-tests-show-it"


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    folder = tmp_path_factory.mktemp("up")
    warehouse = open_engine(f"sqlite:///{folder / 'warehouse.sqlite'}")
    upgrade(warehouse)
    fill(warehouse, odd_documents())
    warehouse.dispose()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPACELAUNCH_DASHBOARD_PORT", "0")
        digest = hashlib.sha256(KEY.encode()).hexdigest()
        patch.setenv("SPACELAUNCH_API_KEYS", f"required,tests:read:{digest}")
        running = RunningStack(folder, "--data", "sample", "--dashboard")
    try:
        running.dashboard_url = dashboard_of(running)
        yield running
    finally:
        running.end()


@pytest.fixture(scope="module")
def browser():
    if not shutil.which("chromium") and not os.environ.get("CI"):
        pytest.skip("there is no chromium; for example: sudo apt-get install chromium")
    with reader.open_browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def desk(browser, stack):
    """Somebody at a desk, who has opened the first page."""
    reading = reader.Reader(browser, stack.dashboard_url)
    reading.open("/")
    return reading


@pytest.fixture(scope="module")
def phone(browser, stack):
    """Somebody with a phone, who has."""
    reading = reader.Reader(browser, stack.dashboard_url, reader.PHONE)
    reading.open("/")
    return reading


def ask(stack, path):
    headers = {"Authorization": f"Bearer {KEY}"}
    return patient_http.get(stack.url + path, headers=headers)


def paper_of(page):
    shown = page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    return "#{:02x}{:02x}{:02x}".format(*map(int, re.findall(r"\d+", shown)[:3]))


@pytest.mark.timeout(900)
@pytest.mark.parametrize("who", ["desk", "phone"])
def test_every_page_fits_its_width_in_both_schemes_and_asks_nobody_else(request, who):
    reading = request.getfixturevalue(who)
    width = reading.page.viewport_size["width"]
    # The scheme is changed half as often when each page begins with the one before's.
    schemes = ["dark", "light"]
    for entry in navigation.PAGES:
        reading.follow(entry.title)
        schemes.reverse()
        for scheme in schemes:
            reading.page.emulate_media(color_scheme=scheme)
            paper = look.PALETTES[scheme]["backgroundColor"]
            wait_until(lambda paper=paper: paper_of(reading.page) == paper)
            reading.wait()
            assert reading.page.evaluate("document.documentElement.scrollWidth") <= width
            assert reading.page.get_by_test_id("stException").count() == 0
            assert reading.page.get_by_test_id("stAlertContentError").count() == 0
        assert reading.page.evaluate("[...document.images].every(x => x.naturalWidth > 0)")
        assert reading.is_silent(), (entry.title, reading.complaints, reading.hosts)


def test_launches_are_filtered_by_keyboard_and_the_address_has_the_filter(desk, stack):
    desk.follow("Launches")
    desk.page.get_by_role("combobox", name="Sector").focus()
    desk.page.keyboard.type("private")
    desk.page.keyboard.press("Enter")
    desk.wait_for_query(sector="private")
    count = int(ask(stack, "/data?sector=private&limit=1").headers["X-Total-Count"])
    desk.sees(desk.page.get_by_text(f"{count:,} launches", exact=True))
    with desk.page.expect_download() as download:
        desk.page.get_by_role("button", name="Download CSV").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert len(lines) == count + 1
    assert desk.is_silent(), desk.complaints


def test_a_row_leads_to_its_launch_and_who_is_sent_the_address_sees_the_same(desk, phone, stack):
    newest = ask(stack, "/data?columns=tidy&sort=-date&limit=1").json()[0]
    desk.follow("Overview")  # where nothing is filtered
    desk.follow("Launches")
    desk.choose_row(1)
    desk.wait_for_query(launch=newest["launch_id"])
    desk.sees(desk.page.get_by_role("heading", name=newest["mission"]))
    phone.open(f"/launches?{urlsplit(desk.page.url).query}&sector=private")
    phone.sees(phone.page.get_by_role("heading", name=newest["mission"]))
    count = int(ask(stack, "/data?sector=private&limit=1").headers["X-Total-Count"])
    phone.sees(phone.page.get_by_text(f"{count:,} launches", exact=True))


@pytest.mark.parametrize(("width", "kind"), [(reader.DESK, "wide"), (reader.PHONE, "narrow")])
def test_a_pad_that_is_clicked_on_the_map_shows_its_launches(browser, stack, width, kind):
    pad = ask(stack, "/launchpads").json()[0]
    # Of their own: on a phone that was about before, the list of pages may lie over the map.
    reading = reader.Reader(browser, stack.dashboard_url, width)
    reading.open("/pads")
    drawn = reading.page.locator(f".st-key-{kind}_map_of_pads_frame canvas").first
    x, y = place_on_map(pad, maps.WORLD[kind].zoom)

    def is_chosen():
        # The outlines come after the page; until then there is nothing to click.
        drawn.scroll_into_view_if_needed()
        box = drawn.bounding_box()
        reading.page.mouse.click(box["x"] + box["width"] / 2 + x, box["y"] + box["height"] / 2 - y)
        # A second click on the same pad lets go of it, so there is time enough for the first.
        with suppress(reader.TimeoutError):
            reading.page.wait_for_url("**pad=**", timeout=20_000)
        return "pad=" in reading.page.url

    wait_until(is_chosen)
    reading.wait_for_query(pad=pad["name"])
    reading.sees(reading.page.get_by_role("heading", name=f"Launches from {pad['full_name']}"))
    assert reading.is_silent(), reading.complaints
    reading.close()


def place_on_map(pad, zoom, latitude=38, longitude=0):
    """Pixels right of and above the middle of a map in Mercator's projection."""
    scale = 512 * 2**zoom / math.tau

    def northing(degrees):
        return math.log(math.tan(math.pi / 4 + math.radians(degrees) / 2))

    east = math.radians(pad["longitude_deg"] - longitude)
    return scale * east, scale * (northing(pad["latitude_deg"]) - northing(latitude))


def test_the_clock_of_the_satellites_is_moved_by_keyboard_and_played(desk):
    desk.follow("Satellites")
    desk.reads(re.compile("as of 26 Jan 2021, 12:00 UTC"))
    desk.page.get_by_role("slider", name="Clock (UTC)").focus()
    desk.page.keyboard.press("ArrowRight")
    desk.reads(re.compile("as of 26 Jan 2021, 12:01 UTC"))
    desk.page.get_by_text("Play", exact=True).click()
    # Whichever of its steps is seen: five minutes, once or more often.
    desk.reads(re.compile("as of 26 Jan 2021, (12:(06|[1-5][16])|1[3-9]:)"))
    desk.page.get_by_text("Play", exact=True).click()
    assert desk.is_silent(), desk.complaints


def test_an_analysis_is_asked_for_by_keyboard_alone(desk):
    desk.follow("Analyses")
    for _ in range(60):
        desk.page.keyboard.press("Tab")
        if "Analysis" in desk.page.evaluate("document.activeElement.ariaLabel ?? ''"):
            break
    desk.page.keyboard.type("geography")
    desk.page.keyboard.press("Enter")
    desk.wait_for_query(analysis="geography")
    desk.sees(desk.page.locator('img.chart.wide[alt^="World map"]'))


def test_below_a_path_it_is_whole_and_says_when_the_api_is_away_and_when_it_is_back(
    browser, stack, tmp_path_factory
):
    if not (shutil.which("nginx") or Path(PROGRAM).exists()):
        assert not os.environ.get("CI"), "CI must have nginx"
        pytest.skip("nginx is missing; for example: sudo apt-get install nginx-light")
    folder, behind = tmp_path_factory.mktemp("before"), tmp_path_factory.mktemp("behind")
    port = free_port()
    # One proxy leads to the dashboard, another one to the API, which is away when that ends.
    dashboard = RunningDashboard(folder, f"http://127.0.0.1:{port}", "/dashboard", KEY)
    proxy = RunningProxy(stack.url, folder, dashboard.url)
    api = None
    try:
        reading = reader.Reader(browser, f"{proxy.url}/dashboard")
        pad = ask(stack, "/launchpads").json()[0]
        reading.open(f"/pads?pad={pad['name']}")
        reading.reads(re.compile(f"No server answers at http://127.0.0.1:{port}"))
        api = RunningProxy(stack.url, behind, port=port)
        reading.page.get_by_role("button", name="Ask again").click()
        reading.sees(reading.page.get_by_role("heading", name=f"Launches from {pad['full_name']}"))
        assert reading.page.url.startswith(f"{proxy.url}/dashboard/pads?")
        answered = reading.page.request.get(f"{proxy.url}/dashboard/land.json")
        assert answered.status == 200
        api.end()
        reading.follow("Launches")
        reading.reads(re.compile(f"No server answers at http://127.0.0.1:{port}"))
        assert reading.page.url == f"{proxy.url}/dashboard/launches"
        assert reading.is_silent(), (reading.complaints, reading.hosts)
    finally:
        if api:
            api.end()
        proxy.end()
        dashboard.end()
