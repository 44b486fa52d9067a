import dataclasses

import pytest

from spacelaunch.warehouse.shelf import Shelf


def test_a_shelf_does_not_change_under_a_run(now):
    with pytest.raises(dataclasses.FrozenInstanceError):
        Shelf("s", "r", 1, now).run_id = 2
