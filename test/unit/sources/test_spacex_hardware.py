import pytest
from pydantic import ValidationError

from spacelaunch.sources.spacex_hardware import RocketDocument, StarlinkDocument


def test_a_rocket_needs_no_more_than_its_id_and_name():
    assert RocketDocument.model_validate_json('{"id": "1", "name": "n"}').cost_per_launch is None


def test_a_negative_price_is_refused():
    with pytest.raises(ValidationError, match="cost_per_launch"):
        RocketDocument.model_validate_json('{"id": "1", "name": "n", "cost_per_launch": -1}')


def test_elements_are_read_under_their_own_names():
    text = '{"id": "1", "spaceTrack": {"NORAD_CAT_ID": 44750, "UNREAD": [1]}}'
    assert StarlinkDocument.model_validate_json(text).elements.norad_id == 44750
