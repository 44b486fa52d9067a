from page_runs import make_absent_service, metrics_of, run_page, texts_of


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


def test_each_source_has_its_freshness_and_its_terms(service):
    (table,) = [each.value for each in run_page("overview", service).dataframe]
    own = service.read("/sources")
    assert table["status"].tolist() == [each["status"] for each in own]
    assert table["licence"].tolist() == [each["licence"] for each in own]


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
