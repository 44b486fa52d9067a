import pytest

from page_runs import (
    Telling,
    make_absent_service,
    metrics_of,
    run_page,
    texts_of,
    word_tables_of,
)
from spacelaunch.errors import RenderError


def test_the_figures_are_the_apis(service):
    page = run_page("overview", service)
    summary = service.read("/data/summary")
    found = service.read("/charts/success-over-time.json")["findings"]
    shown = metrics_of(page)
    assert shown["Launches"] == f"{summary['launch_count']:,}"
    assert shown["Data until"] == summary["data_until"][:10]
    assert shown["Success rate"] == f"{found['success_pct']:.1f} %"
    assert shown["Private"] == f"{summary['sectors']['private']:,}"
    assert shown["Failure"] == f"{summary['outcomes']['failure']:,}"
    said = " ".join(texts_of(page))
    assert f"{found['success_low_pct']:.1f}–{found['success_high_pct']:.1f} %" in said


def test_what_is_counted_is_seen_where_a_rate_cannot_be_worked_out(service):
    class Unable(Telling):
        def read(self, path, query=None):
            if path == "/charts/success-over-time.json":
                raise RenderError("the worker is away")
            return super().read(path, query)

    page = run_page("overview", Unable(service, {}))
    assert {"Launches", "Data until", "Private"} <= metrics_of(page).keys()
    assert [each.value for each in page.error] == ["The worker is away"]


def test_each_source_has_its_freshness_and_its_terms(service):
    (table,) = word_tables_of(run_page("overview", service))
    own = service.read("/sources")
    assert table["Status"].tolist() == [each["status"] for each in own]
    assert table["Licence"].tolist() == [each["licence"] for each in own]


def test_where_nothing_is_loaded_it_is_said_and_the_sources_are_shown(bare_service):
    page = run_page("overview", bare_service)
    said = " ".join(each.value for each in page.info)
    assert "no data" in said.lower()
    assert "spacelaunch ingest spacex" in said
    assert not page.error


def test_an_api_that_is_away_is_said_and_can_be_asked_again():
    page = run_page("overview", make_absent_service())
    assert all("no server answers at http://127.0.0.1:1" in e.value.lower() for e in page.error)
    assert page.error
    assert page.button


def test_a_key_that_is_missing_is_said(locked_service):
    page = run_page("overview", locked_service)
    assert "SPACELAUNCH_API_KEY" in page.error[0].value


def test_what_the_data_lack_is_said_where_it_is_known_and_else_that_it_is_not(service):
    page = run_page("overview", service)
    assert "Of all orbital attempts" not in metrics_of(page)
    assert "What the data lack is not known: the launches were generated." in texts_of(page)
    found = {"held_pct": 70.388}
    known = {**service.read("/charts/coverage.json"), "findings": found, "notes": ["by GCAT"]}
    page = run_page("overview", Telling(service, {"/charts/coverage.json": known}))
    assert metrics_of(page)["Of all orbital attempts"] == "70.4 %"
    assert "by GCAT." in texts_of(page)


@pytest.mark.parametrize("kind", ["metric", "html", "table", "dataframe", "imgs"])
def test_nothing_waits_for_code_that_a_browser_has_not_fetched_yet(service, kind):
    assert not run_page("overview", service).get(kind)
