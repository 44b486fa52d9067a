"""The OpenAPI document for tests: the requests that it shows, and what an answer does not keep."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from werkzeug.test import TestResponse

from spacelaunch.api.app import ROUTES
from spacelaunch.api.around.every_route import SURROUNDINGS
from spacelaunch.api.document.openapi import make_document
from spacelaunch.api.document.parts import plain

DOCUMENT: dict[str, Any] = plain(make_document(ROUTES, SURROUNDINGS))
# What every answer of HTTP may have.
_ALWAYS = {"Content-Type", "Content-Length", "Date"}


@dataclass(frozen=True)
class Shown:
    """A request as the document shows it."""

    method: str
    path: str
    values: Mapping[str, str]
    """Path parameters."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """The rest, as Flask's test client takes it."""
    name: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.name}".strip()

    def path_with(self, **real: str) -> str:
        """The path for real ids."""
        return self.path.format(**{**self.values, **real})


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, path and operation, one by one."""
    for path, item in DOCUMENT["paths"].items():
        for method, operation in item.items():
            yield method.upper(), path, operation


def shown_requests() -> list[Shown]:
    """Every request example: bare, with each parameter, each body and each content type."""
    found: list[Shown] = []
    for method, path, operation in operations():
        given = operation.get("parameters", [])
        values = {each["name"]: each["example"] for each in given if each["in"] == "path"}
        bodies = _bodies(operation)
        # Without a body, a load would go to Kaggle.
        always = bodies["application/json"] if (method, path) == ("POST", "/data") else {}
        asked = {name: {**always, **options} for name, options in _parameters(given).items()}
        ways = {**asked, **bodies, **_accepts(operation)}
        if "requestBody" not in operation:
            ways[""] = {}
        found += [Shown(method, path, values, options, name) for name, options in ways.items()]
    return found


def breaches(shown: Shown, answer: TestResponse) -> list[str]:
    """What an answer has that the document does not say."""
    told = DOCUMENT["paths"][shown.path][shown.method.lower()]["responses"]
    if str(answer.status_code) not in told:
        return [f"status {answer.status_code}"]
    response = resolved(told[str(answer.status_code)])
    unknown = {*answer.headers.keys()} - {*response.get("headers", {})} - _ALWAYS
    wrong = [f"header {name}" for name in sorted(unknown)]
    content = response.get("content", {})
    if not answer.data:
        return wrong
    if answer.mimetype not in content:
        return [*wrong, f"content type {answer.mimetype}"]
    if answer.is_json:
        wrong += faults(content[answer.mimetype]["schema"], answer.get_json())
    return wrong


def faults(schema: Mapping[str, Any], value: object) -> list[str]:
    """Where a value does not fit; a member that the schema does not name is a fault too."""
    whole = {**closed(schema), "components": closed(DOCUMENT["components"])}
    validator = Draft202012Validator(whole, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def closed(schema: Any) -> Any:
    """The same without room for members that nobody described."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {name: closed(part) for name, part in schema.items()}
    if "properties" in parts and schema.get("type") == "object":
        parts.setdefault("additionalProperties", False)
    return parts


def resolved(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reference points at."""
    found: Any = part
    while "$ref" in found:
        names = re.findall(r"[^#/]+", found["$ref"])
        found = DOCUMENT
        for name in names:
            found = found[name]
    return found  # type: ignore[no-any-return]


def examples_of(part: Mapping[str, Any]) -> list[Any]:
    """The examples of a body."""
    return [example["value"] for example in part.get("examples", {}).values()]


def _parameters(given: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    names = {"query": "query_string", "header": "headers"}
    return {
        f"{each['in']} {each['name']}": {names[each["in"]]: {each["name"]: each["example"]}}
        for each in given
        if each["in"] in names
    }


def _bodies(operation: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    content = operation.get("requestBody", {}).get("content", {})
    return {
        kind: _body(kind, value) for kind, part in content.items() for value in examples_of(part)
    }


def _body(kind: str, example: Any) -> dict[str, Any]:
    if kind == "multipart/form-data":
        files = {name: (BytesIO(text.encode()), "launches.csv") for name, text in example.items()}
        return {"data": files, "content_type": kind}
    data = example if isinstance(example, str) else json.dumps(example)
    return {"data": data, "content_type": kind}


def _accepts(operation: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    if "requestBody" in operation:
        return {}
    content = operation["responses"].get("200", {}).get("content", {})
    return {f"as {kind}": {"headers": {"Accept": kind}} for kind in content if len(content) > 1}
