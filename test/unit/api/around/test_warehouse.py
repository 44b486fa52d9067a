import pytest

from spacelaunch.api.app import create_app
from spacelaunch.api.around.warehouse import ANY_SOURCE, ask_build, ask_warehouse
from spacelaunch.config import Settings
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.errors import ConflictError, NotFoundError


@pytest.fixture
def app(warehouse_stores):
    return create_app(Settings().checked(), warehouse_stores)


def test_a_session_is_of_one_source(app):
    assert ANY_SOURCE in KNOWN_SOURCES
    with app.app_context(), ask_warehouse() as engine:
        title = ask_build(engine, ANY_SOURCE, lambda origin: origin.source)
    assert title == KNOWN_SOURCES[ANY_SOURCE].title


def test_where_nothing_is_it_is_the_present_state_that_does_not_allow_it(app, fake_stores):
    with (
        app.app_context(),
        ask_warehouse("nasa") as engine,
        pytest.raises(ConflictError, match="run: spacelaunch ingest nasa"),
    ):
        ask_build(engine, "nasa", lambda origin: origin)
    bare = create_app(Settings().checked(), fake_stores)
    with (
        bare.app_context(),
        pytest.raises(ConflictError, match=r"spacelaunch\[pipeline\]"),
        ask_warehouse(),
    ):
        pass


def test_what_a_route_itself_does_not_find_is_not_found(app):
    with app.app_context(), pytest.raises(NotFoundError, match="no run"), ask_warehouse():
        raise NotFoundError("no run 7")
