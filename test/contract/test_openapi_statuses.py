"""Every status in the OpenAPI document is one that the service gives, in the form described."""

from dataclasses import replace

import pytest

from documented import Shown, breaches, operations
from factories import NOW, make_record
from fake_stores import make_fake_stores
from invented_pipeline import InventedPipeline
from spacelaunch.api.app import create_app
from spacelaunch.api.routes import submission
from spacelaunch.api.routes.docs import VIEWER
from spacelaunch.bootstrap import open_stores
from spacelaunch.config import Settings
from spacelaunch.domain.ingest_order import NO_PIPELINE
from spacelaunch.domain.job import JobStatus
from spacelaunch.errors import SourceUnavailableError
from spacelaunch.queries.warehouse import no_warehouse
from warehouse_questions import LAUNCH_ID, PAD_ID

DEAD = Settings(redis_url="redis://127.0.0.1:1").checked()
JSON = {"content_type": "application/json"}
OF_WAREHOUSE = (
    *("/queries/{query}", "/runs", "/runs/{run_id}"),
    *("/launches/{source_launch_id}", "/launches/{source_launch_id}/history"),
    *("/launchpads", "/launchpads/{launchpad_id}", "/satellites", "/quarantine", "/trend"),
    "/satellites/elements",
    *("/launches/upcoming.ics", "/launches/changes.atom"),
)
# Answered by gunicorn before it knows the route; `test_a_server_refuses` shows them once.
BY_THE_SERVER = {"408", "414", "431"}
STATED = [
    pytest.param(method, path, status, id=f"{method} {path} {status}")
    for method, path, operation in operations()
    for status in operation["responses"]
    if status not in BY_THE_SERVER
]


class World:
    """A service with data, a complete job and a queued one, and what may befall it."""

    def __init__(self, stores, monkeypatch):
        self.stores, self.monkeypatch = stores, monkeypatch
        self.client = self.made()
        self.client.post("/data", json=[make_record()])
        self.done = self.client.post("/analyze/timeline").get_json()["job_id"]
        self.queued = self.client.post("/analyze/sector").get_json()["job_id"]
        stores.jobs.change(self.done, lambda job: job.started("c", "w", NOW))
        far = NOW.replace(year=2099)
        stores.jobs.change(self.done, lambda job: job.completed("c", NOW, far))
        text = (
            b'{"job_id":"j","analysis":"timeline","version":"v","alt":"a","rows_used":0,'
            b'"columns":[{"name":"year"}],"rows":[]}'
        )
        stores.results.save(self.done, dict.fromkeys(("png", "svg", "txt", "json"), text))
        self.launch = self.client.get("/data").get_json()[0]["id"]

    def made(self, stores=None, **settings):
        app = create_app(Settings(**settings).checked(), stores or self.stores)
        return app.test_client()

    def filled(self, path, **ids):
        name = self.done if "/results/" in path else "timeline"
        known = {"launch_id": self.launch, "job_id": self.done, "name": name, "asset": VIEWER}
        suffix = "csv" if path.startswith("/data") else "png"
        held = {
            "source": "spacex",
            "run_id": "1",
            "query": "core-reuse",
            "source_launch_id": LAUNCH_ID,
            "launchpad_id": PAD_ID,
        }
        return path.format(**{**known, **held, "suffix": suffix, **ids})

    def send(self, method, path, client=None, ids=None, **options):
        return (client or self.client).open(
            self.filled(path, **(ids or {})), method=method, buffered=True, **options
        )


def make_world(warehouse, patched):
    pipeline = InventedPipeline()
    return World(replace(make_fake_stores(), warehouse=warehouse, pipeline=pipeline), patched)


@pytest.fixture(scope="module")
def unharmed_world(filled_warehouse):
    with pytest.MonkeyPatch.context() as patched:
        yield make_world(filled_warehouse, patched)


def by_a_foreign_name(world, method, path):
    return world.send(method, path, headers={"Host": "evil.example"})


def without_key(world, method, path):
    return world.send(method, path, client=world.made(api_keys="required"))


def from_a_foreign_page(world, method, path):
    return world.send(method, path, headers={"Origin": "https://evil.example"})


def unknown(world, method, path):
    ids = (
        "source",
        "launch_id",
        "job_id",
        "name",
        "asset",
        "suffix",
        "run_id",
        "query",
        "source_launch_id",
        "launchpad_id",
    )
    nothing = dict.fromkeys(ids, "nope")
    if path == "/data/summary":
        world.client.delete("/data")
    return world.send(method, path, ids=nothing)


def too_large(world, method, path):
    client = world.made(json_limit_bytes=10)
    return world.send(method, path, client=client, data=b'{"a": "1234567890"}', **JSON)


def too_often(world, method, path):
    client = world.made(rate_limit_read="1/minute", rate_limit_write="1/minute")
    world.send(method, path, client=client)
    return world.send(method, path, client=client)


