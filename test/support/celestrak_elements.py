"""Orbital elements as CelesTrak writes them."""

from __future__ import annotations

from typing import Any

# In CelesTrak's form, of satellites that do not exist.
ELEMENTS: dict[str, Any] = {
    "OBJECT_NAME": "INVENTED-1",
    "OBJECT_ID": "2026-001A",
    "EPOCH": "2026-03-10T06:00:00",
    "MEAN_MOTION": 15.06,
    "ECCENTRICITY": 0.0001,
    "INCLINATION": 53.05,
    "RA_OF_ASC_NODE": 120.5,
    "ARG_OF_PERICENTER": 90.1,
    "MEAN_ANOMALY": 270.2,
    "EPHEMERIS_TYPE": 0,
    "CLASSIFICATION_TYPE": "U",
    "NORAD_CAT_ID": 44713,
    "ELEMENT_SET_NO": 999,
    "REV_AT_EPOCH": 100,
    "BSTAR": 0.0003,
    "MEAN_MOTION_DOT": 0.00002,
    "MEAN_MOTION_DDOT": 0,
}
