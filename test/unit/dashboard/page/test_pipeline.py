from page_runs import Telling, run_page, texts_of, word_tables_of


def test_runs_and_their_steps_are_the_apis(service):
    page = run_page("pipeline", service, source="spacex")
    runs = service.read("/runs", {"source": "spacex"})
    assert page.dataframe[0].value["rows_read"].tolist() == [run["rows_read"] for run in runs]
    steps = service.read(f"/runs/{runs[0]['run_id']}")["steps"]
    worked = [each for each in steps if each["step"] != "check"]
    assert page.dataframe[1].value["duration_s"].tolist() == [each["duration_s"] for each in worked]
    checked = [each["note"] for each in steps if each["step"] == "check"]
    assert word_tables_of(page)[1]["Found"].tolist() == checked


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


def test_when_a_source_may_be_asked_is_the_apis_plan(service):
    page = run_page("pipeline", service, source="launch-library")
    plans = {each["source"]: each["in_words"] for each in service.read("/ingest/plan")}
    assert "calls" in plans["launch-library"]
    told = word_tables_of(page)[0]
    assert dict(zip(told["Source"], told["When"], strict=True)) == plans


def test_of_a_run_that_failed_it_is_said_why(service):
    told = {"run_id": 7, "error": "the source is away"}
    answers = {"/runs": [], "/runs/7": {"run": told, "steps": []}}
    run = dict.fromkeys(
        ("source", "kind", "status", "rows_read", "rows_written", "rows_changed", "rows_rejected",
         "api_calls", "duration_s", "started_at")
    )  # fmt: skip
    answers["/runs"] = [{**run, **told}]
    page = run_page("pipeline", Telling(service, answers))
    assert [each.value for each in page.error] == ["The source is away"]
