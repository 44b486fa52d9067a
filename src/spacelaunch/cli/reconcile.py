"""`reconcile`: launches held against GCAT's, the best catches first, and the review file.

Of the running server's data set, or of a source in the warehouse; found here, so that what somebody
decided in the review file is obeyed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import click
import orjson

from spacelaunch.cli.options import DIR, URL, WHOSE, settings_with
from spacelaunch.client import Client
from spacelaunch.domain.precedence import ALL
from spacelaunch.errors import BadRequestError
from spacelaunch.jobs.reconcile import (
    COLUMNS,
    against,
    read_served,
    reconcile_launches,
    reconcile_merged,
)
from spacelaunch.jobs.source_launches import read_source
from spacelaunch.relation.pairing.reconciliation import Kind, Match, Told, count_kinds
from spacelaunch.relation.pairing.review import (
    NONE,
    Verdicts,
    read_review,
    write_decided,
    write_review,
)

_LIMIT = 30
_HOURS_UNTIL_S, _HOUR_S, _DAY_S = 48 * 3_600, 3_600, 86_400


@click.command()
@click.option(
    "--source",
    type=WHOSE,
    help="Of the warehouse, all: its sources against each other; else of the server.",
)
@click.option("--kind", type=click.Choice([each.value for each in Kind]), help="Only of this kind.")
@click.option("--limit", type=click.IntRange(1), help="How many; 30, or all as JSON.")
@click.option(
    "--review",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A CSV of what is unsure: written, and obeyed where its verdict says same or different.",
)
@click.option(
    "--apply",
    "is_applied",
    is_flag=True,
    help="Have pictures obey the review file, or with --source all the warehouse.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@URL
@DIR
def reconcile(  # noqa: PLR0913  # each an option
    *,
    source: str | None,
    kind: str | None,
    limit: int | None,
    review: Path | None,
    is_applied: bool,
    as_json: bool,
    url: str | None,
    folder: Path | None,
) -> None:
    """Hold launches against GCAT's: where both agree, where not, and what only one knows.

    The best catches stand first: dates days apart, then hours, then how a launch ended.
    """
    before = review.read_text("utf-8") if review and review.exists() else ""
    verdicts = read_review(before) if before else NONE
    if is_applied:
        # Or it would take back all that was decided before, in silence.
        if not before:
            raise BadRequestError("--apply wants --review FILE, a review file that is there")
        _apply(source, verdicts, url, folder)
    found = _find(source, verdicts, url, folder)
    if review:
        review.write_text(write_review(found, before), "utf-8")
    wanted = [match for match in found if kind in (None, match.kind)]
    if as_json:
        body = {"against": against(source), "counts": count_kinds(found), "matches": wanted[:limit]}
        click.echo(orjson.dumps(body, option=orjson.OPT_INDENT_2))
        return
    other = "the first" if source == ALL else "GCAT"
    shown = (say(match, other) for match in wanted[: limit or _LIMIT])
    counts = f"{_say_counts(count_kinds(found), other)}; {against(source)}"
    click.echo("\n".join([*shown, counts]))
    if review:
        click.echo(f"what is unsure stands in {review}")


def say(match: Match, other: str = "GCAT") -> str:
    """One line for a match with what the other says."""
    if match.here is None or match.there is None:
        alone = match.here or match.there
        where = "here" if match.here else f"in {other}"
        return f"only {where:<8}{_name(alone)}" if alone else ""
    differ = f" [{', '.join(match.conflicts)}]" if match.conflicts else ""
    return (
        f"{match.kind.value:<9}{_apart(match.gap_s or 0):>9}  {_name(match.here)}"
        f"  {other}: {match.there.launched_at} {match.there.mission or ''}"
        f" ({match.there.outcome}){differ}"
    )


def _name(told: Told) -> str:
    return (
        f"{told.launched_at} {told.rocket or 'unknown rocket'} | "
        f"{told.mission or 'unknown mission'} ({told.outcome})"
    )


def _apart(gap_s: int) -> str:
    if gap_s < _HOUR_S:
        return f"{gap_s / 60:.0f} min"
    return f"{gap_s / _HOUR_S:.1f} h" if gap_s < _HOURS_UNTIL_S else f"{gap_s / _DAY_S:.1f} days"


def _say_counts(counts: Mapping[str, int], other: str) -> str:
    said = {
        Kind.AGREE: "agree",
        Kind.CONFLICT: "in conflict",
        Kind.UNSURE: "unsure",
        Kind.ONLY_HERE: "only here",
        Kind.ONLY_THERE: f"only in {other}",
    }
    return ", ".join(f"{counts[kind]:,} {word}" for kind, word in said.items())


def _apply(source: str | None, verdicts: Verdicts, url: str | None, folder: Path | None) -> None:
    """Keep what was decided where what is drawn or merged obeys it."""
    if source == ALL:
        from spacelaunch.bootstrap_warehouse import open_warehouse  # noqa: PLC0415  # an extra's
        from spacelaunch.pipeline.merge import decide  # noqa: PLC0415

        with open_warehouse(settings_with(dir=folder)) as engine:
            decide(engine, verdicts, datetime.now(UTC))
        return
    if source is not None:
        raise BadRequestError("--apply goes with --source all, or with the server's data set")
    settings = settings_with(url=url)
    with Client(settings.url, key=settings.api_key) as client:
        sent = {"content": write_decided(verdicts), "headers": {"Content-Type": "text/csv"}}
        client.send("POST", "/reconcile/review", **sent)


def _find(
    source: str | None, verdicts: Verdicts, url: str | None, folder: Path | None
) -> list[Match]:
    """The matches of the server's data set, or of a source in the warehouse, or of all there."""
    if source is not None:
        from spacelaunch.bootstrap_warehouse import open_answers  # noqa: PLC0415  # an extra's

        with open_answers(settings_with(dir=folder), source) as engine:
            if source == ALL:
                return reconcile_merged(engine)
            return reconcile_launches(read_source(engine), verdicts)
    settings = settings_with(url=url)
    asked = {"columns": "tidy", "fields": ",".join(COLUMNS)}
    with Client(settings.url, key=settings.api_key) as client:
        answer = client.send("GET", "/data.parquet", params=asked)
    return reconcile_launches(read_served(answer.content), verdicts)
