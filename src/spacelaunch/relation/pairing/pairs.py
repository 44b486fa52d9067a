"""Pairs of launches, and how sure it is that each is one launch. Made by `pairing`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from spacelaunch.relation.pairing.side import DAY_S, Places

Mask = npt.NDArray[np.bool_]

SURE_FROM, MISDATED_FROM, UNSURE_FROM = 7, 8, 5
"""Scores."""
NAMED = 99
"""The score of those that both sources call by one designator."""
SURE_WITHIN_S = DAY_S + 300
"""Further apart, one of the two dates is wrong; then only the mission's own name is enough."""


class Certainty(StrEnum):
    """How sure it is that two launches are one."""

    SURE = "sure"
    MISDATED = "misdated"
    """Place, rocket and the mission's own name agree, and the dates are days apart."""
    UNSURE = "unsure"
    """It counts nowhere until somebody says so."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs by the rows of both relations; the best first."""

    left: Places
    right: Places
    scores: Places
    gaps_s: Places

    @property
    def is_sure(self) -> Mask:
        """Which of them nobody needs to look at."""
        is_near = (self.gaps_s <= SURE_WITHIN_S) | (self.scores >= NAMED)
        return (self.scores >= SURE_FROM) & is_near

    @property
    def counts(self) -> Mask:
        """Which of them are one launch: all but the unsure ones."""
        return self.is_sure | (self.scores >= MISDATED_FROM)

    @property
    def certainties(self) -> list[Certainty]:
        """How sure each is."""
        words = (Certainty.UNSURE, Certainty.MISDATED, Certainty.SURE)
        return [words[code] for code in (self.counts.astype(int) + self.is_sure).tolist()]

    def rows(self) -> Iterator[tuple[int, int, Certainty, int, int]]:
        """Each pair: the rows of both relations, how sure it is, its score, the seconds between."""
        return zip(
            self.left.tolist(),
            self.right.tolist(),
            self.certainties,
            self.scores.tolist(),
            self.gaps_s.tolist(),
            strict=True,
        )

    def take(self, places: npt.NDArray[np.generic]) -> Pairs:
        """Those at these places, or where this mask is true."""
        return Pairs(
            self.left[places], self.right[places], self.scores[places], self.gaps_s[places]
        )

    def followed_by(self, more: Pairs) -> Pairs:
        """These, and more of the same two relations."""
        return Pairs(
            np.concatenate([self.left, more.left]),
            np.concatenate([self.right, more.right]),
            np.concatenate([self.scores, more.scores]),
            np.concatenate([self.gaps_s, more.gaps_s]),
        )
