"""Compressed answers."""

import gzip

import brotli
import pytest
import zstandard
from flask import Response

from factories import make_record
from spacelaunch.api.around.compression import (
    CODINGS,
    SMALLEST_BYTES,
    compress_parts,
    compress_whole,
)

LONG = b"launch " * 1_000
UNPACK = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda body: zstandard.ZstdDecompressor().decompressobj().decompress(body),
}


@pytest.fixture
def answering(client):
    """A function that has the application answer this, and asks it with these headers."""

    def ask(answer: Response, accept: str = "gzip", **headers: str):
        client.application.view_functions["health.get_health"] = lambda: answer
        return client.get("/healthz", headers={"Accept-Encoding": accept, **headers})

    return ask


def text(body: bytes = LONG, kind: str = "text/csv") -> Response:
    return Response(body, content_type=kind)


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        ("gzip", "gzip"),
        ("br", "br"),
        ("zstd", "zstd"),
        ("deflate, gzip, br, zstd", "zstd"),
        ("gzip, br;q=0.5", "gzip"),
        ("*", "zstd"),
        ("zstd;q=0, *", "br"),
        ("identity;q=0.5, gzip", "gzip"),
    ],
)
def test_the_body_comes_in_the_coding_that_the_client_likes_best(answering, accept, coding):
    answer = answering(text(), accept)
    assert answer.headers["Content-Encoding"] == coding
    assert answer.headers["Content-Length"] == str(len(answer.data))
    assert UNPACK[coding](answer.data) == LONG


@pytest.mark.parametrize("accept", ["", "identity", "gzip;q=0", "deflate", "gzip;q=0.5, identity"])
def test_a_client_that_wants_none_gets_the_body_as_it_is(answering, accept):
    answer = answering(text(), accept)
    assert answer.data == LONG
    assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize(
    "kind",
    ["application/json", "application/problem+json", "application/x-ndjson", "image/svg+xml"],
)
def test_texts_are_compressed(answering, kind):
    assert answering(text(kind=kind)).headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize(
    "kind", ["image/png", "application/vnd.apache.parquet", "text/event-stream"]
)
def test_what_is_packed_or_flows_is_left_alone(answering, kind):
    assert "Content-Encoding" not in answering(text(kind=kind)).headers


def test_events_are_left_alone(answering):
    answer = answering(Response(iter([LONG]), content_type="text/event-stream"))
    assert (answer.data, "Content-Encoding" in answer.headers) == (LONG, False)


@pytest.mark.parametrize(("coding", "unpack"), UNPACK.items())
def test_what_is_sent_in_parts_is_compressed_as_it_goes(coding, unpack):
    parts = iter([LONG, b"", b"end", LONG])
    packed = list(compress_parts(parts, coding))
    assert unpack(b"".join(packed)) == LONG + b"end" + LONG
    assert all(packed)


@pytest.mark.parametrize("coding", CODINGS)
def test_what_is_sent_in_parts_has_the_same_bytes_each_time(coding):
    first, second = (list(compress_parts([LONG, LONG], coding)) for _ in range(2))
    assert first == second


def test_a_stream_in_a_coding_has_a_tag_of_its_own(answering):
    answer = Response(iter([LONG]), content_type="text/csv")
    answer.set_etag("v1")
    found = answering(answer)
    assert (found.headers["Content-Encoding"], found.get_etag()) == ("gzip", ("v1-gzip", False))
    assert gzip.decompress(found.data) == LONG


def test_a_short_body_is_left_alone(answering):
    assert "Content-Encoding" not in answering(text(b"x" * (SMALLEST_BYTES - 1))).headers
    assert "Content-Encoding" in answering(text(b"x" * SMALLEST_BYTES)).headers


@pytest.mark.parametrize("body", [b"short", LONG])
def test_every_answer_varies_with_the_coding_and_keeps_what_it_varied_with(answering, body):
    answer = text(body)
    answer.vary.add("Accept")
    assert answering(answer, "identity").headers["Vary"] == "Accept, Accept-Encoding"


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd"])
def test_each_coding_has_a_tag_of_its_own_and_its_304(answering, coding):
    answer = text()
    answer.set_etag("x")
    first = answering(answer, coding)
    assert first.headers["ETag"] == f'"x-{coding}"'
    again = text()
    again.set_etag("x")
    assert answering(again, coding, **{"If-None-Match": f'"x-{coding}"'}).status_code == 304


def test_the_tag_of_one_coding_is_not_that_of_another(answering):
    answer = text()
    answer.set_etag("x")
    assert answering(answer, "br", **{"If-None-Match": '"x-gzip"'}).status_code == 200


def test_the_same_body_is_packed_into_the_same_bytes():
    assert [compress_whole(LONG, coding) for coding in UNPACK] == [
        compress_whole(LONG, coding) for coding in UNPACK
    ]


def test_a_result_in_svg_is_compressed_and_a_png_is_not(loaded, done, fake_stores):
    fake_stores.results.save(done, {"png": LONG, "svg": LONG, "json": b"{}"})
    accept = {"Accept-Encoding": "gzip"}
    svg, png = (loaded.get(f"/results/{done}.{form}", headers=accept) for form in ("svg", "png"))
    assert [answer.headers.get("Content-Encoding") for answer in (svg, png)] == ["gzip", None]
    assert {answer.headers["Vary"] for answer in (svg, png)} == {"Accept, Accept-Encoding"}
    etag = {**accept, "If-None-Match": svg.headers["ETag"]}
    assert loaded.get(f"/results/{done}.svg", headers=etag).status_code == 304


def test_the_whole_data_set_is_compressed_in_each_coding(loaded):
    loaded.post("/data", json=[make_record(Detail=f"Rocket | {n}") for n in range(9)])
    whole = loaded.get("/data").data
    assert len(whole) > SMALLEST_BYTES
    answers = {c: loaded.get("/data", headers={"Accept-Encoding": c}) for c in UNPACK}
    unpacked = {coding: UNPACK[coding](answer.data) for coding, answer in answers.items()}
    assert unpacked == dict.fromkeys(UNPACK, whole)
