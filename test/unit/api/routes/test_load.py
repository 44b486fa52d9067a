import gzip
import io
import json
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from factories import csv_bytes, make_record
from spacelaunch.api.app import create_app
from spacelaunch.api.around import load_turn
from spacelaunch.config import Settings
from spacelaunch.errors import SourceUnavailableError, StorageFullError
from spacelaunch.sources.kaggle import SOURCE_NAME
from spacelaunch.worker.errands import errands_of
from spacelaunch.worker.run_job import run_job

POD = {"Company Name": "PodTest", "Year": "2025", "Private or State Run": "P"}


CSV = csv_bytes([make_record()])
IF_NOTHING = {"If-None-Match": "*"}
NASTY = [
    make_record(**{"Company Name": "=1+1", "Detail": "'=x | @y", "Location": 'A "b",\r\nc'}),
    make_record(**{"Company Name": "Nul", "Detail": "| Mission", " Rocket": "", "Location": ""}),
    make_record(**{"Company Name": "Cheap", " Rocket": "0.00001", "Status Mission": ""}),
    {"Company Name": "Year", "Private or State Run": "S", "Year": 2020},
    {"Company Name": "Month", "Private or State Run": "S", "Year": 2020, "Month": 5},
]


def upload(client, body: bytes, name: str = "launches.csv", query: str = ""):
    return client.post(f"/data{query}", data={"file": (io.BytesIO(body), name)})


def detail(answer):
    assert answer.mimetype == "application/problem+json"
    return answer.get_json()["detail"]


def test_an_uploaded_csv_becomes_the_data_set(client):
    answer = upload(client, csv_bytes([make_record()]))
    assert answer.status_code == 201
    assert answer.get_json()["status"] == "success"
    assert [record["Company Name"] for record in client.get("/data").get_json()] == ["Acme"]


def test_an_uploaded_gzip_file_is_unpacked(client):
    answer = upload(client, gzip.compress(csv_bytes([make_record()])), "launches.csv.gz")
    assert answer.get_json()["count"] == 1


def test_a_raw_csv_body_is_taken_too(client):
    answer = client.post("/data", data=csv_bytes([make_record()]), content_type="text/csv")
    assert answer.get_json()["count"] == 1


def test_json_records_join_the_data_set(loaded):
    answer = loaded.post("/data", json=[POD])
    assert (answer.status_code, answer.get_json()["added"]) == (201, 1)
    assert len(loaded.get("/data").get_json()) == 3


def test_a_second_upload_replaces_the_first_and_says_so(loaded):
    report = upload(loaded, csv_bytes([make_record()])).get_json()
    counts = {key: report[key] for key in ("count", "added", "updated", "unchanged", "removed")}
    assert counts == {"count": 1, "added": 0, "updated": 0, "unchanged": 1, "removed": 1}


