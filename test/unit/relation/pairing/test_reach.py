from __future__ import annotations

from datetime import UTC, datetime, timedelta

from spacelaunch.relation.pairing.reach import find_reach

AT = datetime(2001, 3, 7, 5, 33, tzinfo=UTC)
DAY_S = 86_400


def launch(name, source, days=0.0, **told):
    return {
        "launch_id": name,
        "source": source,
        "launch_designator": None,
        "launched_at": AT + timedelta(days=days),
        "time_precision": "minute",
        "pad": None,
        "country": "USA",
        "rocket": "Tern 5",
        "mission": None,
        **told,
    }


class Kept:
    """Launches in a list, and the times that were asked about."""

    def __init__(self, *rows):
        self.rows = rows
        self.spans = []

    def near(self, span):
        self.spans.append(span)
        return [row for row in self.rows if span[0] <= row["launched_at"].timestamp() <= span[1]]

    def named(self, ids, designators):
        wanted = {*ids}, {*designators}
        return [
            row
            for row in self.rows
            if row["launch_id"] in wanted[0] or row["launch_designator"] in wanted[1]
        ]


def reached(before, after, *others, verdicts=None):
    return {*find_reach(before, after, Kept(*after, *others), verdicts or {}).ids}


def test_what_evidence_could_pair_is_reached_from_one_to_the_next():
    own = launch("a", "one")
    others = [launch("b", "two", 0.9), launch("c", "one", 1.8), launch("d", "two", 30)]
    assert reached([own], [own], *others) == {"a", "b", "c"}


def test_it_is_reached_from_where_the_launch_was_and_from_where_it_is():
    before, after = launch("a", "one"), launch("a", "one", 300)
    others = [launch("b", "two"), launch("c", "two", 300), launch("d", "two", 150)]
    assert reached([before], [after], *others) == {"a", "b", "c"}
    assert reached([before], [], *others) == {"a", "b"}


def test_a_designator_and_what_a_person_said_reach_however_far():
    own = launch("a", "one", launch_designator="2001-001")
    far = [
        launch("b", "two", 900, launch_designator="2001-001"),
        launch("c", "two", 1_800),
        launch("d", "two", 2_700),
    ]
    verdicts = {("c", "b"): False, ("d", "e"): True}
    assert reached([own], [own], *far, verdicts=verdicts) == {"a", "b", "c"}


def test_a_new_name_reaches_its_namesakes_of_the_same_source():
    namesakes = [launch(name, "one", 30, mission="Molniya-1") for name in "bc"]
    other = launch("d", "two", 30, mission="Molniya-1", rocket="Gull")
    new = launch("a", "one", mission="Molniya-1")
    assert reached([], [new], *namesakes, other) == {"a", "b", "c", "d"}
    # Nothing by which it is compared is another than before.
    assert reached([new], [{**new, "outcome": "failure"}], *namesakes, other) == {"a"}


def test_what_is_near_is_asked_for_once_and_known_with_the_neighbours():
    own = [launch("a", "one"), launch("b", "one", 10), launch("c", "one", 400)]
    beside = launch("n", "one", 44, mission="Gull 7")
    held = Kept(*own, beside)
    found = find_reach(own, own, held, {})
    begin = int(AT.timestamp())
    assert held.spans == [
        (begin - 45 * DAY_S, begin + 55 * DAY_S),
        (begin + 355 * DAY_S, begin + 445 * DAY_S),
    ]
    assert {*found.near} == {"a", "b", "c", "n"}
    assert found.sides(["one", "two"])["one"].ids == ["a", "b", "c"]
    assert found.sides(["two"])["two"].ids == []


def test_a_change_of_launches_that_are_not_there_reaches_nothing():
    assert reached([], [], launch("a", "one")) == set()
