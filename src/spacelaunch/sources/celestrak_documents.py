"""What CelesTrak's documents must hold for us to read them: orbital elements in the form of OMM.

Catalogue numbers have nine digits: since July 2026 new objects are numbered from 100,000 on, and
older forms end at 99,999 or 339,999. An epoch may have no fraction of a second, which some readers
do not expect, so ours always has one. Called by `celestrak`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from spacelaunch.domain.document import Document
from spacelaunch.sources import json_documents
from spacelaunch.sources.document_fields import Id, Model, Number, Whole
from spacelaunch.sources.launch_rows import LaunchRows

TABLE = "satellite_elements"
_EPOCH = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?", re.ASCII)
_MOST_NUMBER = 999_999_999


def _check_epoch(text: str) -> str:
    if not _EPOCH.fullmatch(text):
        raise ValueError(f"expected YYYY-MM-DDTHH:MM:SS.000000, got {text[:40]!r}")
    return f"{datetime.fromisoformat(text):%Y-%m-%dT%H:%M:%S.%f}"


Epoch = Annotated[str, AfterValidator(_check_epoch)]


class ElementsDocument(Model):
    """What we read of a satellite; nothing that its orbit follows from may be missing."""

    id: Id
    norad_id: Annotated[int, Field(alias="NORAD_CAT_ID", ge=1, le=_MOST_NUMBER)]
    name: str | None = Field(default=None, alias="OBJECT_NAME")
    designator: str | None = Field(default=None, alias="OBJECT_ID")
    epoch: Epoch = Field(alias="EPOCH")
    mean_motion_per_day: Number = Field(alias="MEAN_MOTION")
    eccentricity: Number = Field(alias="ECCENTRICITY")
    inclination_deg: Number = Field(alias="INCLINATION")
    raan_deg: Number = Field(alias="RA_OF_ASC_NODE")
    argument_of_pericenter_deg: Number = Field(alias="ARG_OF_PERICENTER")
    mean_anomaly_deg: Number = Field(alias="MEAN_ANOMALY")
    bstar: Number = Field(alias="BSTAR")
    mean_motion_dot: Number = Field(alias="MEAN_MOTION_DOT")
    mean_motion_ddot: Number = Field(alias="MEAN_MOTION_DDOT")
    revolutions_count: Whole | None = Field(default=None, alias="REV_AT_EPOCH")


def reason_to_refuse(document: Document) -> str | None:
    """Why elements cannot be read, naming the field; None where they can."""
    return json_documents.reason_to_refuse(ElementsDocument, document)


def tabulate(documents: Sequence[Document]) -> dict[str, LaunchRows]:
    """A row for each satellite."""
    read = [ElementsDocument.model_validate_json(each.text) for each in documents]
    rows = [tuple(value(each) for value in _COLUMNS.values()) for each in read]
    return {TABLE: LaunchRows([*_COLUMNS], rows)}


def _field(name: str) -> Callable[[ElementsDocument], Any]:
    return lambda each: getattr(each, name)


_COLUMNS: dict[str, Callable[[ElementsDocument], Any]] = {
    "satellite_id": _field("id"),
    **{name: _field(name) for name in ElementsDocument.model_fields if name != "id"},
}
