"""`query`: the rows of a named query, asked of the warehouse by the engine of one's choice."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from spacelaunch.bootstrap_warehouse import open_answers, schema_for
from spacelaunch.cli.options import DIR, PARAMS, WHOSE, read_params, settings_with
from spacelaunch.cli.rows import FORMATS
from spacelaunch.errors import BadRequestError, NotFoundError
from spacelaunch.queries.analysis import Analysis
from spacelaunch.queries.parameters import DEFAULT_SOURCE, Drawing, read_parameters
from spacelaunch.queries.registry import CATALOGUE_ANALYSES, QUERIES, find_analysis
from spacelaunch.queries.summarise import answer, text_of
from spacelaunch.queries.warehouse import ask_one_build
from spacelaunch.setting_values import WAREHOUSE_ENGINES


@click.command(epilog=f"Queries: {', '.join(QUERIES)}.")
@click.argument("name")
@PARAMS
@click.option(
    "--source",
    type=WHOSE,
    help="Whose launches; all: each launch once. By default spacex, of plans launch-library.",
)
@click.option(
    "--engine",
    type=click.Choice(WAREHOUSE_ENGINES),
    help="Who answers; by default the warehouse's database.",
)
@click.option("--format", "form", type=click.Choice([*FORMATS]), default="table", show_default=True)
@click.option(
    "--print",
    "is_text",
    is_flag=True,
    help="Print the query with its parameters filled in, and ask nobody.",
)
@DIR
def query(  # noqa: PLR0913, PLR0917  # each is an option of the command
    name: str,
    params: tuple[str, ...],
    source: str | None,
    engine: str | None,
    form: str,
    is_text: bool,
    folder: Path | None,
) -> None:
    """Ask the warehouse the query NAME.

    All that are not upcoming are counted; -p scope=orbital leaves out the rest.
    """
    if name in CATALOGUE_ANALYSES:
        raise NotFoundError(f"{name} is of the data set that is served: spacelaunch analyze {name}")
    analysis = find_analysis(name)
    asked, settings = _read(analysis, read_params(params), source), settings_with(dir=folder)
    whose = source or analysis.source or DEFAULT_SOURCE
    if is_text:
        click.echo(text_of(analysis, asked, whose, schema_for(settings, engine)))
        return
    with open_answers(settings, whose, engine) as session:
        rows = ask_one_build(session, whose, lambda _: answer(analysis, asked, session))
    # What is concluded from the rows, as an interval, is no part of a query.
    names = [each.name for each in analysis.columns if not rows or each.name in rows[0]]
    click.echo("\n".join(FORMATS[form](names, rows)))


def _read(
    analysis: Analysis[Any, Any, Any], given: Mapping[str, object], source: str | None
) -> Drawing:
    """The parameters; how a picture would look is no part of a query."""
    if strange := sorted(given.keys() & {*Drawing.model_fields, "source", "on"}):
        raise BadRequestError(f"a query takes no {', '.join(strange)}; for --source see --help")
    # Of plans one source alone can be asked.
    of = {"source": source} if source and analysis.source else {}
    return read_parameters(analysis.parameters, {**given, **of})
