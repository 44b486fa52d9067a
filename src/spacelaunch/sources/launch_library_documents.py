"""What Launch Library's documents on launches must hold for us to read them.

Upcoming launches carry counts too, of how many there will have been by then: they are predictions,
and we read none of them. Called by `launch_library` and `launch_library_launches`.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from spacelaunch.domain.document import Document
from spacelaunch.domain.net_precision import WORDS
from spacelaunch.sources import json_documents
from spacelaunch.sources.document_fields import Id, Model, Moment, Number, Whole

# What the source calls how a launch stands, by its numbers.
STATUSES = {
    1: "Go",
    2: "TBD",
    3: "Success",
    4: "Failure",
    5: "Hold",
    6: "In Flight",
    7: "Partial Failure",
    8: "TBC",
    9: "Payload Deployed",
}


def _check_status(number: int) -> int:
    if number not in STATUSES:
        raise ValueError(f"{number} is no status that we know")
    return number


def _check_precision(number: int) -> int:
    if not 0 <= number < len(WORDS):
        raise ValueError(f"{number} is no precision that we know")
    return number


class _Named(Model):
    name: str


class _Status(Model):
    id: Annotated[Whole, AfterValidator(_check_status)]


class _Precision(Model):
    id: Annotated[Whole, AfterValidator(_check_precision)]


class _Provider(_Named):
    type: _Named | None = None


class _Configuration(Model):
    name: str
    full_name: str | None = None


class _Rocket(Model):
    configuration: _Configuration


class _Orbit(Model):
    name: str
    abbrev: str | None = None


class _Mission(_Named):
    orbit: _Orbit | None = None


class _Location(_Named):
    country: _Named | None = None


class _Pad(_Named):
    latitude: Number | None = None
    longitude: Number | None = None
    country: _Named | None = None
    location: _Location | None = None


class LaunchDocument(Model):
    """What we read of a launch."""

    id: Id
    name: str
    status: _Status
    last_updated: Moment
    net: Moment
    net_precision: _Precision | None = None
    window_start: Moment | None = None
    window_end: Moment | None = None
    launch_designator: str | None = None
    launch_service_provider: _Provider
    rocket: _Rocket | None = None
    mission: _Mission | None = None
    pad: _Pad | None = None


def reason_to_refuse(document: Document) -> str | None:
    """Why a launch cannot be read, naming the field; None where it can."""
    return json_documents.reason_to_refuse(LaunchDocument, document)


def read_document(document: Document) -> LaunchDocument:
    """A launch that was not refused."""
    return LaunchDocument.model_validate_json(document.text)
