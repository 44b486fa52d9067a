"""The dashboard in a browser, Debian's Chromium: two widths, both schemes, by mouse and keyboard.

One product for all of it, which demands keys: its dashboard shows one of its own, that may read.
"""

import hashlib
import math
import os
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

import patient_http
from proxy_process import PROGRAM, RunningProxy
from running_dashboard import RunningDashboard, is_well
from running_stack import RunningStack
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.schema import upgrade
from warehouse_questions import fill, odd_documents
from worker_process import wait_until

sync_api = pytest.importorskip("playwright.sync_api")
look = pytest.importorskip("spacelaunch.dashboard.look")
maps = pytest.importorskip("spacelaunch.dashboard.maps")
navigation = pytest.importorskip("spacelaunch.dashboard.navigation")

PATIENCE_MS = 180_000
PHONE, DESK = 360, 1280
# A key of the dashboard's own, and one that the tests ask with.
KEY = "only-the-tests-show-it"
# Maps are drawn by WebGL, which a machine without a screen does by itself.
DRAWS_MAPS = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
IS_DONE = """() =>
  document.querySelector('[data-test-script-state]')?.dataset.testScriptState === 'notRunning'
  && document.querySelector('h1')
  && !document.querySelector('[data-testid="stSpinner"], [data-testid="stSkeleton"]')"""


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
        wait_until(lambda: "dashboard is at " in running.said)
        running.dashboard_url = running.said.partition("dashboard is at ")[2].split()[0]
        wait_until(lambda: is_well(running.dashboard_url))
        yield running
    finally:
        running.end()


@pytest.fixture(scope="module")
def browser():
    program = shutil.which("chromium")
    if program is None and not os.environ.get("CI"):
        pytest.skip("there is no chromium")
    with sync_api.sync_playwright() as playwright:
        # As root, as in a container, Chromium has no sandbox.
        yield playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", *DRAWS_MAPS]
        )


