"""kill -9 at counted moments of a run: nothing is lost or there twice, and the next completes."""

from __future__ import annotations

import signal

import pytest

from dying_run import count, run_until
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.warehouse.engines import open_engine
from spacex_worlds import NOW, contents, counted, run, served

# Before which of a run's statements and commits it dies, as parts of the whole run.
MOMENTS = [
    *(("statement", part) for part in (0.0, 0.15, 0.35, 0.55, 0.75, 0.9, 1.0)),
    *(("commit", part) for part in (0.1, 0.4, 0.8, 1.0)),
]


@pytest.fixture(scope="module")
def world():
    with served(state("first"), page_size=6) as (fake, source):
        yield fake, source


@pytest.fixture(params=["sqlite", "postgresql"], scope="module")
def kind(request):
    return request.param


@pytest.fixture(scope="module")
def whole(warehouses, world, kind):
    """What a run that nobody kills comes to, and how many steps it has."""
    url = warehouses.migrated(kind)
    steps = count(url, world[0].url, NOW)
    engine = open_engine(url)
    yield steps, contents(engine)
    engine.dispose()


@pytest.mark.parametrize(("what", "part"), MOMENTS)
def test_a_killed_run_is_completed_by_the_next(warehouses, world, whole, kind, what, part):
    fake, source = world
    steps, wanted = whole
    url = warehouses.migrated(kind)
    nth = 1 + round(part * (steps[what] - 1))
    assert run_until(url, fake.url, NOW, what, nth) == -signal.SIGKILL
    engine = open_engine(url)
    assert run(engine, source).run.status == "succeeded"
    assert contents(engine) == wanted
    assert counted(engine, "runs where status = 'running'") == 0
    engine.dispose()


@pytest.fixture(scope="module")
def later():
    with served(state("later"), page_size=6) as (fake, source):
        yield fake, source


@pytest.fixture(scope="module")
def loaded(warehouses, later):
    """What the later state comes to where nothing was before."""
    engine = open_engine(warehouses.migrated("sqlite"))
    run(engine, later[1])
    yield contents(engine)
    engine.dispose()


def after_the_first_state(warehouses, world, kind):
    """The URL of a warehouse that has read it, and knows its pages."""
    url = warehouses.migrated(kind)
    engine = open_engine(url)
    run(engine, world[1])
    assert counted(engine, "kept_pages") > 0
    engine.dispose()
    return url


def test_an_incremental_run_that_is_killed_passes_over_no_page(
    warehouses, world, later, loaded, kind
):
    steps = count(after_the_first_state(warehouses, world, kind), later[0].url, NOW)
    url = after_the_first_state(warehouses, world, kind)
    in_the_middle = steps["commit"] // 2
    assert run_until(url, later[0].url, NOW, "commit", in_the_middle) == -signal.SIGKILL
    engine = open_engine(url)
    assert run(engine, later[1]).run.status == "succeeded"
    assert contents(engine) == loaded
    engine.dispose()
