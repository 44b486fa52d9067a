"""Settings -> the sources that fill the warehouse; nothing else builds these connections.

Called by the command line.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from spacelaunch.config import Settings
from spacelaunch.errors import BadRequestError
from spacelaunch.pipeline.source import Source
from spacelaunch.sources import gcat, kaggle, kaggle_documents, spacex
from spacelaunch.sources.gcat import Gcat
from spacelaunch.sources.kaggle_documents import Kaggle
from spacelaunch.sources.spacex_client import SpacexClient

SOURCES = (spacex.NAME, kaggle_documents.NAME, gcat.NAME)


@contextmanager
def open_source(name: str, settings: Settings) -> Iterator[Source]:
    """A source by its name; raises BadRequestError where there is none."""
    if name not in SOURCES:
        raise BadRequestError(f"there is no source {name}; there are {', '.join(SOURCES)}")
    if name == kaggle_documents.NAME:
        yield Kaggle(lambda: _kaggle_file(settings.upload_limit_bytes))
        return
    if name == gcat.NAME:
        yield Gcat(settings.gcat_url)
        return
    with SpacexClient(settings.spacex_url) as client:
        yield spacex.Spacex(client)


def _kaggle_file(limit_bytes: int) -> bytes:
    with tempfile.TemporaryDirectory(prefix="spacelaunch-") as folder:
        return kaggle.download(Path(folder), max_bytes=limit_bytes).read_bytes()
