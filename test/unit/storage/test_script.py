"""Programs that Redis runs."""

from pathlib import Path

import pytest
from redis.exceptions import ResponseError

from spacelaunch.storage import script
from spacelaunch.storage.script import run_script

FILES = sorted(Path(script.__file__).parent.glob("*.lua"))


def test_a_script_gets_its_keys_and_values_and_answers(fake_redis):
    fake_redis.zadd("k", {"v": 7})
    assert run_script(fake_redis, "mark_version", ["k"], "v", 7, 8) == 1
    assert fake_redis.zscore("k", "v") == 8


def test_what_a_script_calls_wrongly_is_an_error(fake_redis):
    fake_redis.set("k", "text")
    with pytest.raises(ResponseError):
        run_script(fake_redis, "mark_version", ["k"], "v", 7, 8)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_script_opens_with_what_it_takes_and_returns(path):
    head = [line for line in path.read_text().splitlines() if line.startswith("-- ")]
    assert [sum(word in line for line in head) for word in ("keys: ", "values: ", "returns: ")] == [
        1, 1, 1,
    ]  # fmt: skip
