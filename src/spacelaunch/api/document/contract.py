"""What a route says of itself, once: what it does, takes, answers and refuses.

It stands beside the view. The usage, the document, the scope that a key needs, what pages of other
origins are told and how large a body may be are read from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from spacelaunch.api.document.parts import Answer, Body, Parameter
from spacelaunch.domain.api_key import Scope
from spacelaunch.errors import SpacelaunchError

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
Method = Literal["GET", "POST", "DELETE"]
Tag = Literal["data", "analyses", "jobs", "results", "service"]


@dataclass(frozen=True, slots=True)
class Use:
    """One way to use a route, and how curl does it."""

    does: str
    curl: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What stands beside a view."""

    uses: tuple[Use, ...]
    """The first is what the route is for."""
    answers: Mapping[int, Answer]
    """By status, when all goes well."""
    takes: tuple[Parameter, ...] = ()
    body: Body | None = None
    refuses: tuple[type[SpacelaunchError], ...] = ()
    """Beside what every route refuses."""
    scope: Scope | None = None
    """Where it is not what the method says."""
    is_in_guide: bool = True
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
    def scope(self) -> Scope:
        """What a key must allow, where keys are required."""
        return self.contract.scope or scope_of(self.method)


def scope_of(method: str) -> Scope:
    """What a method needs where nobody says more: a new route is guarded from the start."""
    return Scope.READ if method in SAFE_METHODS else Scope.WRITE
