"""Lands documents in bronze: asks a source for what may be new and keeps each page as it comes.

A page and the watermark behind it are one transaction, so a run that dies has lost nothing and
the next goes on from there. Called by `run`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from spacelaunch.domain.document import Document, Mark, Page
from spacelaunch.domain.job import Progress, Told
from spacelaunch.domain.known_sources import KNOWN_SOURCES, KnownSource
from spacelaunch.domain.run import Step
from spacelaunch.errors import TooSoonError
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.source import Source
from spacelaunch.queries.ledger.ingest_plan import read_plan
from spacelaunch.warehouse import bronze, runs, silver, watermarks
from spacelaunch.warehouse.shelf import Shelf
from spacelaunch.warehouse.sql_engine import SqlEngine
from spacelaunch.warehouse.transactions import Begin

# The resources that change with another are asked for as often as that one changes, and daily.
_ASKED_AT_LEAST = timedelta(days=1)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
# Of a run's progress; the rest is for what comes after.
LANDED_PCT = 70


@dataclass(frozen=True, slots=True)
class Landing:
    """One run's landing: where from, where to, how much, since when."""

    begin: Begin
    source: Source
    request: Request
    run_id: int
    now: datetime
    told: Told
    """Told of each page: the resource, and how many documents of it were read so far."""
    is_rehearsal: bool = False

    @property
    def resources(self) -> Sequence[str]:
        """Those that are asked for."""
        return [self.request.only] if self.request.only else self.source.resources


def land(landing: Landing) -> Iterator[Step]:
    """Every resource that may have changed, one step each; a note where none may be asked for."""
    known = KNOWN_SOURCES[landing.source.name]
    if landing.is_rehearsal and known.pace is not None:
        # A call counts whether or not what it brought is kept.
        yield Step("land", landing.source.leading, note=_plan(landing, known))
        return
    try:
        yield from _land_changed(landing)
    except TooSoonError as exc:
        # Nothing went wrong: there is a time for the next call, and another run will find it.
        yield Step("land", landing.source.leading, note=str(exc))


def _plan(landing: Landing, known: KnownSource) -> str:
    with landing.begin() as connection:
        engine = SqlEngine(connection, known.name)
        return read_plan(engine, known, landing.now).in_words


def _land_changed(landing: Landing) -> Iterator[Step]:
    with landing.begin() as connection:
        marks = watermarks.marks(connection, landing.source.name)
        asked_at = runs.last_asked(connection, landing.source.name)
    source = landing.source
    look = None
    if not landing.request.is_manual and _was_read_lately(landing, marks, asked_at):
        look = _look(landing, source.leading, marks[source.leading])
        if look.tag is None:
            yield look.cost
            return
    for resource in landing.resources:
        mark = marks.get(resource, Mark())
        is_seen = look is not None and resource == source.leading
        first = look if look and is_seen else _look(landing, resource, mark)
        yield _land_resource(landing, resource, mark, first)


def _was_read_lately(
    landing: Landing, marks: dict[str, Mark], asked_at: dict[str, datetime]
) -> bool:
    """Whether one call can tell that nothing is new: all was read to its end, and lately."""
    source = landing.source
    others = [each for each in source.resources if each != source.leading]
    oldest = min((asked_at.get(each, _LONG_AGO) for each in others), default=landing.now)
    is_read = all(marks.get(each, Mark()).tag for each in source.resources)
    return is_read and landing.now - oldest < _ASKED_AT_LEAST


@dataclass(frozen=True, slots=True)
class _Look:
    """Whether a resource has changed, and what asking cost."""

    tag: str | None
    cost: Step


def _look(landing: Landing, resource: str, mark: Mark) -> _Look:
    meter = _Meter(landing.source)
    # Who asks by hand gets an answer, changed or not.
    known = replace(mark, tag=None) if landing.request.is_manual else mark
    tag = landing.source.changed_tag(resource, known)
    return _Look(tag, meter.added_to(Step("land", resource)))


