"""Which program draws: its version, and what tells two builds of one version apart.

A result is kept under the data, the question and this, so that a chart that was changed is not
answered from a picture of before. Used by `submit`, `render` and the worker, and for tags of what
the API writes by itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

import spacelaunch

# What turns a version of the data and a question into the bytes of a result.
_FOLDERS = ("charts", "domain", "jobs", "queries", "relation")
_LIBRARIES = ("duckdb", "manimgx-fonts", "matplotlib", "noto-cjk-sans-jp-regular", "pyarrow")


@cache
def program() -> str:
    """`spacelaunch 0.1.0+3f9c2a7d1e04`; read from the files once in each process."""
    root = Path(spacelaunch.__file__).parent
    return f"spacelaunch {spacelaunch.__version__}+{content_of(root)}"


def content_of(root: Path, folders: Sequence[str] = _FOLDERS) -> str:
    """A hash of the sources that a result depends on, and of the libraries that draw it."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in folders for path in (root / folder).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            text = path.read_bytes()
            digest.update(f"{path.relative_to(root).as_posix()} {len(text)}\n".encode() + text)
    digest.update(repr([(name, version(name)) for name in _LIBRARIES]).encode())
    return digest.hexdigest()[:12]
