import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from plan_figures import count_kinds
from spacelaunch.domain.slips import changes_of, count_moves
from spacelaunch.errors import BadDataError
from spacelaunch.sources.slip_history import read_histories


def written(*entries):
    return json.dumps([{"id": "a", "name": "Test", "history": [*entries]}]).encode()


def entry(net="2026-03-31T00:00:00Z", precision="M", seen_at="2026-01-01T00:00:00Z"):
    return {"seen_at": seen_at, "net": net, "net_precision": precision, "status": "To Be Confirmed"}


def test_a_precision_may_be_a_word_an_object_or_null():
    content = written(entry(), entry(precision={"id": 7, "abbrev": "M"}), entry(precision=None))
    (plans,) = read_histories(content)
    assert plans[0].interval == plans[1].interval
    assert plans[2].interval is None
    assert plans[0].learned_at == "2026-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[", "no JSON"),
        (b"{}", "expected an array of launches"),
        (b"[1]", "launch 1: history: expected an array"),
        (b'[{"history": {}}]', "launch 1: history: expected an array"),
        (b'[{"history": [7]}]', "launch 1, entry 1: expected an object"),
        (written(entry(), entry(net="soon")), "launch 1, entry 2: net: expected a moment"),
        (written(entry(net="2026-03-31T00:00:00")), "launch 1, entry 1: net: expected a moment"),
        (written(entry(net=None)), "launch 1, entry 1: net: expected a moment"),
        (written(entry(precision="soon")), "net_precision: 'soon' is no precision we know"),
        (written(entry(precision=7)), "net_precision: '7' is no precision we know"),
    ],
)
def test_what_cannot_be_read_says_which_launch_and_what(content, said):
    with pytest.raises(BadDataError, match=said):
        read_histories(content)


def test_the_real_history_has_the_slips_that_are_counted_by_hand():
    """98 launches, 330 changes; beside ours stands another way to the same numbers."""
    real = os.environ.get("SPACELAUNCH_REAL_DATA")
    if not real:
        pytest.skip("SPACELAUNCH_REAL_DATA does not name the genuine data")
    content = (Path(real) / "launch_library/slip_history_space_coast.json").read_bytes()
    histories = read_histories(content)
    moves = count_moves(change for plans in histories for change in changes_of(plans))
    counted = {"slip": 232, "earlier": 28, "refined": 54, "coarsened": 8, "unknown": 8, "same": 0}
    assert (len(histories), moves) == (98, counted)
    assert counted == count_kinds(json.loads(content))


def test_instants_alone_would_call_62_of_them_slips_that_are_none():
    real = os.environ.get("SPACELAUNCH_REAL_DATA")
    if not real:
        pytest.skip("SPACELAUNCH_REAL_DATA does not name the genuine data")
    content = (Path(real) / "launch_library/slip_history_space_coast.json").read_bytes()
    changes = [change for plans in read_histories(content) for change in changes_of(plans)]
    moved = [abs(instant(each.after) - instant(each.before)) > timedelta(0) for each in changes]
    is_move = [each.move in ("slip", "earlier", "unknown") for each in changes]
    assert sum(moved) - sum(is_move) == 62


def instant(plan):
    return datetime.fromisoformat(plan.net)
