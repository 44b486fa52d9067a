import json

import pytest

from spacelaunch.dashboard.maps import draw_globe, draw_pads
from spacelaunch.dashboard.orbits import Place

PLACE = {"latitude_deg": 28.5, "longitude_deg": -80.6}
PADS = [
    {"name": "A", "full_name": "Pad A", "flown_count": 100, **PLACE},
    {"name": "B", "full_name": "Pad B", "flown_count": 25, **PLACE},
]


def layers(deck):
    return {each["id"]: each for each in json.loads(deck.to_json())["layers"]}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_pads_disc_grows_with_its_launches(theme):
    drawn = layers(draw_pads(PADS, theme))["pads"]["data"]
    assert drawn[0]["radius_px"] > drawn[1]["radius_px"] > 0


def test_where_nothing_flew_there_are_discs_all_the_same():
    idle = [{**pad, "flown_count": 0} for pad in PADS]
    assert all(each["radius_px"] > 0 for each in layers(draw_pads(idle, "light"))["pads"]["data"])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_globe_has_its_satellites_where_they_are(theme):
    place = Place("S", 10.12345, -20.5, 550.0)
    drawn = layers(draw_globe([place], [place, place], theme, -20.5))
    assert drawn["satellites"]["data"] == [{"name": "S", "position": [-20.5, 10.123, 550_000]}]
    assert len(drawn["track"]["data"][0]["path"]) == 2


def test_no_map_asks_a_server_for_tiles():
    for deck in (draw_pads(PADS, "light"), draw_globe([], [], "light", 0)):
        told = json.loads(deck.to_json())
        assert not told.get("mapProvider")
        assert told["mapStyle"] == "__MAP_STYLE__"  # by which Streamlit knows that there is none
        assert "http" not in deck.to_json()
