from datetime import UTC, datetime

from page_runs import metrics_of, run_page, texts_of


def test_the_figures_are_the_apis_and_those_that_came_down_are_apart(service):
    page = run_page("satellites", service)
    own = service.read("/satellites")
    shown = metrics_of(page)
    assert shown["Starlink satellites"] == f"{own['total_count']:,}"
    assert shown["Came down"] == f"{own['decayed_count']:,}"
    assert page.dataframe[0].value.to_dict("records") == own["shells"]


def test_the_clock_is_stated_and_can_be_moved(service):
    page = run_page("satellites", service)
    assert any("as of 26 Jan 2021, 12:00 UTC" in text for text in texts_of(page))
    page.slider(key="clock").set_value(datetime(2021, 1, 30, 8, 15, tzinfo=UTC)).run()
    assert any("as of 30 Jan 2021, 08:15 UTC" in text for text in texts_of(page))


def test_without_the_warehouse_it_is_said_what_to_run(bare_service):
    assert "spacelaunch[pipeline]" in " ".join(texts_of(run_page("satellites", bare_service)))
