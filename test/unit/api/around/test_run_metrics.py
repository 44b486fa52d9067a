from contextlib import contextmanager

from prometheus_client import CollectorRegistry, generate_latest

from spacelaunch.api.around.run_metrics import RunMetrics
from spacelaunch.errors import StorageUnavailableError
from spacelaunch.queries.warehouse import no_warehouse


def told(warehouse):
    registry = CollectorRegistry()
    registry.register(RunMetrics(warehouse))
    return registry, generate_latest(registry).decode()


def test_the_last_run_of_each_source_is_told(filled_warehouse):
    registry, _ = told(filled_warehouse)

    def value(name, **labels):
        return registry.get_sample_value(f"spacelaunch_pipeline_{name}", labels)

    for source in ("spacex", "kaggle"):
        assert value("last_run_succeeded", source=source) == 1
        # 2023-01-01T00:00:00Z, when the runs of the tests are.
        assert value("last_success_timestamp_seconds", source=source) == 1_672_531_200
        assert value("last_run_figures", source=source, figure="rows_read") > 0
    assert value("last_run_figures", source="kaggle", figure="api_calls") == 1


def test_without_a_warehouse_there_are_none():
    assert told(no_warehouse)[1] == ""


def test_while_the_warehouse_is_away_there_are_none_and_it_is_logged(caplog):
    @contextmanager
    def away(source):
        raise StorageUnavailableError("the warehouse: no answer")
        yield

    assert told(away)[1] == ""
    assert "no metrics of runs: the warehouse: no answer" in caplog.text
