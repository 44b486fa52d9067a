"""Prints the facts that stand in the code into the documents that tell them.

Each table lies between two marks, `<!-- NAME -->` and `<!-- end -->`; `make docs` fills them and
draws README's picture, and a test holds both against what this would print.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from spacelaunch.api.app import ROUTES
from spacelaunch.api.document.docstrings import attribute_docstrings
from spacelaunch.api.routes.help import entries_of
from spacelaunch.api.served.representations import REPRESENTATIONS
from spacelaunch.charts.picture import draw_png
from spacelaunch.config import Settings, default_of
from spacelaunch.domain.fields import FIELDS, Field, Kind
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.domain.precedence import PRECEDENCE
from spacelaunch.domain.summary import Summary
from spacelaunch.domain.words import CORRECTIONS
from spacelaunch.queries.catalogue.definitions import DEFINITIONS
from spacelaunch.queries.duckdb_engine import open_duckdb
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.queries.summarise import summarise
from spacelaunch.relation.coded_columns import to_relation
from spacelaunch.relation.description import describe
from spacelaunch.relation.launches import COLUMNS
from spacelaunch.relation.pairing import evidence as weights
from spacelaunch.setting_values import variable
from spacelaunch.sources.bundled_launches import NAME, bundled_csv
from spacelaunch.sources.csv_file import read_csv
from spacelaunch.sources.formats import FORMATS

ROOT = Path(__file__).parents[1]
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "data.md", ROOT / "docs" / "unknowns.md")
PICTURE = ROOT / "docs" / "timeline.png"
MARKED = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def routes() -> str:
    """Every route with its curl."""
    entries = [entry for route in ROUTES for entry in entries_of(route)]
    rows = [(f"`{e.method} {e.path}`", e.scope, e.does, f"`{_cell(e.curl)}`") for e in entries]
    return _table(("Route", "Key", "Does", "Try"), rows)


def settings() -> str:
    """Every setting with its default and meaning."""
    meanings = attribute_docstrings(Settings)
    rows = [
        (f"`{variable(field.name)}`", _default(default_of(field)), _cell(meanings[field.name]))
        for field in fields(Settings)
    ]
    return _table(("Variable", "Default", "Meaning"), rows)


def corrections() -> str:
    """Every value that is read as another."""
    rows = [
        (column, f"`{wrong}`", company or "any", f"`{right}`")
        for (column, wrong, company), right in CORRECTIONS.items()
    ]
    return _table(("Column", "As received", "Company", "Read as"), rows)


def forms() -> str:
    """Every form of a file that is taken."""
    rows = [
        (
            each.name,
            ", ".join(f"`{suffix}`" for suffix in each.suffixes),
            _cell(each.known_by),
            _cell(each.done),
        )
        for each in FORMATS
    ]
    return _table(("Form", "Often called", "Known by", "What is done"), rows)


def given() -> str:
    """Every form in which launches are given back."""
    rows = [
        (f"`/data.{each.name}`", f"`format={each.name}`", f"`{each.mimetype}`", _cell(each.told))
        for each in REPRESENTATIONS.values()
    ]
    return _table(("File", "Also by", "Or by `Accept`", "What it is"), rows)


def filters() -> str:
    """Every field that `/data` can be filtered by, with its parameters and words."""
    rows = []
    for each in FIELDS.values():
        forms = [f"`{form}`" for form in each.parameters]
        first = len(each.operators) + 1
        if forms:
            also = ", ".join(forms[first:])
            rows.append((each.heading, ", ".join(forms[:first]), also, _values(each)))
    return _table(("Column", "Parameters", "Also", "Values"), rows)


def _values(asked: Field) -> str:
    if asked.kind is Kind.NUMBER:
        return "a number"
    return ", ".join(f"`{word}`" for word in asked.choices) or "a name in the data"


def relation() -> str:
    """Every column of the relation `launches`: the data dictionary."""
    rows = [
        (
            f"`{column.name}`",
            column.type + ("" if column.is_nullable else ", never null"),
            column.unit or "",
            _cell(column.meaning),
        )
        for column in COLUMNS
    ]
    return _table(("Column", "Type", "Unit", "Meaning"), rows)


def definitions() -> str:
    """Every definition under which the first private lead is asked for."""
    rows = [(str(number), one.name, one.meaning) for number, one in DEFINITIONS.items()]
    return _table(("", "Definition", "What is counted"), rows)


def precedence() -> str:
    """Whose word counts for each field of a launch that several sources tell of, and why."""
    rows = [
        (
            ", ".join(f"`{name}`" for name in rule.fields),
            ", ".join(KNOWN_SOURCES[source].title for source in rule.sources),
            _cell(rule.why),
        )
        for rule in PRECEDENCE
    ]
    return _table(("Field", "First that knows it", "Why"), rows)


def evidence() -> str:
    """What speaks for two launches being one, with its weight."""
    times = [(f"at most {_span(limit_s)} apart", weight) for limit_s, weight in weights.APART]
    rows = [
        *times,
        ("the same day, of which one tells no more", weights.SAME_DAY),
        ("the next day, likewise", weights.NEXT_DAY),
        ("one place", weights.SAME_PLACE),
        ("two places", weights.OTHER_PLACE),
        ("one country, where a place is not known", weights.SAME_COUNTRY),
        ("two countries, likewise", weights.OTHER_COUNTRY),
        ("rockets of one family", weights.SAME_FAMILY),
        ("half of the rockets' names alike, besides", weights.SAME_ROCKET),
        ("rockets of two families", weights.OTHER_FAMILY),
        ("a mission's name that no other launch has within 45 days", weights.SAME_MISSION),
        ("two numbers of one series, as Kosmos 2001 and 2002", weights.OTHER_MISSION),
    ]
    return _table(("Evidence", "Weight"), [(said, f"{weight:+}") for said, weight in rows])


def _span(seconds: int) -> str:
    if seconds < weights.HOUR_S:
        return f"{seconds / weights.MINUTE_S:g} minutes"
    hours = round(seconds / weights.HOUR_S)
    return f"{hours} hours" if hours <= 24 else f"{hours // 24} days"


TABLES: dict[str, Callable[[], str]] = {
    table.__name__: table
    for table in (
        *(routes, settings, forms, given, corrections, filters, relation),
        *(definitions, evidence, precedence),
    )
}


def filled(text: str) -> str:
    """A document with its tables made anew."""
    return MARKED.sub(lambda found: found[1] + TABLES[found[2]]() + found[3], text)


def shown_timeline() -> Summary[Any, Any]:
    """What README's picture shows: the timeline of the launches that come with the program."""
    text = bundled_csv()
    launches = read_csv(BytesIO(text), NAME, len(text)).launches
    origin = describe(launches, [NAME], datetime.now(UTC)).origin
    analysis = ANALYSES["timeline"]
    with open_duckdb(launches=to_relation(launches)) as engine:
        return summarise(analysis, analysis.parameters(), engine, origin)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _default(value: object) -> str:
    return "unset" if value is None else f"`{value}`"


if __name__ == "__main__":
    for document in DOCUMENTS:
        document.write_text(filled(document.read_text(encoding="utf-8")), encoding="utf-8")
    shown = shown_timeline()
    PICTURE.write_bytes(draw_png(shown, ANALYSES[shown.analysis].parameters(), {}))
