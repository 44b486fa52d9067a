"""What whoever changes the data set expects to find there.

Loading and deleting show the data set that they are about to replace, and go on only with that
one: where another change comes between, they show again. Called by `load` and `clear`.
"""

from __future__ import annotations

from collections.abc import Callable

from spacelaunch.domain.data_set import DataSet

# Is shown the data set, None where nothing is loaded, and raises where it must stay.
Expectation = Callable[[DataSet | None], None]


def expect_anything(_: DataSet | None) -> None:
    """Whatever is there may go."""
