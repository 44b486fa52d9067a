"""Compressed answers: zstd, brotli or gzip, as the client prefers (RFC 9110, section 12.5.3).

Runs after every request. A compressed body is another representation, so it gets another strong
`ETag`; pictures and Parquet are compressed already, and events must not wait for a block to fill.
It is ours and not Flask-Compress, since a route may know before any work that the client has the
answer, or hold its body compressed already.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import brotli
import zstandard
from flask import Flask, Response, request

from spacelaunch.api.around.conditions import CACHE_CONTROL, is_unchanged, unchanged_answer
from spacelaunch.api.document.parts import AnswerHeader

# In our order of preference: zstd is the fastest of the three by far, and packs as well.
CODINGS = ("zstd", "br", "gzip")
VARY = AnswerHeader(
    "Vary", str, "Request headers that choose the form.", "Accept", is_for_pages=False
)
CONTENT_ENCODING = AnswerHeader(
    "Content-Encoding",
    Literal[CODINGS],
    "How it is compressed, where the client asked.",
    "zstd",
    is_for_pages=False,
)
SMALLEST_BYTES = 1_000
COMPRESSIBLE = {
    "application/javascript",
    "application/json",
    "application/problem+json",
    "application/x-ndjson",
    "application/yaml",
    "image/svg+xml",
    "text/css",
    "text/csv",
    "text/html",
    "text/javascript",
    "text/plain",
}


def register_compression(app: Flask) -> None:
    """Compress what the application answers."""
    app.after_request(_finish)


def wanted_coding() -> str | None:
    """The coding that the client likes best; None where it wants none of ours."""
    # Not `best_match`, which takes what `gzip;q=0, *` refuses.
    asked = request.accept_encodings
    best = max(CODINGS, key=asked.quality)
    plain = asked.quality("identity") if "identity" in asked.values() else 0
    quality = asked.quality(best)
    return best if quality > 0 and quality >= plain else None


def held_tag(tag: str) -> str | None:
    """The tag, as the answer would have it, of what the client has already; None where it has not.

    For routes that know the tag before they have done the work. Plain or in the coding that it
    likes best: the client takes both, and so does a cache for whomever it asks. `*` names nothing
    and is left to the end, where it is known whether there is an answer.
    """
    if request.if_none_match.star_tag:
        return None
    coding = wanted_coding()
    tags = [tag] if coding is None else [_tag_in(coding, tag), tag]
    return next(filter(is_unchanged, tags), None)


def tagged_answer(tag: str, make: Callable[[], Response]) -> Response:
    """The answer with what a cache and the next conditional request go by.

    Shape: `make` is called only where the client does not have the answer already.
    """
    held = held_tag(tag)
    answer = make() if held is None else unchanged_answer(Response())
    answer.set_etag(held or tag)
    answer.headers[CACHE_CONTROL] = "no-cache"
    return answer


def compress_whole(body: bytes, coding: str) -> bytes:
    """The body in this coding; the same bytes each time, as a strong `ETag` promises."""
    if coding == "zstd":
        return zstandard.ZstdCompressor(level=3).compress(body)
    if coding == "br":
        return bytes(brotli.compress(body, quality=4))
    return gzip.compress(body, compresslevel=6, mtime=0)


def compress_parts(parts: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """The same for a body that comes in parts."""
    compress, flush = _compressor(coding)
    for part in parts:
        if packed := compress(part):
            yield packed
    yield flush()


def _compressor(coding: str) -> tuple[Callable[[bytes], bytes], Callable[[], bytes]]:
    if coding == "zstd":
        zstd = zstandard.ZstdCompressor(level=3).compressobj()
        return zstd.compress, zstd.flush
    if coding == "br":
        brotlied = brotli.Compressor(quality=4)
        return brotlied.process, brotlied.finish
    gzipped = zlib.compressobj(6, wbits=31)  # a gzip header, in which no time stands
    return gzipped.compress, gzipped.flush


def _finish(answer: Response) -> Response:
    if answer.direct_passthrough or answer.mimetype == "text/event-stream":
        return answer
    if VARY in answer.headers:
        answer.vary.add("Accept-Encoding")
    else:  # nearly always, and far quicker
        answer.headers[VARY] = "Accept-Encoding"
    coding = wanted_coding()
    if coding is not None and _is_worth_it(answer):
        _compress(answer, coding)
    _tell_apart(answer)
    if answer.status_code == 200 and is_unchanged(answer.get_etag()[0]):
        return unchanged_answer(answer)
    return answer


def _compress(answer: Response, coding: str) -> None:
    answer.headers["Content-Encoding"] = coding
    if answer.is_streamed:
        answer.response = compress_parts(answer.iter_encoded(), coding)
    else:
        answer.set_data(compress_whole(answer.get_data(), coding))


def _tell_apart(answer: Response) -> None:
    """Two codings are two representations, so their strong tags differ."""
    tag, is_weak = answer.get_etag()
    if tag is not None and not is_weak and "Content-Encoding" in answer.headers:
        answer.set_etag(_tag_in(answer.headers["Content-Encoding"], tag))


def _tag_in(coding: str, tag: str) -> str:
    return f"{tag}-{coding}"


def _is_worth_it(answer: Response) -> bool:
    return (
        answer.mimetype in COMPRESSIBLE
        and answer.status_code not in (204, 304)
        and "Content-Encoding" not in answer.headers
        and (answer.is_streamed or (answer.content_length or 0) >= SMALLEST_BYTES)
    )
