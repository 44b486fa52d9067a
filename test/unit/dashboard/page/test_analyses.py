import pytest

from page_runs import run_page


def test_every_analysis_can_be_chosen(service):
    page = run_page("analyses", service)
    own = [each["name"] for each in service.read("/analyze")]
    assert [*page.selectbox(key="analysis").options] == own


@pytest.mark.parametrize("name", ["geography", "core-reuse"])
def test_an_analysis_shows_its_numbers(name, service):
    page = run_page("analyses", service, analysis=name)
    (table,) = [each.value for each in page.dataframe]
    assert len(table) == len(service.read(f"/charts/{name}.json")["rows"])
    assert not page.error


def test_without_the_warehouse_its_analyses_say_what_to_run(bare_service):
    page = run_page("analyses", bare_service, analysis="core-reuse")
    assert "spacelaunch[pipeline]" in " ".join(each.value for each in page.info)
