"""The gallery shows what the program draws, to the pixel."""

import importlib.util
import sys
from pathlib import Path

import pytest

from spacelaunch.queries.registry import OF_DATA_SET

ROOT = Path(__file__).parents[2]


def load_gallery():
    spec = importlib.util.spec_from_file_location("gallery", ROOT / "docs" / "gallery.py")
    module = importlib.util.module_from_spec(spec)
    # Its dataclasses look their module up.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


gallery = load_gallery()


@pytest.mark.parametrize("name", OF_DATA_SET)
def test_each_picture_is_to_the_pixel_what_is_drawn_now(name):
    changed = [
        file
        for file, png in gallery.pictures(name)
        if gallery.pixels((gallery.FOLDER / file).read_bytes()) != gallery.pixels(png)
    ]
    assert changed == [], "run `make gallery`, and look at them before you commit them"


def test_there_is_a_picture_of_each_analysis_in_each_way_and_no_other():
    expected = {f"{name}-{way.name}.png" for name in OF_DATA_SET for way in gallery.WAYS}
    assert {path.name for path in gallery.FOLDER.glob("*.png")} == expected


def test_the_gallery_stays_small():
    assert sum(path.stat().st_size for path in gallery.FOLDER.iterdir()) < 3_000_000
