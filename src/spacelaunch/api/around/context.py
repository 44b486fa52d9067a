"""What every route needs: the stores and the settings of the application that serves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event
from typing import cast

from flask import current_app

from spacelaunch.api.around.load_turn import LoadTurn
from spacelaunch.api.around.request_metrics import RequestMetrics
from spacelaunch.api.around.seats import Seats
from spacelaunch.bootstrap import Stores
from spacelaunch.config import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """One application's connections."""

    settings: Settings
    stores: Stores
    seats: Seats
    load_turn: LoadTurn
    download_turn: LoadTurn
    metrics: RequestMetrics = field(default_factory=RequestMetrics)
    require_reachable: Callable[[], None] = lambda: None
    """Raises where a new connection to Redis cannot be made."""
    leaving: Event = field(default_factory=Event)
    """Set when the process was told to stop; it may serve for a while still."""
    stopping: Event = field(default_factory=Event)
    """Set when that while is over; whoever waits ends then."""


def context() -> Context:
    """The context of the application at work."""
    return cast(Context, current_app.extensions["spacelaunch"])


def now() -> datetime:
    """The clock of the door; everything below is told the time."""
    return datetime.now(UTC)
