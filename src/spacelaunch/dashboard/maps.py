"""The maps: land without a map server, and on it pads or satellites.

Colours follow the page. Called by the pages; what stands where is theirs to say. The browser asks
the dashboard itself for the outlines of the land, once: they are most of a map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydeck as pdk

from spacelaunch.dashboard.land import PATH
from spacelaunch.dashboard.orbits import Place

Colour = tuple[int, int, int]

_COLOURS: Mapping[str, Mapping[str, Colour]] = {
    "light": {"land": (186, 196, 203), "line": (255, 255, 255), "sea": (232, 240, 246),
              "mark": (31, 95, 168), "path": (190, 80, 10)},
    "dark": {"land": (61, 69, 75), "line": (22, 26, 29), "sea": (30, 38, 44),
             "mark": (143, 192, 245), "path": (255, 170, 90)},
}  # fmt: skip
_LARGEST_PX = 26
# What lies in the ground itself is drawn half below it.
_ABOVE_GROUND_M = 10_000


@dataclass(frozen=True, slots=True)
class Frame:
    """How large a map is: a browser that draws it does not fit it to its place."""

    height_px: int
    zoom: float


# The world is 512 pixels wide at zoom 0, and twice as wide at 1.
WORLD = {"wide": Frame(400, 0.2), "narrow": Frame(230, -0.8)}
GLOBE = {"wide": Frame(440, 1.2), "narrow": Frame(320, 0.7)}


def draw_pads(pads: Sequence[Mapping[str, Any]], theme: str, frame: Frame) -> pdk.Deck:
    """A map of the world with a disc for each pad, whose area goes with its launches."""
    most = max((pad["flown_count"] for pad in pads), default=0) or 1
    discs = [
        {**pad, "radius_px": 5 + _LARGEST_PX * (pad["flown_count"] / most) ** 0.5} for pad in pads
    ]
    layer = pdk.Layer(
        "ScatterplotLayer",
        discs,
        id="pads",
        get_position=["longitude_deg", "latitude_deg"],
        get_radius="radius_px",
        radius_units=pdk.types.String("pixels"),
        get_fill_color=[*_COLOURS[theme]["mark"], 170],
        get_line_color=[*_COLOURS[theme]["line"]],
        stroked=True,
        line_width_min_pixels=1,
        pickable=True,
    )
    view = pdk.ViewState(latitude=38, longitude=0, zoom=frame.zoom, min_zoom=-1)
    said = {"text": "{full_name}: {flown_count} launches"}
    return _deck([*_land(theme), layer], view, pdk.View("MapView", controller=True), said)


def draw_globe(
    places: Sequence[Place], track: Sequence[Place], theme: str, frame: Frame
) -> pdk.Deck:
    """A globe with a dot for each satellite; one is in the middle, with its orbit and its track."""
    colours = _COLOURS[theme]
    dots = pdk.Layer(
        "ScatterplotLayer",
        [{"name": each.name, "position": _position(each)} for each in places],
        id="satellites",
        get_position="position",
        get_fill_color=[*colours["mark"], 230],
        get_radius=60_000,
        radius_min_pixels=2,
        pickable=True,
    )
    ground = [[*_position(each)[:2], _ABOVE_GROUND_M] for each in track]
    tracks = [
        _line("ground", "ground track", ground, [*colours["path"], 110]),
        _line("track", "one orbit", [*map(_position, track)], [*colours["path"]]),
    ]
    chosen = pdk.Layer(
        "ScatterplotLayer",
        [{"name": each.name, "position": _position(each)} for each in track[:1]],
        id="chosen",
        get_position="position",
        get_fill_color=[*colours["path"]],
        get_radius=120_000,
        radius_min_pixels=5,
    )
    latitude, longitude = (track[0].latitude_deg, track[0].longitude_deg) if track else (25.0, 0.0)
    view = pdk.ViewState(latitude=latitude, longitude=longitude, zoom=frame.zoom, min_zoom=0)
    layers = [*_sea(theme), *_land(theme), *tracks, dots, chosen]
    return _deck(layers, view, pdk.View("_GlobeView", controller=True), {"text": "{name}"})


def _line(layer: str, name: str, path: list[list[float]], colour: Sequence[int]) -> pdk.Layer:
    return pdk.Layer(
        "PathLayer",
        [{"name": name, "path": path}] if path else [],
        id=layer,
        get_path="path",
        get_color=[*colour],
        width_min_pixels=2,
    )


def _position(place: Place) -> list[float]:
    return [
        round(place.longitude_deg, 3),
        round(place.latitude_deg, 3),
        round(place.height_km * 1_000),
    ]


def _sea(theme: str) -> list[pdk.Layer]:
    """The ball itself: without it one sees the far side's satellites through the near one."""
    quarters = [
        [[west, -90], [west + 90, -90], [west + 90, 0], [west + 90, 90], [west, 90], [west, 0]]
        for west in range(-180, 180, 90)
    ]
    return [
        pdk.Layer(
            "SolidPolygonLayer",
            [{"corners": each} for each in quarters],
            id="sea",
            get_polygon="corners",
            get_fill_color=[*_COLOURS[theme]["sea"]],
            filled=True,
        )
    ]


def _land(theme: str) -> list[pdk.Layer]:
    return [
        pdk.Layer(
            "PolygonLayer",
            PATH,
            id="land",
            get_polygon="corners",
            get_fill_color=[*_COLOURS[theme]["land"]],
            get_line_color=[*_COLOURS[theme]["line"]],
            line_width_min_pixels=0.5,
        )
    ]


def _deck(
    layers: list[pdk.Layer], view: pdk.ViewState, kind: pdk.View, said: Mapping[str, str]
) -> pdk.Deck:
    return pdk.Deck(
        layers,
        initial_view_state=view,
        views=[kind],
        # Else the browser asks one for tiles. The style stays pydeck's default, by which Streamlit
        # knows that there is none; for one that is None it asks a server for its own.
        map_provider=None,
        tooltip=dict(said),
    )
