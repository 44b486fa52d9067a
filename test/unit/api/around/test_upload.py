"""What a request sends; `routes/test_load` has each kind from its door."""

from __future__ import annotations

import pytest

from factories import csv_bytes, make_record


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", "identity"])
def test_codings_that_are_read_are_let_in(client, encoding):
    answer = client.post(
        "/data",
        data=csv_bytes([make_record()]),
        content_type="text/csv",
        headers={"Content-Encoding": encoding},
    )
    assert answer.status_code == 201


@pytest.mark.parametrize("kind", ["image/png", "application/xml", "video/mp4"])
def test_what_nobody_reads_is_told_how_to_come(client, kind):
    answer = client.post("/data", data=b"x", content_type=kind)
    assert (answer.status_code, "-F file=@launches.csv" in answer.get_json()["detail"]) == (
        415,
        True,
    )
