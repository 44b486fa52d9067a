import zipfile

import pytest

from spacelaunch.errors import BadDataError, TooLargeError
from spacelaunch.sources.kaggle_archive import FILE_NAME, extract_csv


@pytest.fixture
def unpack(tmp_path):
    """Pack these files, and unpack the launches among them."""

    def unpacking(files, max_bytes=1_000):
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        extract_csv(tmp_path / "a.zip", tmp_path / "out.csv", max_bytes)
        return (tmp_path / "out.csv").read_bytes()

    return unpacking


def test_the_csv_of_the_known_name_is_taken(unpack):
    assert unpack({"other.csv": b"x", FILE_NAME: b"launches"}) == b"launches"


def test_a_single_csv_of_another_name_is_taken(unpack):
    assert unpack({"readme.txt": b"x", "Launches.CSV": b"launches"}) == b"launches"


@pytest.mark.parametrize(
    ("files", "found"),
    [({}, "found nothing"), ({"a.csv": b"", "b.csv": b""}, "found a.csv, b.csv")],
    ids=["none", "two"],
)
def test_any_other_number_is_refused_with_the_names(unpack, files, found):
    with pytest.raises(BadDataError, match=found):
        unpack(files)


def test_a_file_that_grows_too_large_is_refused(unpack):
    with pytest.raises(TooLargeError, match="over 10 bytes"):
        unpack({FILE_NAME: b"x" * 11}, max_bytes=10)


def test_a_name_that_leads_out_of_the_folder_does_not(unpack, tmp_path):
    assert unpack({"../evil.csv": b"launches"}) == b"launches"
    assert not (tmp_path.parent / "evil.csv").exists()


def test_what_is_no_zip_file_is_refused(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"<html>")
    with pytest.raises(BadDataError, match="not a whole zip file"):
        extract_csv(tmp_path / "a.zip", tmp_path / "out.csv", 1_000)
