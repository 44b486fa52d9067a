"""The OpenAPI 3.1 document, made of what the routes say. Called by `/openapi.json`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from spacelaunch import __version__
from spacelaunch.api.document.contract import Route, Tag
from spacelaunch.api.document.parts import Answer, AnswerHeader, Body, Form, Link, Parameter
from spacelaunch.api.document.schemas import Way, schemas_of
from spacelaunch.domain.api_key import Scope

TAGS: dict[Tag, str] = {
    "data": "The launches: load, read, delete.",
    "analyses": "The questions that can be asked.",
    "jobs": "How a request for an analysis stands.",
    "results": "The picture, and the numbers behind it.",
    "pipeline": "The warehouse: what it holds, and how it was filled.",
    "service": "The service itself.",
}
_INFO = {
    "title": "Space Launches",
    "version": __version__,
    "summary": "Load space launches, ask for a chart, download the picture.",
    "license": {"name": "MIT", "identifier": "MIT"},
}
_BEARER = {
    "type": "http",
    "scheme": "bearer",
    "description": "Of `spacelaunch keys create`; needed only where the server requires keys.",
}
Part = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around every route, as clients see it."""

    parameters: tuple[Parameter, ...]
    headers: tuple[AnswerHeader, ...]
    """Of every answer."""
    refusals: Callable[[Route], Mapping[int, tuple[str, Answer]]]
    """By status, everything that a route may refuse: its name in the document, and the answer."""


def make_document(routes: Iterable[Route], around: Surroundings) -> Part:
    """All but the servers, as JSON has it."""
    return _Document(around).made(routes)


class _Document:
    """Writes the parts, and collects what is told once and referred to."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._kinds: list[tuple[Any, Way]] = []
        self._schemas: list[Part] = []
        self._headers: dict[str, Part] = {}
        self._refusals: dict[str, Part] = {}

    def made(self, routes: Iterable[Route]) -> Part:
        paths: dict[str, Part] = {}
        for route in routes:
            path = paths.setdefault(re.sub(r"<(\w+)>", r"{\1}", route.path), {})
            path[route.method.lower()] = self._operation(route)
        found, named = schemas_of(self._kinds)
        for schema, made in zip(self._schemas, found, strict=True):
            schema.update(made)
        return {
            "openapi": "3.1.1",
            "info": _INFO,
            "tags": [{"name": name, "description": text} for name, text in TAGS.items()],
            "paths": paths,
            "components": {
                "schemas": named,
                "headers": self._headers,
                "responses": self._refusals,
                "securitySchemes": {"bearer": _BEARER},
            },
        }

    def _operation(self, route: Route) -> Part:
        contract = route.contract
        does = [f"{use.does[0].upper()}{use.does[1:]}" for use in route.uses]
        told = [*(f"{text}." for text in does[1:]), *(f"    {use.curl}" for use in route.uses)]
        answers = {str(status): self._answer(each) for status, each in contract.answers.items()}
        refusals = self._around.refusals(route)
        return {
            "operationId": operation_id(route.view),
            "tags": [route.tag],
            "summary": does[0].replace("`", ""),
            "description": "\n\n".join(told),
            "parameters": [
                self._parameter(each) for each in (*contract.takes, *self._around.parameters)
            ],
            **({} if route.scope is Scope.OPEN else {"security": [{}, {"bearer": []}]}),
            **({"requestBody": self._body(contract.body)} if contract.body else {}),
            "responses": {
                **answers,
                **{str(status): self._refusal(*told) for status, told in refusals.items()},
            },
        }

    def _parameter(self, parameter: Parameter) -> Part:
        return {
            "name": parameter.name,
            "in": parameter.place,
            "description": parameter.meaning,
            "required": parameter.place == "path",
            "schema": self._schema(parameter.kind, "validation"),
            "example": parameter.example,
        }

    def _body(self, body: Body) -> Part:
        return {"description": body.meaning, "content": self._content(body.forms, "validation")}

    def _answer(self, answer: Answer) -> Part:
        named = (*answer.headers, *self._around.headers)
        content = self._content(answer.forms, "serialization")
        links = {name: _link(link) for name, link in answer.links.items()}
        return {
            "description": answer.meaning,
            **({"content": content} if content else {}),
            "headers": {str(name): self._header(name) for name in named},
            **({"links": links} if links else {}),
        }

    def _refusal(self, name: str, answer: Answer) -> Part:
        if name not in self._refusals:
            self._refusals[name] = self._answer(answer)
        return {"$ref": f"#/components/responses/{name}"}

    def _header(self, header: AnswerHeader) -> Part:
        if str(header) not in self._headers:
            self._headers[str(header)] = {
                "description": header.meaning,
                "schema": self._schema(header.kind, "validation"),
                "example": header.example,
            }
        return {"$ref": f"#/components/headers/{header}"}

    def _content(self, forms: Mapping[str, Form], way: Way) -> Part:
        return {name: self._form(form, way) for name, form in forms.items()}

    def _form(self, form: Form, way: Way) -> Part:
        schema = {"schema": self._schema(form.kind, way)}
        # RapiDoc reads a single `example` for a set of named ones, and stumbles over its nulls.
        shown = {"examples": {"shown": {"value": form.example}}}
        return schema if form.example is None else {**schema, **shown}

    def _schema(self, kind: Any, way: Way) -> Part:
        """A place for it: all are made at once, for then those of one name are one."""
        self._kinds.append((kind, way))
        self._schemas.append({})
        return self._schemas[-1]


def operation_id(view: str) -> str:
    """`list_jobs` as `listJobs`."""
    first, *others = view.split("_")
    return first + "".join(word.capitalize() for word in others)


def _link(link: Link) -> Part:
    return {"operationId": operation_id(link.operation), "parameters": dict(link.values)}
