from page_runs import run_page, texts_of


def test_every_pad_is_listed_with_its_launches(service):
    page = run_page("pads", service)
    own = service.read("/launchpads")
    table = page.dataframe[0].value
    assert table["name"].tolist() == [pad["name"] for pad in own]
    for name in ("flown_count", "success_count", "failure_count"):
        assert table[name].tolist() == [pad[name] for pad in own]


def test_a_pad_that_is_chosen_shows_its_launches(service):
    pad = service.read("/launchpads")[0]
    page = run_page("pads", service, pad=pad["name"])
    own = service.read(f"/launchpads/{pad['launchpad_id']}")["launches"]
    assert page.dataframe[1].value["launch_id"].tolist() == [each["launch_id"] for each in own]
    assert f"**{len(own)} launches**" in texts_of(page)


def test_without_the_warehouse_it_is_said_what_to_run(bare_service):
    assert "spacelaunch[pipeline]" in " ".join(texts_of(run_page("pads", bare_service)))
