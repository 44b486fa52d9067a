"""The size of a picture."""

import pytest

from spacelaunch.errors import BadRequestError
from spacelaunch.queries.parameters import Drawing, read_parameters


def refusal(**given: object) -> str:
    with pytest.raises(BadRequestError) as caught:
        read_parameters(Drawing, given)
    return str(caught.value)


@pytest.mark.parametrize(
    ("given", "size"),
    [
        ("4x3", "4x3"),
        ("20x16", "20x16"),
        ("10.0x6.50", "10x6.5"),
        ("08x06", "8x6"),
        (" 10X6 ", "10x6"),
        ("10×6", "10x6"),
    ],
)
def test_a_size_is_written_in_one_way(given, size):
    assert read_parameters(Drawing, {"size": given}).size == size


@pytest.mark.parametrize(
    "size",
    [
        "",
        "big",
        "10",
        "10x",
        "x6",
        "10*6",
        "-10x6",
        "10x6x2",
        "100x6",
        "١٠x6",
        "1e1x6",
        "9" * 5_000,
    ],
)
def test_a_size_that_is_no_width_and_height_is_refused(size):
    assert refusal(size=size).startswith("size: expected width x height in inches, as 10x6, got '")


def test_a_size_that_is_no_text_is_refused():
    assert refusal(size=10) == "size: input should be a valid string"


@pytest.mark.parametrize(
    ("size", "dpi", "told"),
    [
        ("800x600", 120, "800x600 looks like pixels; at dpi=120 they are size=6.67x5"),
        ("1920x1080", "120", "1920x1080 looks like pixels; at dpi=120 they are size=16x9"),
        ("1920x1080", 60, "1920x1080 looks like pixels; at dpi=96 they are size=20x11.25"),
        ("400x300", 300, "400x300 looks like pixels; at dpi=100 they are size=4x3"),
        ("800x600", "many", "800x600 looks like pixels; at dpi=120 they are size=6.67x5"),
        ("99999x100", 120, "99999x100 looks like pixels; the width must lie between 4 and 20"),
    ],
)
def test_who_gives_pixels_is_told_the_inches_that_they_are(size, dpi, told):
    assert f"size: sizes are in inches, and {told}" in refusal(size=size, dpi=dpi)


def test_a_size_that_is_told_can_be_drawn():
    told = refusal(size="800x600").rpartition("size=")[2]
    assert read_parameters(Drawing, {"size": told}).size == told


def test_the_schema_states_the_form():
    assert Drawing.model_json_schema()["properties"]["size"]["pattern"].startswith("^([0-9]{1,2}")
