"""What a route says of itself, once: what it does, takes, answers and refuses.

It stands beside the view. The usage, the document, the scope that a key needs, what pages of other
origins are told and how large a body may be are read from it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Literal

from spacelaunch.api.document.parts import Answer, Body, Parameter
from spacelaunch.domain.api_key import Scope
from spacelaunch.errors import SpacelaunchError

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
Method = Literal["GET", "POST", "DELETE"]
Tag = Literal["data", "analyses", "jobs", "results", "pipeline", "service"]


# In the examples an id stands in a variable of the shell.
_VARIABLE = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Use:
    """One way to use a route, and how curl does it."""

    does: str
    curl: str


@dataclass(frozen=True, slots=True)
class Contract:
    """What stands beside a view."""

    does: str
    """What the route is for."""
    answers: Mapping[int, Answer]
    """By status, when all goes well."""
    _: KW_ONLY
    curl: str | None = None
    """Where it is more than method and path."""
    also: tuple[Use, ...] = ()
    """Other ways to use it."""
    takes: tuple[Parameter, ...] = ()
    body: Body | None = None
    refuses: tuple[type[SpacelaunchError], ...] = ()
    """Beside what follows from the rest, and what every route refuses."""
    scope: Scope | None = None
    """Where it is not what the method says."""
    is_in_guide: bool = True
    errors_as: str = ""
    """The type in which an error is shown, too, to who likes that better; no cache keeps it."""
    takes_others: bool = False
    """Whether parameters of other names are left to the view, be it to pass them over."""


@dataclass(frozen=True, slots=True, eq=False)
class Route:
    """A contract at its place."""

    method: Method
    path: str
    """As Flask has it, `/jobs/<job_id>`."""
    view: str
    """The view's name, which says what it does: `list_jobs`."""
    tag: Tag
    contract: Contract

    @property
    def uses(self) -> tuple[Use, ...]:
        """Every way to use it, the first one first."""
        return Use(self.contract.does, self.contract.curl or self._curl()), *self.contract.also

    @property
    def scope(self) -> Scope:
        """What a key must allow, where keys are required."""
        return self.contract.scope or scope_of(self.method)

    def _curl(self) -> str:
        method = "" if self.method == "GET" else f" -X {self.method}"
        return f"curl{method} localhost:5000{_VARIABLE.sub(_in_shell, self.path)}"


def scope_of(method: str) -> Scope:
    """What a method needs where nobody says more: a new route is guarded from the start."""
    return Scope.READ if method in SAFE_METHODS else Scope.WRITE


def _in_shell(variable: re.Match[str]) -> str:
    return f"${variable[1].removesuffix('_id').upper()}"
