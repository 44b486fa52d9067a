"""What was sent comes back the same, or not at all."""

import io
from datetime import timedelta
from random import Random

import pytest
from fakeredis import FakeRedis

from factories import NOW
from spacelaunch.errors import ExpiredError, StorageFullError
from spacelaunch.storage import keys, upload_store
from spacelaunch.storage.upload_store import UploadStore

LONG = Random(1957).randbytes(2_500_000)
FAR = NOW.replace(year=2999)


@pytest.fixture
def store(fake_redis):
    return UploadStore(fake_redis, keep_s=60)


def sent(store, job_id="load-1"):
    return b"".join(store.read(job_id))


@pytest.mark.parametrize("body", [b"a", b"a,b\n" * 10, LONG], ids=["short", "lines", "blocks"])
def test_it_comes_back_to_the_byte(store, body):
    store.keep("load-1", io.BytesIO(body))
    assert sent(store) == body


def test_it_is_packed(store, fake_redis):
    store.keep("load-1", io.BytesIO(b"Acme,USA\n" * 100_000))
    kept = fake_redis.hvals(keys.upload("load-1"))
    assert sum(map(len, kept)) < 100_000


def test_it_expires_should_nobody_drop_it(store, fake_redis):
    store.keep("load-1", io.BytesIO(b"a"))
    assert 0 < fake_redis.ttl(keys.upload("load-1")) <= 60


def test_what_was_dropped_is_gone_and_leaves_nothing(store, fake_redis):
    store.keep("load-1", io.BytesIO(LONG))
    fake_redis.set(keys.receipt("load-1"), b"{}")
    store.drop("load-1")
    assert fake_redis.keys() == []
    with pytest.raises(ExpiredError, match="send it again"):
        sent(store)


def test_where_there_is_no_room_nothing_of_it_stays(store, fake_redis, monkeypatch):
    sizes = []

    def full(_, size_bytes, most_pct):
        sizes.append((size_bytes, most_pct))
        if len(sizes) == 2:
            raise StorageFullError

    monkeypatch.setattr(upload_store, "require_room", full)
    with pytest.raises(StorageFullError):
        store.keep("load-1", io.BytesIO(LONG))
    assert fake_redis.keys() == []
    assert [most_pct for _, most_pct in sizes] == [80, 80]


class TwiceRedis(FakeRedis):
    """A server whose answers are late, so that the client sends all of it again."""

    def hset(self, *given, **more):
        super().hset(*given, **more)
        return super().hset(*given, **more)


def test_a_block_that_is_sent_twice_is_there_once():
    store = UploadStore(TwiceRedis())
    store.keep("load-1", io.BytesIO(LONG))
    assert sent(store) == LONG


def test_a_part_that_redis_lost_is_no_end_of_the_file(store, fake_redis):
    store.keep("load-1", io.BytesIO(LONG))
    fake_redis.hdel(keys.upload("load-1"), "1")
    with pytest.raises(ExpiredError):
        sent(store)


def test_all_that_are_kept_are_known_by_since_when(store):
    store.keep("load-1", io.BytesIO(b"a"))
    store.keep("load-2", io.BytesIO(b""))
    assert sorted(store.kept_since(FAR)) == ["load-1", "load-2"]
    assert store.kept_since(NOW - timedelta(days=10_000)) == []


def test_a_receipt_is_there_or_not(store, fake_redis):
    assert store.receipt("load-1") is None
    fake_redis.set(keys.receipt("load-1"), b'{"count":1}')
    assert store.receipt("load-1") == b'{"count":1}'
