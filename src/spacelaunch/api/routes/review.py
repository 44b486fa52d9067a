"""`/reconcile/review`: the unsure pairs of the data set as a file that a person edits and sends."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Response, request

from spacelaunch.api.around.conditions import CACHE_CONTROL
from spacelaunch.api.around.context import context
from spacelaunch.api.around.json_answer import json_answer
from spacelaunch.api.around.routes import Routes
from spacelaunch.api.document.contract import Contract
from spacelaunch.api.document.parts import Answer, Body, Form, shown_as
from spacelaunch.errors import BadDataError, ConflictError, UnsupportedTypeError
from spacelaunch.jobs.reconcile import reconcile_data_set
from spacelaunch.jobs.review import read_verdicts, replace_verdicts
from spacelaunch.relation.pairing.review import read_review, write_decided, write_review

routes = Routes("review", tag="data")

CSV = "text/csv"
_EXAMPLE = "verdict,here_id,there_id\nsame,7c1d5f0a3b9e2d46,0d2c8f3b5a7e9146\n"


@dataclass(frozen=True, slots=True)
class Decided:
    """What a review file decides, and pictures obey from now on."""

    same: int
    """Pairs that are one launch."""
    different: int


@routes.get(
    "/reconcile/review",
    Contract(
        "pairs that are unsure, and what was decided of others, as a CSV to write verdicts into",
        curl="curl localhost:5000/reconcile/review -o review.csv",
        answers={200: Answer("The review file.", {CSV: Form(str, _EXAMPLE)}, (CACHE_CONTROL,))},
        refuses=(ConflictError,),
    ),
)
def get_review() -> Response:
    """The same file again, for who has lost it or never had it."""
    launches = context().stores.launches
    data_set = launches.current()
    if data_set is None:
        raise ConflictError("no data are loaded; POST /data first")
    decided = write_decided(read_verdicts(launches))
    text = write_review(reconcile_data_set(data_set, launches), decided)
    headers: dict[str, str] = {CACHE_CONTROL: "no-store"}
    return Response(text, mimetype=CSV, headers=headers)


@routes.post(
    "/reconcile/review",
    Contract(
        "say of pairs whether they are one launch; it replaces what was said, and pictures obey",
        curl="curl --data-binary @review.csv -H 'Content-Type: text/csv' "
        "localhost:5000/reconcile/review",
        body=Body(
            "The review file, of which `verdict` is `same`, `different` or empty. Nothing: "
            "only tell what is obeyed.",
            {CSV: Form(str, _EXAMPLE)},
        ),
        answers={200: Answer("What is obeyed from now on.", shown_as(Decided(1, 0)))},
        refuses=(BadDataError,),
    ),
)
def post_review() -> Response:
    """All that the file decides, and nothing that another decided before."""
    launches, body = context().stores.launches, request.get_data()
    # Whoever sends nothing takes nothing back: that is said by a file without verdicts.
    if body:
        replace_verdicts(launches, read_review(_text(body)))
    verdicts = read_verdicts(launches)
    same = sum(verdicts.values())
    return json_answer(Decided(same, len(verdicts) - same))


def _text(body: bytes) -> str:
    if request.mimetype not in ("", CSV):
        raise UnsupportedTypeError("send the review file with `-H 'Content-Type: text/csv'`")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise BadDataError(f"the review file is not UTF-8: {exc.reason}") from exc
