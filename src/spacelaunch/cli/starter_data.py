"""What a new installation shows first: Kaggle's data where there is a token, else GCAT's.

It goes in only where nothing is loaded, and the server decides that as it stores: somebody may
load something of their own while ours is on its way. The server itself loads it, for no worker has
started yet. Called by `up` and `demo`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Self

from spacelaunch.client import Client
from spacelaunch.errors import (
    ConfigError,
    NotFoundError,
    PreconditionFailedError,
    SpacelaunchError,
)
from spacelaunch.sources import bundled_launches, kaggle
from spacelaunch.sources.sample import sample_csv

SAMPLE_NAME = "synthetic sample"
KAGGLE, GCAT, SAMPLE = "kaggle", "gcat", "sample"
# What can be had by a name; everything else is a file.
NAMES = (KAGGLE, GCAT, SAMPLE)
METAVAR = "|".join((*NAMES, "FILE"))
_MISSING = {"rejected": "rejected", "lost": "values that could not be read"}


@dataclass(frozen=True, slots=True)
class Starter:
    """What was asked to be loaded: one of `NAMES`, a file, or whatever fits."""

    source: str | None
    charset: str | None = None
    """Of a file, as `Client.load_csv` has it."""
    accept_rejects: bool = False
    """The same."""

    @classmethod
    def of(
        cls, source: str | None, *, charset: str | None = None, accept_rejects: bool = False
    ) -> Self:
        """Raises ConfigError where it is a file that cannot be found, or none and yet has a how."""
        is_file = source is not None and source not in NAMES
        if is_file and not Path(str(source)).is_file():
            raise ConfigError(f"--data: {why_no_file(source)}")
        if (charset or accept_rejects) and not is_file:
            raise ConfigError("--charset and --accept-rejects say how a FILE of --data is read")
        return cls(source, charset, accept_rejects)


def why_no_file(name: str | None) -> str:
    """What is wrong with a name that is none of ours, and no file's."""
    return f"{name} is neither {', nor '.join((*NAMES, 'a file'))}"


def load_starter(client: Client, starter: Starter) -> str:
    """Load it, and say what is loaded now."""
    if starter.source is None:
        return _load_what_fits(client)
    if starter.source == KAGGLE:
        return _said(client.load_kaggle(by_worker=False), kaggle.SOURCE_NAME)
    if starter.source in _WITH_US:
        return _load_ours(client, starter.source)
    path = Path(starter.source)
    with path.open("rb") as stream:
        report = client.load_csv(
            stream,
            path.name,
            charset=starter.charset,
            accept_rejects=starter.accept_rejects,
            by_worker=False,
        )
    return _said(report, path.name)


def _load_what_fits(client: Client) -> str:
    try:
        return f"Loaded before: {_loaded(client)}"
    except NotFoundError:
        pass
    try:
        return _load_first(client)
    except PreconditionFailedError:
        return f"Loaded meanwhile: {_loaded(client)}"


def _loaded(client: Client) -> str:
    loaded = client.summary()
    return f"{loaded['launch_count']:,} launches from {' + '.join(loaded['sources'])}."


def _load_first(client: Client) -> str:
    if not kaggle.has_credentials():
        return f"No Kaggle token here, so: {_load_ours(client, GCAT, only_if_empty=True)}"
    try:
        report = client.load_kaggle(only_if_empty=True, by_worker=False)
        return _said(report, kaggle.SOURCE_NAME)
    except PreconditionFailedError:
        raise
    except SpacelaunchError as exc:
        said = _load_ours(client, GCAT, only_if_empty=True)
        return f"Kaggle did not work ({exc}), so: {said}"


_WITH_US: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    GCAT: (bundled_launches.NAME, bundled_launches.bundled_csv),
    SAMPLE: (SAMPLE_NAME, lambda: "".join(sample_csv()).encode()),
}


def _load_ours(client: Client, source: str, only_if_empty: bool = False) -> str:
    name, text = _WITH_US[source]
    report = client.load_csv(BytesIO(text()), name, only_if_empty=only_if_empty, by_worker=False)
    return _said(report, name)


def _said(report: dict[str, Any], source: str) -> str:
    told = [f"Loaded {report['count']:,} launches from {source}"]
    # A server of another version may not say all of it.
    told += [f"{report[name]:,} {what}" for name, what in _MISSING.items() if report.get(name)]
    return " ".join(
        [f"{', '.join(told)}.", *(f"Note: {each}." for each in report.get("notes", ()))]
    )
