"""The archive that Kaggle sends -> the one CSV file in it.

Bounded in size, and written under a name of ours: a name from the archive could lead out of the
folder. Called by `kaggle`.
"""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from spacelaunch import errors

FILE_NAME = "Global_Space_Launches.csv"

_CHUNK_BYTES = 1024 * 1024


def extract_csv(archive: Path, target: Path, max_bytes: int) -> None:
    """Unpack the launches CSV.

    Raises:
        BadDataError: it is not a whole zip file, or does not hold one CSV file.
        TooLargeError: the file unpacks to more than `max_bytes`.
    """
    size = 0
    with target.open("wb") as copy:
        for chunk in _unpacked(archive):
            size += len(chunk)
            if size > max_bytes:
                raise errors.TooLargeError(f"Kaggle: over {max_bytes:,} bytes of CSV")
            copy.write(chunk)


def _unpacked(archive: Path) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(archive) as opened, _launches_member(opened) as source:
            while chunk := source.read(_CHUNK_BYTES):
                yield chunk
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError) as exc:
        raise errors.BadDataError(f"Kaggle: not a whole zip file: {exc}") from exc
    except (OSError, RuntimeError, ValueError) as exc:  # a place, method or name that cannot be
        raise errors.BadDataError(f"Kaggle: a zip file that cannot be read: {exc}") from exc


def _launches_member(archive: zipfile.ZipFile) -> Any:
    names = archive.namelist()
    tables = [name for name in names if name.lower().endswith(".csv")]
    candidates = [name for name in tables if PurePosixPath(name).name == FILE_NAME] or tables
    if len(candidates) != 1:
        found = ", ".join(sorted(names)[:20]) or "nothing"
        raise errors.BadDataError(f"Kaggle: expected one CSV file, found {found}")
    return archive.open(candidates[0])