def test_without_a_kaggle_token_an_empty_post_says_what_to_do(client, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("KAGGLE_CONFIG_DIR", str(tmp_path))
    for path in ("/data", "/data?wait=60"):  # whoever was to download it
        answer = client.post(path)
        assert answer.status_code == 502
        assert "KAGGLE_API_TOKEN" in detail(answer)


def test_who_sends_a_file_does_not_wait_for_anothers_download(client, monkeypatch):
    asked, sent = Event(), Event()

    def slow(*_, **__):
        asked.set()
        sent.wait(60)
        raise SourceUnavailableError

    monkeypatch.setattr("spacelaunch.sources.kaggle.download", slow)
    monkeypatch.setattr(load_turn, "LONGEST_WAIT_S", 0.01)
    with ThreadPoolExecutor() as pool:
        downloads = pool.submit(client.post, "/data?wait=60")
        asked.wait(60)
        loaded = client.application.test_client().post("/data", json=[make_record()])
        sent.set()
    assert (loaded.status_code, downloads.result().status_code) == (201, 503)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n", "line 1 is not valid UTF-8", id="a picture"),
        pytest.param(b"a;b\n1;2\n", "not a launches CSV", id="another CSV"),
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(csv_bytes([]), "there are no records after the header", id="header only"),
        pytest.param(csv_bytes([{}], ["Year", "Detail"]), "lacks 'Company Name'", id="column"),
        pytest.param(csv_bytes([make_record(Year="2000")]), "line 2: Year", id="wrong type"),
        pytest.param(csv_bytes([make_record(Detail="a\0b")]), "line 2 has a NUL byte", id="NUL"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(client, body, message):
    answer = upload(client, body)
    assert answer.status_code == 400
    assert message in detail(answer)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param('"x"', "expected an object or an array of objects, got a string", id="string"),
        pytest.param("{}", "item 1: Company Name is missing", id="empty object"),
        pytest.param("[]", "the array is empty", id="empty array"),
        pytest.param('[{"Rocket": NaN}]', "not valid JSON", id="NaN"),
        pytest.param("", "not valid JSON", id="nothing"),
    ],
)
def test_bad_json_is_refused_with_its_reason(client, body, message):
    answer = client.post("/data", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert message in detail(answer)


def test_a_body_over_the_limit_is_413(client):
    answer = upload(client, b"x" * 200_000)
    assert answer.status_code == 413
    assert "100,000 bytes" in detail(answer)


def test_a_gzip_bomb_is_413(client):
    answer = upload(client, gzip.compress(csv_bytes([make_record()] * 2_000)))
    assert answer.status_code == 413


def test_an_unknown_content_type_is_415(client):
    answer = client.post("/data", data="x", content_type="application/xml")
    assert answer.status_code == 415
    assert "application/xml" in detail(answer)


def test_a_multipart_body_without_the_field_names_it(client):
    answer = client.post("/data", data={"fil": (io.BytesIO(b"x"), "x.csv")})
    assert (answer.status_code, "'file'" in detail(answer)) == (400, True)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        pytest.param({"dry_run": "1"}, "the form has a field 'dry_run'", id="dry_run"),
        pytest.param({"dry_run": "1"}, "as in /data?dry_run=1", id="where it goes"),
        pytest.param({"comment": "x"}, "the form has a field 'comment'", id="a field"),
        pytest.param({"more": (io.BytesIO(CSV), "b.csv")}, "has 2 files", id="another file"),
    ],
)
def test_a_form_with_more_than_the_file_loads_nothing(client, parts, message):
    answer = client.post("/data", data={"file": (io.BytesIO(CSV), "a.csv"), **parts})
    assert (answer.status_code, message in detail(answer)) == (400, True)
    assert client.get("/data").get_json() == []


def test_a_second_file_is_not_dropped(client):
    files = [(io.BytesIO(CSV), name) for name in ("a.csv", "b.csv")]
    answer = client.post("/data", data={"file": files})
    assert detail(answer) == "the form has 2 files; send one, named 'file'"
    assert client.get("/data").get_json() == []


def test_a_file_that_came_as_text_is_refused(client):
    answer = client.post("/data", data={"file": "a.csv"}, content_type="multipart/form-data")
    assert (answer.status_code, "-F file=@launches.csv" in detail(answer)) == (400, True)


@pytest.mark.parametrize("dry_run", ["1&dry_run=1", "0&dry_run=1"])
def test_a_repeated_parameter_loads_nothing(client, dry_run):
    answer = client.post(f"/data?dry_run={dry_run}", json=[POD])
    assert (answer.status_code, "dry_run is given twice" in detail(answer)) == (400, True)
    assert client.get("/data").get_json() == []


def test_a_failed_load_leaves_the_data_set(loaded):
    upload(loaded, b"")
    assert len(loaded.get("/data").get_json()) == 2


def test_served_data_can_be_loaded_again_without_making_imputed_costs_known(loaded):
    loaded.post("/data", json=loaded.get("/data").get_json())
    flags = [record["Rocket Imputed"] for record in loaded.get("/data").get_json()]
    assert sorted(flags) == [False, True]


@pytest.mark.parametrize("dry_run", ["", "?dry_run=1"])
def test_a_load_that_expects_what_is_no_longer_there_is_412(loaded, dry_run):
    etag = loaded.get("/data").headers["ETag"]
    version = loaded.post("/data", json=[POD]).get_json()["version"]
    answer = loaded.post(
        f"/data{dry_run}", json=[{**POD, "Year": 2026}], headers={"If-Match": etag}
    )
    assert answer.status_code == 412
    assert detail(answer) == f"If-Match: the data set is at version {version} now"
    assert len(loaded.get("/data").get_json()) == 3


def test_a_load_takes_the_tag_of_any_representation_and_the_version_alone(loaded):
    etag = loaded.get("/data?format=csv&year=2001").headers["ETag"]
    answer = loaded.post("/data", json=[POD], headers={"If-Match": etag})
    assert answer.status_code == 201
    version = answer.get_json()["version"]
    headers = {"If-Match": f'"{version}"'}
    assert loaded.post("/data", json=[{**POD, "Year": 2026}], headers=headers).status_code == 201


