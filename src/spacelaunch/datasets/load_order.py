"""A load as somebody asks for it, whole: so that who asked and who carries it out may be two.

The API carries out a small one while its sender waits, a worker any other; both by this. What is
loaded comes beside it, as a stream.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import BinaryIO, Literal

from spacelaunch.config import Settings
from spacelaunch.datasets.expectation import Expected
from spacelaunch.datasets.load import (
    ALL_MAY_BE_REJECTED,
    Load,
    downloaded_kaggle,
    read_file,
    read_kaggle,
    read_records,
)
from spacelaunch.datasets.plan import LoadReport, Plan
from spacelaunch.sources.formats import Sent
from spacelaunch.sources.kaggle import SOURCE_NAME
from spacelaunch.sources.reading import Loss, Reject

_REJECTS_TOLD = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadOrder:
    """What is to be loaded, and on which terms."""

    form: Literal["kaggle", "file", "records"]
    """A file replaces the data set, and so does Kaggle's; records join it."""
    name: str = SOURCE_NAME
    """What the data set's description calls it."""
    charset: str | None = None
    """What its sender calls its encoding."""
    accept_rejects: bool = False
    """Load a file even where much of it is refused."""
    dry_run: bool = False
    """Only say what would be done."""
    expected: Expected = field(default_factory=Expected)


@dataclass(frozen=True, kw_only=True)
class _Success:
    status: Literal["success"] = "success"


@dataclass(frozen=True, kw_only=True)
class Loaded(LoadReport, _Success):
    """What a load did to the data set, in launches."""


@dataclass(frozen=True, kw_only=True)
class _DryRun:
    status: Literal["dry run"] = "dry run"


@dataclass(frozen=True, kw_only=True)
class LoadPreview(LoadReport, _DryRun):
    """What a load would do."""

    rejects: list[Reject]
    """The first that would be refused."""
    losses: list[Loss]
    """The first values that would be lost."""


@contextmanager
def opened(order: LoadOrder, sent: BinaryIO, settings: Settings) -> Iterator[BinaryIO]:
    """What is to be loaded: what was sent, or Kaggle's file, which is downloaded for the block.

    Raises:
        SpacelaunchError: as `kaggle.download` does.
    """
    if order.form != "kaggle":
        yield sent
        return
    with downloaded_kaggle(settings.upload_limit_bytes) as path, path.open("rb") as stream:
        yield stream


def read_load(order: LoadOrder, stream: BinaryIO, settings: Settings) -> Load:
    """What a stream holds, and what is to become of it; raises whatever the readers raise."""
    most_pct = ALL_MAY_BE_REJECTED if order.accept_rejects else settings.most_rejected_pct
    limit_bytes = settings.upload_limit_bytes
    if order.form == "kaggle":
        return read_kaggle(stream, limit_bytes, most_pct)
    sent = Sent(stream, order.name, limit_bytes, settings.json_limit_bytes, order.charset)
    return read_records(sent) if order.form == "records" else read_file(sent, most_pct)


def report_of(order: LoadOrder, plan: Plan) -> Loaded | LoadPreview:
    """What whoever asked is told."""
    report = asdict(plan.report)
    if not order.dry_run:
        return Loaded(**report)
    rejects, losses = plan.rejects[:_REJECTS_TOLD], plan.losses[:_REJECTS_TOLD]
    return LoadPreview(**report, rejects=[*rejects], losses=[*losses])