class _Meter:
    """Counts what is asked of a source from here on."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._calls = len(source.calls)
        self._began_s = time.monotonic()

    def added_to(self, step: Step) -> Step:
        """The step with the calls and the time since."""
        return replace(
            step,
            api_calls=step.api_calls + len(self._source.calls) - self._calls,
            duration_s=step.duration_s + time.monotonic() - self._began_s,
        )


def _land_resource(landing: Landing, resource: str, mark: Mark, look: _Look) -> Step:
    step, meter = look.cost, _Meter(landing.source)
    if look.tag is not None:
        for page in _pages(landing, resource, look.tag, mark):
            step = _keep(landing, step, page)
            landing.told(Progress(_pct(landing, resource), resource, step.rows_read))
    return meter.added_to(step)


def _pct(landing: Landing, resource: str) -> int:
    """How far a run is while it reads a resource; how much that has, nobody says beforehand."""
    return LANDED_PCT * landing.resources.index(resource) // len(landing.resources)


def _one_ahead(pages: Iterator[Page]) -> Iterator[Page]:
    """The pages, of which the next is asked for and read while this one is kept."""
    with ThreadPoolExecutor(1, "pages") as pool:
        coming = pool.submit(next, pages, None)
        while (page := coming.result()) is not None:
            coming = pool.submit(next, pages, None)
            yield page


def _pages(landing: Landing, resource: str, tag: str, mark: Mark) -> Iterator[Page]:
    source, request = landing.source, landing.request
    # A source that counts its calls writes them down as it makes them. SQLite has one writer, so
    # it makes none while a page is being kept; with so few calls there is nothing to be won.
    ahead = _one_ahead if KNOWN_SOURCES[source.name].pace is None else iter
    if request.is_full:
        return _noting_gone(landing, resource, ahead(source.read_by_id(resource, tag)))
    with landing.begin() as connection:
        unresolved = silver.unresolved_launches(connection)
    return ahead(source.read_new(resource, tag, mark, unresolved, request.since))


def _noting_gone(landing: Landing, resource: str, pages: Iterator[Page]) -> Iterator[Page]:
    """The pages of everything by id; what lies between their ids and is not in them is gone."""
    after = ""
    for page in pages:
        ids = [each.document_id for each in page.received if each.document_id]
        is_last = page.mark.tag is not None
        until = None if is_last else max(ids, default=after)
        # An answer without any document is a source that is broken, and no proof that all is gone.
        if ids or after:
            with landing.begin() as connection:
                bronze.mark_gone(connection, _shelf(landing, resource), ids, after, until)
        after = until or after
        yield page


def _keep(landing: Landing, step: Step, page: Page) -> Step:
    shelf = _shelf(landing, step.resource)

    def judge(document: Document) -> str | None:
        return landing.source.reason_to_refuse(step.resource, document)

    with landing.begin() as connection:
        kept = bronze.keep(connection, shelf, page.received, judge)
        if page.mark != Mark() and landing.request.since is None:
            mark = _believable(page.mark, landing.now)
            watermarks.move_mark(connection, shelf.source, step.resource, mark, shelf.run_id)
    return replace(
        step,
        rows_read=step.rows_read + len(page.received),
        rows_written=step.rows_written + kept.added + kept.changed,
        rows_changed=step.rows_changed + kept.changed,
        rows_rejected=step.rows_rejected + kept.rejected,
        note=page.note or step.note,
    )


def _believable(mark: Mark, now: datetime) -> Mark:
    """A launch that is said to have happened tomorrow must not hide those of today."""
    if mark.read_until_at is None or mark.read_until_at <= now:
        return mark
    return replace(mark, read_until_at=now)


def _shelf(landing: Landing, resource: str) -> Shelf:
    return Shelf(landing.source.name, resource, landing.run_id, landing.now)