def test_what_is_loaded_is_not_replaced_where_nothing_was_expected(client):
    body = csv_bytes([make_record()])
    ask = {"data": body, "content_type": "text/csv", "headers": IF_NOTHING}
    assert client.post("/data", **ask).status_code == 201
    version = client.get("/data/summary").get_json()["version"]
    answer = client.post("/data", **ask)
    assert answer.status_code == 412
    assert detail(answer) == f"If-None-Match: a data set is loaded, at version {version}"
    client.delete("/data")
    assert client.post("/data", **ask).status_code == 201


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({}, id="from Kaggle"),
        pytest.param({"data": b"no CSV", "content_type": "text/csv"}, id="a CSV"),
        pytest.param({"data": b"no JSON", "content_type": "application/json"}, id="JSON"),
        pytest.param({"data": {"file": (io.BytesIO(b"no CSV"), "x.csv")}}, id="an upload"),
    ],
)
def test_a_condition_is_compared_before_the_body_is_read(loaded, sent, monkeypatch):
    monkeypatch.setattr("spacelaunch.sources.kaggle.download", lambda *_, **__: 1 / 0)
    assert loaded.post("/data", headers=IF_NOTHING, **sent).status_code == 412


def test_an_exported_csv_loads_again_as_the_same_launches(client, fake_stores):
    store = fake_stores.launches
    client.post("/data", json=NASTY)
    before = store.table(store.current().version).to_pylist()
    report = upload(client, client.get("/data?format=csv").data).get_json()
    assert (report["unchanged"], report["removed"], report["rejected"]) == (len(NASTY), 0, 0)
    assert store.table(store.current().version).to_pylist() == before


def test_an_unknown_query_parameter_is_refused(client):
    assert "unknown query parameter 'yaer'" in detail(client.get("/data?yaer=2001"))


def test_a_dry_run_reports_and_stores_nothing(loaded):
    records = [make_record(), make_record(Detail="Rocket 3 | Mission 3"), {"Year": "x"}]
    before = loaded.get("/data").data
    answer = loaded.post("/data?dry_run=1", json=records)
    said = answer.get_json()
    assert (answer.status_code, said["status"]) == (200, "dry run")
    assert (said["added"], said["unchanged"], said["rejected"]) == (1, 1, 1)
    assert [reject["line"] for reject in said["rejects"]] == [3]
    assert loaded.get("/data").data == before


def test_a_files_long_name_does_not_travel_into_every_picture(client):
    upload(client, CSV, "x" * 20_000 + ".csv")
    (source,) = client.get("/data/summary").get_json()["sources"]
    assert len(str(source)) < 400


def test_a_fields_long_name_is_not_told_in_full(client):
    answer = client.post("/data", data={"x" * 20_000: "y"}, content_type="multipart/form-data")
    assert (answer.status_code, len(answer.data) < 1_000) == (400, True)


TORN = csv_bytes([make_record(), make_record(**{"Private or State Run": "X"})])


def test_a_file_that_is_refused_in_large_part_is_422_with_what_was_refused(loaded):
    before = loaded.get("/data").get_json()
    answer = upload(loaded, TORN)
    told = answer.get_json()
    assert (answer.status_code, told["type"]) == (422, "urn:spacelaunch:too-many-rejects")
    assert (told["count"], told["rejected"], told["rejects"][0]["line"]) == (1, 1, 3)
    assert "1 of 2 records cannot be read" in told["detail"]
    assert loaded.get("/data").get_json() == before


def test_a_file_that_is_refused_in_large_part_is_loaded_where_that_is_wanted(client):
    report = upload(client, TORN, query="?accept_rejects=1").get_json()
    assert (report["count"], report["rejected"]) == (1, 1)
    assert client.get("/data/summary").get_json()["rejected"] == 1


def test_a_value_that_is_lost_is_told(client):
    report = upload(client, csv_bytes([make_record(**{" Rocket": "cheap"})])).get_json()
    losses = client.get("/data/rejects").get_json()["losses"]
    assert (report["lost"], client.get("/data/summary").get_json()["lost"]) == (1, 1)
    assert losses == [{"line": 2, "reason": "Rocket: expected millions of US dollars, got 'cheap'"}]


@pytest.mark.parametrize(
    "kind",
    [
        *("text/csv", "application/csv", "text/plain", "application/vnd.ms-excel"),
        *("application/octet-stream", "application/zip", ""),
    ],
)
def test_a_file_is_taken_under_any_name_that_programs_give_it(client, kind):
    headers = {"Content-Type": kind} if kind else {}
    assert client.post("/data", data=CSV, headers=headers).get_json()["count"] == 1


