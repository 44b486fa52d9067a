import json
from functools import partial

import pytest

from spacelaunch.dashboard.land import PATH
from spacelaunch.dashboard.maps import GLOBE, WORLD, draw_globe, draw_pads
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
    drawn = layers(draw_pads(PADS, theme, WORLD["wide"]))["pads"]["data"]
    assert drawn[0]["radius_px"] > drawn[1]["radius_px"] > 0


def test_where_nothing_flew_there_are_discs_all_the_same():
    idle = [{**pad, "flown_count": 0} for pad in PADS]
    drawn = layers(draw_pads(idle, "light", WORLD["wide"]))["pads"]["data"]
    assert all(each["radius_px"] > 0 for each in drawn)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_globe_has_its_satellites_where_they_are(theme):
    place = Place("S", 10.12345, -20.5, 550.0)
    drawn = layers(draw_globe([place], [place, place], theme, GLOBE["wide"]))
    assert drawn["satellites"]["data"] == [{"name": "S", "position": [-20.5, 10.123, 550_000]}]
    assert drawn["track"]["data"][0]["path"] == [[-20.5, 10.123, 550_000]] * 2
    # Over the same ground, and at it.
    assert drawn["ground"]["data"][0]["path"] == [[-20.5, 10.123, 10_000]] * 2


def test_the_satellite_whose_orbit_is_drawn_is_in_the_middle():
    place, other = Place("S", -43.0, -166.0, 550.0), Place("S", 50.0, 20.0, 550.0)
    told = json.loads(draw_globe([place], [place, other], "light", GLOBE["wide"]).to_json())
    view = told["initialViewState"]
    assert (view["latitude"], view["longitude"]) == (-43.0, -166.0)


def test_a_map_of_a_phone_is_smaller_and_both_ask_for_the_land_once():
    for draw, frames in ((draw_pads, WORLD), (partial(draw_globe, []), GLOBE)):
        decks = {kind: draw([], "light", frame) for kind, frame in frames.items()}
        zooms = {kind: deck.initial_view_state.zoom for kind, deck in decks.items()}
        assert zooms["narrow"] < zooms["wide"]
        assert {layers(deck)["land"]["data"] for deck in decks.values()} == {PATH}


def test_no_map_asks_a_server_for_tiles():
    narrow = draw_globe([], [], "light", GLOBE["narrow"])
    for deck in (draw_pads(PADS, "light", WORLD["narrow"]), narrow):
        told = json.loads(deck.to_json())
        assert not told.get("mapProvider")
        assert told["mapStyle"] == "__MAP_STYLE__"  # by which Streamlit knows that there is none
        assert "http" not in deck.to_json()
