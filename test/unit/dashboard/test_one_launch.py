from page_runs import run_page, texts_of
from warehouse_questions import LAUNCH_ID


def test_a_launch_is_shown_as_its_source_told_it(service):
    (launch,) = service.read("/data", {"limit": 1})
    page = run_page("launches", service, launch=launch["id"])
    record = service.read(f"/data/{launch['id']}")["record"]
    told = page.table[0].value
    assert dict(zip(told["What"], told["As received"], strict=True)) == record


def test_a_launch_of_the_warehouse_has_its_history(service):
    page = run_page("launches", service, launch=LAUNCH_ID)
    assert "How it was told" in [each.value for each in page.subheader]
    assert not page.error


def test_a_launch_that_nobody_knows_is_said_so(service):
    page = run_page("launches", service, launch="nobody")
    assert any("nobody" in text for text in texts_of(page))
    assert page.dataframe