@pytest.mark.parametrize("kind", ["application/json", "application/x-ndjson"])
def test_lines_of_json_join_the_data_set(loaded, kind):
    lines = "".join(f"{json.dumps({**POD, 'Year': year})}\n" for year in ("2024", "2025"))
    answer = loaded.post("/data", data=lines, content_type=kind)
    assert (answer.get_json()["added"], len(loaded.get("/data").get_json())) == (2, 4)


def test_packed_json_joins_the_data_set(loaded):
    body, packed = json.dumps([POD]).encode(), {"Content-Encoding": "gzip"}
    answer = loaded.post(
        "/data", data=gzip.compress(body), content_type="application/json", headers=packed
    )
    assert answer.get_json()["added"] == 1


def test_another_coding_is_called_by_its_name(client):
    headers = {"Content-Encoding": "br"}
    answer = client.post("/data", data=b"x", content_type="text/csv", headers=headers)
    assert (answer.status_code, detail(answer)) == (415, "Content-Encoding br: send gzip, or none")


def test_what_curl_calls_a_form_is_told_the_exact_flag(client):
    answer = client.post("/data", data=CSV, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 415
    assert "--data-binary @launches.csv -H 'Content-Type: text/csv'" in detail(answer)


def test_what_curl_puts_is_told_to_be_posted(client):
    assert "-X POST" in detail(client.put("/data", data=CSV))


@pytest.mark.parametrize("name", ["Пуски.csv", "发射.csv", "caf\xe9.csv"])
def test_a_file_may_be_called_anything(client, name):
    assert upload(client, CSV, name).get_json()["count"] == 1
    assert client.get("/data/summary").get_json()["sources"] == [name]


def test_the_encoding_of_an_uploaded_file_may_be_said(client):
    body = CSV.replace(b"Acme", b"Caf\xe9")
    kind = "text/csv; charset=windows-1252"
    client.post("/data", data={"file": (io.BytesIO(body), "a.csv", kind)})
    assert client.get("/data").get_json()[0]["Company Name"] == "Café"
    client.post("/data", data=body, content_type=kind)
    assert client.get("/data").get_json()[0]["Company Name"] == "Café"


def test_what_was_served_of_an_unknown_sector_comes_back_the_same(client):
    sibling = {
        "Company": "SpaceX",
        "Location": "Pad, USA",
        "Date": "8/7/2020",
        "Rocket": "Falcon 9",
    }
    client.post("/data", json=[{**sibling, "Mission": "M", "MissionStatus": "Success"}])
    version = client.get("/data/summary").get_json()["version"]
    assert upload(client, client.get("/data?format=csv").data).get_json()["version"] == version


@pytest.fixture
def impatient(fake_stores):
    """A server that has a worker load whatever is longer than a line."""
    settings = Settings(load_at_once_bytes=10).checked()
    return create_app(settings, fake_stores).test_client()


def work(stores, job_id):
    """What a worker does with a job, and its job afterwards."""
    run_job(job_id, stores, "worker", errands=errands_of(Settings(), stores))
    return stores.jobs.get(job_id)


def accepted(answer):
    assert (answer.status_code, answer.headers["Retry-After"]) == (202, "1")
    job_id = answer.get_json()["job_id"]
    assert answer.headers["Location"] == f"/jobs/{job_id}"
    return job_id


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({"data": CSV, "content_type": "text/csv"}, id="a body"),
        pytest.param({"data": {"file": (io.BytesIO(CSV), "a.csv")}}, id="an upload"),
        pytest.param({"json": [make_record()]}, id="records"),
    ],
)
def test_a_large_body_is_a_job_that_ends_as_the_answer_would_have(impatient, fake_stores, sent):
    job_id = accepted(impatient.post("/data", **sent))
    assert fake_stores.launches.current() is None
    assert work(fake_stores, job_id).status == "complete"
    report = impatient.get(f"/results/{job_id}").get_json()
    assert (report["status"], report["added"]) == ("success", 1)
    assert report["version"] == impatient.get("/data/summary").get_json()["version"]


def test_a_body_that_is_not_larger_is_loaded_at_once(fake_stores):
    settings = Settings(load_at_once_bytes=len(CSV)).checked()
    client = create_app(settings, fake_stores).test_client()
    answer = client.post("/data", data=CSV, content_type="text/csv")
    assert (answer.status_code, "Preference-Applied" in answer.headers) == (201, False)