def broken(world, method, path):
    client = world.made()
    for endpoint in client.application.view_functions:
        client.application.view_functions[endpoint] = lambda **_: 1 / 0
    return world.send(method, path, client=client)


def without_redis(world, method, path):
    options = {"json": [make_record()]} if (method, path) == ("POST", "/data") else {}
    stores = open_stores(DEAD, pipeline=InventedPipeline())
    return world.send(method, path, client=world.made(stores), **options)


def key_unchecked(world, method, path):
    client = world.made(open_stores(DEAD), api_keys="required")
    headers = {"Authorization": "Bearer spacelaunch_" + "0" * 64}
    return world.send(method, path, client=client, headers=headers)


def not_changed(world, method, path):
    etag = world.send(method, path).headers["ETag"]
    return world.send(method, path, headers={"If-None-Match": etag})


def not_acceptable(world, method, path):
    return world.send(method, path, headers={"Accept": "image/gif"})


def other_type(world, method, path):
    return world.send(method, path, data="x", content_type="application/xml")


def other_request_with_that_key(world, method, path):
    headers = {"Idempotency-Key": "k"}
    world.send(method, path, json=make_record() if path == "/data" else {}, headers=headers)
    return world.send(method, path, json={"another": "one"}, headers=headers)


# These change nothing of the world that they befall, whatever the request.
HARMLESS = (by_a_foreign_name, without_key, from_a_foreign_page, too_large, key_unchecked)
BY_STATUS = {
    "304": not_changed, "400": by_a_foreign_name, "401": without_key, "403": from_a_foreign_page,
    "404": unknown, "406": not_acceptable, "413": too_large, "415": other_type,
    "422": other_request_with_that_key, "429": too_often, "500": broken, "503": without_redis,
}  # fmt: skip


def plain(world, method, path):
    return world.send(method, path)


def dry_run(world, method, path):
    return world.send(method, path, json=[make_record()], query_string={"dry_run": "1"})


def analysis_in_dry_run(world, method, path):
    return world.send(method, path, query_string={"dry_run": "1"})


def ready(world, method, path):
    world.stores.jobs.sign_of_life("w", lasts_s=10)
    return world.send(method, path)


def load(world, method, path):
    return world.send(method, path, json=[make_record()])


def kaggle_away(world, method, path):
    def refuse(*_, **__):
        raise SourceUnavailableError("Kaggle: no answer")

    world.monkeypatch.setattr("spacelaunch.datasets.load.kaggle.download", refuse)
    return world.send(method, path, query_string={"wait": "60"})


def no_token(world, method, path):
    world.monkeypatch.setenv("HOME", "/nonexistent")
    world.monkeypatch.setenv("KAGGLE_CONFIG_DIR", "/tmp")
    return world.send(method, path, query_string={"wait": "60"})


def load_from_kaggle(world, method, path):
    world.monkeypatch.setattr("spacelaunch.sources.kaggle.has_credentials", lambda: True)
    return world.send(method, path)


def ingest_waited_for(world, method, path):
    job_id = world.send(method, path).get_json()["job_id"]
    far = NOW.replace(year=2099)

    def end(*_):
        world.stores.jobs.change(job_id, lambda job: job.started("c", "w", NOW))
        return world.stores.jobs.change(job_id, lambda job: job.completed("c", NOW, far))

    world.monkeypatch.setattr("spacelaunch.api.routes.job_answer.wait_for", end)
    return world.send(method, path, query_string={"wait": "5"})


def no_pipeline_here(world, method, path):
    client = world.made(replace(world.stores, pipeline=NO_PIPELINE))
    return world.send(method, path, client=client)


def same_key_still_running(world, method, path):
    def load_again(*_, **__):
        headers = {"Idempotency-Key": "k"}
        seen.append(world.send(method, path, json=[make_record()], headers=headers))
        raise SourceUnavailableError

    seen = []
    world.monkeypatch.setattr("spacelaunch.api.routes.load.read_load", load_again)
    world.send(method, path, json=[make_record()], headers={"Idempotency-Key": "k"})
    return seen[0]


def no_data(world, method, path):
    world.client.delete("/data")
    return world.send(method, path)


def cancel_queued(world, method, path):
    return world.send(method, path, ids={"job_id": world.queued})


def retry_cancelled(world, method, path):
    world.client.post(f"/jobs/{world.queued}/cancel")
    return world.send(method, path, ids={"job_id": world.queued})


def retry_without_data(world, method, path):
    world.client.post(f"/jobs/{world.queued}/cancel")
    world.client.delete("/data")
    return world.send(method, path, ids={"job_id": world.queued})


def in_progress(world, method, path):
    world.stores.jobs.change(world.queued, lambda job: job.started("c", "w", NOW))
    return world.send(method, path, ids={"job_id": world.queued})


