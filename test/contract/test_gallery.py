"""The gallery shows what the program draws, to the pixel."""

import importlib
import sys
from pathlib import Path

import pytest

from spacelaunch.queries.registry import OF_DATA_SET, SILVER_ANALYSES

ROOT = Path(__file__).parents[2]


def load_gallery():
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        return importlib.import_module("gallery")
    finally:
        sys.path.pop(0)


gallery = load_gallery()
ADVICE = "run `make gallery`, and look at them before you commit them"


@pytest.mark.parametrize("name", OF_DATA_SET)
def test_each_picture_is_to_the_pixel_what_is_drawn_now(name):
    assert changed(gallery.pictures(name)) == [], ADVICE


def test_so_is_each_picture_of_the_warehouse():
    assert changed(gallery.pictures_of_warehouse()) == [], ADVICE


def changed(drawn):
    kept = {path.name: path.read_bytes() for path in gallery.FOLDER.glob("*.png")}
    return [f for f, png in drawn if gallery.pixels(kept[f]) != gallery.pixels(png)]


def test_there_is_a_picture_of_each_analysis_in_each_way_and_no_other():
    expected = {f"{name}-{way.name}.png" for name in OF_DATA_SET for way in gallery.WAYS}
    expected |= {f"{name}-light.png" for name in SILVER_ANALYSES}
    assert {path.name for path in gallery.FOLDER.glob("*.png")} == expected


def test_the_gallery_stays_small():
    assert sum(path.stat().st_size for path in gallery.FOLDER.iterdir()) < 3_000_000