@pytest.mark.parametrize(
    "wish", [{"query_string": {"wait": "1"}}, {"headers": {"Prefer": "wait=1"}}]
)
def test_who_prefers_to_wait_is_answered_when_it_is_loaded(impatient, wish):
    answer = impatient.post("/data", data=CSV, content_type="text/csv", **wish)
    assert (answer.status_code, answer.get_json()["added"]) == (201, 1)
    assert answer.headers["Preference-Applied"] == "wait=1"


def test_who_prefers_to_be_answered_at_once_is_though_it_is_small(client, fake_stores):
    headers = {"Prefer": "respond-async"}
    answer = client.post("/data", data=CSV, content_type="text/csv", headers=headers)
    assert answer.headers["Preference-Applied"] == "respond-async"
    assert work(fake_stores, accepted(answer)).status == "complete"


def test_kaggles_file_is_downloaded_by_a_worker(client, fake_stores, monkeypatch):
    def download(folder, **_):
        (folder / "a.csv").write_bytes(CSV)
        return folder / "a.csv"

    monkeypatch.setattr("spacelaunch.sources.kaggle.has_credentials", lambda: True)
    job_id = accepted(client.post("/data"))
    monkeypatch.setattr("spacelaunch.sources.kaggle.download", download)
    assert work(fake_stores, job_id).status == "complete"
    assert client.get("/data/summary").get_json()["sources"] == [SOURCE_NAME]


@pytest.mark.parametrize(
    ("body", "query"),
    [
        pytest.param(b"a;b\n1;2\n3;4\n5;6\n", "", id="another CSV"),
        pytest.param(b"PK\x03\x04 no archive", "", id="a broken archive"),
        pytest.param(TORN, "", id="refused in large part"),
        pytest.param(b"x" * 200_000, "", id="no table"),
    ],
)
def test_what_would_be_refused_is_refused_in_the_same_words(impatient, fake_stores, body, query):
    at_once = upload(impatient, body, query="?wait=60").get_json()
    job = work(fake_stores, accepted(upload(impatient, body)))
    assert job.status == "failed"
    told = impatient.get(f"/jobs/{job.job_id}").get_json()
    assert told["error"] == at_once["detail"]
    assert {**told["problem"], "instance": "/data", "error": at_once["error"]} == at_once


def test_a_job_takes_what_the_query_string_says(impatient, fake_stores):
    tried = accepted(upload(impatient, TORN, query="?dry_run=1&accept_rejects=1"))
    assert work(fake_stores, tried).status == "complete"
    report = impatient.get(f"/results/{tried}").get_json()
    assert (report["status"], [reject["line"] for reject in report["rejects"]]) == ("dry run", [3])
    assert fake_stores.launches.current() is None
    loaded = accepted(upload(impatient, TORN, query="?accept_rejects=1"))
    assert work(fake_stores, loaded).status == "complete"
    assert impatient.get("/data/rejects").get_json()["rejected"] == 1


def test_what_a_client_expects_is_asked_at_the_door_and_by_the_worker(impatient, fake_stores):
    ask = {"data": CSV, "content_type": "text/csv", "headers": IF_NOTHING}
    job_id = accepted(impatient.post("/data", **ask))
    rival = accepted(upload(impatient, csv_bytes([make_record(Detail="Rival | 1")])))
    assert work(fake_stores, rival).status == "complete"
    late = work(fake_stores, job_id)
    assert (late.status, late.problem["status"]) == ("failed", 412)
    assert impatient.post("/data", **ask).status_code == 412


def test_the_same_request_with_the_same_key_is_one_job(impatient, fake_stores):
    headers = {"Idempotency-Key": "k"}
    ask = {"data": CSV, "content_type": "text/csv", "headers": headers}
    first, second = impatient.post("/data", **ask), impatient.post("/data", **ask)
    assert accepted(first) == accepted(second)
    assert second.headers["Idempotency-Replayed"] == "true"
    assert fake_stores.queue.length() == 1


def test_a_load_for_which_there_is_no_room_is_told_at_once_and_is_no_job(
    impatient, fake_stores, monkeypatch
):
    def full(*_):
        raise StorageFullError("Redis holds too much")

    monkeypatch.setattr("spacelaunch.storage.upload_store.require_room", full)
    answer = upload(impatient, CSV)
    assert (answer.status_code, detail(answer)) == (503, "Redis holds too much")
    assert fake_stores.jobs.queued_count() == 0
