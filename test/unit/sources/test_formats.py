"""How each form is called and known; `test_file_reader` has a table in each."""

import pytest

from spacelaunch.errors import BadDataError
from spacelaunch.sources.formats import FORMATS, find_format


@pytest.mark.parametrize("suffix", [suffix for each in FORMATS for suffix in each.suffixes])
def test_every_suffix_names_one_form(suffix):
    assert [suffix in each.suffixes for each in FORMATS].count(True) == 1


def test_the_form_of_any_first_bytes_is_found():
    assert {find_format(head).name for head in (b"", b"a,b", b"\x1f\x8b", b" {", b"PK\5\6")} == {
        "CSV", "gzip", "JSON, NDJSON", "zip",
    }  # fmt: skip


def test_what_nobody_reads_is_told_by_its_first_bytes():
    with pytest.raises(BadDataError, match="a RAR archive"):
        find_format(b"Rar!\x1a\x07")
