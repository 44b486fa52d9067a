"""Log lines, as text for people or as one JSON object each, and what they are about.

The facts given to `about` stand in every line that is written inside it, whoever writes it. The
doors call `set_up_logging` once; everything else uses the standard library's `logging`.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import MappingProxyType

from spacelaunch.config import Settings

# What `logging` itself puts into a record; the rest was given as `extra`.
_OWN = {*vars(logging.makeLogRecord({})), "message", "asctime", "taskName"}
_NOTHING: Mapping[str, object] = MappingProxyType({})

# As `domain.api_key` writes them; a few digits are left, by which their owner may know it.
_KEY = re.compile(r"(spacelaunch_[0-9a-f]{4})[0-9a-f]{8,}", re.IGNORECASE)

_facts: ContextVar[Mapping[str, object]] = ContextVar("facts", default=_NOTHING)


@contextmanager
def about(**facts: object) -> Iterator[None]:
    """Put these facts, those that are known, into every line written inside."""
    token = _facts.set({**_facts.get(), **_known(facts)})
    try:
        yield
    finally:
        _facts.reset(token)


def now_about(**facts: object) -> None:
    """The same from here on and in place of all before: a thread turns to its next request."""
    _facts.set(_known(facts))


def set_up_logging(settings: Settings) -> None:
    """Write to standard error, in the format and from the severity that the settings name."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if settings.log_format == "json" else TextLines())
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)


class OnceAMinute(logging.Filter):
    """Lets the same line of a logger through once a minute, for what each request would repeat."""

    def __init__(self) -> None:
        super().__init__()
        self._said_at: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it was not said within the last minute."""
        message, last = record.getMessage(), record.created - 60
        if self._said_at.get(message, last) > last:
            return False
        # What is older says nothing any more, so that odd messages do not pile up.
        recent = {said: at for said, at in self._said_at.items() if at > last}
        self._said_at = {**recent, message: record.created}
        return True


class TextLines(logging.Formatter):
    """`2026-01-01 12:00:00,000 INFO name: message [request_id=7f]`."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s%(about)s")

    def format(self, record: logging.LogRecord) -> str:
        """One line, and an exception's trace below it."""
        words = " ".join(f"{name}={value}" for name, value in _facts.get().items())
        record.about = f" [{words}]" if words else ""
        return without_keys(super().format(record))


class JsonLines(logging.Formatter):
    """One JSON object a line: `time level logger message`, the facts, `exception`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the message holds."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **_facts.get(),
            **{name: value for name, value in vars(record).items() if name not in _OWN},
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return without_keys(json.dumps(line, default=str))


def without_keys(line: str) -> str:
    """A line in which no API key can be read, wherever its owner has put it."""
    return _KEY.sub(r"\1…", line)


def _known(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in facts.items() if value is not None}
