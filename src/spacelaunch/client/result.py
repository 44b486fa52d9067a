"""A finished analysis: its picture, the numbers behind it, and how a notebook shows it.

Made by `client`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacelaunch.client.connection import Connection
from spacelaunch.errors import BadRequestError

if TYPE_CHECKING:
    import pandas as pd

FORMS = ("png", "svg", "json", "csv", "txt", "zip")
"""The forms of a result, by their suffixes."""
# A name in the data may have them, and is no markup.
_MARKUP = re.compile(r"[\\`*_{}\[\]()<>#+\-.!|~&$]")


def form_of(path: str | Path) -> str:
    """The form that a file's suffix names, a PNG where it has none; raises BadRequestError."""
    suffix = Path(path).suffix.removeprefix(".").lower() or FORMS[0]
    if suffix not in FORMS:
        known = ", ".join(f".{form}" for form in FORMS)
        raise BadRequestError(f"{path}: a result has no form .{suffix}; there are {known}")
    return suffix


class Result:
    """A finished job's result; each part of it is fetched once."""

    def __init__(self, job: Mapping[str, Any], connection: Connection) -> None:
        self.job = job
        self._connection = connection

    @cached_property
    def numbers(self) -> dict[str, Any]:
        """The JSON of the result: rows, findings, alt text, provenance."""
        return dict(self._connection.get(f"/results/{self.job['id']}.json").json())

    @property
    def frame(self) -> pd.DataFrame:
        """The rows, each column with its type."""
        # Half a second of import, which nobody waits for who only wants a picture.
        from spacelaunch.client.frames import summary_frame  # noqa: PLC0415

        return summary_frame(self.numbers)

    def save(self, path: str | Path) -> Path:
        """Write the form that the suffix names, as .png or .zip, and return the path.

        Raises:
            BadRequestError: there is no such form.
        """
        target, suffix = Path(path), form_of(path)
        answer = self._connection.get(f"/results/{self.job['id']}.{suffix}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(answer.content)
        return target

    def __repr__(self) -> str:
        return f"<result of {self.job['id']}>"

    @cached_property
    def _png(self) -> bytes:
        return self._connection.get(f"/results/{self.job['id']}.png").content

    def _repr_png_(self) -> bytes:
        return self._png

    def _repr_markdown_(self) -> str:
        """The finding, and the picture below it: a notebook that takes this shows nothing else."""
        finding, alt = (_MARKUP.sub(r"\\\g<0>", self.numbers[name]) for name in ("finding", "alt"))
        picture = b64encode(self._png).decode()
        return f"**{finding}**\n\n![{' '.join(alt.split())}](data:image/png;base64,{picture})"
