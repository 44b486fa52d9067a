"""What a job's query has answered: asked once, and kept for every other picture of the question.

Another theme or size is another job, and its numbers are the same. Called by `render`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import orjson

from spacelaunch.domain.job import Job, job_id_for
from spacelaunch.domain.summary import Origin
from spacelaunch.errors import NotFoundError, UnreadableRecordError
from spacelaunch.jobs.data_set_engine import open_data_set, origin_of, origin_of_build
from spacelaunch.jobs.review import obeying, read_verdicts
from spacelaunch.queries.analysis import Analysis
from spacelaunch.queries.answers import Answers
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.parameters import Drawing
from spacelaunch.queries.summarise import ask
from spacelaunch.queries.warehouse import ask_one_build, source_asked
from spacelaunch.storage import keys
from spacelaunch.storage.launch_store import LaunchStore
from spacelaunch.storage.record import read_record
from spacelaunch.storage.result_store import ResultStore

log = logging.getLogger(__name__)


def kept_answers(
    job: Job, launches: LaunchStore, results: ResultStore | None, find: Callable[[], Answers]
) -> Answers:
    """Those that are kept, or else those that are found now.

    Shape: without `results` nothing is kept.
    """
    if results is None:
        return find()
    question_id = _question_of(job, launches)
    text = results.answers(question_id)
    if text is not None:
        try:
            return read_record(Answers, keys.answers(question_id), text)
        except UnreadableRecordError as exc:
            log.warning("asked anew: %s", exc)
    found = find()
    # Where somebody has decided otherwise meanwhile, nobody can say by which of both it was found.
    if _question_of(job, launches) == question_id:
        results.keep_answers(question_id, orjson.dumps(found, option=orjson.OPT_NON_STR_KEYS))
    return found


def find_answers(
    job: Job,
    analysis: Analysis[Any, Any, Any],
    params: Drawing,
    launches: LaunchStore,
    warehouse: OpenWarehouse,
) -> Answers:
    """What the data set, or the warehouse, answers to the question of a job.

    Raises:
        NotFoundError: the data set was deleted, or the warehouse built anew, meanwhile.
    """
    source = source_asked(analysis, job.params)
    if source is not None:
        with warehouse(source) as engine:

            def find(origin: Origin) -> Answers:
                told = origin_of_build(analysis, origin, source, engine, launches)
                return ask(analysis, params, engine, told)

            return _require_build(job, ask_one_build(engine, source, find))
    with open_data_set(analysis, job.version, launches) as duckdb:
        return ask(analysis, params, duckdb, origin_of(analysis, job.version, launches))


def _require_build(job: Job, found: Answers) -> Answers:
    """Those of the build that the job is about; a later one is another question's answer."""
    if found.origin.version != job.version:
        raise NotFoundError(
            f"the warehouse was built anew since; POST /analyze/{job.analysis} asks the new build"
        )
    return found


def _question_of(job: Job, launches: LaunchStore) -> str:
    """The same for all jobs whose pictures differ and whose numbers do not."""
    asked = {name: value for name, value in job.params.items() if name not in Drawing.model_fields}
    return job_id_for(job.version, job.analysis, asked, obeying(read_verdicts(launches)))
