import pytest

from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.json_documents import receive
from spacelaunch.sources.spacex_tables import tabulate

LAUNCH = state("first")["launches"][4]


def read(table="spacex_launches", **change):
    return tabulate("launches", [receive(LAUNCH | change).text])[table].rows(named=True)


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"success": True}, "success"),
        ({"success": False}, "failure"),
        ({"success": False, "failures": [{"time": 30}]}, "failure"),
        ({"success": False, "failures": [{"time": -86400}]}, "prelaunch_failure"),
        ({"success": False, "failures": [{"time": None}]}, "failure"),
        ({"success": None}, "unknown"),
        ({"success": True, "upcoming": True}, "unknown"),
    ],
)
def test_an_outcome_is_what_the_document_says_of_what_has_happened(change, outcome):
    assert read(**change)[0]["outcome"] == outcome


def test_the_year_is_that_of_the_beginning_of_the_interval():
    row = read(date_utc="2023-01-01T01:00:00+02:00", date_precision="hour")[0]
    assert (row["launch_year"], row["launched_epoch_s"]) == (2022, 1672527600)


@pytest.mark.parametrize("word", ["tbd", "net"])
def test_a_time_that_the_source_doubts_is_uncertain(word):
    assert read(**{word: True})[0]["is_uncertain"]
    assert not read(**{word: None})[0]["is_uncertain"]


def test_a_payload_that_is_named_twice_is_on_board_once():
    rows = read("launch_payloads", payloads=["b", "a", "b"])
    assert [(row["payload_id"], row["position"]) for row in rows] == [("a", 2), ("b", 1)]


def test_cores_keep_their_places_and_one_that_is_not_named_is_none():
    rows = read("launch_cores", cores=[{"core": None}, {"core": "c", "flight": 3}])
    assert [(r["position"], r["core_id"], r["use_number"]) for r in rows] == [
        (1, None, None),
        (2, "c", 3),
    ]


@pytest.mark.parametrize("nothing", [None, []])
def test_a_launch_without_payloads_and_cores_has_no_rows_of_them(nothing):
    assert read("launch_payloads", payloads=nothing) == read("launch_cores", cores=nothing) == []


def test_the_names_of_a_payload_are_kept_in_their_order():
    payload = {"id": "p", "name": "p", "customers": ["B", "A"], "manufacturers": []}
    row = tabulate("payloads", [receive(payload).text])["payloads"].row(0, named=True)
    assert (row["customers"], row["manufacturers"], row["nationalities"]) == ("B; A", "", None)
