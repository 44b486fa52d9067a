import html
import re
from base64 import b64decode

from page_runs import run_page
from spacelaunch.dashboard.pictures import describe_basis

IMAGE = re.compile(
    r'<img class="chart (\w+)" src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)">'
)


def test_a_chart_is_the_apis_own_for_wide_and_for_narrow_pages(service):
    page = run_page("analyses", service, analysis="timeline")
    text = " ".join(each.proto.body for each in page.get("html"))
    shown = {kind: (b64decode(data), html.unescape(alt)) for kind, data, alt in IMAGE.findall(text)}
    for kind, size in (("wide", "10x6"), ("narrow", "4x5")):
        own = service.fetch("/charts/timeline.svg", {"size": size, "theme": "auto"})
        assert shown[kind][0] == own
    alt = service.read("/charts/timeline.json")["alt"]
    assert {alt} == {each for _, each in shown.values()}


def test_it_is_said_what_a_chart_rests_on():
    numbers = {
        "rows_used": 964, "rows_missing": 3360, "is_synthetic": True, "source": "a_b.csv",
        "data_from": "1957-10-04", "data_until": "2020-08-07",
    }  # fmt: skip
    assert describe_basis(numbers) == (
        "964 launches counted, 3,360 lacked a value; data 1957-10-04 to 2020-08-07 from "
        "a\\_b.csv (synthetic: these never flew)."
    )
