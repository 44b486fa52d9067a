import pytest

from spacelaunch.cli.warehouse import open_lazily
from spacelaunch.config import Settings
from spacelaunch.errors import NotFoundError
from spacelaunch.queries.warehouse import read_origin
from warehouse_questions import fill_oddly


def test_the_warehouse_of_the_settings_is_opened(warehouses):
    settings = Settings(warehouse_url=warehouses.filled("sqlite", fill_oddly))
    with open_lazily(settings)("spacex") as session:
        assert read_origin(session, "spacex").source == "SpaceX REST API v4"


def test_an_empty_one_says_what_to_run(tmp_path):
    with (
        pytest.raises(NotFoundError, match="run: spacelaunch ingest spacex"),
        open_lazily(Settings(dir=tmp_path))("spacex"),
    ):
        pass


def test_without_its_libraries_it_says_what_to_install(monkeypatch, tmp_path):
    def find(name):
        raise ModuleNotFoundError("no sqlalchemy", name="sqlalchemy")

    monkeypatch.setattr("spacelaunch.cli.warehouse.import_module", find)
    with (
        pytest.raises(NotFoundError, match=r"pip install 'spacelaunch\[pipeline\]'"),
        open_lazily(Settings(dir=tmp_path))("spacex"),
    ):
        pass


def test_another_module_that_is_missing_is_a_fault_of_ours(monkeypatch, tmp_path):
    def find(name):
        raise ModuleNotFoundError("no such thing", name="spacelaunch.nowhere")

    monkeypatch.setattr("spacelaunch.cli.warehouse.import_module", find)
    with pytest.raises(ModuleNotFoundError), open_lazily(Settings(dir=tmp_path))("spacex"):
        pass
