"""Takes the pictures in `docs/dashboard`: each page of the dashboard, in Chromium.

It starts the product over the launches that come with it and a warehouse that `demo-pipeline`
fills from the fakes, so the same pictures come of it anywhere, but for the hour in some of them.
`python docs/screenshots.py` takes all anew; they are there to be looked at, so look at them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[1] / "test" / "support"))
from reader import DESK, PHONE, Reader, open_browser
from running_dashboard import dashboard_of
from running_stack import RunningStack

FOLDER = Path(__file__).parent / "dashboard"
# A repository keeps every version, and what is looked at is the layout.
COLOURS = 128
TALLEST_PX = 1_800


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture."""

    name: str
    path: str
    width: int = DESK
    scheme: Literal["light", "dark"] = "light"
    does: Callable[[Reader], None] | None = None


def choose_newest(reader: Reader) -> None:
    """The first launch of the table, which leads to it in full."""
    reader.choose_row(1)
    reader.page.wait_for_url("**launch=**")
    reader.wait()


PICTURES = (
    Shown("overview", "/"),
    Shown("launches", "/launches?sector=private&year_from=2010"),
    Shown("launch", "/launches", does=choose_newest),
    Shown("analyses", "/analyses?analysis=geography&p_year_from=1990"),
    Shown("pads", "/pads"),
    Shown("rockets", "/rockets"),
    Shown("satellites", "/satellites"),
    Shown("pipeline", "/pipeline?source=spacex"),
    Shown("overview-narrow-dark", "/", PHONE, "dark"),
    Shown("analyses-narrow-dark", "/analyses", PHONE, "dark"),
    Shown("satellites-narrow-dark", "/satellites", PHONE, "dark"),
)


def main() -> None:
    """Take them all."""
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        _dashboard(Path(folder)) as url,
        open_browser() as browser,
    ):
        for shown in PICTURES:
            picture = _pack(_take(browser, url, shown))
            (FOLDER / f"{shown.name}.png").write_bytes(picture)


@contextmanager
def _dashboard(folder: Path) -> Iterator[str]:
    subprocess.run(
        [sys.executable, "-m", "spacelaunch", "demo-pipeline", "--out", str(folder)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    warehouse = f"sqlite:///{folder / 'warehouse.sqlite'}"
    os.environ.update(SPACELAUNCH_WAREHOUSE_URL=warehouse, SPACELAUNCH_DASHBOARD_PORT="0")
    stack = RunningStack(folder, "--data", "gcat", "--dashboard")
    try:
        yield dashboard_of(stack)
    finally:
        stack.end()


def _take(browser: Browser, url: str, shown: Shown) -> bytes:
    reader = Reader(browser, url, shown.width, scheme=shown.scheme)
    reader.open(shown.path)
    if shown.does:
        shown.does(reader)
    # As tall as the page is, for what scrolls in it is not the document.
    inner = reader.page.get_by_test_id("stMainBlockContainer")
    height = min(int(inner.evaluate("e => e.scrollHeight")) + 1, TALLEST_PX)
    reader.page.set_viewport_size({"width": shown.width, "height": height})
    reader.wait()
    reader.page.wait_for_load_state("networkidle")
    # Nothing on a page says that a map has been drawn.
    reader.page.wait_for_timeout(2_000)
    assert not reader.page.get_by_test_id("stException").count(), shown.name
    assert reader.is_silent(), (shown.name, reader.complaints)
    picture = reader.page.screenshot()
    reader.close()
    return picture


def _pack(png: bytes) -> bytes:
    file = BytesIO()
    with Image.open(BytesIO(png)) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(file, "png", optimize=True)
    return file.getvalue()


if __name__ == "__main__":
    main()
