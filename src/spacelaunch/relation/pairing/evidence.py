"""What speaks for two launches being one, and how much: the table of weights.

A weight is what a piece of evidence adds to the score of a pair; `pairing` says which score is
enough. They were set by hand on pairs whose answer was known, and `docs/unknowns.md` says how well
they do on others. Called by `pairing`.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from spacelaunch.relation.pairing.names import Marks, Mission, Rocket
from spacelaunch.relation.pairing.side import DAY_S, Places, Side

Scores = npt.NDArray[np.int64]

MINUTE_S, HOUR_S = 60, 3_600
# Where both tell the minute: at most so far apart. A day, for some write the local one.
APART = ((150, 8), (15 * MINUTE_S, 6), (2 * HOUR_S, 5), (DAY_S + 300, 4), (3 * DAY_S, 1))
SAME_DAY, NEXT_DAY = 5, 4
"""Where one of them tells no more than the day."""
SAME_PLACE, OTHER_PLACE = 2, -4
SAME_COUNTRY, OTHER_COUNTRY = 1, -4
"""Where the place of one is not known."""
SAME_FAMILY, OTHER_FAMILY, SAME_ROCKET = 2, -3, 1
SAME_MISSION, OTHER_MISSION = 4, -3


def gaps_between(one: Side, other: Side, left: Places, right: Places) -> Places:
    """Seconds between the times of pairs; 0 where they may be the same."""
    after = other.from_s[right] - one.until_s[left]
    before = one.from_s[left] - other.until_s[right]
    gaps: Places = np.maximum(np.maximum(after, before), 0)
    return gaps


def weigh_time_and_place(one: Side, other: Side, left: Places, right: Places) -> Scores:
    """What both add up to, for the pairs of these rows."""
    return _weigh_times(one, other, left, right) + _weigh_places(one, other, left, right)


def weigh_rockets(one: Side, other: Side, left: Places, right: Places) -> Scores:
    """What the rockets' names add; each two names once, for there are many pairs of few."""
    mine, yours = one.rockets[left], other.rockets[right]
    count = len(other.rocket_names)
    codes, places = np.unique(mine * count + yours, return_inverse=True)
    weights = [
        _weigh_rocket(one.rocket_names[my], other.rocket_names[your])
        for my, your in zip(*np.divmod(codes, count), strict=True)
    ]
    return np.array(weights, np.int64)[places]


def weigh_missions(one: Side, other: Side, left: Places, right: Places) -> Scores:
    """What the missions' names add; slow, so asked of pairs alone for which it matters.

    Note: a name that others of that time have, as Molniya-1, tells them apart from none of their
        kind; once in three months it does.
    """
    weights = [
        _weigh_mission(
            one.missions[mine], other.missions[yours], one.rare[mine] & other.rare[yours]
        )
        for mine, yours in zip(left.tolist(), right.tolist(), strict=True)
    ]
    return np.array(weights, np.int64)


def _weigh_times(one: Side, other: Side, left: Places, right: Places) -> Scores:
    gaps = gaps_between(one, other, left, right)
    limits, weights = zip(*APART, strict=True)
    weighed = np.array([*weights, 0])[np.searchsorted(limits, gaps)]
    is_vague = one.is_vague[left] | other.is_vague[right]
    vaguely = np.where(gaps == 0, SAME_DAY, np.minimum(weighed, NEXT_DAY))
    return np.where(is_vague, vaguely, weighed)


def _weigh_places(one: Side, other: Side, left: Places, right: Places) -> Scores:
    places = _compare(one.places[left], other.places[right], SAME_PLACE, OTHER_PLACE)
    countries = _compare(one.countries[left], other.countries[right], SAME_COUNTRY, OTHER_COUNTRY)
    are_known = (one.places[left] != "") & (other.places[right] != "")
    return np.where(are_known, places, countries)


def _compare(
    mine: npt.NDArray[np.str_], yours: npt.NDArray[np.str_], same: int, other: int
) -> Scores:
    """A word of each; nothing speaks for or against where one is not known."""
    weights = np.where(mine == yours, same, other)
    return np.where((mine == "") | (yours == ""), 0, weights)


def _weigh_rocket(mine: Rocket, yours: Rocket) -> int:
    if not mine.parts or not yours.parts:
        return 0
    if not mine.is_kin(yours):
        return OTHER_FAMILY
    return SAME_FAMILY + (SAME_ROCKET if mine.is_alike(yours) else 0)


def _weigh_mission(mine: Mission, yours: Mission, rare: Marks) -> int:
    if rare:
        return SAME_MISSION
    return OTHER_MISSION if mine.contradicts(yours) else 0
