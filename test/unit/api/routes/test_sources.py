from spacelaunch.domain.known_sources import KNOWN_SOURCES


def test_every_source_has_its_terms_and_how_far_it_was_read(warehouse_client):
    found = {each["name"]: each for each in warehouse_client.get("/sources").get_json()}
    assert list(found) == list(KNOWN_SOURCES)
    assert (found["spacex"]["status"], found["spacex"]["data_until"]) == ("dead", "2021-05-09")
    # Its run is of a day long gone.
    assert (found["kaggle"]["status"], found["kaggle"]["last_success_at"]) == (
        "stale",
        "2023-01-01T00:00:00Z",
    )
    assert all(each["licence"] and each["credit"] for each in found.values())


def test_without_a_warehouse_the_terms_are_told(client):
    found = {each["name"]: each for each in client.get("/sources").get_json()}
    assert (found["spacex"]["status"], found["spacex"]["version"]) == ("dead", None)
    assert (found["kaggle"]["status"], found["kaggle"]["last_success_at"]) == ("stale", None)
