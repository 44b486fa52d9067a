"""Lands documents in bronze: asks a source for what may be new and keeps each page as it comes.

A page and the watermark behind it are one transaction, so a run that dies has lost nothing and
the next goes on from there. Bronze knows no order among resources, so a crew may land all of them
at once; silver, where one names another, is built in their order. Called by `run`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from spacelaunch.domain.document import Document, Mark, Page
from spacelaunch.domain.job import Progress, Told
from spacelaunch.domain.known_sources import KNOWN_SOURCES, KnownSource
from spacelaunch.domain.run import Step
from spacelaunch.errors import TooSoonError
from spacelaunch.pipeline.crew import Crew, one_by_one
from spacelaunch.pipeline.missing import noting_gone, unless_shrunk
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.source import Source
from spacelaunch.queries.ledger.ingest_plan import read_plan
from spacelaunch.warehouse import kept_pages, runs, silver, watermarks
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
    crew: Crew = one_by_one
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
    else:
        yield from _land_changed(landing)


def _plan(landing: Landing, known: KnownSource) -> str:
    with landing.begin() as connection:
        engine = SqlEngine(connection, known.name)
        return read_plan(engine, known, landing.now).in_words


def _land_changed(landing: Landing) -> Iterator[Step]:
    with landing.begin() as connection:
        marks = watermarks.marks(connection, landing.source.name)
        asked_at = runs.last_asked(connection, landing.source.name)
    readings = {each: _Reading(landing, each) for each in landing.resources}
    if not landing.request.is_manual and _was_read_lately(landing, marks, asked_at):
        leading = landing.source.leading
        [tag] = landing.crew({f"look at {leading}": readings[leading].look})
        if tag is None:
            yield readings[leading].step
            return
    yield from landing.crew({f"land {name}": each.land for name, each in readings.items()})


def _was_read_lately(
    landing: Landing, marks: dict[str, Mark], asked_at: dict[str, datetime]
) -> bool:
    """Whether one call can tell that nothing is new: all was read to its end, and lately."""
    source = landing.source
    others = [each for each in source.resources if each != source.leading]
    oldest = min((asked_at.get(each, _LONG_AGO) for each in others), default=landing.now)
    is_read = all(marks.get(each, Mark()).tag for each in source.resources)
    return is_read and landing.now - oldest < _ASKED_AT_LEAST


class _Reading:
    """One resource on its way into bronze; called again after an error, it goes on from there.

    What the failed try has read, kept and asked for counts, too; the pause after it does not.
    """

    def __init__(self, landing: Landing, resource: str) -> None:
        self.step = Step("land", resource)
        self._landing = landing
        self._resource = resource
        self._tag: str | None = None

    def look(self) -> str | None:
        """The tag of the present state; None where it was read to its end, or may not be asked."""
        mark = self._mark()
        # Who asks by hand gets an answer, changed or not.
        known = replace(mark, tag=None) if self._landing.request.is_manual else mark
        with self._measured(), self._noting_a_pause():
            self._tag = self._landing.source.changed_tag(self._resource, known)
        return self._tag

    def land(self) -> Step:
        """Ask for what may be new, and keep each page as it comes."""
        tag = self.look() if self._tag is None else self._tag
        if tag is not None:
            with self._measured(), self._noting_a_pause():
                known = self._known_pages()
                for page in _pages(self._landing, self._resource, tag, self._mark()):
                    self._keep(page, known)
        return self.step

    def _known_pages(self) -> dict[str, int]:
        """How many documents pages have that are known; who asks for all has each compared."""
        if self._landing.request.is_full:
            return {}
        with self._landing.begin() as connection:
            return kept_pages.read_known(connection, _shelf(self._landing, self._resource))

    def _keep(self, page: Page, known: dict[str, int]) -> None:
        if page.mark == Mark() and page.digest in known:
            self.step = replace(self.step, rows_read=self.step.rows_read + known[page.digest])
        else:
            before = self.step.rows_changed + self.step.rows_rejected
            self.step = _keep(self._landing, self.step, page)
            if self.step.rows_changed + self.step.rows_rejected > before:
                known.clear()  # a page that is still to come may hold what was changed
        pct = _pct(self._landing, self._resource)
        self._landing.told(Progress(pct, self._resource, self.step.rows_read))

    def _mark(self) -> Mark:
        with self._landing.begin() as connection:
            marks = watermarks.marks(connection, self._landing.source.name)
        return marks.get(self._resource, Mark())

    @contextmanager
    def _noting_a_pause(self) -> Iterator[None]:
        """Takes it for no error that the source may not be asked now: another run will ask it."""
        try:
            yield
        except TooSoonError as exc:
            self.step = replace(self.step, note=str(exc))

    @contextmanager
    def _measured(self) -> Iterator[None]:
        """Adds the calls and the time since to the step, also where an error ends it."""
        began_s, before = time.monotonic(), self._calls_count()
        try:
            yield
        finally:
            self.step = replace(
                self.step,
                api_calls=self.step.api_calls + self._calls_count() - before,
                duration_s=self.step.duration_s + time.monotonic() - began_s,
            )

    def _calls_count(self) -> int:
        # Others may be asked for at the same time.
        return sum(call.resource == self._resource for call in self._landing.source.calls)


def _pct(landing: Landing, resource: str) -> int:
    """How far a run is while it reads a resource; how much that has, nobody says beforehand."""
    return LANDED_PCT * landing.resources.index(resource) // len(landing.resources)


def _one_ahead(pages: Iterator[Page]) -> Iterator[Page]:
    """The pages, of which the next is asked for while this one is read and kept."""
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
    shelf = _shelf(landing, resource)
    if request.is_full:
        everything = ahead(source.read_by_id(resource, tag))
        return noting_gone(landing.begin, shelf, unless_shrunk(landing.begin, shelf, everything))
    with landing.begin() as connection:
        unresolved = silver.unresolved_launches(connection)
    new = source.read_new(resource, tag, mark, unresolved, request.since)
    found = unless_shrunk(landing.begin, shelf, ahead(new))
    return noting_gone(landing.begin, shelf, found) if source.is_read_whole else found


def _keep(landing: Landing, step: Step, page: Page) -> Step:
    shelf = _shelf(landing, step.resource)

    def judge(document: Document) -> str | None:
        return landing.source.reason_to_refuse(step.resource, document)

    with landing.begin() as connection:
        # Who asks for all of it has each document compared, known or not.
        keep = kept_pages.keep_anew if landing.request.is_full else kept_pages.keep_unknown
        kept = keep(connection, shelf, page, judge)
        if page.mark != Mark() and landing.request.since is None:
            mark = _believable(page.mark, landing.now)
            watermarks.move_mark(connection, shelf.source, step.resource, mark, shelf.run_id)
    return replace(
        step,
        rows_read=step.rows_read + kept.read,
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
