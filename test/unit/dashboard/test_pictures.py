from base64 import b64decode

from page_runs import pictures_of, run_page
from spacelaunch.dashboard.pictures import describe_basis


def test_a_chart_is_the_apis_own_for_wide_and_for_narrow_pages(service):
    shown = pictures_of(run_page("analyses", service, analysis="timeline"))
    alt = service.read("/charts/timeline.json")["alt"]
    for (source, words), size in zip(shown, ("10x6", "4x5"), strict=True):
        own = service.fetch("/charts/timeline.svg", {"size": size, "theme": "auto"})
        assert b64decode(source.removeprefix("data:image/svg+xml;base64,")) == own
        assert words == alt


def test_it_is_said_what_a_chart_rests_on():
    numbers = {
        "rows_used": 964, "rows_missing": 3360, "is_synthetic": True, "source": "a_b.csv",
        "data_from": "1957-10-04", "data_until": "2020-08-07",
    }  # fmt: skip
    assert describe_basis(numbers) == (
        "964 launches counted, 3,360 lacked a value; data 1957-10-04 to 2020-08-07 from "
        "a\\_b.csv (synthetic: these never flew)."
    )
