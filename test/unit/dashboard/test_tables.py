from page_runs import run_page


def test_numbers_stand_in_a_table_as_the_api_tells_them(service):
    page = run_page("analyses", service, analysis="sector")
    (table,) = [each.value for each in page.dataframe]
    told = service.read("/charts/sector.json")
    assert table.to_dict("records") == told["rows"]
    assert [*table.columns] == [column["name"] for column in told["columns"]]
