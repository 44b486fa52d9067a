"""`new-analysis`: the files of one more analysis, which pass their tests as they are.

For who develops the program, in a checkout. What it writes counts launches by a column; the
skeleton's texts lie beside this module.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from string import Template

import click

from spacelaunch.errors import ConfigError

_PLACES = {
    "query.sql": "src/spacelaunch/queries/{module}.sql",
    "query.py": "src/spacelaunch/queries/{module}.py",
    "chart.py": "src/spacelaunch/charts/{module}.py",
    "test_query.py": "test/unit/queries/test_{module}.py",
    "test_chart.py": "test/unit/charts/test_{module}.py",
}
_CHANGES = "CHANGELOG.md"
_COLUMNS = ("rocket", "pad", "mission", "country")
"""Columns of `launches` of which it is counted how many are known."""


@click.command("new-analysis")
@click.argument("name")
@click.option(
    "--by",
    "column",
    type=click.Choice(_COLUMNS),
    default="rocket",
    show_default=True,
    help="The column of `launches` that it counts by, to begin with.",
)
def new_analysis(name: str, column: str) -> None:
    """Write an analysis NAME with its chart, its tests and its line in the changelog.

    Run it in a checkout. All tests pass as it is written; then make it yours.
    """
    for path in write_analysis(Path.cwd(), name, column):
        click.echo(path)


def write_analysis(root: Path, name: str, column: str) -> list[Path]:
    """The files written, relative to the checkout.

    Raises:
        ConfigError: the name is none, the folder is no checkout, or such files are there already;
            nothing is written then.
    """
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name):
        raise ConfigError(f"{name!r}: a name is of lower-case words, as in success-over-time")
    if not (root / "src" / "spacelaunch" / "queries").is_dir():
        raise ConfigError(
            f"{root} is no checkout of the program: it has no src/spacelaunch/queries"
        )
    module = name.replace("-", "_")
    places = {part: Path(place.format(module=module)) for part, place in _PLACES.items()}
    present = [str(place) for place in places.values() if (root / place).exists()]
    if present:
        raise ConfigError(f"there is already {', '.join(present)}")
    kind = "".join(word.capitalize() for word in name.split("-"))
    words = {"name": name, "module": module, "type": kind, "column": column}
    for part, place in places.items():
        text = files("spacelaunch.cli").joinpath("skeleton", f"{part}.txt").read_text("utf-8")
        (root / place).write_text(Template(text).substitute(words), encoding="utf-8")
    _tell(root / _CHANGES, f"- The analysis `{name}`: launches by {column}.\n")
    return [*places.values(), Path(_CHANGES)]


def _tell(changes: Path, line: str) -> None:
    """Puts the line first among what the next release adds."""
    text = changes.read_text(encoding="utf-8")
    changes.write_text(text.replace("### Added\n\n", f"### Added\n\n{line}", 1), encoding="utf-8")
