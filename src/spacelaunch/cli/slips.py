"""`slips`: how often launches were moved, and how often only more or less became known of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
import orjson

from spacelaunch.bootstrap_warehouse import open_answers
from spacelaunch.cli.options import DIR, settings_with
from spacelaunch.config import Settings
from spacelaunch.domain.slips import Move, Plan, changes_of, count_moves
from spacelaunch.errors import BadDataError
from spacelaunch.queries.ledger.plans import SOURCE, read_all_plans
from spacelaunch.sources.slip_history import read_histories

_SAID = {
    Move.SLIP: "moved to later",
    Move.EARLIER: "pulled forward",
    Move.REFINED: "known more exactly, within what was known",
    Move.COARSENED: "known less exactly, around what was known",
    Move.UNKNOWN: "how exactly the time is known was not said",
    Move.SAME: "another instant for the same interval",
}


@click.command()
@click.argument(
    "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@DIR
def slips(file: Path | None, as_json: bool, folder: Path | None) -> None:
    """Count what became of planned launch times, by intervals and not by instants.

    Without FILE it is what the warehouse has seen of Launch Library. FILE is an array of launches,
    each with its history: seen_at, net, net_precision.
    """
    histories = _kept(settings_with(dir=folder)) if file is None else _read(file)
    click.echo(_report(histories, as_json))


def _kept(settings: Settings) -> list[Sequence[Plan]]:
    with open_answers(settings, SOURCE) as session:
        return [launch.plans for launch in read_all_plans(session)]


def _read(file: Path) -> Sequence[Sequence[Plan]]:
    try:
        return read_histories(file.read_bytes())
    except BadDataError as exc:
        raise BadDataError(f"{file}: {exc}") from exc


def _report(histories: Sequence[Sequence[Plan]], as_json: bool) -> str:
    changes = [change for plans in histories for change in changes_of(plans)]
    counted = count_moves(changes)
    if as_json:
        by_word = {move.value: count for move, count in counted.items()}
        found = {"launches_count": len(histories), "changes_count": len(changes), **by_word}
        return orjson.dumps(found, option=orjson.OPT_INDENT_2).decode()
    lines = [f"{len(changes):,} changes of the time of {len(histories):,} launches:"]
    lines += [f"{count:>7,}  {move:<10} {_SAID[move]}" for move, count in counted.items()]
    return "\n".join(lines)
