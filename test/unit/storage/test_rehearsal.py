"""A store for loads that are only tried."""

from factories import NOW, make_launch
from spacelaunch.domain.data_set import describe
from spacelaunch.storage.launch_store import LaunchStore
from spacelaunch.storage.rehearsal import Rehearsal


def test_nothing_is_written_and_what_was_refused_is_known(fake_redis):
    rehearsal = Rehearsal(LaunchStore(fake_redis, version_keep_s=600))
    launches = [make_launch(2000)]
    rehearsal.replace(describe(launches, ["a"], NOW), launches, {"rejects": [1]}, None)
    assert (fake_redis.keys(), rehearsal.refused) == ([], {"rejects": [1]})


def test_it_reads_what_is_there(fake_redis):
    store = LaunchStore(fake_redis, version_keep_s=600)
    launches = [make_launch(2000)]
    store.replace(describe(launches, ["a"], NOW), launches, {}, None)
    assert Rehearsal(store).current() == store.current()
