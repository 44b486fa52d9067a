"""A Redis that takes connections and answers nothing: who is held up, and for how long."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import pytest

import patient_http
from api_process import RunningApi

READERS = 24
# As long as a request may be held up, beside what it takes a busy machine to answer at all.
HELD_UP_S = 0.3
# What else the machine does only ever adds to it, so of some rounds the best one tells.
ROUNDS = 5


@pytest.fixture
def api(settings, loaded, tmp_path):
    """One process with sixteen threads, which has served the data before."""
    running = RunningApi(replace(settings, redis_timeout_ms=250), tmp_path, processes=1)
    assert running.get("/data?limit=1").status_code == 200
    yield running
    running.end()


@pytest.fixture
def read(api):
    """Have so many readers ask for a path again and again; every answer, and its seconds."""

    def one(path):
        answers = []
        with patient_http.Client(base_url=api.url) as client:
            for _ in range(10):
                began = time.monotonic()
                answer = client.get(path)
                answers.append((answer, time.monotonic() - began))
        return answers

    def reading(path, readers=READERS):
        with ThreadPoolExecutor(readers) as pool:
            return [each for found in pool.map(one, [path] * readers) for each in found]

    return reading


def quantiles(answers):
    """What half of them wait for at most, and nearly all."""
    cuts = statistics.quantiles([seconds for _, seconds in answers], n=20)
    return cuts[9], cuts[18]


def held_up_s(answers, usual):
    """Seconds longer than usual, at the median and at the 95th percentile."""
    return max(now - then for now, then in zip(quantiles(answers), quantiles(usual), strict=True))


def answered_soon(ask, ask_usual):
    """What was answered, in as many rounds as it took until nobody was held up.

    What is usual is asked in the same round, of what needs no Redis: the machine is as busy then.
    """
    answers = []
    for _ in range(ROUNDS):
        usual = ask_usual()
        answers += (latest := ask())
        if (held_up := held_up_s(latest, usual)) < HELD_UP_S:
            return answers
    pytest.fail(f"held up for {held_up:.2f} s")


def statuses(answers):
    return {answer.status_code for answer, _ in answers}


def test_who_needs_redis_is_told_soon_that_it_does_not_answer(read, redis_server):
    with redis_server.hanging():
        answers = answered_soon(partial(read, "/jobs"), partial(read, "/healthz"))
    assert statuses(answers) == {503}
    assert {answer.headers["Retry-After"] for answer, _ in answers} == {"2"}
    assert {answer.json()["detail"] for answer, _ in answers} == {"Redis does not answer"}


def test_a_probe_is_told_soon_that_redis_does_not_answer(read, redis_server):
    with redis_server.hanging():
        answers = answered_soon(
            partial(read, "/readyz?workers=0", readers=1), partial(read, "/healthz", readers=1)
        )
    assert statuses(answers) == {503}


def test_who_does_not_need_redis_notices_nothing(read, redis_server):
    with redis_server.hanging():
        answers = answered_soon(
            partial(healthy_beside, read, "/jobs"), partial(healthy_beside, read, "/healthz")
        )
    assert statuses(answers) == {200}


def healthy_beside(read, path):
    """What one is answered who asks for the server's health while many ask for a path."""
    with ThreadPoolExecutor(1) as pool:
        others = pool.submit(read, path)
        answers = read("/healthz", readers=1)
        others.result()
    return answers


def test_the_data_that_were_served_last_are_served_meanwhile(read, redis_server):
    before = read("/data?limit=3", readers=1)[0][0]
    with redis_server.hanging():
        answers = answered_soon(partial(read, "/data?limit=3"), partial(read, "/healthz"))
    assert statuses(answers) == {200}
    assert {answer.content for answer, _ in answers} == {before.content}


def test_a_redis_that_comes_back_is_asked_at_once(read, redis_server):
    with redis_server.hanging():
        assert statuses(read("/jobs")) == {503}
    assert statuses(read("/jobs", readers=1)[1:]) == {200}