def all_seen(world, method, path):
    seen = world.send(method, path).get_data(as_text=True)
    last = seen.strip().splitlines()[0].removeprefix("id: ")
    return world.send(method, path, headers={"Last-Event-ID": last})


def expired(world, method, path):
    world.stores.results.delete(world.done)
    return world.send(method, path)


def drawing_cancelled(world, method, path):
    """Another form was wanted, and somebody cancelled its drawing while it was waited for."""
    numbers = world.stores.results.part(world.done, "json")
    world.stores.results.delete(world.done)
    world.stores.results.save(world.done, {"json": numbers})

    def cancelled(drawing, _):
        return replace(drawing, status=JobStatus.CANCELLED, error="by its asker")

    world.monkeypatch.setattr(submission, "_ended", cancelled)
    return world.send(method, path)


def picture_expired(world, method, path):
    world.stores.results.delete(world.done)
    return world.send(method, path, headers={"Prefer": "wait=1", "Accept": "image/png"})


def not_that_version(world, method, path):
    return world.send(method, path, headers={"If-Match": '"other"'})


def no_such_country(world, method, path):
    return world.send(method, path, query_string={"country": "Jpan"})


def no_warehouse_here(world, method, path):
    client = world.made(replace(world.stores, warehouse=no_warehouse))
    return world.send(method, path, client=client)


def unknown_analysis(world, method, path):
    return world.send(method, path, ids={"name": "nope"})


SPECIAL = {
    ("POST", "/data", "200"): dry_run,
    ("GET", "/data", "422"): no_such_country,
    ("GET", "/data.{suffix}", "422"): no_such_country,
    ("POST", "/data", "201"): load,
    ("POST", "/data", "202"): load_from_kaggle,
    ("POST", "/ingest/{source}", "200"): ingest_waited_for,
    ("POST", "/ingest/{source}", "202"): plain,
    ("POST", "/ingest/{source}", "409"): no_pipeline_here,
    ("POST", "/data", "409"): same_key_still_running,
    ("POST", "/data", "502"): no_token,
    ("POST", "/data", "412"): not_that_version,
    ("DELETE", "/data", "412"): not_that_version,
    ("POST", "/analyze/{name}", "200"): analysis_in_dry_run,
    ("POST", "/analyze/{name}", "202"): plain,
    ("POST", "/analyze/{name}", "404"): unknown_analysis,
    ("POST", "/analyze/{name}", "409"): no_data,
    ("POST", "/analyze/{name}", "410"): picture_expired,
    ("GET", "/jobs/{job_id}/events", "204"): all_seen,
    ("POST", "/jobs/{job_id}/cancel", "200"): cancel_queued,
    ("POST", "/jobs/{job_id}/cancel", "409"): plain,
    ("POST", "/jobs/{job_id}/retry", "202"): retry_cancelled,
    ("POST", "/jobs/{job_id}/retry", "409"): plain,
    ("POST", "/jobs/{job_id}/retry", "410"): retry_without_data,
    ("DELETE", "/jobs/{job_id}", "409"): in_progress,
    ("GET", "/results/{name}", "409"): drawing_cancelled,
    ("GET", "/results/{name}", "410"): expired,
    ("GET", "/reconcile", "409"): no_data,
    ("GET", "/reconcile/review", "409"): no_data,
    ("GET", "/charts/{name}.{suffix}", "409"): no_data,
    ("GET", "/charts/{name}.html", "409"): no_data,
    ("GET", "/charts/{name}.html", "422"): no_such_country,
    ("GET", "/charts/{name}.{suffix}", "422"): no_such_country,
    ("GET", "/results/{job_id}/provenance", "410"): expired,
    ("GET", "/readyz", "200"): ready,
    ("GET", "/analyze", "503"): key_unchecked,
    **{("GET", path, "409"): no_warehouse_here for path in OF_WAREHOUSE},
    # Redis has no part in them but to know keys.
    **{
        ("GET", path, "503"): key_unchecked
        for path in ("/queries", "/sources", "/ingest/plan", *OF_WAREHOUSE)
    },
}
# Nor do these, where the request is a GET.
READING = (plain, not_changed, not_acceptable, other_type, broken, without_redis, too_often)


@pytest.mark.parametrize(("method", "path", "status"), STATED)
def test_a_stated_status_is_given_and_looks_as_described(
    method, path, status, filled_warehouse, monkeypatch, unharmed_world
):
    usual = plain if status == "200" else BY_STATUS.get(status)
    befall = SPECIAL.get((method, path, status), usual)
    assert befall is not None, "nobody has shown how this comes about"
    shared = befall in HARMLESS or (method == "GET" and befall in READING)
    world = unharmed_world if shared else make_world(filled_warehouse, monkeypatch)
    answer = befall(world, method, path)
    found = breaches(Shown(method, path, {}), answer)
    assert (str(answer.status_code), found) == (status, [])
