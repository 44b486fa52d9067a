import gzip
import io
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from factories import csv_bytes, make_record
from spacelaunch.api.around import load_turn
from spacelaunch.errors import SourceUnavailableError

POD = {"Company Name": "PodTest", "Year": "2025", "Private or State Run": "P"}


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
    answer = client.post("/data")
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
        downloads = pool.submit(client.post, "/data")
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


CSV = csv_bytes([make_record()])


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


def test_an_unknown_cost_is_served_imputed_and_marked(loaded):
    records = {record["Detail"]: record for record in loaded.get("/data").get_json()}
    imputed = records["Rocket 2 | Mission 2"]
    assert (imputed["Rocket"], imputed["Rocket Imputed"]) == (50.0, True)
    assert records["Rocket 1 | Mission 1"]["Rocket Imputed"] is False


def test_served_data_can_be_loaded_again_without_making_imputed_costs_known(loaded):
    loaded.post("/data", json=loaded.get("/data").get_json())
    flags = [record["Rocket Imputed"] for record in loaded.get("/data").get_json()]
    assert sorted(flags) == [False, True]


def test_the_same_version_is_answered_with_304(loaded):
    etag = loaded.get("/data").headers["ETag"]
    assert loaded.get("/data", headers={"If-None-Match": etag}).status_code == 304


def test_one_launch_comes_with_its_record_as_received(loaded):
    launch_id = loaded.get("/data").get_json()[0]["id"]
    one = loaded.get(f"/data/{launch_id}").get_json()
    assert one["record"]["Detail"] == one["Detail"]


def test_an_unknown_launch_is_404(loaded):
    assert loaded.get("/data/nope").status_code == 404


def test_the_summary_says_what_is_loaded(loaded):
    summary = loaded.get("/data/summary").get_json()
    assert (summary["launch_count"], summary["cost_median_musd"]) == (2, 50.0)
    assert summary["columns"][0] == "Company Name"


def test_the_summary_counts_sectors_and_outcomes_and_has_the_years(loaded):
    loaded.post("/data", json=[POD])
    summary = loaded.get("/data/summary").get_json()
    assert (summary["year_from"], summary["year_to"]) == (2001, 2025)
    assert summary["sectors"] == {"private": 3, "state": 0, "unknown": 0}
    assert summary["outcomes"] == {
        "success": 2, "failure": 0, "partial_failure": 0, "prelaunch_failure": 0, "unknown": 1,
    }  # fmt: skip


@pytest.mark.parametrize("path", ["/data/summary", "/data/rejects"])
def test_what_is_told_of_a_load_is_answered_with_304_until_the_next(loaded, path):
    etag = {"If-None-Match": loaded.get(path).headers["ETag"]}
    assert loaded.get(path, headers=etag).status_code == 304
    loaded.post("/data", json=[POD, {}])
    assert loaded.get(path, headers=etag).status_code == 200


def test_one_launch_is_answered_with_304_until_the_data_change(loaded):
    path = f"/data/{loaded.get('/data').get_json()[0]['id']}"
    etag = {"If-None-Match": loaded.get(path).headers["ETag"]}
    assert loaded.get(path, headers=etag).status_code == 304
    loaded.post("/data", json=[POD])
    assert loaded.get(path, headers=etag).status_code == 200


def test_the_summary_of_nothing_is_404(client):
    assert "POST /data first" in detail(client.get("/data/summary"))


def test_rejects_are_listed_with_line_and_reason(client):
    body = csv_bytes([make_record(), make_record(**{"Private or State Run": "X"})])
    upload(client, body, query="?accept_rejects=1")
    rejects = client.get("/data/rejects").get_json()
    assert rejects["rejected"] == 1
    assert rejects["rejects"][0]["line"] == 3
    assert rejects["rejects"][0]["reason"] == "Private or State Run: expected P or S, got 'X'"


def test_delete_empties_the_data_set(loaded):
    assert loaded.delete("/data").get_json() == {"status": "all records deleted"}
    assert loaded.get("/data").get_json() == []


def test_deleting_nothing_is_no_error(client):
    assert client.delete("/data").status_code == 200


def test_delete_takes_the_tag_of_any_representation(loaded):
    etag = loaded.get("/data?format=csv&year=2001").headers["ETag"]
    assert loaded.delete("/data", headers={"If-Match": f'"other", {etag}'}).status_code == 200


def test_delete_leaves_what_is_not_expected(loaded):
    etag = loaded.get("/data").headers["ETag"]
    version = loaded.post("/data", json=[POD]).get_json()["version"]
    answer = loaded.delete("/data", headers={"If-Match": etag})
    assert answer.status_code == 412
    assert detail(answer) == f"If-Match: the data set is at version {version} now"
    assert len(loaded.get("/data").get_json()) == 3


def test_delete_of_nothing_that_expects_something_is_412(client):
    answer = client.delete("/data", headers={"If-Match": "*"})
    assert (answer.status_code, detail(answer)) == (412, "If-Match: no data are loaded")


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


IF_NOTHING = {"If-None-Match": "*"}


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


NASTY = [
    make_record(**{"Company Name": "=1+1", "Detail": "'=x | @y", "Location": 'A "b",\r\nc'}),
    make_record(**{"Company Name": "Nul", "Detail": "| Mission", " Rocket": "", "Location": ""}),
    make_record(**{"Company Name": "Cheap", " Rocket": "0.00001", "Status Mission": ""}),
    {"Company Name": "Year", "Private or State Run": "S", "Year": 2020},
    {"Company Name": "Month", "Private or State Run": "S", "Year": 2020, "Month": 5},
]


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
