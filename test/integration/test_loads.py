"""Loads on a real Redis: killed in the middle, and two at once."""

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data_sets import append_json, load_csv, sent, stored_launches
from spacelaunch.bootstrap import open_stores
from spacelaunch.datasets.clear import clear
from spacelaunch.datasets.load import apply_load, read_file
from spacelaunch.errors import PreconditionFailedError, StorageFullError
from spacelaunch.sources.sample import sample_csv

DYING = Path(__file__).parents[1] / "support" / "dying_load.py"


def sample(seed: int, rows: int = 300) -> bytes:
    return "".join(sample_csv(rows=rows, seed=seed)).encode()


def load(stores, body: bytes, name: str = "old"):
    return load_csv(stores.launches, body, name, datetime.now(UTC))


def test_a_load_that_is_killed_half_way_leaves_the_old_version(settings, stores, tmp_path):
    old = load(stores, sample(1)).version
    (tmp_path / "new.csv").write_bytes(sample(2, rows=5_000))
    ended = subprocess.run(
        [sys.executable, str(DYING), str(tmp_path / "new.csv")],
        env={**os.environ, **settings.environment()},
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    assert stores.launches.current().version == old
    assert len(stored_launches(stores.launches, old)) == 300


def test_two_loads_at_once_end_in_one_of_the_two_whole(settings, stores):
    bodies = [sample(1), sample(2)]
    whole = {load(stores, body).version for body in bodies}
    for _ in range(10):
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda body: load(open_stores(settings), body), bodies))
        current = stores.launches.current()
        assert current.version in whole
        assert len(stored_launches(stores.launches, current.version)) == current.launch_count == 300


def only_nothing(data_set):
    if data_set is not None:
        raise PreconditionFailedError("something is loaded")


def test_of_many_that_load_only_into_nothing_one_loads(settings, stores):
    def try_to_load(seed: int) -> bool:
        load = read_file(sent(sample(seed), f"{seed}.csv"))
        try:
            apply_load(open_stores(settings).launches, load, datetime.now(UTC), only_nothing)
        except PreconditionFailedError:
            return False
        return True

    for _ in range(5):
        clear(stores.launches)
        with ThreadPoolExecutor(4) as pool:
            loaded = list(pool.map(try_to_load, range(4)))
        assert loaded.count(True) == 1
        assert stores.launches.current().sources == (f"{loaded.index(True)}.csv",)


def test_readers_see_whole_versions_while_loads_replace_them(settings, stores):
    bodies = [sample(1, rows=200), sample(2, rows=300)]
    sizes = {load(stores, body).version: body.count(b"\r\n") - 1 for body in bodies}
    over, seen = threading.Event(), set()

    def read():
        mine = open_stores(settings).launches
        while not over.is_set():
            version = mine.current().version
            seen.add((version, len(stored_launches(mine, version))))

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(10):
        [load(stores, body) for body in bodies]
    over.set()
    reader.join()
    assert seen <= set(sizes.items())


def test_appends_at_once_are_all_kept(settings, stores):
    def append(number):
        record = f'{{"Company Name":"P{number}","Year":2025,"Private or State Run":"P"}}'
        append_json(open_stores(settings).launches, record.encode(), datetime.now(UTC))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(append, range(12)))
    assert stores.launches.current().launch_count == 12


def test_a_version_that_comes_back_is_current_and_stays(stores):
    old = load(stores, sample(1)).version
    load(stores, sample(2))
    assert load(stores, sample(1)).version == old
    stores.launches.drop_replaced(kept=0)
    assert len(stored_launches(stores.launches, old)) == 300


def test_a_cleared_data_set_leaves_nothing_in_redis(stores):
    load(stores, sample(1))
    clear(stores.launches)
    assert stores.launches.current() is None
    assert stores.launches._redis.dbsize() == 0


def test_a_load_is_one_transaction_of_few_commands(stores):
    before = stores.launches._redis.info("commandstats")
    load(stores, sample(1, rows=4_324))
    after = stores.launches._redis.info("commandstats")
    calls = sum(stat["calls"] for stat in after.values()) - sum(
        stat["calls"] for stat in before.values()
    )
    assert calls < 30


@pytest.fixture
def full_redis(stores):
    redis = stores.launches._redis
    yield redis
    redis.config_set("maxmemory", 0)


def test_a_load_that_does_not_fit_leaves_the_old_version(stores, full_redis):
    old = load(stores, sample(1)).version
    full_redis.config_set("maxmemory", full_redis.info("memory")["used_memory"] + 1)
    with pytest.raises(StorageFullError):
        load(stores, sample(2, rows=5_000))
    full_redis.config_set("maxmemory", 0)
    assert stores.launches.current().version == old
