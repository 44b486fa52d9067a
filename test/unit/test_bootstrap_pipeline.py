import pytest

from spacelaunch.bootstrap_pipeline import SOURCES, open_source, open_warehouse
from spacelaunch.config import Settings
from spacelaunch.errors import BadRequestError


def test_without_a_setting_the_warehouse_is_a_file_in_the_folder(tmp_path):
    with open_warehouse(Settings(dir=tmp_path)) as engine:
        assert engine.url.database == str(tmp_path / "warehouse.sqlite")


def test_the_setting_names_another(tmp_path):
    settings = Settings(dir=tmp_path, warehouse_url="postgresql://me@host/launches")
    with open_warehouse(settings) as engine:
        assert engine.url.drivername == "postgresql+psycopg"


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_is_opened_by_its_name(name):
    with open_source(name, Settings()) as source:
        assert source.name == name


def test_an_unknown_source_is_refused():
    with pytest.raises(BadRequestError, match="spacex"), open_source("nasa", Settings()):
        pass
