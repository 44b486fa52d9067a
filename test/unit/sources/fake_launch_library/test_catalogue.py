from datetime import UTC, datetime, timedelta

from spacelaunch.sources.fake_launch_library.catalogue import (
    fly_planned,
    make_launches,
    move_plans,
)

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
LAUNCHES = make_launches(300, 10, NOW)


def test_every_launch_says_that_it_is_invented():
    assert [each["name"] for each in LAUNCHES if "Invented" not in each["name"]] == []
    assert len({each["id"] for each in LAUNCHES}) == 310


def test_the_traps_of_the_real_ones_are_in_it():
    precisions = [each["net_precision"] for each in LAUNCHES]
    assert precisions[0] is None
    months = [each for each in LAUNCHES if (each["net_precision"] or {}).get("abbrev") == "M"]
    assert [each["net"] for each in months] == ["2026-03-31T00:00:00Z"] * 2
    changed = [each["last_updated"] for each in LAUNCHES]
    assert len(set(changed)) < len(changed)


def test_what_has_flown_has_flown_and_what_is_planned_has_not():
    assert {each["status"]["abbrev"] for each in LAUNCHES[:300]} == {"Success", "Failure"}
    assert {each["status"]["abbrev"] for each in LAUNCHES[300:]} == {"Go", "TBD"}


def test_plans_move_and_one_of_a_month_gets_its_day():
    before = make_launches(0, 10, NOW)
    after = make_launches(0, 10, NOW)
    move_plans(after, NOW)
    is_later = [one["net"] < two["net"] for one, two in zip(before, after, strict=True)]
    words = [each["net_precision"]["abbrev"] for each in before]
    assert is_later == [word in ("MIN", "DAY") for word in words]
    days = [each["net"] for each, word in zip(after, words, strict=True) if word == "M"]
    assert days == ["2026-03-30T00:00:00Z"] * 2
    assert {each["last_updated"] for each in after} == {"2026-03-10T12:00:00Z"}


def test_what_was_planned_for_a_day_flies_once_it_is_over():
    launches = make_launches(0, 10, NOW)
    fly_planned(launches, NOW + timedelta(days=3))
    # A day is not over before its end, nor a minute before its day.
    assert [each["net"] for each in launches[:4]] == [
        "2026-03-11T06:10:07Z",
        "2026-03-12T00:10:07Z",
        "2026-03-12T18:00:00Z",
        "2026-03-13T12:00:00Z",
    ]
    statuses = [each["status"]["abbrev"] for each in launches]
    assert statuses == ["Success"] * 2 + ["TBD"] * 8
    fly_planned(launches, NOW + timedelta(days=400))
    flown = [each for each in launches if each["status"]["abbrev"] == "Success"]
    # Those of a month and of a quarter have no day to fly on.
    assert len(flown) == 4
    assert {each["net_precision"]["abbrev"] for each in flown} == {"SEC"}
