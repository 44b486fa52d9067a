from page_runs import Telling, run_page, texts_of, word_tables_of
from warehouse_questions import LAUNCH_ID


def test_a_launch_is_shown_as_its_source_told_it(service):
    (launch,) = service.read("/data", {"limit": 1})
    page = run_page("launches", service, launch=launch["id"])
    record = service.read(f"/data/{launch['id']}")["record"]
    told = word_tables_of(page)[0]
    assert dict(zip(told["What"], told["As received"], strict=True)) == {
        name.strip(): value for name, value in record.items()
    }


def test_a_launch_of_the_warehouse_has_who_tells_of_it_and_what_they_say(service):
    page = run_page("launches", service, launch=LAUNCH_ID)
    told = service.read(f"/launches/{LAUNCH_ID}")
    assert told["members"]
    shown = [table.value for table in page.dataframe if "source" in table.value]
    assert [*shown[0]["source"]] == [each["source"] for each in told["members"]]
    assert [*shown[0]["mission"]] == [each["mission"] for each in told["members"]]
    titles = [each.value for each in page.markdown]
    assert {"**Where they contradict each other**", "**Payloads**", "**Cores**"} <= {*titles}


def test_a_launch_of_the_data_that_the_warehouse_knows_has_both(service):
    (launch,) = service.read("/data", {"limit": 1})
    told = {f"/launches/{launch['id']}": service.read(f"/launches/{LAUNCH_ID}")}
    told[f"/launches/{launch['id']}/history"] = service.read(f"/launches/{LAUNCH_ID}/history")
    page = run_page("launches", Telling(service, told), launch=launch["id"])
    titles = [each.value for each in page.markdown]
    assert f"### {launch['Detail']}" in titles
    assert "**What each source says**" in titles


def test_a_launch_of_the_warehouse_has_its_history(service):
    page = run_page("launches", service, launch=LAUNCH_ID)
    assert "How it was told" in [each.value for each in page.subheader]
    assert not page.error


def test_a_launch_that_nobody_knows_is_said_so(service):
    page = run_page("launches", service, launch="nobody")
    assert any("nobody" in text for text in texts_of(page))
    assert page.dataframe
