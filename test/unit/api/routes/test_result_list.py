from dataclasses import replace

import pytest

from factories import NOW


@pytest.fixture
def listed(loaded):
    return lambda query="": loaded.get(f"/results{query}").get_json()


def test_a_result_is_listed_with_what_it_is_of(loaded, listed, done, fake_stores):
    loaded.post("/analyze/sector")
    (entry,) = listed()
    version = fake_stores.launches.current().version
    assert (entry["job_id"], entry["analysis"], entry["version"]) == (done, "timeline", version)
    assert entry["title"] == "Launches per year, private and state"
    assert entry["params"] == fake_stores.jobs.get(done).params


def test_its_links_lead_to_it_by_its_job_and_by_its_address(loaded, listed, done):
    (entry,) = listed()
    links = entry["links"]
    assert loaded.get(links["self"]).data == b"\x89PNG"
    chart = loaded.get(links["chart"])
    assert (chart.data, "immutable" in chart.headers["Cache-Control"]) == (b"<svg/>", True)
    assert "size=5x4" in links["thumbnail"]
    assert loaded.get(f"{links['thumbnail']}&wait=0").status_code == 503


@pytest.mark.parametrize(("query", "count"), [("?type=timeline", 1), ("?type=sector", 0)])
def test_they_can_be_had_by_analysis(listed, done, query, count):
    assert len(listed(query)) == count


def test_an_unknown_analysis_is_refused(loaded):
    answer = loaded.get("/results?type=nope")
    assert (answer.status_code, "type: unknown value" in answer.get_json()["detail"]) == (400, True)


def test_what_has_expired_is_not_there(listed, done, fake_stores):
    fake_stores.jobs.change(done, lambda job: replace(job, expires_at=NOW))
    assert listed() == []


def test_a_page_leads_to_the_next(loaded, done, fake_stores):
    loaded.get("/charts/sector.svg?wait=0")
    (other,) = [each["id"] for each in loaded.get("/jobs?type=sector").get_json()]
    fake_stores.jobs.change(other, lambda job: job.started("c", "w", NOW))
    far = NOW.replace(year=2099)
    fake_stores.jobs.change(other, lambda job: job.completed("c", NOW, far))
    first = loaded.get("/results?limit=1")
    following = first.headers["Link"].partition(">")[0].removeprefix("<")
    found = [*first.get_json(), *loaded.get(following).get_json()]
    assert {each["job_id"] for each in found} == {done, other}
