import json

from page_runs import run_page, texts_of
from spacelaunch.dashboard.page.launches import COLUMNS


def test_the_table_is_the_first_page_of_the_data(service):
    (table,) = [each.value for each in run_page("launches", service).dataframe]
    own = service.read("/data", {"columns": "tidy", "sort": "-date", "limit": 50})
    for name in COLUMNS:
        shown = [None if value != value else value for value in table[name]]  # noqa: PLR0124  # NaN
        assert shown == [row[name] for row in own]


def test_a_cost_is_written_to_the_cent_as_its_source_has_it(service):
    (table,) = run_page("launches", service).dataframe
    column = json.loads(table.proto.columns)["cost_musd"]
    assert column["type_config"]["format"] == "%.2f"


def test_the_same_can_be_had_by_curl_and_as_files(service):
    page = run_page("launches", service, sector="private")
    (typed,) = [each.value for each in page.code]
    assert "/data.csv?sector=private&sort=-date&columns=tidy" in typed
    labels = [each.proto.label for each in page.get("download_button")]
    assert labels == ["Download CSV", "Download Excel", "Download Parquet"]


def test_where_no_launch_is_like_that_it_is_said(service):
    page = run_page("launches", service, q="nothing is called so")
    assert [each.value for each in page.info] == ["No launch is like that; take a filter away."]


def test_where_nothing_is_loaded_it_is_said(bare_service):
    page = run_page("launches", bare_service)
    assert "no data" in " ".join(texts_of(page)).lower()
