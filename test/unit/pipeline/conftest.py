"""A source in its first state, and the fake server that shows it."""

import pytest

from spacelaunch.sources.fake_spacex.catalogue import state
from spacex_worlds import served


@pytest.fixture
def world():
    with served(state("first")) as found:
        yield found
