"""A file that others read: its pixels, its words and its size on paper."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from spacelaunch.charts.kit.png import write_png

SIDES = st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(4))


def read(png: bytes) -> Image.Image:
    with Image.open(BytesIO(png)) as picture:
        picture.load()
        return picture


@given(arrays(np.uint8, SIDES))
def test_another_reads_the_same_colours(inks: np.ndarray[Any, Any]) -> None:
    picture = read(write_png(inks, 120, PngInfo()))
    assert picture.mode == "RGB"
    assert np.array_equal(np.asarray(picture), inks[..., :3])


@pytest.mark.parametrize("dpi", [50, 120, 300])
def test_it_says_how_large_it_is_on_paper_and_what_it_shows(dpi: float) -> None:
    said = PngInfo()
    said.add_text("Title", "Launches")
    said.add_text("Source", "中国")
    picture = read(write_png(np.zeros((3, 4, 4), np.uint8), dpi, said))
    assert picture.info["dpi"] == pytest.approx((dpi, dpi), abs=0.02)
    assert (picture.info["Title"], picture.info["Source"]) == ("Launches", "中国")


def test_what_is_like_the_row_above_takes_little_room() -> None:
    row = np.random.default_rng(1).integers(0, 255, (1, 400, 4), np.uint8)
    # Each a shade lighter than the one above: packing alone finds nothing that repeats.
    rows = row + np.arange(200, dtype=np.uint8)[:, None, None]
    one, many = (len(write_png(inks, 120, PngInfo())) for inks in (row, rows))
    assert many < 3 * one
