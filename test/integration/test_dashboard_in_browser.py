"""The dashboard in a browser, Debian's Chromium: two widths, both schemes, by mouse and keyboard.

One product for all of it, which demands keys: its dashboard shows one of its own, that may read.
One reader goes from page to page, as people do, and makes the window as narrow as a phone: to start
Streamlit's code, or to draw a map on a machine without a screen, takes seconds of a processor each
time, so it is done only where that is what is asked.
"""

import hashlib
import math
import os
import re
import shutil
import time
from contextlib import suppress
from http.client import HTTPConnection
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

import patient_http
from proxy_process import PROGRAM, RunningProxy
from running_dashboard import RunningDashboard, dashboard_of
from running_stack import RunningStack
from shell import free_port
from spacelaunch.charts.kit.style import THEMES
from spacelaunch.warehouse.engines import open_engine
from warehouse_questions import fill, odd_documents
from worker_process import wait_until

reader = pytest.importorskip("reader")
look = pytest.importorskip("spacelaunch.dashboard.look")
maps = pytest.importorskip("spacelaunch.dashboard.maps")
navigation = pytest.importorskip("spacelaunch.dashboard.navigation")

PHONE, DESK = reader.PHONE, reader.DESK
# A key of the dashboard's own, and one that the tests ask with.
KEY = "only-the-tests-show-it"


@pytest.fixture(scope="module")
def stack(tmp_path_factory, warehouses):
    folder = tmp_path_factory.mktemp("up")
    warehouse_url = warehouses.migrated("sqlite")
    warehouse = open_engine(warehouse_url)
    fill(warehouse, odd_documents())
    warehouse.dispose()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPACELAUNCH_WAREHOUSE_URL", warehouse_url)
        patch.setenv("SPACELAUNCH_DASHBOARD_PORT", "0")
        digest = hashlib.sha256(KEY.encode()).hexdigest()
        patch.setenv("SPACELAUNCH_API_KEYS", f"required,tests:read:{digest}")
        running = RunningStack(folder, "--data", "sample", "--dashboard", "--workers", "1")
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
def reading(browser, stack):
    """Somebody who has opened the first page; their window is as wide as each test wants it."""
    opened = reader.Reader(browser, stack.dashboard_url)
    opened.open("/")
    return opened


@pytest.fixture(scope="module")
def visited(reading, request):
    """On one page, at a desk and in daylight; all tests of a page share one visit."""
    reading.resize(DESK)
    reading.page.emulate_media(color_scheme="light")
    reading.follow(request.param)
    return reading


def on(*titles):
    """The pages that a test visits."""
    return pytest.mark.parametrize("visited", titles, indirect=True, scope="module")


def ask(stack, path):
    headers = {"Authorization": f"Bearer {KEY}"}
    return patient_http.get(stack.url + path, headers=headers)


def paper_of(page):
    shown = page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    return "#{:02x}{:02x}{:02x}".format(*map(int, re.findall(r"\d+", shown)[:3]))


@pytest.mark.timeout(900)
@on(*(entry.title for entry in navigation.PAGES))
def test_a_page_fits_both_widths_in_both_schemes_and_asks_nobody_else(visited):
    check_look(visited, DESK, "light")
    visited.resize(PHONE)
    visited.page.emulate_media(color_scheme="dark")
    check_look(visited, PHONE, "dark")
    assert visited.is_silent(), (visited.complaints, visited.hosts)


def check_paper(reading, scheme):
    paper = look.PALETTES[scheme]["backgroundColor"]
    wait_until(lambda: paper_of(reading.page) == paper)


def check_look(reading, width, scheme):
    check_paper(reading, scheme)
    # They follow the page, with no key pressed.
    wait_until(lambda: papers_of(reading.page) <= {THEMES[scheme].paper})
    assert reading.page.evaluate("document.documentElement.scrollWidth") <= width
    assert reading.page.get_by_test_id("stException").count() == 0
    assert reading.page.get_by_test_id("stAlertContentError").count() == 0
    assert reading.page.evaluate("[...document.images].every(x => x.naturalWidth > 0)")


def papers_of(page):
    """Of the pictures that are seen, in the corner below; above may be a warning."""
    seen = [
        each.screenshot()
        for each in page.locator('[class*="-chart-"] img').all()
        if each.is_visible()
    ]
    drawn = [Image.open(BytesIO(each)).convert("RGB") for each in seen]
    return {"#{:02x}{:02x}{:02x}".format(*each.getpixel((8, each.height - 8))) for each in drawn}


@on("Launches")
def test_launches_are_filtered_by_keyboard_and_the_address_has_the_filter(visited, stack):
    visited.page.get_by_role("combobox", name="Sector").focus()
    visited.page.keyboard.type("private")
    visited.page.keyboard.press("Enter")
    visited.wait_for_query(sector="private")
    count = int(ask(stack, "/data?sector=private&limit=1").headers["X-Total-Count"])
    visited.reads(f"{count:,} launches")
    with visited.page.expect_download() as download:
        visited.page.get_by_role("button", name="Download CSV").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert len(lines) == count + 1
    assert visited.is_silent(), visited.complaints


