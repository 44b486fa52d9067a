"""Answers to questions that may come again, whole, within a budget of bytes.

What an answer depends on is how the data stand and what of a request shapes it, which makes its
question. Kept by `version`, given again by `repeated_requests`.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from spacelaunch.storage.current_version import Standing

# Of each process; the bodies of all launches are counted apart.
MOST_KEPT_BYTES = 16 * 1024 * 1024
# What is kept beside a question and a body, reckoned generously.
_OVERHEAD_BYTES = 2_048

Question = tuple[str | None, ...]

# What of a request shapes an answer: as WSGI names it.
SHAPING = (
    *("PATH_INFO", "QUERY_STRING", "SCRIPT_NAME", "wsgi.url_scheme", "HTTP_HOST"),
    *("HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_ORIGIN"),
)
# What the application must not have to look at, where an answer is given again.
_BODY = ("CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING")


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer as it went out, without what belonged to its request alone."""

    status: str
    headers: Sequence[tuple[str, str]]
    body: bytes
    route: str
    path: str
    standing: Standing
    """How the data stood."""
    is_result: bool = False
    """Whether it answers an analysis, which is counted."""

    @property
    def code(self) -> int:
        """Its status as a number."""
        return int(self.status[:3])


class KeptAnswers:
    """Those that were given while the data stood as now; where the budget is full the oldest go."""

    def __init__(self) -> None:
        self._standing: Standing | None = None
        self._by_question: dict[Question, KeptAnswer] = {}
        self._bytes = 0
        self._lock = threading.Lock()

    def find(self, question: Question) -> KeptAnswer | None:
        """The answer to this question, where it is kept."""
        return self._by_question.get(question)

    def keep(self, question: Question, answer: KeptAnswer) -> None:
        """Keep it, unless it alone would take a good part of the budget."""
        size = _size(question, answer)
        if size * 4 > MOST_KEPT_BYTES:
            return
        with self._lock:
            if answer.standing != self._standing:
                self._standing, self._bytes = answer.standing, 0
                self._by_question.clear()
            if question in self._by_question:  # two threads were asked the same at once
                return
            while self._bytes + size > MOST_KEPT_BYTES:
                oldest = next(iter(self._by_question))
                self._bytes -= _size(oldest, self._by_question.pop(oldest))
            self._by_question[question] = answer
            self._bytes += size


def question_of(environ: Mapping[str, Any]) -> Question | None:
    """What is asked; None where more than reading is."""
    if environ["REQUEST_METHOD"] != "GET" or any(environ.get(name) for name in _BODY):
        return None
    return tuple([environ.get(name) for name in SHAPING])


def _size(question: Question, answer: KeptAnswer) -> int:
    """With the question, which a client may make as long as a request's head can be."""
    asked = sum(len(part) for part in question if part)
    return asked + len(answer.body) + _OVERHEAD_BYTES
