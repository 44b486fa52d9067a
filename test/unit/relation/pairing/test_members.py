from datetime import UTC, datetime, timedelta

from spacelaunch.relation.pairing.members import Because, join_sources, prepare_rows

AT = datetime(2001, 3, 7, 5, 33, tzinfo=UTC)


def launch(name, days=0.0, designator=None, mission="Heron 1", rocket="Tern 5"):
    return {
        "launch_id": name,
        "launch_designator": designator,
        "launched_at": AT + timedelta(days=days),
        "time_precision": "minute",
        "pad": None,
        "country": "USA",
        "rocket": rocket,
        "mission": mission,
    }


def joined(verdicts=None, **sources):
    sides = {name: prepare_rows(rows) for name, rows in sources.items()}
    return join_sources(sides, verdicts or {})


def members(found):
    return [[(each.launch_id, each.because) for each in launch] for launch in found.launches]


def test_launches_with_one_designator_are_one_whatever_else_they_say():
    found = joined(
        one=[launch("a", designator="2001-001")],
        two=[launch("b", 300, "2001-001", mission="Gull 4", rocket="Auk")],
    )
    assert members(found) == [[("a", Because.FIRST), ("b", Because.DESIGNATOR)]]


def test_without_one_evidence_is_weighed_and_told():
    found = joined(one=[launch("a", designator="2001-001")], two=[launch("b", 0.001)])
    _, one = found.launches[0]
    assert (one.because, one.gap_s) == (Because.SURE, 86)
    assert one.score is not None


def test_a_third_source_joins_the_launch_that_two_have():
    found = joined(one=[launch("a")], two=[launch("b")], three=[launch("c"), launch("d", 900)])
    assert [[name for name, _ in each] for each in members(found)] == [["a", "b", "c"], ["d"]]


def test_two_launches_of_one_source_are_never_one():
    found = joined(one=[launch("a"), launch("b")], two=[launch("c"), launch("d"), launch("e")])
    assert sorted(len(each) for each in found.launches) == [1, 2, 2]


def test_an_unsure_pair_stays_two_and_is_told_of():
    found = joined(one=[launch("a")], two=[launch("b", 2.5, mission="Some test")])
    assert [[name for name, _ in each] for each in members(found)] == [["a"], ["b"]]
    (doubt,) = found.doubts
    assert (doubt.source, doubt.launch_id, doubt.other_id) == ("two", "b", "a")


def test_a_verdict_is_obeyed_in_either_order_and_through_any_member():
    sources = {
        "one": [launch("a")],
        "two": [launch("b")],
        "three": [launch("c", 2.5, mission="Some test")],
    }
    for verdict in (("c", "b"), ("a", "c")):
        found = joined({verdict: True}, **sources)
        assert members(found)[0][2] == ("c", Because.REVIEW)
        assert found.doubts == []


def test_a_verdict_parts_what_evidence_would_join():
    found = joined({("a", "b"): False}, one=[launch("a")], two=[launch("b")])
    assert [[name for name, _ in each] for each in members(found)] == [["a"], ["b"]]
    assert found.doubts == []


def test_a_verdict_on_launches_that_are_not_there_changes_nothing():
    sources = {"one": [launch("a")], "two": [launch("b")]}
    assert members(joined({("a", "x"): True, ("y", "b"): False}, **sources)) == members(
        joined(**sources)
    )


def test_of_no_launches_there_is_no_pair():
    assert joined(one=[], two=[launch("b")]).launches[0][0].because is Because.FIRST
