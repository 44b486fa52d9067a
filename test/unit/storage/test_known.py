from dataclasses import dataclass

import orjson

from factories import NOW, make_job
from spacelaunch.storage import keys
from spacelaunch.storage.job_store import JobStore
from spacelaunch.storage.known import known


@dataclass
class Kept:
    name: str
    count: int = 0


def test_what_a_newer_program_has_added_is_left_out():
    assert known(Kept, {"name": "a", "count": 1, "colour": "red"}) == {"name": "a", "count": 1}


def test_what_an_older_program_has_not_written_takes_its_default():
    assert Kept(**known(Kept, {"name": "a"})) == Kept("a")


def test_a_job_of_a_newer_program_can_be_read_and_drawn(fake_redis):
    store = JobStore(fake_redis, keep_s=3600, lease_s=6)
    job = store.join(make_job(), NOW)[0]
    newer = {**orjson.loads(fake_redis.get(keys.job(job.job_id))), "colour": "red"}
    fake_redis.set(keys.job(job.job_id), orjson.dumps(newer))
    assert store.get(job.job_id) == job
    assert store.change(job.job_id, lambda kept: kept.started("c", "w", NOW)).attempts == 1
