"""The `.sql` files of this folder, and what a statement says of itself.

A statement names its parameters `:so`, as SQLAlchemy and SQLite do, and opens with a header that
says what a row is, what it reads and what null means. Nothing here runs one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

from spacelaunch.domain.precedence import ALL

PARAMETER = re.compile(r"(?<!:):([a-z_]+)")
_SELECTED = re.compile(r"\b(?:from|join) selected\b")
_COUNT = re.compile(r" as ([a-z_]+_count),$")
_CONDITION = re.compile(r"^  and \(cast\(:([a-z_]+) ")


@cache
def read_sql(name: str) -> str:
    """The text of a `.sql` file of this folder, as `timeline` or `silver/core_reuse`.

    Note: one that reads `selected` gets `selected.sql` in front, with the conditions of those
        parameters that its header lists: what may be asked is told once, for every question.
    """
    sql = files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
    if not _SELECTED.search(without_comments(sql)):
        return sql
    takes = header(sql)["parameters"].partition(" (")[0].split(", ")
    return _put_before(sql, "selected", counting(read_sql("selected"), (), takes))


def header(sql: str) -> dict[str, str]:
    """`grain`, `reads`, `parameters` and `nulls`, as the lines at the top say them."""
    lines = (line.removeprefix("-- ") for line in sql.splitlines() if line.startswith("-- "))
    return dict(line.split(": ", 1) for line in lines if ": " in line)


def without_comments(sql: str) -> str:
    """What an engine is asked."""
    return "\n".join(line for line in sql.splitlines() if not line.lstrip().startswith("--"))


def parameters_of(sql: str) -> frozenset[str]:
    """The names of the parameters that a statement takes."""
    return frozenset(PARAMETER.findall(without_comments(sql)))


def tables_of(sql: str) -> tuple[str, ...]:
    """The tables that a statement reads, as its header says."""
    return tuple(header(sql)["reads"].split(", "))


def counting(sql: str, names: Collection[str], takes: Collection[str]) -> str:
    """The statement with those of its counts and conditions alone that are wanted.

    A column that is named is a column that is read, and of a million launches that is the cost.

    Shape: `names` of counts, and the parameters that there may be. A count is a line that ends in
        `as NAME_count,`, a condition one that begins with `and (cast(:NAME`; the last count,
        without a comma, and the first condition always stay.
    """
    return "\n".join(line for line in sql.splitlines() if _is_wanted(line, names, takes))


def _is_wanted(line: str, names: Collection[str], takes: Collection[str]) -> bool:
    count, condition = _COUNT.search(line), _CONDITION.match(line)
    return (count is None or count[1] in names) and (condition is None or condition[1] in takes)


def of_source(sql: str, source: str, schema: str | None = None) -> str:
    """The statement where `launches` are those of the source `:source` alone, or of all, merged.

    A warehouse holds the launches of several sources, some of them twice; put around every
    statement, this cannot be forgotten in one.

    Shape: SQLite wants the schema, or takes a table for the one that is being named after it.
    """
    chosen = read_sql(f"silver/{_chosen_by(source)}")
    if schema:
        chosen = chosen.replace("from launches", f"from {schema}.launches")
    return _put_before(sql, "launches", chosen)


def _put_before(sql: str, name: str, chosen: str) -> str:
    """The statement with a table of its own, `name`, before those that it makes itself."""
    comments = "".join(f"{line}\n" for line in sql.splitlines() if line.startswith("-- "))
    body = without_comments(sql).strip()
    rest = f", {body[5:]}" if body.startswith("with ") else f"\n{body}"
    return f"{comments}with {name} as (\n{without_comments(chosen).strip()}\n){rest}"


def table_of(source: str) -> str:
    """The table that has a source's launches."""
    return tables_of(read_sql(f"silver/{_chosen_by(source)}"))[0]


def _chosen_by(source: str) -> str:
    return "of_all" if source == ALL else "of_source"


def fill_in(sql: str, parameters: Mapping[str, object]) -> str:
    """The statement with its parameters as literals, for who has no other way to give them."""
    body = without_comments(sql).strip()
    return PARAMETER.sub(lambda found: _literal(parameters[found[1]]), body)


def _literal(value: object) -> str:
    if value is None:
        return "null"
    # No engine of ours reads a backslash in a text.
    return str(value) if isinstance(value, int) else "'" + str(value).replace("'", "''") + "'"
