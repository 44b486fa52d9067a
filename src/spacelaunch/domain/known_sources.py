"""The sources of the warehouse: what they are called, where they are, on which terms.

Facts that no run can find out. Used by what names a source to people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from spacelaunch.domain.pace import Pace


@dataclass(frozen=True, slots=True)
class KnownSource:
    """One source of launches."""

    name: str
    title: str
    """As charts call it."""
    address: str
    licence: str
    credit: str
    resources: tuple[str, ...]
    """What it has, in the order in which one names another."""
    frozen_since: date | None = None
    """The day of its last change, where it will have no other."""
    caveats: tuple[str, ...] = ()
    """What whoever reads any figure of it must know."""
    pace: Pace | None = None
    """How often it may be asked; None where nobody minds."""
    documents_about: int | None = None
    """About how many a first reading finds, where that takes more calls than one window has."""
    kept_calls: int = 0
    """How many calls of its pace are not for reading on, but for what is about to happen."""
    page_size: int = 1
    """How many documents a call brings."""


# A little less, or a run at the same time of each day would be too early by seconds.
_ONCE_A_DAY = Pace(1, timedelta(hours=23))

KNOWN_SOURCES = {
    source.name: source
    for source in (
        KnownSource(
            "spacex",
            "SpaceX REST API v4",
            "https://github.com/r-spacex/SpaceX-API",
            "Apache-2.0",
            "r-spacex/SpaceX-API, which is not affiliated with SpaceX",
            ("rockets", "launchpads", "payloads", "cores", "launches", "starlink"),
            frozen_since=date(2022, 10, 5),
        ),
        KnownSource(
            "kaggle",
            "Kaggle",
            "https://www.kaggle.com/datasets/davidroberts13/one-small-step-for-data",
            "as its page on Kaggle says",
            "One Small Step for Data, by davidroberts13 on Kaggle",
            ("launches",),
        ),
        KnownSource(
            "launch-library",
            "Launch Library 2",
            "https://thespacedevs.com/llapi",
            "none that is stated; nothing of it is passed on",
            "The Space Devs, https://thespacedevs.com",
            ("launches",),
            caveats=("Private means commercial by Launch Library's type of the provider",),
            pace=Pace(15, timedelta(hours=1)),
            documents_about=7_600,
            kept_calls=2,
            page_size=100,
        ),
        KnownSource(
            "gcat",
            "GCAT",
            "https://planet4589.org/space/gcat/",
            "CC-BY",
            "Jonathan McDowell, https://planet4589.org",
            ("launches",),
            caveats=(
                "Data: Jonathan McDowell, https://planet4589.org (CC-BY)",
                "Private means business by GCAT's class, also where a state owns it",
            ),
            pace=_ONCE_A_DAY,
        ),
        KnownSource(
            "celestrak",
            "CelesTrak",
            "https://celestrak.org",
            "as its page says",
            "CelesTrak, https://celestrak.org",
            ("starlink",),
            caveats=("Satellites only: it tells of no launches",),
            pace=Pace(1, timedelta(hours=2)),
        ),
    )
}
LAUNCH_SOURCES = tuple(
    name for name, source in KNOWN_SOURCES.items() if "launches" in source.resources
)
"""Names of those that tell of launches, and so can be asked about them."""


def caveats_of(title: str) -> tuple[str, ...]:
    """Those of the source with this title; none where it is no source of the warehouse."""
    return next((each.caveats for each in KNOWN_SOURCES.values() if each.title == title), ())
