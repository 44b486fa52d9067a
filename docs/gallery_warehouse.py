"""A warehouse for the gallery: what the fake sources hold, in a folder that goes when it is left.

SpaceX's is theirs as it stands. For Launch Library there are launches of three invented providers,
whose plans move until they fly: what `slips` and `delays` tell of is seen only by who asks again.
Used by `gallery`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from spacelaunch.bootstrap_pipeline import open_source
from spacelaunch.bootstrap_warehouse import open_warehouse
from spacelaunch.config import Settings
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.run import ingest
from spacelaunch.sources.fake_launch_library.catalogue import Launches, make_launch
from spacelaunch.sources.fake_launch_library.server import FakeLaunchLibrary
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.fake_spacex.server import FakeSpacex

_DAY = timedelta(days=1)
_PROVIDERS = ("Ada Aerospace", "Bell Rockets", "Curie Launch")
_LAUNCHES = 40
# By how many days a plan has moved when it is heard of again; taken by turns.
_SLIPS = (0, 1, 3, -1, 0, 9, 2, 0, 30, -2, 1)


@dataclass(slots=True)
class _Clock:
    """It stands until somebody sets it."""

    now: datetime = datetime(2025, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@contextmanager
def open_filled() -> Iterator[Settings]:
    """The settings of a warehouse that holds both."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder, 'warehouse.sqlite')}"
        settings = replace(Settings(), dir=Path(folder), warehouse_url=url)
        with FakeSpacex(state("later")) as fake:
            _run("spacex", replace(settings, spacex_url=fake.url), _Clock())
        _hear_of_plans(settings, _Clock())
        yield settings


def _hear_of_plans(settings: Settings, clock: _Clock) -> None:
    """Four times, with what was planned each time, and at last what flew."""
    began = clock.now
    with FakeLaunchLibrary([], clock) as fake:
        settings = replace(settings, ll2_url=fake.url)
        for days, precision in ((0, "M"), (40, "DAY"), (55, "MIN"), (200, "SEC")):
            clock.now = began + days * _DAY
            fake.launches = _stand(began, clock.now, precision)
            _run("launch-library", settings, clock)


def _stand(began: datetime, now: datetime, precision: str) -> Launches:
    """All of them as somebody says at a moment, so exactly."""
    return [_plan(number, began, now, precision) for number in range(_LAUNCHES)]


def _plan(number: int, began: datetime, now: datetime, precision: str) -> dict[str, Any]:
    heard = ("M", "DAY", "MIN", "SEC").index(precision)
    moved = sum(_SLIPS[(number + 3 * time) % len(_SLIPS)] for time in range(heard + 1))
    at = began + (60 + number + moved) * _DAY
    net = {"M": _last_day(at), "DAY": at.replace(hour=0)}.get(precision, at)
    launch = make_launch(
        f"plan-{number:02}",
        net,
        now - timedelta(minutes=number),
        "Success" if precision == "SEC" else "TBD",
        precision,
    )
    provider = {**launch["launch_service_provider"], "name": _PROVIDERS[number * number % 7 % 3]}
    return {**launch, "launch_service_provider": provider}


def _last_day(at: datetime) -> datetime:
    following = (at.replace(day=1) + timedelta(days=32)).replace(day=1, hour=0)
    return following - _DAY


def _run(name: str, settings: Settings, clock: Callable[[], datetime]) -> None:
    with open_warehouse(settings) as engine, open_source(name, settings, clock) as source:
        report = ingest(engine, source, Request(), clock, lambda *_: None)
    if report.error is not None:
        raise report.error