class Reader:
    """Somebody before a screen; what their browser complained of and whom it asked."""

    def __init__(self, page, url):
        self.page, self.url = page, url
        self.complaints, self.hosts = [], set()
        page.set_default_timeout(PATIENCE_MS)
        page.on("console", lambda said: said.type == "error" and self._complain(said.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._note(request.url))

    def _complain(self, text):
        # Somebody's containers started or ended beside the tests; the browser asks again.
        if "ERR_NETWORK_CHANGED" not in text:
            self.complaints.append(text)

    def _note(self, url):
        if url.startswith(("http", "ws")):
            self.hosts.add(urlsplit(url).netloc)

    def open(self, path):
        self.page.goto(self.url + path, timeout=PATIENCE_MS, wait_until="domcontentloaded")
        self.wait()

    def wait(self):
        """Until nothing on the page is still asked for."""
        self.page.wait_for_function(IS_DONE, timeout=PATIENCE_MS)

    def follow(self, title):
        """A link of the list of pages, which a phone hides."""
        opener = self.page.get_by_test_id("stExpandSidebarButton")
        if opener.is_visible():
            opener.click()
        self.page.get_by_role("link", name=title, exact=True).click()
        self.page.wait_for_url(f"**/{'' if title == 'Overview' else title.lower()}")
        self.wait()

    def wait_for_query(self, **wanted):
        self.page.wait_for_url(lambda url: wanted.items() <= query_of(url).items())
        self.wait()

    def sees(self, locator):
        """Waits until it is shown; fails where it never is."""
        sync_api.expect(locator).to_be_visible(timeout=PATIENCE_MS)

    def is_silent(self):
        """Whether it asked nobody but the dashboard, and had nothing to complain of."""
        return (self.complaints, self.hosts) == ([], {urlsplit(self.url).netloc})


def query_of(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


@pytest.fixture
def reader(browser, stack):
    """Open a browser at a width; it ends with the test."""
    contexts = []

    def opening(width=DESK, scheme="light", url=None):
        viewport = {"width": width, "height": 900}
        context = browser.new_context(viewport=viewport, color_scheme=scheme)
        contexts.append(context)
        return Reader(context.new_page(), url or stack.dashboard_url)

    yield opening
    for context in contexts:
        context.close()


def ask(stack, path):
    headers = {"Authorization": f"Bearer {KEY}"}
    return patient_http.get(stack.url + path, headers=headers)


def paper_of(page):
    shown = page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    return "#{:02x}{:02x}{:02x}".format(*map(int, re.findall(r"\d+", shown)[:3]))


@pytest.mark.timeout(900)
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_page_fits_its_width_in_both_schemes_and_asks_nobody_else(reader, width):
    reading = reader(width)
    reading.open("/")
    for entry in navigation.PAGES:
        reading.follow(entry.title)
        for scheme in ("dark", "light"):
            reading.page.emulate_media(color_scheme=scheme)
            paper = look.PALETTES[scheme]["backgroundColor"]
            wait_until(lambda paper=paper: paper_of(reading.page) == paper)
            reading.wait()
            assert reading.page.evaluate("document.documentElement.scrollWidth") <= width
            assert reading.page.get_by_test_id("stException").count() == 0
            assert reading.page.get_by_test_id("stAlertContentError").count() == 0
        assert reading.page.evaluate("[...document.images].every(x => x.naturalWidth > 0)")
        assert reading.is_silent(), (entry.title, reading.complaints, reading.hosts)


def test_launches_are_filtered_by_keyboard_and_the_address_has_the_filter(reader, stack):
    reading = reader()
    reading.open("/launches")
    reading.page.get_by_role("combobox", name="Sector").focus()
    reading.page.keyboard.type("private")
    reading.page.keyboard.press("Enter")
    reading.wait_for_query(sector="private")
    count = int(ask(stack, "/data?sector=private&limit=1").headers["X-Total-Count"])
    reading.sees(reading.page.get_by_text(f"{count:,} launches", exact=True))
    other = reader(PHONE)
    other.open(f"/launches?{urlsplit(reading.page.url).query}")
    other.sees(other.page.get_by_text(f"{count:,} launches", exact=True))
    with reading.page.expect_download() as download:
        reading.page.get_by_role("button", name="Download CSV").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert len(lines) == count + 1
    assert reading.is_silent(), reading.complaints


def test_a_row_leads_to_its_launch_and_so_does_the_address(reader, stack):
    newest = ask(stack, "/data?columns=tidy&sort=-date&limit=1").json()[0]
    reading = reader()
    reading.open("/launches")
    # The boxes before the rows are drawn, so they are found by where they are.
    table = reading.page.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    table.click(position={"x": 18, "y": 52})
    reading.wait_for_query(launch=newest["launch_id"])
    reading.sees(reading.page.get_by_role("heading", name=newest["mission"]))
    other = reader(PHONE)
    other.open(f"/launches?launch={newest['launch_id']}")
    other.sees(other.page.get_by_role("heading", name=newest["mission"]))


@pytest.mark.parametrize(("width", "kind"), [(DESK, "wide"), (PHONE, "narrow")])
def test_a_pad_that_is_clicked_on_the_map_shows_its_launches(reader, stack, width, kind):
    pad = ask(stack, "/launchpads").json()[0]
    reading = reader(width)
    reading.open("/pads")
    drawn = reading.page.locator(f".st-key-{kind}_map_of_pads_frame canvas").first
    drawn.scroll_into_view_if_needed()
    box = drawn.bounding_box()
    x, y = place_on_map(pad, maps.WORLD[kind].zoom)

    def is_chosen():
        # The outlines come after the page; until then there is nothing to click.
        reading.page.mouse.click(box["x"] + box["width"] / 2 + x, box["y"] + box["height"] / 2 - y)
        reading.page.wait_for_timeout(500)
        return "pad=" in reading.page.url

    wait_until(is_chosen)
    reading.wait_for_query(pad=pad["name"])
    reading.sees(reading.page.get_by_role("heading", name=f"Launches from {pad['full_name']}"))
    assert reading.is_silent(), reading.complaints


def place_on_map(pad, zoom, latitude=38, longitude=0):
    """Pixels right of and above the middle of a map in Mercator's projection."""
    scale = 512 * 2**zoom / math.tau

    def northing(degrees):
        return math.log(math.tan(math.pi / 4 + math.radians(degrees) / 2))

    east = math.radians(pad["longitude_deg"] - longitude)
    return scale * east, scale * (northing(pad["latitude_deg"]) - northing(latitude))


def test_the_clock_of_the_satellites_is_moved_by_keyboard_and_played(reader):
    reading = reader()
    reading.open("/satellites")
    reading.sees(reading.page.get_by_text(re.compile("as of 26 Jan 2021, 12:00 UTC")))
    reading.page.get_by_role("slider", name="Clock (UTC)").focus()
    reading.page.keyboard.press("ArrowRight")
    reading.sees(reading.page.get_by_text(re.compile("as of 26 Jan 2021, 12:01 UTC")))
    reading.page.get_by_text("Play", exact=True).click()
    # Whichever of its steps is seen: five minutes, once or more often.
    reading.sees(
        reading.page.get_by_text(re.compile("as of 26 Jan 2021, (12:(06|[1-5][16])|1[3-9]:)"))
    )
    assert reading.is_silent(), reading.complaints


def test_an_analysis_is_asked_for_by_keyboard_alone(reader):
    reading = reader()
    reading.open("/analyses")
    for _ in range(60):
        reading.page.keyboard.press("Tab")
        if "Analysis" in reading.page.evaluate("document.activeElement.ariaLabel ?? ''"):
            break
    reading.page.keyboard.type("geography")
    reading.page.keyboard.press("Enter")
    reading.wait_for_query(analysis="geography")
    reading.sees(reading.page.locator('img.chart.wide[alt^="World map"]'))


def test_behind_a_proxy_below_a_path_it_is_whole(reader, stack, tmp_path):
    if not (shutil.which("nginx") or Path(PROGRAM).exists()):
        assert not os.environ.get("CI"), "CI must have nginx"
        pytest.skip("nginx is missing; for example: sudo apt-get install nginx-light")
    dashboard = RunningDashboard(tmp_path, stack.url, "/dashboard", KEY)
    proxy = RunningProxy(stack.url, tmp_path, dashboard.url)
    try:
        wait_until(lambda: is_well(f"{proxy.url}/dashboard"))
        reading = reader(url=f"{proxy.url}/dashboard")
        reading.open("")
        reading.follow("Pads")
        assert reading.page.url == f"{proxy.url}/dashboard/pads"
        answered = reading.page.request.get(f"{proxy.url}/dashboard/land.json")
        assert answered.status == 200
        pads = ask(stack, "/launchpads").json()
        reading.open(f"/pads?pad={pads[0]['name']}")
        shown = reading.page.get_by_role("heading", name=f"Launches from {pads[0]['full_name']}")
        reading.sees(shown)
        assert reading.is_silent(), (reading.complaints, reading.hosts)
    finally:
        proxy.end()
        dashboard.end()
