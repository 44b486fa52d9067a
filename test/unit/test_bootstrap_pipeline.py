import pytest

from spacelaunch.bootstrap_pipeline import SOURCES, open_source
from spacelaunch.config import Settings
from spacelaunch.errors import BadRequestError


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_is_opened_by_its_name(name):
    with open_source(name, Settings()) as source:
        assert source.name == name


def test_an_unknown_source_is_refused():
    with pytest.raises(BadRequestError, match="spacex"), open_source("nasa", Settings()):
        pass
