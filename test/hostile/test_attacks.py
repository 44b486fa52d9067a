"""Attacks that cost an attacker nothing; what others notice of each, and what it takes of memory.

How long a test may take does not depend on the machine: in CI's size only what was answered is
required, and memory. At full size (`make hostile`) waits are, too.
"""

import pytest

from attacks import ATTACKS, HOLDING
from watched_stack import cost_of

MOST_MB = 600
P95_MS = 250
# Seconds, clients that hold on to a connection, clients that ask, and part of an upload's size.
IN_CI = (0.5, 60, 1, 0.01)
IN_FULL = (10.0, 500, 4, 1.0)
ALL_AT_ONCE_S = 120.0


@pytest.mark.parametrize("name", ATTACKS)
def test_others_are_served_and_memory_is_bounded_during(name, stack, record_property, is_full_size):
    seconds, holding, asking, size = IN_FULL if is_full_size else IN_CI
    cost = cost_of(stack, name, seconds, {name: holding if name in HOLDING else asking}, size)
    record_property("cost", cost.line())
    assert cost.failures == []
    assert [status for status in cost.statuses if status >= "500"] == []
    assert cost.peak_mb < MOST_MB


@pytest.mark.timeout(400)
def test_all_at_once_leave_others_as_quick_as_promised(stack, record_property, is_full_size):
    if not is_full_size:
        pytest.skip("two minutes, which `make hostile` takes")
    clients = {name: 80 if name in HOLDING else 1 for name in ATTACKS}
    cost = cost_of(stack, "all at once", ALL_AT_ONCE_S, clients, 1.0)
    record_property("cost", cost.line())
    assert cost.failures == []
    assert cost.wait_ms(0.95) < P95_MS
    assert cost.peak_mb < MOST_MB


def test_nothing_that_was_sent_is_a_fault_of_ours(stack):
    assert "Traceback" not in stack.said
    assert stack.get("/readyz").status_code == 200
