import os
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from gcat_folder import copy_genuine, served
from spacelaunch.pipeline.publish import csv_lines
from spacelaunch.sources.bundled_launches import NAME, bundled_csv
from spacelaunch.sources.csv_file import read_csv
from spacex_worlds import run


def test_every_launch_can_be_read():
    reading = read_csv(BytesIO(bundled_csv()), NAME, 2_000_000)
    assert (len(reading.launches), reading.rejected, reading.lost) == (6_828, 0, 0)


def test_it_is_what_the_pipeline_makes_of_the_genuine_log(engine, tmp_path):
    real = os.environ.get("SPACELAUNCH_REAL_DATA")
    if not real:
        pytest.skip("SPACELAUNCH_REAL_DATA does not name the genuine data")
    copy_genuine(Path(real) / "gcat", tmp_path)
    with served(tmp_path) as gcat:
        run(engine, gcat, now=datetime(2025, 1, 1, tzinfo=UTC))
    assert "".join(csv_lines(engine, "gcat")).encode() == bundled_csv()
