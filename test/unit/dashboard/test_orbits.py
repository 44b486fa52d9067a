"""Places against two others: skyfield, of the same elements, and the published vectors of SGP4."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from sgp4.conveniences import jday_datetime
from skyfield.api import EarthSatellite, load, wgs84

from spacelaunch.dashboard.orbits import find_places, read_epoch, read_orbits, trace_orbit

# STARLINK-64 and STARLINK-1483, as Space-Track told them on 26 January 2021.
LINES = {
    "STARLINK-64": (
        "1 44275U 19029AS  21026.54021132  .00007282  00000-0  17734-3 0  9996",
        "2 44275  52.9939 211.6174 0002530 115.0230 245.0945 15.44170000 95510",
    ),
    "STARLINK-1483": (
        "1 45743U 20038P   21026.26085074  .00000188  00000-0  31502-4 0  9991",
        "2 45743  53.0226 344.2940 0001539  62.1504 297.9640 15.06414568 35549",
    ),
}
# Vallado, Crawford, Hujsak, Kelso: Revisiting Spacetrack Report #3 (AIAA 2006-6753), SGP4-VER.TLE
# and its results: lines, then minutes from the epoch and the position in km.
VERIFIED = {
    "00005": (
        "1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753",
        "2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667",
        {0: (7022.46529266, -1400.08296755, 0.03995155),
         360: (-7154.03120202, -3783.17682504, -3536.19412294)},
    ),
    "06251": (
        "1 06251U 62025E   06176.82412014  .00008885  00000-0  12808-3 0  3985",
        "2 06251  58.0579  54.0425 0030035 139.1568 221.1854 15.56387291  6774",
        {0: (3988.31022699, 5498.96657235, 0.90055879),
         2880: (1159.27802897, 5056.60175495, 4353.49418579)},
    ),
    "28057": (
        "1 28057U 03049A   06177.78615833  .00000060  00000-0  35940-4 0  1836",
        "2 28057  98.4283 247.6961 0000884  88.1964 271.9322 14.35478080140550",
        {0: (-2715.28237486, -6619.26436889, -0.01341443),
         2880: (1788.42334580, 1990.50530957, -6640.59337725)},
    ),
}  # fmt: skip


def elements(name, first, second, **given):
    """A satellite as the API tells it, read off its two lines."""
    day = timedelta(days=float(first[20:32]) - 1)
    year = 2000 + int(first[18:20])
    drag = float(f"{first[53]}.{first[54:59]}e{first[59:61]}".replace(" ", "0"))
    return {
        "name": name, "starlink_id": name, "is_decayed": False,
        "epoch": (datetime(year, 1, 1, tzinfo=UTC) + day).replace(tzinfo=None).isoformat(),
        "inclination_deg": float(second[8:16]), "raan_deg": float(second[17:25]),
        "eccentricity": float(f"0.{second[26:33]}"),
        "argument_of_pericenter_deg": float(second[34:42]),
        "mean_anomaly_deg": float(second[43:51]), "mean_motion_per_day": float(second[52:63]),
        "bstar_per_earth_radius": drag, **given,
    }  # fmt: skip


def distance_km(place, other):
    ours = wgs84.latlon(place.latitude_deg, place.longitude_deg, place.height_km * 1_000)
    return float(np.linalg.norm(ours.itrs_xyz.km - other.itrs_xyz.km))


@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("after", [timedelta(), timedelta(hours=7), timedelta(days=13)], ids=str)
def test_a_place_agrees_with_skyfields_within_a_kilometre(name, after):
    timescale = load.timescale(builtin=True)
    moment = datetime(2021, 1, 26, 12, tzinfo=UTC) + after
    (place,) = find_places(read_orbits([elements(name, *LINES[name])]), moment)
    other = EarthSatellite(*LINES[name], name, timescale).at(timescale.from_datetime(moment))
    assert distance_km(place, wgs84.geographic_position_of(other)) < 1


@pytest.mark.parametrize("number", VERIFIED)
def test_a_position_is_the_published_one_within_a_kilometre(number):
    first, second, published = VERIFIED[number]
    (orbit,) = read_orbits([elements(number, first, second)])
    for minutes, expected in published.items():
        day, fraction = jday_datetime(orbit.epoch + timedelta(minutes=minutes))
        error, position, _ = orbit.satrec.sgp4(day, fraction)
        assert error == 0
        assert np.linalg.norm(np.subtract(position, expected)) < 1


def test_a_position_is_never_given_more_than_fourteen_days_from_its_elements():
    orbits = read_orbits([elements("a", *LINES["STARLINK-64"])])
    for days in (-14, 14):
        at = orbits[0].epoch + timedelta(days=days)
        assert len(find_places(orbits, at)) == 1
        assert find_places(orbits, at + timedelta(seconds=days)) == []
    assert trace_orbit(orbits[0], orbits[0].epoch + timedelta(days=14, seconds=1)) == []


def test_what_came_down_or_lacks_an_element_is_not_placed():
    lines = LINES["STARLINK-64"]
    down = elements("down", *lines, is_decayed=True)
    bare = elements("bare", *lines, bstar_per_earth_radius=None)
    dateless = elements("dateless", *lines, epoch=None)
    assert read_orbits([down, bare, dateless]) == []


def test_an_epoch_is_read_with_a_fraction_of_a_second_and_without():
    assert read_epoch("2021-01-26T06:26:10") == datetime(2021, 1, 26, 6, 26, 10, tzinfo=UTC)
    assert read_epoch("2021-01-26T06:26:10.500000").microsecond == 500_000


def test_one_orbit_comes_back_to_its_latitude_further_west():
    (orbit,) = read_orbits([elements("a", *LINES["STARLINK-1483"])])
    track = trace_orbit(orbit, datetime(2021, 1, 26, 12, tzinfo=UTC))
    first, last = track[0], track[-1]
    assert abs(first.latitude_deg - last.latitude_deg) < 1
    west = (first.longitude_deg - last.longitude_deg) % 360
    assert 20 < west < 30
