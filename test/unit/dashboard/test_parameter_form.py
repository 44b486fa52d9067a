from page_runs import run_page, texts_of


def test_each_parameter_has_a_field_with_its_meaning(service):
    page = run_page("analyses", service, analysis="success-over-time")
    (entry,) = [each for each in service.read("/analyze") if each["name"] == "success-over-time"]
    properties = entry["parameters"]["properties"]
    wanted = properties.keys() - {"dpi", "size", "theme", "width"}
    fields = {each.key: each for each in (*page.selectbox, *page.number_input, *page.text_input)}
    assert fields.keys() == {"analysis", *(f"p_{name}" for name in wanted)}
    for name in wanted:
        assert fields[f"p_{name}"].help == properties[name]["description"]


def test_what_is_given_in_the_address_is_asked(service):
    page = run_page("analyses", service, analysis="top-private", p_top="3", p_year_from="1990")
    assert page.number_input(key="p_top").value == 3
    (typed,) = [each.value for each in page.code]
    assert "top=3" in typed
    assert "year_from=1990" in typed
    (table,) = [each.value for each in page.dataframe]
    own = service.read("/charts/top-private.json", {"top": 3, "year_from": 1990})
    assert table.to_dict("records") == own["rows"]


def test_what_the_api_refuses_is_said_beside_the_form(service):
    page = run_page("analyses", service, analysis="geography", p_provider="Nobody")
    assert "Nobody" in " ".join(texts_of(page))
    assert page.text_input(key="p_provider").value == "Nobody"
