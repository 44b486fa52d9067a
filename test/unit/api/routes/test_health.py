from dataclasses import replace

import pytest

from spacelaunch.api.app import create_app
from spacelaunch.config import Settings
from spacelaunch.errors import StorageReadOnlyError, StorageUnavailableError


def test_healthz_answers(client):
    assert client.get("/healthz").get_json() == {"status": "ok"}


@pytest.fixture
def refused(fake_stores):
    """A client of a server that has a worker, and whose Redis refuses new connections so."""
    fake_stores.jobs.sign_of_life("w", lasts_s=10)
    app = create_app(Settings().checked(), fake_stores)

    def refusing(error):
        def refuse():
            raise error

        context = replace(app.extensions["spacelaunch"], require_reachable=refuse)
        app.extensions["spacelaunch"] = context
        return app.test_client()

    return refusing


def test_where_nobody_gets_into_redis_any_more_it_is_not_ready(refused):
    """Those who are connected notice nothing of a lost socket."""
    answer = refused(StorageUnavailableError("Redis does not answer")).get("/readyz?workers=0")
    assert (answer.status_code, answer.get_json()["detail"]) == (503, "Redis does not answer")


def test_a_redis_that_can_only_be_read_is_enough_for_a_load_balancer_and_a_warning(refused):
    answer = refused(StorageReadOnlyError("Redis cannot write: full")).get("/readyz?workers=0")
    assert answer.status_code == 200
    assert answer.get_json()["warning"] == "Redis cannot write: full"


def test_a_redis_that_can_only_be_read_is_not_enough_for_a_worker(refused):
    answer = refused(StorageReadOnlyError("Redis cannot write: full")).get("/readyz")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert answer.get_json()["detail"] == "Redis cannot write: full"


def test_without_a_worker_it_is_not_ready(client):
    answer = client.get("/readyz")
    assert (answer.status_code, "spacelaunch worker" in answer.get_json()["detail"]) == (503, True)


def test_with_a_worker_it_is_ready(client, fake_stores):
    fake_stores.jobs.sign_of_life("w", lasts_s=10)
    assert client.get("/readyz").get_json() == {"status": "ready", "workers": 1}


def test_a_server_that_stops_is_alive_and_not_ready(client, fake_stores):
    fake_stores.jobs.sign_of_life("w", lasts_s=10)
    client.application.extensions["spacelaunch"].leaving.set()
    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.get_json()["detail"]) == (503, "The server is stopping.")


def test_for_a_load_balancer_it_is_ready_without_a_worker(client):
    assert client.get("/readyz?workers=0").get_json() == {"status": "ready", "workers": 0}


def test_more_workers_can_be_wanted(client, fake_stores):
    fake_stores.jobs.sign_of_life("w", lasts_s=10)
    answer = client.get("/readyz?workers=2")
    assert (answer.status_code, "reach Redis: 1, wanted: 2" in answer.get_json()["detail"]) == (
        503,
        True,
    )


@pytest.mark.parametrize("query", ["workers=none", "workers=-1", "worker=0"])
def test_a_number_of_workers_that_is_none_is_refused(client, query):
    assert client.get(f"/readyz?{query}").status_code == 400
