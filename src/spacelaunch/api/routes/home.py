"""`/`: for a browser a page of what is loaded, with a chart of each analysis; else the usage."""

from __future__ import annotations

from dataclasses import dataclass

import orjson
from flask import Response, request

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import context
from spacelaunch.api.around.own_address import HOST, own_path, with_own_address
from spacelaunch.api.around.page import HTML, page_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import JSON, Answer, Form
from spacelaunch.api.routes.help import GUIDE, get_help
from spacelaunch.api.routes.picture_element import SMALL, PictureElement, picture_element
from spacelaunch.api.routes.submission import possible_job
from spacelaunch.domain.api_key import Scope
from spacelaunch.domain.job import Job, JobStatus
from spacelaunch.errors import ConflictError, NotFoundError, StorageUnavailableError
from spacelaunch.jobs.submit import Question
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import OF_DATA_SET

routes = Routes("home", tag="service")

# Those that a page shows its pictures in.
_THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """One analysis as the page shows it."""

    title: str
    description: str
    address: str
    finding: str
    """Empty until it was drawn, which the browser asks for that shows it."""
    picture: PictureElement


@routes.get(
    "/",
    Contract(
        "in a browser, a page of what is loaded with a chart of each analysis; else as `/help`",
        curl="open http://localhost:5000/",
        answers={
            200: Answer("A page, or the usage.", {**GUIDE.forms, HTML: Form(str)}, (CACHE_CONTROL,))
        },
        scope=Scope.OPEN,
        takes_others=True,
    ),
)
def get_index() -> Response:
    """A page for who likes that best, else the same as `/help`."""
    accepted = request.accept_mimetypes
    if accepted.best_match(["text/plain", JSON, HTML]) == HTML:
        answer = page_answer("home.html", {"address": with_own_address(HOST), **_shown()})
    else:
        answer = get_help()
    answer.vary.add("Accept")
    return answer


def _shown() -> dict[str, object]:
    if context().settings.api_keys is not None:
        return {"needs_key": True}
    try:
        data_set = context().stores.launches.current()
        return {"data_set": data_set, "charts": _thumbnails() if data_set else []}
    except StorageUnavailableError as exc:
        return {"trouble": f"{exc}"}


def _thumbnails() -> list[Thumbnail]:
    results = _results()
    found = []
    for name, analysis in OF_DATA_SET.items():
        address = own_path(f"/charts/{name}")
        result = results.get(name, {})
        params = read_parameters(analysis.parameters, SMALL)
        alt = result.get("alt", analysis.title)
        picture = picture_element(address, SMALL, params, alt)
        finding = result.get("finding", "")
        found.append(Thumbnail(analysis.title, analysis.description, address, finding, picture))
    return found


def _results() -> dict[str, dict[str, str]]:
    """By analysis, what was drawn of it already in either theme; nothing is drawn for the words."""
    stores = context().stores
    try:
        asked = [
            possible_job(Question(name, {**SMALL, "theme": theme})).job_id
            for name in OF_DATA_SET
            for theme in _THEMES
        ]
    except (ConflictError, NotFoundError):  # the data were deleted meanwhile
        return {}
    found = {}
    for job in stores.jobs.many(asked):
        if job.status is JobStatus.COMPLETE and job.analysis not in found:
            found[job.analysis] = _numbers(job)
    return {name: result for name, result in found.items() if result}


def _numbers(job: Job) -> dict[str, str]:
    text = context().stores.results.part(job.job_id, "json")
    return orjson.loads(text) if text else {}
