import random
from copy import deepcopy

import orjson
import pytest
from pydantic import ValidationError

from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.sound_values import sound_values
from spacelaunch.sources.spacex_documents import MODELS

WILD: list[object] = [
    *(None, True, False, 0, 1, -1, 2**31, -(2**31), 2**40, 2.0, 1.5, 1e300),
    *("", "x", "no", "x" * 100, "x" * 101, "hour", "fortnight"),
    *("2022-10-05T16:00:00.000Z", "2022-10-05", "2022-13-05T16:00:00.000Z", "0022-10-05T16:00:00Z"),
    *("2022-02-29T16:00:00Z", "2024-02-29T16:00:00Z", "2022-10-05T24:00:00Z", " 2022-10-05T16:00Z"),
    *([], {}, [None], ["x"], [{}], [{"core": 5}], {"kg": "x"}, [[]]),
]  # fmt: skip


@pytest.mark.parametrize("resource", MODELS)
def test_a_value_is_sound_where_the_model_reads_its_text(resource):
    model, documents = MODELS[resource], state("first")[resource]
    is_sound = sound_values(model)
    chance = random.Random(14)
    verdicts = []
    for _ in range(2_000):
        value = _with_a_change(chance, deepcopy(chance.choice(documents)))
        verdicts.append(is_sound(value))
        assert verdicts[-1] == _is_read(model, value), value
    assert {*verdicts} == {True, False}


def test_what_is_no_object_is_not_sound():
    is_sound = sound_values(MODELS["launches"])
    assert not any(is_sound(value) for value in (None, [], "x", 1))


def _is_read(model, value):
    try:
        model.model_validate_json(orjson.dumps(value))
    except ValidationError:
        return False
    return True


def _with_a_change(chance, value):
    """One value somewhere inside, as often near the top as below, is another or is gone."""
    place = value
    while True:
        names = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not names:
            return value
        name = chance.choice(names)
        if isinstance(place[name], (dict, list)) and chance.random() < 0.7:
            place = place[name]
            continue
        if isinstance(place, dict) and chance.random() < 0.2:
            del place[name]
        else:
            place[name] = deepcopy(chance.choice(WILD))
        return value
