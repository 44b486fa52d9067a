from io import BytesIO

import pytest
from PIL import Image

from spacelaunch.api.around.error_png import error_png


def height_of(png):
    with Image.open(BytesIO(png)) as picture:
        return picture.size[1]


def test_it_is_as_high_as_its_lines():
    assert height_of(error_png("Not found", ["one"])) < height_of(
        error_png("Not found", ["1", "2"])
    )


@pytest.mark.parametrize(
    "text", ["", "中国", "\ud83d", "a\x00b"], ids=["none", "CJK", "half", "zero"]
)
def test_any_text_is_drawn(text):
    assert error_png(text, [text]).startswith(b"\x89PNG")
