from __future__ import annotations

from io import BytesIO
from urllib.parse import unquote

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from spacelaunch.api.routes.alt_text import alt_text_of


def png_saying(text: str) -> bytes:
    words, file = PngInfo(), BytesIO()
    words.add_text("Title", "Another")
    words.add_text("Description", text)
    Image.new("RGB", (1, 1)).save(file, "png", pnginfo=words)
    return file.getvalue()


@pytest.mark.parametrize(
    ("text", "header"),
    [
        pytest.param("Two lines.", '%"Two lines."', id="plain"),
        pytest.param("Éole", '%"%c3%89ole"', id="Latin"),
        pytest.param(
            "1990–2005, 中国", '%"1990%e2%80%932005, %e4%b8%ad%e5%9b%bd"', id="any letters"
        ),
        pytest.param('5 % "few"\n', '%"5 %25 %22few%22%0a"', id="signs that mean something"),
    ],
)
def test_the_words_are_ascii_in_the_form_of_a_display_string(text: str, header: str) -> None:
    assert alt_text_of(png_saying(text)) == header


def test_long_words_are_cut_at_a_sign() -> None:
    header = alt_text_of(png_saying("中" * 1_000))
    assert unquote(header[2:-1]) == "中" * 350 + "…"
    assert len(header) < 4_000


@pytest.mark.parametrize("file", [b"", b"\x89PNG\r\n\x1a\n", b"%PDF-1.4 and more of it"])
def test_what_says_nothing_has_no_words(file: bytes) -> None:
    assert alt_text_of(file) == ""
