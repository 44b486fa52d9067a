import io

import pytest

from factories import csv_bytes, make_record
from spacelaunch.errors import StorageUnavailableError

POD = {"Company Name": "PodTest", "Year": "2025", "Private or State Run": "P"}

APOLLO = make_record(
    **{
        "Company Name": "NASA",
        "Location": "LC-39A, Kennedy Space Center, Florida, USA",
        "Detail": "Saturn V | Apollo 11",
        "DateTime": "1969-07-16 13:32:00+00:00",
        "Year": "1969",
        "Month": "7",
        "Day": "16",
        "Date": "16/07/1969",
        "Time": "13:32",
    }
)


def upload(client, body: bytes, name: str = "launches.csv", query: str = ""):
    return client.post(f"/data{query}", data={"file": (io.BytesIO(body), name)})


def detail(answer):
    assert answer.mimetype == "application/problem+json"
    return answer.get_json()["detail"]


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


def test_the_summary_says_why_it_is_not_known_what_the_data_hold(loaded):
    held = loaded.get("/data/summary").get_json()["coverage"]
    assert held["said"].startswith("What the data lack is not known: ")
    assert (held["attempt_count"], held["held_pct"], held["thin_years"]) == (None, None, [])


def test_the_summary_says_what_of_all_attempts_the_data_hold_as_somebody_decided(client):
    client.post("/data", json=[APOLLO])
    answer = client.get("/data/summary")
    held = answer.get_json()["coverage"]
    assert (held["held_count"], held["held_pct"]) == (1, 100.0)
    assert held["said"].startswith("The data hold 1 of 1 orbital attempts, 100.0 %")
    (match,) = client.get("/reconcile").get_json()["matches"]
    ids = f"{match['here']['launch_id']},{match['there']['launch_id']}"
    review = f"verdict,here_id,there_id\ndifferent,{ids}\n"
    client.post("/reconcile/review", data=review, content_type="text/csv")
    after = client.get("/data/summary", headers={"If-None-Match": answer.headers["ETag"]})
    assert after.get_json()["coverage"]["held_count"] is None


def test_while_redis_is_away_the_summary_says_what_is_loaded(loaded, monkeypatch):
    def away(*_):
        raise StorageUnavailableError

    monkeypatch.setattr("spacelaunch.api.routes.data.coverage_of", away)
    summary = loaded.get("/data/summary").get_json()
    assert summary["launch_count"] == 2
    assert summary["coverage"]["said"].endswith("it cannot be looked up now")
