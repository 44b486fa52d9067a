"""Loading: replace, append, load again, lose a race, fail."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakeredis import FakeRedis

from data_sets import append_json, load_csv, sent, store_launches, stored_launches
from factories import HEADER, NOW, csv_bytes, make_launch, make_record
from spacelaunch.datasets.load import (
    Load,
    apply_load,
    downloaded_kaggle,
    read_file,
    read_kaggle,
    read_records,
)
from spacelaunch.datasets.plan import LoadReport
from spacelaunch.domain.data_set import DataSet
from spacelaunch.errors import (
    BadDataError,
    ConflictError,
    PreconditionFailedError,
    SourceUnavailableError,
    TooLargeError,
    TooManyRejectsError,
)
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.sources import kaggle
from spacelaunch.sources.kaggle_archive import FILE_NAME
from spacelaunch.storage.launch_store import LaunchStore

LIMIT = 1_000_000


class RacedStore(LaunchStore):
    """A store into which somebody else writes just before we do, as often as it is told."""

    def __init__(self, redis: FakeRedis, races: int) -> None:
        super().__init__(redis, version_keep_s=600)
        self._rival = LaunchStore(redis, version_keep_s=600)
        self._races = races

    def replace(self, *values, **more) -> None:
        if self._races:
            self._races -= 1
            self.overtake()
        super().replace(*values, **more)

    def overtake(self) -> None:
        theirs = [make_launch(1990 + self._races, provider="Rival")]
        store_launches(self._rival, theirs, ["rival.csv"])


class ClearedStore(LaunchStore):
    """A store that somebody clears between our two reads, once."""

    def held(self, version, names=SCHEMA.names):
        current = self.current()
        if current is not None:
            self.clear(current)
        return super().held(version, names)


@pytest.fixture
def store(fake_redis: FakeRedis) -> LaunchStore:
    return LaunchStore(fake_redis, version_keep_s=600)


BAD = {"Private or State Run": "X"}


def record(mission: str, **overrides: object) -> dict[str, object]:
    return make_record(**{"Detail": f"Rocket 1 | {mission}", **overrides})


def load(store: LaunchStore, *records: Mapping[str, object], name: str = "a.csv") -> LoadReport:
    return load_csv(store, csv_bytes(records), name)


def append(store: LaunchStore, *records: Mapping[str, object]) -> LoadReport:
    return append_json(store, json.dumps(records).encode())


def missions(store: LaunchStore) -> list[str]:
    data_set = store.current()
    assert data_set is not None
    return sorted(str(launch.mission) for launch in stored_launches(store, data_set.version))


def counts(report: LoadReport) -> dict[str, object]:
    return {name: count for name, count in asdict(report).items() if name != "version"}


def test_the_first_load_adds_everything(store):
    report = load(store, record("A"), record("B"))
    assert counts(report) == {
        "count": 2,
        "added": 2,
        "updated": 0,
        "unchanged": 0,
        "removed": 0,
        "rejected": 0,
        "lost": 0,
        "duplicates": 0,
        "notes": (),
    }
    assert missions(store) == ["A", "B"]


def test_the_report_names_the_version_that_is_served(store):
    assert load(store, record("A")).version == store.current().version


def test_loading_twice_changes_nothing(store):
    first = load(store, record("A"), record("B"))
    again = load(store, record("A"), record("B"))
    assert again.version == first.version
    assert (again.count, again.unchanged) == (2, 2)
    assert (again.added, again.updated, again.removed) == (0, 0, 0)


def test_the_order_of_the_records_changes_nothing(store):
    first = load(store, record("A"), record("B"), record("C"))
    again = load(store, record("C"), record("A"), record("B"))
    assert (again.version, again.unchanged) == (first.version, 3)


def test_exact_duplicates_are_launches_and_loading_them_twice_changes_nothing(store):
    first = load(store, record("A"), record("A"))
    again = load(store, record("A"), record("A"))
    assert (first.count, first.added) == (2, 2)
    assert (again.version, again.unchanged) == (first.version, 2)


def test_the_same_records_of_another_source_are_the_same_data_set(store):
    first = load(store, record("A"), name="a.csv")
    again = load(store, record("A"), name="b.csv")
    assert (again.version, again.unchanged) == (first.version, 1)
    assert store.current().sources == ("a.csv",)


def test_the_same_launches_in_another_form_are_the_same_data_set(store):
    first = load(store, record("A"), record("B"))
    store.clear(store.current())
    again = append(store, record("B", **{"Notes": "windy"}), record("A", **{" Rocket": 50}))
    assert (again.version, again.added) == (first.version, 2)


def test_the_same_launches_keep_the_records_that_came_last(store):
    load(store, record("A"))
    header = [*HEADER, "Notes"]
    again = load_csv(store, csv_bytes([record("A", **{"Notes": "windy"})], header))
    assert again.unchanged == 1
    (launch,) = stored_launches(store, again.version)
    assert launch.record["Notes"] == "windy"


def test_a_load_replaces_and_says_how_many_are_removed(store):
    load(store, record("A"), record("B"), record("C"))
    report = load(store, record("C"), record("D"))
    assert (report.added, report.unchanged, report.removed) == (1, 1, 2)
    assert missions(store) == ["C", "D"]


def test_a_corrected_outcome_updates_its_launch(store):
    load(store, record("A"), record("B"))
    report = load(store, record("A"), record("B", **{"Status Mission": "Failure"}))
    assert (report.added, report.updated, report.unchanged, report.removed) == (0, 1, 1, 0)


def test_a_record_that_cannot_be_read_is_counted_and_kept_with_its_reason(store):
    report = load(store, record("A"), record("B", **BAD))
    rejects = store.rejects()
    assert (report.count, report.rejected, rejects["rejected"]) == (1, 1, 1)
    assert (rejects["version"], rejects["source"]) == (report.version, "a.csv")
    assert rejects["rejects"][0]["line"] == 3
    assert rejects["rejects"][0]["reason"] == "Private or State Run: expected P or S, got 'X'"
    assert rejects["rejects"][0]["record"]["Detail"] == "Rocket 1 | B"


def test_a_value_that_cannot_be_read_is_counted_and_kept_with_its_reason(store):
    report = load(store, record("A"), record("B", **{" Rocket": "cheap"}))
    rejects = store.rejects()
    assert (report.count, report.rejected, report.lost, rejects["lost"]) == (2, 0, 1, 1)
    reason = "Rocket: expected millions of US dollars, got 'cheap'"
    assert rejects["losses"] == [{"line": 3, "reason": reason}]


def test_what_is_missing_makes_another_version_of_equal_launches(store):
    whole = load(store, record("A"))
    torn = load(store, record("A"), record("B", **BAD))
    assert (torn.unchanged, torn.version == whole.version) == (1, False)
    assert (store.current().rejected, store.current().lost) == (1, 0)
    assert load(store, record("A")).version == whole.version


def test_what_joins_adds_what_is_missing_of_it_once(store):
    load(store, record("A"), record("B", **BAD))
    body = json.dumps([record("C", **{" Rocket": "?"}), record("D", **BAD)]).encode()
    first, again = append_json(store, body), append_json(store, body)
    assert (store.current().rejected, store.current().lost) == (2, 1)
    assert first.version == again.version


def torn_file(good: int) -> bytes:
    """A file with one row that is refused."""
    return csv_bytes([*(record(f"{n}") for n in range(good)), record("B", **BAD)])


def test_a_file_that_is_refused_in_small_part_replaces_the_data(store):
    assert apply_load(store, read_file(sent(torn_file(19)), 5), NOW).report.rejected == 1


def test_a_file_that_is_refused_in_larger_part_replaces_nothing(store):
    with pytest.raises(TooManyRejectsError, match=r"^1 of 19 records cannot be read") as caught:
        read_file(sent(torn_file(18)), 5)
    assert (caught.value.facts["rejected"], caught.value.facts["count"]) == (1, 18)
    assert "line 20: Private or State Run" in str(caught.value)
    assert read_file(sent(torn_file(18))).reading.rejected == 1


def test_equal_launches_are_told(store):
    assert load(store, record("A"), record("A"), record("B")).duplicates == 1


def test_the_rejects_of_a_load_take_the_place_of_those_before(store):
    load(store, record("A"), record("B", **BAD))
    load(store, record("A"))
    assert store.rejects()["rejects"] == []


def test_a_thousand_rejects_are_listed_and_all_are_counted(store):
    bad = [record("B", **BAD)] * 1_001
    report = load(store, record("A"), *bad)
    rejects = store.rejects()
    assert (report.rejected, rejects["rejected"], len(rejects["rejects"])) == (1_001, 1_001, 1_000)


@pytest.mark.parametrize(
    ("file", "error"),
    [
        pytest.param(b"", BadDataError, id="empty"),
        pytest.param(b"name,size\r\na,1\r\n", BadDataError, id="another table"),
        pytest.param(
            csv_bytes([record("B", **BAD)]),
            BadDataError,
            id="only rejects",
        ),
        pytest.param(gzip.compress(csv_bytes([record("B")]))[:60], BadDataError, id="half a gzip"),
        pytest.param(b"\0\1\2", BadDataError, id="no text"),
        pytest.param(csv_bytes([record("B" * 999)] * 200), TooLargeError, id="too large"),
    ],
)
def test_a_load_that_fails_leaves_the_old_data_set(store, file, error):
    load(store, record("A"), record("B", **BAD))
    before = (store.current(), store.rejects())
    with pytest.raises(error):
        apply_load(store, read_file(replace(sent(file, "b.csv"), limit_bytes=50_000)), NOW)
    assert (store.current(), store.rejects()) == before
    assert missions(store) == ["A"]


def test_an_append_joins_the_data_set(store):
    load(store, record("A"))
    report = append(store, record("B"), record("C"))
    assert (report.count, report.added, report.removed) == (2, 2, 0)
    assert missions(store) == ["A", "B", "C"]
    assert store.current().sources == ("JSON records", "a.csv")


def test_an_append_to_nothing_makes_a_data_set(store):
    assert append(store, record("A")).added == 1
    assert store.current().sources == ("JSON records",)


def test_appending_twice_changes_nothing(store):
    load(store, record("A"))
    first = append(store, record("B"))
    again = append(store, record("B"))
    assert again.version == first.version
    assert (again.added, again.updated, again.unchanged) == (0, 0, 1)


def test_appending_what_the_file_held_changes_not_even_the_sources(store):
    first = load(store, record("A"))
    again = append(store, record("A"))
    assert (again.version, again.unchanged) == (first.version, 1)


def test_appending_a_correction_updates_one_launch(store):
    load(store, record("A"), record("B"))
    report = append(store, record("A", **{" Rocket": "75"}))
    assert (report.added, report.updated, report.unchanged) == (0, 1, 0)
    assert missions(store) == ["A", "B"]
    assert store.current().cost_median_musd == 62.5


def test_one_object_is_appended_like_an_array_of_one(store):
    report = append_json(store, json.dumps(record("A")).encode())
    assert report.added == 1


def test_an_append_that_fails_leaves_the_old_data_set(store):
    load(store, record("A"))
    before = store.current()
    with pytest.raises(BadDataError, match="not valid JSON"):
        append_json(store, b'{"Company Name": NaN}')
    assert store.current() == before


def test_a_load_that_was_overtaken_is_made_again(fake_redis):
    store = RacedStore(fake_redis, races=1)
    report = load(store, record("A"))
    assert (report.added, report.removed) == (1, 1)
    assert missions(store) == ["A"]


def test_an_append_that_was_overtaken_joins_what_came_between(fake_redis):
    store = RacedStore(fake_redis, races=2)
    report = append(store, record("A"))
    assert report.added == 1
    assert missions(store) == ["A", "Mission 1"]
    assert store.current().sources == ("JSON records", "rival.csv")


def refuse_two(data_set: DataSet | None) -> None:
    if data_set is not None and data_set.launch_count > 1:
        raise PreconditionFailedError("it is another")


def sent_file() -> Load:
    return read_file(sent(csv_bytes([record("C")]), "c.csv"))


def from_kaggle() -> Load:
    with downloaded_kaggle(LIMIT) as file, file.open("rb") as stream:
        return read_kaggle(stream, LIMIT)


def sent_records() -> Load:
    return read_records(sent(json.dumps([record("C")]).encode(), "JSON records"))


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(sent_file, id="a file"),
        pytest.param(from_kaggle, id="from Kaggle"),
        pytest.param(sent_records, id="records"),
    ],
)
def test_what_is_not_expected_stays(store, read, monkeypatch):
    load(store, record("A"), record("B"))
    before = store.current()
    monkeypatch.setattr(kaggle, "download", downloading(csv_bytes([record("C")])))
    with pytest.raises(PreconditionFailedError):
        apply_load(store, read(), NOW, refuse_two)
    assert store.current() == before


def test_a_load_that_comes_between_is_shown_too_and_stays(fake_redis):
    store = RacedStore(fake_redis, races=1)
    shown = []

    def only_the_first(data_set: DataSet | None) -> None:
        shown.append(data_set)
        if len(shown) > 1:
            raise PreconditionFailedError("it is another")

    with pytest.raises(PreconditionFailedError):
        apply_load(store, sent_file(), NOW, only_the_first)
    assert [found and found.sources for found in shown] == [None, ("rival.csv",)]
    assert store.current() == shown[1]


def test_a_load_that_is_overtaken_again_and_again_gives_up(fake_redis):
    with pytest.raises(ConflictError, match="other loads kept changing the data set; try again"):
        load(RacedStore(fake_redis, races=99), record("A"))


def test_a_load_during_which_the_data_set_is_deleted_starts_from_nothing(store, fake_redis):
    load(store, record("A"))
    report = append(ClearedStore(fake_redis, version_keep_s=600), record("B"))
    assert (report.added, report.unchanged) == (1, 0)
    assert missions(store) == ["B"]


def test_a_version_is_kept_for_the_jobs_that_ask_for_it(store):
    first = load(store, record("A"))
    load(store, record("B"))
    assert [launch.mission for launch in stored_launches(store, first.version)] == ["A"]


def test_a_later_load_of_the_same_file_moves_only_its_time(store):
    load(store, record("A"))
    before = store.current()
    later = NOW + timedelta(days=1)
    load_csv(store, csv_bytes([record("A")]), "a.csv", later)
    assert store.current() == DataSet(**{**asdict(before), "loaded_at": later})


def downloading(file: bytes) -> Callable[..., Path]:
    def download(folder: Path, *, max_bytes: int) -> Path:
        assert max_bytes == LIMIT
        (folder / FILE_NAME).write_bytes(file)
        return folder / FILE_NAME

    return download


def test_the_file_from_kaggle_replaces_the_data_set_under_its_own_name(store, monkeypatch):
    load(store, record("A"))
    monkeypatch.setattr(kaggle, "download", downloading(csv_bytes([record("B")])))
    report = apply_load(store, from_kaggle(), NOW).report
    assert (report.added, report.removed) == (1, 1)
    assert store.current().sources == ("Kaggle davidroberts13/one-small-step-for-data",)


def test_a_kaggle_that_does_not_answer_leaves_the_old_data_set(store, monkeypatch):
    def away(*_: object, **__: object) -> Path:
        raise SourceUnavailableError

    load(store, record("A"))
    monkeypatch.setattr(kaggle, "download", away)
    with pytest.raises(SourceUnavailableError):
        apply_load(store, from_kaggle(), NOW)
    assert missions(store) == ["A"]
