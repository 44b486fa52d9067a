from page_runs import run_page, texts_of


def test_runs_and_their_steps_are_the_apis(service):
    page = run_page("pipeline", service, source="spacex")
    runs = service.read("/runs", {"source": "spacex"})
    assert page.dataframe[0].value["rows_read"].tolist() == [run["rows_read"] for run in runs]
    steps = service.read(f"/runs/{runs[0]['run_id']}")["steps"]
    worked = [each for each in steps if each["step"] != "check"]
    assert page.dataframe[1].value["duration_s"].tolist() == [each["duration_s"] for each in worked]
    checked = [each["note"] for each in steps if each["step"] == "check"]
    assert page.dataframe[2].value["found"].tolist() == checked


def test_the_trend_is_the_apis(service):
    page = run_page("pipeline", service, source="kaggle")
    own = service.read("/trend", {"source": "kaggle"})
    assert page.dataframe[-1].value["total_count"].tolist() == [e["total_count"] for e in own]


def test_a_run_that_cannot_be_started_says_why(service):
    page = run_page("pipeline", service)
    page.button(key="start").click().run()
    assert "spacelaunch[pipeline]" in " ".join(texts_of(page))


def test_without_the_warehouse_it_is_said_what_to_run(bare_service):
    assert "spacelaunch[pipeline]" in " ".join(texts_of(run_page("pipeline", bare_service)))
