from page_runs import run_page, texts_of
from spacelaunch.dashboard.page.rockets import PARTS


def test_each_part_shows_the_numbers_of_its_analysis(service):
    page = run_page("rockets", service)
    assert [each.value for each in page.subheader] == [*PARTS]
    for table, name in zip(page.dataframe, PARTS.values(), strict=True):
        assert len(table.value) == len(service.read(f"/charts/{name}.json")["rows"])


def test_without_the_warehouse_reliability_is_shown_all_the_same(bare_service):
    said = " ".join(texts_of(run_page("rockets", bare_service)))
    assert "spacelaunch[pipeline]" in said
