"""`/charts/<analysis>.html`: one analysis as a page, with its form, its picture and its numbers."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from functools import partial

import orjson
from flask import Response

from spacelaunch.api.around.arguments import arguments_given
from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import context
from spacelaunch.api.around.errors import RETRY_AFTER, retry_after_s
from spacelaunch.api.around.own_address import HOST, own_path, with_own_address
from spacelaunch.api.around.page import HTML, page_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Form
from spacelaunch.api.routes.analysis_parameters import query_parameters
from spacelaunch.api.routes.charts import ANALYSIS, VERSION, WAIT, drawn_chart, parted
from spacelaunch.api.routes.form_fields import fields_of
from spacelaunch.api.routes.picture_element import picture_element, question_mark
from spacelaunch.api.routes.results import form_of
from spacelaunch.errors import (
    ConflictError,
    NotFoundError,
    SpacelaunchError,
    StorageUnavailableError,
    UnknownValueError,
)
from spacelaunch.jobs.submit import Question
from spacelaunch.problems import status_of
from spacelaunch.queries.analysis import Over
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import find_analysis

routes = Routes("chart_page", tag="results")


@routes.get(
    "/charts/<name>.html",
    Contract(
        "the same as a page: its form, the picture, the numbers as a table",
        curl="open 'http://localhost:5000/charts/timeline.html?year_from=1990'",
        takes=(ANALYSIS, VERSION, WAIT.parameter, *query_parameters()),
        answers={200: Answer("The page.", {HTML: Form(str)}, (CACHE_CONTROL,))},
        refuses=(ConflictError, UnknownValueError),
        errors_as=HTML,
        takes_others=True,
    ),
)
def get_chart_page(name: str) -> Response:
    """An analysis with its form; what is wrong with the question stands beside the form."""
    analysis = find_analysis(name)
    # A form sends its empty fields, too.
    given = _filled_in(arguments_given(VERSION.name, WAIT.name))
    shown = {
        "analysis": analysis,
        "address": own_path(f"/charts/{name}"),
        "fields": [*fields_of(analysis, given, partial(_names_in, analysis.over))],
    }
    try:
        return page_answer("chart.html", {**shown, **_result(name, given)})
    except SpacelaunchError as exc:
        wait_s = retry_after_s(exc)
        said = {"trouble": f"{exc}", "comes_again_s": wait_s}
        answer = page_answer("chart.html", {**shown, **said}, status_of(type(exc)))
        if wait_s:
            answer.headers[RETRY_AFTER] = str(wait_s)
        return answer


def _filled_in(given: Mapping[str, object]) -> dict[str, object]:
    """Without what is empty; one field of several that is filled in is one value."""
    found: dict[str, object] = {}
    for name, value in given.items():
        texts = [text for text in (value if isinstance(value, list) else [value]) if text]
        if texts:
            found[name] = texts if len(texts) > 1 else texts[0]
    return found


def _result(name: str, given: Mapping[str, object]) -> Mapping[str, object]:
    """What the page shows of the result; raises as `charts.drawn_chart` does."""
    wait_s = WAIT.read()
    asked = {key: text for key, text in given.items() if key != WAIT.name}
    version, question = parted(given)
    _, answer = drawn_chart(Question(name, question, version, ("svg",)), form_of("json"), wait_s)
    result = orjson.loads(answer.get_data())
    params = read_parameters(find_analysis(name).parameters, question)
    address, query = own_path(f"/charts/{name}"), question_mark(asked)
    pinned = question_mark({**question, VERSION.name: result["version"]})
    curl = shlex.quote(with_own_address(f"http://{HOST}") + f"/charts/{name}.png{query}")
    return {
        "result": result,
        "shown": picture_element(address, asked, params, result["alt"]),
        "query": query,
        "pinned": f"{address}.svg{pinned}",
        "curl": f"curl {curl} -o {name}.png",
    }


def _names_in(over: Over, column: str) -> tuple[str, ...]:
    """What a form may offer; without it, a form has no less to be filled in."""
    if over is not Over.LAUNCHES:  # the warehouse may have others
        return ()
    launches = context().stores.launches
    try:
        data_set = launches.current()
        return launches.names(data_set.version, column).containing("") if data_set else ()
    except (StorageUnavailableError, NotFoundError):
        return ()
