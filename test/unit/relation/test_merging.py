from datetime import UTC, datetime, timedelta

import pytest

from spacelaunch.domain.precedence import PRECEDENCE
from spacelaunch.relation.merging import find_claims, merge_rows, taken_from

AT = datetime(2001, 3, 7, 5, 33, tzinfo=UTC)
FIELDS = [name for rule in PRECEDENCE for name in rule.fields]
RULES = {rule.fields[0]: rule for rule in PRECEDENCE}


def told(source, at=AT, length=timedelta(minutes=1), **values):
    row = {
        **dict.fromkeys(FIELDS),
        **{"source": source, "launch_id": f"{source}-1", "provider": "Acme", "sector": "unknown"},
        **{"outcome": "unknown", "scope": "unknown", "time_precision": "minute"},
        **{"launched_at": at, "launched_from_at": at, "launched_until_at": at + length},
        **values,
    }
    return {source: row}


def test_the_first_source_of_the_table_that_knows_a_value_wins():
    said = {**told("kaggle", sector="state"), **told("gcat", sector="private")}
    assert taken_from(RULES["sector"], said) == "gcat"
    assert merge_rows(said)["sector"] == "private"


@pytest.mark.parametrize("silence", [{"sector": "unknown"}, {}])
def test_a_source_that_does_not_know_is_passed_over(silence):
    said = {**told("gcat", **silence), **told("kaggle", sector="state")}
    assert merge_rows(said)["sector"] == "state"


def test_what_nobody_knows_stays_unknown():
    merged = merge_rows({**told("gcat"), **told("kaggle")})
    assert (merged["sector"], merged["outcome"], merged["cost_musd"]) == (
        "unknown",
        "unknown",
        None,
    )


def test_a_source_that_a_rule_does_not_name_is_not_asked():
    assert merge_rows(told("gcat", cost_musd=5.0))["cost_musd"] is None


def test_what_belongs_together_comes_from_one_source():
    said = {**told("gcat", at=AT, launch_year=2001), **told("kaggle", AT + timedelta(days=400))}
    merged = merge_rows(said)
    assert (merged["launched_at"], merged["launch_year"]) == (AT, 2001)
    assert merged["launched_until_at"] == AT + timedelta(minutes=1)


def test_the_id_is_that_of_the_member_that_the_table_names_first():
    merged = merge_rows({**told("gcat"), **told("spacex")})
    assert (merged["launch_id"], merged["source"], merged["source_id"]) == (
        "spacex-1",
        "all",
        "spacex-1",
    )


def test_a_contradiction_keeps_the_word_of_each_source():
    said = {**told("gcat", outcome="success"), **told("kaggle", outcome="failure")}
    assert [(each.field, each.source, each.value, each.is_taken) for each in find_claims(said)] == [
        ("outcome", "gcat", "success", True),
        ("outcome", "kaggle", "failure", False),
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"outcome": "unknown"}, id="one that says nothing"),
        pytest.param({"outcome": "partial_failure"}, id="what GCAT has no word for"),
        pytest.param({"at": AT + timedelta(minutes=2)}, id="the seconds were cut off"),
        pytest.param({"at": AT - timedelta(hours=4), "length": timedelta(days=1)}, id="the day"),
    ],
)
def test_what_can_both_be_true_is_no_contradiction(other):
    assert find_claims({**told("gcat", outcome="success"), **told("kaggle", **other)}) == []


def test_times_that_are_apart_contradict_each_other_as_far_as_they_are_known():
    day = AT.replace(hour=0, minute=0) + timedelta(days=12)
    other = told("kaggle", day, timedelta(days=1), time_precision="day")
    assert [(each.source, each.value) for each in find_claims({**told("gcat"), **other})] == [
        ("gcat", "2001-03-07T05:33:00Z"),
        ("kaggle", "2001-03-19"),
    ]
