"""Which documents the SpaceX API has, and what each must hold. Called by `spacex`."""

from __future__ import annotations

from spacelaunch.domain.document import Document
from spacelaunch.sources import json_documents
from spacelaunch.sources.document_fields import Model
from spacelaunch.sources.sound_values import sound_values
from spacelaunch.sources.spacex_hardware import (
    CoreDocument,
    LaunchpadDocument,
    RocketDocument,
    StarlinkDocument,
)
from spacelaunch.sources.spacex_launches import LaunchDocument, PayloadDocument

# In the order in which one names another.
MODELS: dict[str, type[Model]] = {
    "rockets": RocketDocument,
    "launchpads": LaunchpadDocument,
    "payloads": PayloadDocument,
    "cores": CoreDocument,
    "launches": LaunchDocument,
    "starlink": StarlinkDocument,
}
# Of a resource, whether a value surely is one of its documents.
IS_SOUND = {resource: sound_values(model) for resource, model in MODELS.items()}


def reason_to_refuse(resource: str, document: Document) -> str | None:
    """Why a document cannot be read, naming the field; None where it can."""
    return json_documents.reason_to_refuse(MODELS[resource], document)
