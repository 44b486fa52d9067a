"""`spacelaunch up`: stopped, killed and started again."""

import os
import signal

from running_stack import is_running
from worker_process import wait_until


def test_ctrl_c_stops_everything_and_the_data_survive(up):
    stack = up("--data", "sample", "--workers", "2")
    before = stack.get("/data/summary").json()
    processes = stack.children()
    assert stack.interrupt() == 0
    assert [command for pid, command in processes.items() if is_running(pid)] == []
    again = up()
    assert "Loaded before: 4,324 launches from synthetic sample." in again.said
    assert again.get("/data/summary").json() == before


def test_what_is_killed_is_started_again(up):
    stack = up("--data", "sample")
    workers = [pid for pid, command in stack.children().items() if " worker" in command]
    os.kill(workers[0], signal.SIGKILL)
    wait_until(lambda: "is started again" in stack.said)
    answer = stack.get("/healthz")
    assert answer.status_code == 200


def test_when_it_is_killed_itself_nothing_is_left(up):
    stack = up("--data", "sample")
    processes = stack.children()
    stack.process.kill()
    stack.process.wait()
    wait_until(lambda: not any(map(is_running, processes)))
