"""What `/results` takes and answers, for `document.py`."""

from __future__ import annotations

from spacelaunch.api.document.headers import IF_NONE_MATCH
from spacelaunch.api.document.job_bodies import JOB_ID, Provenance, Result
from spacelaunch.api.document.parts import TEXT, Described, answer, of, parameter, raw

JOB = parameter("path", "job_id", str, "The job.", JOB_ID)
FILE_HEADERS = ("ETag", "Cache-Control", "Vary", "Content-Disposition")
RESULT_FORMS = {
    "image/png": raw(),
    "image/svg+xml": raw(TEXT, "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "application/json": of(Result),
    "text/csv": raw(TEXT, "year,private_count,state_count\r\n1957,0,3\r\n"),
    "text/plain": raw(TEXT, "Russia ████ 1,398\n"),
}

RESULTS = (
    Described(
        method="GET",
        path="/results/<name>",
        operation_id="getResult",
        tag="results",
        parameters=(
            parameter(
                "path",
                "name",
                str,
                "The job's id; `.png`, `.svg`, `.json`, `.csv` or `.txt` after it chooses the "
                "form, else the Accept header does.",
                JOB_ID,
            ),
            IF_NONE_MATCH,
        ),
        answers={
            200: answer("The result.", RESULT_FORMS, *FILE_HEADERS),
            304: answer("It is what you have.", None, *FILE_HEADERS),
        },
        problems=(404, 406, 410, 503),
    ),
    Described(
        method="GET",
        path="/results/<job_id>/provenance",
        operation_id="getProvenance",
        tag="results",
        parameters=(JOB,),
        answers={
            200: answer(
                "Where it comes from.", {"application/json": of(Provenance)}, "Cache-Control"
            )
        },
        problems=(404, 410, 503),
    ),
)