@on("Launches")
def test_a_row_leads_to_its_launch_and_who_is_sent_the_address_sees_the_same(visited, stack):
    newest = ask(stack, "/data?columns=tidy&sort=-date&sector=private&limit=1").json()[0]
    visited.open("/launches?sector=private")
    visited.choose_row(1)
    visited.wait_for_query(launch=newest["launch_id"], sector="private")
    visited.sees(visited.page.get_by_role("heading", name=newest["mission"]))
    # Streamlit knows nobody who comes by an address: nothing but that tells what to show.
    visited.open(f"/launches?{urlsplit(visited.page.url).query}")
    visited.sees(visited.page.get_by_role("heading", name=newest["mission"]))
    count = int(ask(stack, "/data?sector=private&limit=1").headers["X-Total-Count"])
    visited.reads(f"{count:,} launches")


@on("Pads")
@pytest.mark.parametrize(("width", "kind", "place"), [(PHONE, "narrow", 0), (DESK, "wide", 1)])
def test_a_pad_that_is_clicked_on_the_map_shows_its_launches(visited, stack, width, kind, place):
    pad = ask(stack, "/launchpads").json()[place]
    visited.resize(width)
    drawn = visited.page.locator(f".st-key-{kind}_map_of_pads_frame canvas").first
    x, y = place_on_map(pad, maps.WORLD[kind].zoom)

    def is_chosen():
        # The outlines come after the page; until then there is nothing to click.
        drawn.scroll_into_view_if_needed()
        box = drawn.bounding_box()
        visited.page.mouse.click(box["x"] + box["width"] / 2 + x, box["y"] + box["height"] / 2 - y)
        # A second click on the same pad lets go of it, so there is time enough for the first.
        with suppress(reader.TimeoutError):
            visited.wait_for_query(20_000, pad=pad["name"])
            return True
        return False

    wait_until(is_chosen)
    visited.sees(visited.page.get_by_role("heading", name=f"Launches from {pad['full_name']}"))
    assert visited.is_silent(), visited.complaints


def place_on_map(pad, zoom, latitude=38, longitude=0):
    """Pixels right of and above the middle of a map in Mercator's projection."""
    scale = 512 * 2**zoom / math.tau

    def northing(degrees):
        return math.log(math.tan(math.pi / 4 + math.radians(degrees) / 2))

    east = math.radians(pad["longitude_deg"] - longitude)
    return scale * east, scale * (northing(pad["latitude_deg"]) - northing(latitude))


@on("Satellites")
def test_the_clock_of_the_satellites_is_moved_by_keyboard_and_played(visited):
    # On a phone the globe is small, and drawn by a machine without a screen.
    visited.resize(PHONE)
    visited.reads(re.compile("as of 26 Jan 2021, 12:00 UTC"))
    visited.page.get_by_role("slider", name="Clock (UTC)").focus()
    visited.page.keyboard.press("ArrowRight")
    visited.reads(re.compile("as of 26 Jan 2021, 12:01 UTC"))
    visited.page.get_by_text("Play", exact=True).click()
    # Whichever of its steps is seen: five minutes, once or more often.
    visited.reads(re.compile("as of 26 Jan 2021, (12:(06|[1-5][16])|1[3-9]:)"))
    visited.page.get_by_text("Play", exact=True).click()
    assert visited.is_silent(), visited.complaints


@on("Analyses")
def test_an_analysis_is_asked_for_by_keyboard_alone(visited):
    for _ in range(60):
        visited.page.keyboard.press("Tab")
        if "Analysis" in visited.page.evaluate("document.activeElement.ariaLabel ?? ''"):
            break
    # One that the page of the rockets draws as well.
    visited.page.keyboard.type("core-reuse")
    visited.page.keyboard.press("Enter")
    visited.wait_for_query(analysis="core-reuse")
    visited.sees(visited.page.get_by_role("img", name=re.compile("^Bars of flights by core")))


def test_a_file_is_answered_at_once(stack):
    """A server that sends the head of an answer by itself then waits 40 ms for an ACK."""
    parts, took = urlsplit(stack.dashboard_url), []
    connection = HTTPConnection(parts.hostname, parts.port, timeout=60)
    for _ in range(30):
        began = time.monotonic()
        connection.request("GET", "/favicon.png")
        assert connection.getresponse().read()
        took.append(time.monotonic() - began)
    connection.close()
    # The first answer on a connection is acknowledged at once.
    assert min(took[1:]) < 0.03


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
        reading.open("/pipeline?source=gcat")
        reading.reads(re.compile(f"No server answers at http://127.0.0.1:{port}"))
        api = RunningProxy(stack.url, behind, port=port)
        reading.page.get_by_role("button", name="Ask again").click()
        reading.sees(reading.page.get_by_role("heading", name="Quarantine"))
        assert reading.page.url == f"{proxy.url}/dashboard/pipeline?source=gcat"
        answered = reading.page.request.get(f"{proxy.url}/dashboard/land.json")
        assert answered.status == 200
        api.end()
        reading.follow("Rockets")
        reading.reads(re.compile(f"No server answers at http://127.0.0.1:{port}"))
        assert reading.page.url == f"{proxy.url}/dashboard/rockets"
        assert reading.is_silent(), (reading.complaints, reading.hosts)
    finally:
        if api:
            api.end()
        proxy.end()
        dashboard.end()
