from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.json_documents import receive
from spacelaunch.sources.spacex_tables import tabulate


def read(resource):
    return tabulate(resource, [receive(each).text for each in state("first")[resource]])


def test_a_rocket_has_two_stages_and_its_engines():
    tables = read("rockets")
    assert [tables[name].height for name in ("rockets", "rocket_stages", "rocket_engines")] == [
        3,
        6,
        3,
    ]


def test_an_upper_stages_only_thrust_is_that_in_the_vacuum():
    stages = read("rockets")["rocket_stages"].rows(named=True)
    assert [(stages[1][name]) for name in ("stage", "thrust_vacuum_kn", "thrust_sea_level_kn")] == [
        2,
        930.0,
        None,
    ]


def test_a_rocket_without_parts_has_no_rows_of_them():
    tables = tabulate("rockets", [receive({"id": "r", "name": "r"}).text])
    assert [table.height for table in tables.values()] == [1, 0, 0]


def test_the_country_of_a_pad_is_that_of_its_region_or_unknown():
    pads = [*state("first")["launchpads"], {"id": "x", "name": "x", "region": "Atlantis"}]
    tables = tabulate("launchpads", [receive(each).text for each in pads])
    assert tables["launchpads"]["country"].to_list() == ["USA", "USA", "Marshall Islands", None]


def test_a_core_keeps_its_counts():
    core = read("cores")["cores"].row(1, named=True)
    assert (core["serial"], core["reuses_count"], core["asds_landings_count"]) == ("H1002", 4, 4)


def test_a_satellite_that_came_down_has_no_place():
    rows = read("starlink")["starlink"].rows(named=True)
    assert [row["is_decayed"] for row in rows] == [False, False, True]
    assert rows[2]["latitude_deg"] is None
