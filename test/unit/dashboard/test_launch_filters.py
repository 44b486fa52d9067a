import pytest

from page_runs import run_page
from spacelaunch.dashboard.launch_filters import CHOICES


def test_a_choice_offers_what_the_data_have(service):
    page = run_page("launches", service)
    facets = service.read("/data", {"facet": ",".join(CHOICES)})
    for name in CHOICES:
        offered = page.selectbox(key=name).options
        assert [*offered] == sorted(each["value"] for each in facets[name])


@pytest.mark.parametrize(
    "query",
    [
        {"sector": "private"},
        {"outcome": "failure", "country": "USA"},
        {"year_from": "1990", "year_to": "2000"},
        {"q": "falcon"},
    ],
    ids=str,
)
def test_a_filter_of_the_address_is_the_filter_of_the_api(query, service):
    page = run_page("launches", service, **query)
    found = service.read_some("/data", {**query, "limit": 1}).total_count
    assert 0 < found < 300
    assert f"**{found:,} launch{'' if found == 1 else 'es'}**" in [m.value for m in page.markdown]


def test_the_order_is_the_apis(service):
    page = run_page("launches", service, sort="oldest first")
    (table,) = [each.value for each in page.dataframe]
    own = service.read("/data", {"columns": "tidy", "sort": "date", "limit": 50})
    assert table["launch_id"].tolist() == [row["launch_id"] for row in own]
