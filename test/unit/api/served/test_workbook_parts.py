import re
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacelaunch.api.served.workbook_parts import PARTS, SHEET_BEGIN, SHEET_END, text_of


@pytest.mark.parametrize("name", PARTS)
def test_each_part_is_xml(name):
    assert fromstring(PARTS[name]).tag


def test_so_is_a_sheet_without_rows():
    assert fromstring(SHEET_BEGIN.format(cols='<col min="1" max="1"/>') + SHEET_END).tag


def read(xml):
    """A text as ECMA-376 (22.9.2.19) has it read: each `_xHHHH_` is a sign."""
    text = fromstring(f"<t>{xml}</t>").text or ""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.from_regex("_x[0-9A-F]{4}_+x?"))
def test_any_text_is_read_as_it_was(text):
    assert read(text_of(text)) == text


def test_a_text_that_is_too_long_for_a_cell_says_that_it_was_cut():
    assert text_of("x" * 32_767) == "x" * 32_767
    assert text_of("x" * 32_768) == "x" * 32_766 + "…"
