"""The answers to requests that carried a key."""

from __future__ import annotations

import pytest

from spacelaunch.errors import ConflictError, KeyReusedError, UnreadableRecordError
from spacelaunch.storage.idempotency_store import Claim, IdempotencyStore, KeptAnswer

ANSWER = KeptAnswer(201, b"\x89PNG\n\x00", (("Content-Type", "image/png"), ("ETag", '"a"')))


@pytest.fixture
def store(fake_redis):
    return IdempotencyStore(fake_redis)


def begin(store, key="k", fingerprint="f", caller="me"):
    return store.begin(caller, key, fingerprint)


def test_the_first_request_has_the_key(store):
    assert isinstance(begin(store), Claim)


def test_a_repeat_gets_the_answer_that_was_kept(store):
    store.keep(begin(store), ANSWER)
    assert begin(store) == ANSWER


def test_a_picture_is_kept_once_for_a_thousand_keys(store, fake_redis):
    picture = KeptAnswer(200, b"\x89PNG" * 50_000, (("Content-Type", "image/png"),))
    for number in range(100):
        store.keep(begin(store, f"k{number}"), picture)
    assert begin(store, "k7") == picture
    names = fake_redis.keys()
    assert sum(fake_redis.strlen(name) for name in names) < 2 * len(picture.body)
    assert all(0 < fake_redis.ttl(name) <= 86_400 for name in names)


def test_a_large_body_that_redis_has_lost_is_not_answered_as_nothing(store, fake_redis):
    store.keep(begin(store), KeptAnswer(200, b"x" * 10_000, ()))
    fake_redis.delete(*fake_redis.keys("idempotency:body:*"))
    with pytest.raises(ConflictError, match="is lost"):
        begin(store)


def test_what_came_to_nothing_is_done_again_by_one_of_those_who_repeat_it(store):
    store.keep(begin(store), ANSWER)

    def is_void(answer):
        if answer == ANSWER and not others:
            others.append(store.begin("me", "k", "f", lambda _: True))  # between look and deed
        return True

    others = []
    with pytest.raises(ConflictError, match="still at work"):
        store.begin("me", "k", "f", is_void)
    assert isinstance(others[0], Claim)


def test_what_was_done_is_answered_however_often(store):
    store.keep(begin(store), ANSWER)
    assert store.begin("me", "k", "f", lambda answer: answer != ANSWER) == ANSWER


def test_a_repeat_of_one_at_work_is_a_conflict(store):
    begin(store)
    with pytest.raises(ConflictError, match="still at work"):
        begin(store)


@pytest.mark.parametrize("is_over", [True, False])
def test_another_request_may_not_use_the_key(store, is_over):
    claim = begin(store)
    if is_over:
        store.keep(claim, ANSWER)
    with pytest.raises(KeyReusedError):
        begin(store, fingerprint="another")


def test_another_caller_has_a_key_of_the_same_name(store):
    store.keep(begin(store), ANSWER)
    assert isinstance(begin(store, fingerprint="another", caller="you"), Claim)
    assert begin(store) == ANSWER


def test_a_key_that_was_dropped_is_free(store):
    store.drop(begin(store))
    assert isinstance(begin(store, fingerprint="another"), Claim)


def test_a_claim_that_has_expired_does_not_free_the_next(store, fake_redis):
    expired = begin(store)
    fake_redis.flushall()
    begin(store)
    store.drop(expired)
    with pytest.raises(ConflictError):
        begin(store)


def test_an_answer_is_kept_for_a_day_and_a_start_for_minutes(store, fake_redis):
    claim = begin(store)
    assert fake_redis.ttl(claim.name) == 600
    store.keep(claim, ANSWER)
    assert fake_redis.ttl(claim.name) == 86_400


def test_a_key_whose_answer_is_lost_stays_taken_for_as_long(store, fake_redis):
    claim = begin(store)
    store.hold(claim)
    assert fake_redis.ttl(claim.name) == 86_400
    with pytest.raises(ConflictError):
        begin(store)


@pytest.mark.parametrize(
    "text", [b"\xff", b"{}", b"[]\nbody", b'{"fingerprint": "f", "status": "x"}']
)
def test_an_answer_that_is_damaged_is_said_with_its_key(store, fake_redis, text):
    name = begin(store).name
    fake_redis.set(name, text)
    with pytest.raises(UnreadableRecordError, match=f"{name} in Redis is damaged"):
        begin(store)
