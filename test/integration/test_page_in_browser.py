"""The pages in a browser, Debian's Chromium: two widths, both schemes, by keyboard.

The application is served by this process: what is looked at here is what a browser makes of it.
"""

import os
import shutil
from urllib.parse import parse_qs, urlsplit

import pytest

from data_sets import load_csv
from drawing_app import make_drawing_app, serve
from fake_stores import make_fake_stores
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.sources.sample import sample_csv

sync_api = pytest.importorskip("playwright.sync_api")

PATIENCE_MS = 180_000
PHONE, DESK = 360, 1280
CHART = "/charts/timeline.html?year_from=1990"


@pytest.fixture(scope="module")
def url():
    stores = make_fake_stores()
    load_csv(stores.launches, "".join(sample_csv(rows=300)).encode(), "sample.csv")
    with serve(make_drawing_app(stores)) as served:
        yield served


@pytest.fixture(scope="module")
def browser():
    program = shutil.which("chromium")
    if program is None and not os.environ.get("CI"):
        pytest.skip("there is no chromium")
    with sync_api.sync_playwright() as playwright:
        # As root, as in a container, Chromium has no sandbox.
        yield playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])


@pytest.fixture
def open_page(browser, url):
    """Open a page of the service; gives it with the hosts that it asked."""
    pages = []

    def opening(path, width=DESK, scheme="light", is_drawn=True):
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        pages.append(page)
        hosts = set()
        page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        page.set_default_timeout(PATIENCE_MS)
        if not is_drawn:
            page.route("**/charts/*.svg*", lambda route: route.abort())
        page.goto(url + path, timeout=PATIENCE_MS, wait_until="domcontentloaded")
        return page, hosts

    yield opening
    for page in pages:
        page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_charts_page_fits_its_width_and_its_scheme_and_asks_nobody_else(
    open_page, url, width, scheme
):
    page, hosts = open_page(CHART, width, scheme)
    # Not `wait_for_function`, which evaluates a text inside the page: our policy forbids that.
    page.wait_for_load_state("load")
    assert page.evaluate("[...document.images].every(x => x.naturalWidth > 0)")
    shown = parse_qs(urlsplit(page.evaluate("document.images[0].currentSrc")).query)
    assert shown.get("theme", ["light"]) == [scheme]
    assert ("size" in shown) == (width == PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    reds = int(paper.partition("(")[2].partition(",")[0])
    assert (reds < 128) == (scheme == "dark")
    assert hosts == {urlsplit(url).netloc}


def test_a_form_is_filled_in_and_sent_by_keyboard(open_page):
    page, _ = open_page(CHART)
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "year_from":
            break
    page.keyboard.press("Control+A")
    page.keyboard.type("2000")
    page.keyboard.press("Enter")
    page.wait_for_url("**year_from=2000**", timeout=PATIENCE_MS)
    assert page.locator("#year_from").input_value() == "2000"
    assert "year_from=2000" in page.evaluate(
        "document.images[0].currentSrc || document.images[0].src"
    )


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_the_first_page_leads_to_each_analysis_and_asks_nobody_else(open_page, url, width):
    # Its dozen pictures are not what is looked at.
    page, hosts = open_page("/", width, is_drawn=False)
    links = page.eval_on_selector_all("a", "all => all.map(x => new URL(x.href).pathname)")
    assert {f"/charts/{name}.html" for name in ANALYSES} <= set(links)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert hosts == {urlsplit(url).netloc}
