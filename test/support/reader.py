"""Somebody before a screen: Debian's Chromium, by Playwright, and the dashboard in it.

Used by the tests in a browser, by what draws `docs/dashboard`, and by the bench of the first page.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import (
    Browser,
    Locator,
    Page,
    Request,
    TimeoutError,
    expect,
    sync_playwright,
)

PATIENCE_MS = 180_000
_LOOK_MS = 5_000
_AGAIN_MS = 100
# Somebody's containers started or ended on this machine, and Chromium lets go of all that it asked.
_CUT = "ERR_NETWORK_CHANGED"
PHONE, DESK = 360, 1280
# As root, as in a container, Chromium has no sandbox. Maps are drawn by WebGL, which a machine
# without a screen may do by itself; all else is drawn without it.
_OPTIONS = ("--no-sandbox", "--enable-unsafe-swiftshader")
IS_DONE = """() =>
  document.querySelector('[data-test-script-state]')?.dataset.testScriptState === 'notRunning'
  && document.querySelector('h1')
  && !document.querySelector('[data-testid="stSpinner"], [data-testid="stSkeleton"]')"""


@contextmanager
def open_browser() -> Iterator[Browser]:
    """One with nothing in it."""
    program = shutil.which("chromium")
    assert program, "there is no chromium; for example: sudo apt-get install chromium"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program, args=[*_OPTIONS])


class Reader:
    """A page of theirs, what their browser complained of, and whom it asked."""

    def __init__(
        self,
        browser: Browser,
        url: str,
        width: int = DESK,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
    ) -> None:
        self.url = url
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.hosts: set[str] = set()
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.on("console", lambda said: self._complain(said.text, said.type == "error"))
        self.page.on("pageerror", lambda error: self._complain(str(error), True))
        self.page.on("request", lambda request: self._note(request.url))
        self._was_cut = False
        self.page.on("requestfailed", self._look_whether_cut)

    def open(self, path: str) -> None:
        """By its address, which starts Streamlit's code anew."""
        self.page.goto(self.url + path, timeout=PATIENCE_MS, wait_until="domcontentloaded")
        self.wait()

    def wait(self) -> None:
        """Until nothing on the page is still asked for; what was cut off is loaded again."""
        until = time.monotonic() + PATIENCE_MS / 1_000
        while not self._is_done() or self._was_cut:
            assert time.monotonic() < until, f"{self.page.url} is not done; {self.complaints}"
            if self._was_cut:
                self._was_cut = False
                self.page.reload(wait_until="domcontentloaded", timeout=PATIENCE_MS)

    def resize(self, width: int) -> None:
        """Make the window as wide as that."""
        height = (self.page.viewport_size or {"height": 900})["height"]
        self.page.set_viewport_size({"width": width, "height": height})

    def follow(self, title: str) -> None:
        """A link of the list of pages, which a phone hides."""
        opener = self.page.get_by_test_id("stExpandSidebarButton")
        if opener.is_visible():
            # A window that was made wide just now shows the list in a moment, and no opener.
            with suppress(TimeoutError):
                opener.click(timeout=_LOOK_MS)
        link = self.page.get_by_role("link", name=title, exact=True)
        name = "" if title == "Overview" else title.lower()
        link.click()
        try:
            self.page.wait_for_url(lambda url: _last_part(url) == name, timeout=_LOOK_MS)
        except TimeoutError:
            # A page that is drawn anew just then loses the click, and who reads it clicks again.
            link.click()
            self.page.wait_for_url(lambda url: _last_part(url) == name)
        # The address is that of the new page before the page is.
        begins = "title => document.title.startsWith(title)"
        self.page.wait_for_function(begins, arg=f"{title}:", polling=_AGAIN_MS)
        self.wait()

    def choose_row(self, number: int) -> None:
        """A launch of the table, from 1 on; its box is drawn, so it is found by where it is."""
        table = self.page.get_by_test_id("stDataFrame").first
        # What is drawn is told to screen readers, too: by that one knows that it is there.
        table.locator("canvas [role=gridcell]").first.wait_for(state="attached")
        table.scroll_into_view_if_needed()
        table.click(position={"x": 18, "y": 17 + 35 * number})

    def wait_for_query(self, patience_ms: int = PATIENCE_MS, **wanted: str) -> None:
        """Until the address has that in it, and the page is what it says."""
        self.page.wait_for_url(
            lambda url: wanted.items() <= query_of(url).items(), timeout=patience_ms
        )
        self.wait()

    def sees(self, locator: Locator) -> None:
        """Waits until it is shown; fails where it never is."""
        expect(locator).to_be_visible(timeout=PATIENCE_MS)

    def reads(self, text: Any) -> None:
        """Waits until that is shown; fails where it never is."""
        self.sees(self.page.get_by_text(text))

    def is_silent(self) -> bool:
        """Whether it asked nobody but the dashboard, and had nothing to complain of."""
        return (self.complaints, self.hosts) == ([], {urlsplit(self.url).netloc})

    def close(self) -> None:
        """It, and what it kept."""
        self.context.close()

    def _is_done(self) -> bool:
        try:
            # By itself it would look at each frame, and have sixty of them drawn in a second.
            self.page.wait_for_function(IS_DONE, timeout=_LOOK_MS, polling=_AGAIN_MS)
        except TimeoutError:
            return False
        return True

    def _complain(self, text: str, is_error: bool) -> None:
        if is_error and _CUT not in text:
            self.complaints.append(text)

    def _look_whether_cut(self, request: Request) -> None:
        self._was_cut |= _CUT in (request.failure or "")

    def _note(self, url: str) -> None:
        if url.startswith(("http", "ws")):
            self.hosts.add(urlsplit(url).netloc)


def _last_part(url: str) -> str:
    return urlsplit(url).path.rpartition("/")[2]


def query_of(url: str) -> dict[str, str]:
    """What stands behind the question mark."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
