"""Prefect's crew: each piece of a run is a task, and those that may go on at once do.

What can pass is tried again, some 15 seconds apart; a document that is bad stays so, and costs no
try. Called by the run of the flow, in `ingest`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import wait

from spacelaunch.errors import OccupiedError, TransientError

T = TypeVar("T")

RETRIES = 5
PAUSE_S = 15.0
# A pause is this much shorter or longer at most, so that runs that failed together come apart.
JITTER = 0.3


def may_pass(_task: Any, _run: Any, state: State[Any]) -> bool:
    """Whether what a task failed with may be gone after a pause."""
    return isinstance(state.data, TransientError | OccupiedError)


@task(
    name="piece",
    task_run_name="{name}",
    retries=RETRIES,
    retry_delay_seconds=PAUSE_S,
    retry_jitter_factor=JITTER,
    retry_condition_fn=may_pass,
    cache_policy=NO_CACHE,  # a piece is what it does; its parameters tell nothing of it
    persist_result=False,
)
def do_piece(name: str, piece: Callable[[], T]) -> T:
    """One piece of a run."""
    return piece()


def do_at_once(pieces: Mapping[str, Callable[[], T]]) -> Iterator[T]:
    """A `Crew` for runs inside a flow."""
    futures = [do_piece.submit(name, piece) for name, piece in pieces.items()]
    wait(futures)
    # What succeeded first, so that it is written down before an error ends the run.
    for future in sorted(futures, key=lambda each: not each.state.is_completed()):
        yield future.result()
