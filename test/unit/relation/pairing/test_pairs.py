from __future__ import annotations

import numpy as np

from spacelaunch.relation.pairing.pairs import NAMED, SURE_WITHIN_S, Certainty, Pairs

FAR = SURE_WITHIN_S + 1


def made(*pairs: tuple[int, int]) -> Pairs:
    """Pairs of these scores and gaps."""
    rows = np.arange(len(pairs))
    return Pairs(rows, rows, np.array([s for s, _ in pairs]), np.array([g for _, g in pairs]))


def test_a_pair_is_sure_by_its_score_unless_it_is_days_apart():
    pairs = made((7, 0), (6, 0), (9, FAR), (7, FAR), (NAMED, FAR))
    assert pairs.certainties == [
        Certainty.SURE,
        Certainty.UNSURE,
        Certainty.MISDATED,
        Certainty.UNSURE,
        Certainty.SURE,
    ]


def test_all_but_the_unsure_count():
    assert made((7, 0), (6, 0), (9, FAR)).counts.tolist() == [True, False, True]


def test_pairs_are_taken_and_put_together():
    pairs = made((7, 0), (6, 1))
    both = pairs.take(np.array([1])).followed_by(pairs.take(pairs.is_sure))
    assert (both.left.tolist(), both.gaps_s.tolist()) == ([1, 0], [1, 0])
