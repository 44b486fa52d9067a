"""The part of `demo-pipeline` about sources that count their calls: Launch Library and GCAT.

Both are fakes in this process, and they, the runs and what keeps the calls go by one clock, so that
hours and days pass at once. Called by `demo_pipeline`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import click

from spacelaunch.bootstrap_pipeline import open_source
from spacelaunch.bootstrap_warehouse import open_warehouse
from spacelaunch.cli.run_words import report_in_words
from spacelaunch.config import Settings
from spacelaunch.pipeline.request import Request
from spacelaunch.pipeline.run import ingest
from spacelaunch.sources import gcat, launch_library
from spacelaunch.sources.fake_gcat import FakeGcat
from spacelaunch.sources.fake_launch_library.catalogue import (
    fly_planned,
    make_launches,
    move_plans,
)
from spacelaunch.sources.fake_launch_library.server import FakeLaunchLibrary
from spacelaunch.sources.fake_spacex.faults import Fault

_FLOWN, _UPCOMING = 1_800, 12
_LAUNCHES = 60


@dataclass(slots=True)
class _Clock:
    """It goes as all clocks do, and forward when it is told to; it begins so far behind.

    Note: what the demonstration leaves is looked at now, and nothing of it is to come.
    """

    behind: timedelta

    def __call__(self) -> datetime:
        return datetime.now(UTC) - self.behind


def show_launch_library(settings: Settings) -> None:
    """A first reading that takes more calls than are allowed, and a storm of 429 on its way."""
    clock = _Clock(timedelta(days=41))
    with FakeLaunchLibrary(make_launches(_FLOWN, _UPCOMING, clock()), clock) as fake:
        settings = replace(settings, ll2_url=fake.url)
        click.echo(
            f"\nA fake Launch Library with {_FLOWN:,} launches takes 15 calls an hour; they are "
            "used up in the middle:"
        )
        _run(launch_library.NAME, settings, clock)
        clock.behind -= timedelta(hours=1)
        click.echo("\nAn hour later it answers 429 to all, and the run leaves it alone:")
        fake.faults.set([Fault("launches/", status=429, retry_after_s=900, times=50)])
        _run(launch_library.NAME, settings, clock)
        fake.faults.set([])
        clock.behind -= timedelta(minutes=16)
        click.echo("\nA quarter later a run goes on from where the first one stopped:")
        _run(launch_library.NAME, settings, clock)
        clock.behind -= timedelta(hours=1)
        move_plans(fake.launches[-_UPCOMING:], clock())
        click.echo("\nAn hour later launches have slipped, and others have only got their day:")
        _run(launch_library.NAME, settings, clock)
        # Past the month that some were planned for.
        clock.behind -= timedelta(days=40)
        fly_planned(fake.launches[-_UPCOMING:], clock())
        click.echo("\nWeeks later those have flown, some later than was first heard of them:")
        _run(launch_library.NAME, settings, clock)


def show_gcat(settings: Settings) -> None:
    """A log that is looked at once a day, and that one day has lost half of its launches."""
    clock = _Clock(timedelta(days=2))
    with FakeGcat(_LAUNCHES) as fake:
        settings = replace(settings, gcat_url=fake.url)
        click.echo("\nA fake GCAT is read, and not asked again on the same day:")
        _run(gcat.NAME, settings, clock)
        _run(gcat.NAME, settings, clock)
        click.echo("\nA day later half of its log is gone; nothing of that is taken:")
        fake.launches = _LAUNCHES // 2
        clock.behind -= timedelta(days=1)
        _run(gcat.NAME, settings, clock)
        click.echo("\nThe next day it is whole again:")
        fake.launches = _LAUNCHES + 1
        clock.behind -= timedelta(days=1)
        _run(gcat.NAME, settings, clock)


def _run(name: str, settings: Settings, clock: Callable[[], datetime]) -> None:
    with open_warehouse(settings) as engine, open_source(name, settings, clock) as source:
        report = ingest(engine, source, Request(), clock, lambda *_: None)
    click.echo(report_in_words(report))
