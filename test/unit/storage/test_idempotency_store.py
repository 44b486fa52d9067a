"""The answers to requests that carried a key."""

from __future__ import annotations

import pytest

from spacelaunch.errors import ConflictError, KeyReusedError
from spacelaunch.storage import keys
from spacelaunch.storage.idempotency_store import IdempotencyStore, KeptAnswer

ANSWER = KeptAnswer(201, b"\x89PNG\n\x00", "image/png", "/data")


@pytest.fixture
def store(fake_redis):
    return IdempotencyStore(fake_redis)


def test_the_first_request_has_the_key(store):
    assert store.begin("k", "f") is None


def test_a_repeat_gets_the_answer_that_was_kept(store):
    store.begin("k", "f")
    store.keep("k", "f", ANSWER)
    assert store.begin("k", "f") == ANSWER


def test_a_repeat_of_one_at_work_is_a_conflict(store):
    store.begin("k", "f")
    with pytest.raises(ConflictError, match="still at work"):
        store.begin("k", "f")


@pytest.mark.parametrize("is_over", [True, False])
def test_another_request_may_not_use_the_key(store, is_over):
    store.begin("k", "f")
    if is_over:
        store.keep("k", "f", ANSWER)
    with pytest.raises(KeyReusedError):
        store.begin("k", "another")


def test_a_key_that_was_dropped_is_free(store):
    store.begin("k", "f")
    store.drop("k")
    assert store.begin("k", "another") is None


def test_an_answer_is_kept_for_a_day_and_a_start_for_minutes(store, fake_redis):
    store.begin("k", "f")
    assert fake_redis.ttl(keys.idempotency("k")) == 300
    store.keep("k", "f", ANSWER)
    assert fake_redis.ttl(keys.idempotency("k")) == 86_400
