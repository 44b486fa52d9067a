import pytest

from factories import NOW
from pages import Page
from spacelaunch.jobs.render import render
from spacelaunch.queries.registry import ANALYSES, OF_DATA_SET


@pytest.fixture
def drawing(loaded, fake_stores, monkeypatch):
    """A worker that draws at once whatever is waited for."""

    def wait_for(job_id, jobs, *_):
        job = jobs.change(job_id, lambda job: job.started("c", "w", NOW))
        parts = render(job, fake_stores.launches, lambda _: None)
        fake_stores.results.save(job_id, parts)
        far = NOW.replace(year=2099)
        return jobs.change(job_id, lambda job: job.completed("c", NOW, far))

    monkeypatch.setattr("spacelaunch.api.routes.job_answer.wait_for", wait_for)
    return loaded


@pytest.mark.parametrize("name", OF_DATA_SET)
def test_an_analysis_has_a_page_with_its_picture_and_its_numbers(drawing, name):
    answer = drawing.get(f"/charts/{name}.html")
    page, numbers = Page(answer.text), drawing.get(f"/charts/{name}.json").get_json()
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    names = [column["name"] for column in numbers["columns"]]
    rows = [str("–" if row[n] is None else row[n]) for row in numbers["rows"] for n in names]
    assert page.cells == [*names, *rows]
    assert numbers["alt"] in page.alts
    assert page.images[-1] == f"/charts/{name}.svg"


def test_its_form_is_made_of_the_schema(drawing):
    page = Page(drawing.get("/charts/top-private.html?top=5&country=USA").text)
    schema = ANALYSES["top-private"].parameters.model_json_schema()
    assert page.fields.keys() == schema["properties"].keys() == page.labelled
    top = page.fields["top"]
    assert (top["type"], top["min"], top["max"], top["value"]) == ("number", "1", "50", "5")
    assert page.fields["country"]["value"] == "USA"


def test_a_form_that_is_sent_as_it_stands_is_the_chart_itself(drawing):
    sent = "/charts/timeline.html?dpi=&size=&theme=&provider=&country=usa&year_from=&year_to="
    answer = drawing.get(sent)
    page = Page(answer.text)
    assert answer.status_code == 200
    assert "/charts/timeline.csv?country=usa" in page.links
    assert page.images[-1] == "/charts/timeline.svg?country=usa"
    shown = "curl &#39;http://localhost/charts/timeline.png?country=usa&#39; -o timeline.png"
    assert shown in answer.text


def test_its_picture_can_be_kept_as_it_is(drawing):
    version = drawing.get("/data/summary").get_json()["version"]
    page = Page(drawing.get("/charts/timeline.html?year_from=2000").text)
    assert f"/charts/timeline.svg?year_from=2000&version={version}" in page.links


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("country=Jpan", 422, "no country &#39;Jpan&#39;"),
        ("dpi=1", 400, "dpi: "),
        ("tpo=1", 400, "unknown parameter &#39;tpo&#39;"),
        ("country=<script>", 422, "&lt;script&gt;"),
        ("wait=x", 400, "wait: "),
    ],
)
def test_what_is_wrong_stands_beside_the_form_as_it_was_filled_in(loaded, query, status, said):
    answer = loaded.get(f"/charts/timeline.html?{query}")
    page = Page(answer.text)
    assert (answer.status_code, answer.mimetype, page.scripts) == (status, "text/html", [])
    assert said in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    name, _, value = query.partition("=")
    assert page.fields.get(name, {"value": value})["value"] == value


def test_what_is_being_drawn_comes_by_itself(loaded, fake_stores):
    fake_stores.jobs.sign_of_life("w", 60)
    fake_stores.render_times.add("timeline", 7.0)
    answer = loaded.get("/charts/timeline.html?wait=0")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "7")
    assert '<meta http-equiv="refresh" content="7">' in answer.text


def test_without_data_it_says_how_to_load(client):
    answer = client.get("/charts/timeline.html")
    assert (answer.status_code, "POST /data" in answer.text) == (409, True)


def test_an_analysis_that_there_is_not_has_no_page(loaded):
    assert loaded.get("/charts/nope.html").status_code == 404
