from spacelaunch.queries.holdings.satellites import read_satellites
from told_warehouse import DOCUMENTS, told


def test_satellites_have_their_elements_and_those_that_came_down_are_counted_apart(engine):
    with told(engine) as session:
        found = read_satellites(session)
    documents = {each["id"]: each["spaceTrack"] for each in DOCUMENTS["starlink"]}
    assert {each.starlink_id: each.mean_anomaly_deg for each in found.satellites} == {
        name: elements["MEAN_ANOMALY"] for name, elements in documents.items()
    }
    assert {each.bstar_per_earth_radius for each in found.satellites} == {0.0000315}
    down = sum(elements["DECAYED"] == 1 for elements in documents.values())
    assert (found.total_count, found.decayed_count) == (len(documents), down)
    assert down == sum(each.is_decayed for each in found.satellites) > 0
    assert found.without_position_count == sum(
        each["latitude"] is None for each in DOCUMENTS["starlink"]
    )
    assert found.latest_epoch == max(elements["EPOCH"] for elements in documents.values())


def test_a_shell_counts_its_satellites_and_their_launches(engine):
    with told(engine) as session:
        found = read_satellites(session)
    degrees = [round(each["spaceTrack"]["INCLINATION"]) for each in DOCUMENTS["starlink"]]
    assert {s.inclination_deg: s.satellites_count for s in found.shells} == {
        degree: degrees.count(degree) for degree in degrees
    }
    assert sum(shell.decayed_count for shell in found.shells) == found.decayed_count
    launches = {each["launch"] for each in DOCUMENTS["starlink"]}
    assert sum(shell.launches_count for shell in found.shells) == len(launches)
