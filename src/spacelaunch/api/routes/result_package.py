"""A result as a zip: the picture, the numbers with their data dictionary, the query, how to cite.

The dictionary is a Frictionless Tabular Data Package, so tools read the numbers with their types.
The same result gives the same bytes: no clock stands in it. Called by `results`.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import orjson

from spacelaunch.api.around.csv_text import csv_text
from spacelaunch.domain.job import DRAWN, Job
from spacelaunch.domain.known_sources import KNOWN_SOURCES
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import find_analysis
from spacelaunch.queries.summarise import text_of
from spacelaunch.queries.warehouse import source_asked

# The first moment that a zip can tell.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_READABLE_BY_ALL = 0o644 << 16


def package_of(job: Job, parts: Mapping[str, bytes]) -> bytes:
    """The bytes of the zip, of all that was drawn and of the numbers, by form."""
    result = orjson.loads(parts["json"])
    names = [column["name"] for column in result["columns"]]
    files: Mapping[str, bytes] = {
        "datapackage.json": _described(job, result),
        f"{job.analysis}.csv": csv_text(names, result["rows"]).encode(),
        **{f"{job.analysis}.{form}": parts[form] for form in ("json", *DRAWN)},
        "query.sql": _query(job).encode(),
        "CITATION.txt": _citation(job, result).encode(),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, body in files.items():
            entry = ZipInfo(name, _NO_TIME)
            entry.external_attr, entry.compress_type = _READABLE_BY_ALL, ZIP_DEFLATED
            packed.writestr(entry, body)
    return file.getvalue()


def _described(job: Job, result: Mapping[str, Any]) -> bytes:
    """`datapackage.json`, version 1 of Data Package, which its tools read best."""
    fields = [
        {
            "name": column["name"],
            "type": column["type"],
            "description": column["meaning"],
            **({"unit": column["unit"]} if column["unit"] else {}),
        }
        for column in result["columns"]
    ]
    table = {
        "profile": "tabular-data-resource",
        "name": job.analysis,
        "title": result["title"],
        "description": result["alt"],
        "path": f"{job.analysis}.csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }
    pictures = [
        {"name": f"{job.analysis}-{suffix}", "path": f"{job.analysis}.{suffix}", "mediatype": kind}
        for suffix, kind in (("png", "image/png"), ("svg", "image/svg+xml"))
    ]
    package = {
        "profile": "data-package",
        "name": job.analysis,
        "title": result["finding"],
        "description": result["alt"],
        "version": job.version,
        "sources": [{"title": result["source"] or "unnamed"}],
        "contributors": [{"title": result["program"], "role": "wrangler"}],
        "resources": [table, *pictures],
        "parameters": result["params"],
        "findings": result["findings"],
    }
    return orjson.dumps(package, option=orjson.OPT_INDENT_2)


def _query(job: Job) -> str:
    """The statement with what was asked filled in, as any of the engines takes it."""
    analysis = find_analysis(job.analysis)
    params = read_parameters(analysis.parameters, job.params)
    header = "\n".join(line for line in analysis.sql.splitlines() if line.startswith("-- "))
    return f"{header}\n{text_of(analysis, params, source_asked(analysis, job.params))};\n"


def _citation(job: Job, result: Mapping[str, Any]) -> str:
    asked = {name: value for name, value in result["params"].items() if value is not None}
    address = (
        f"/charts/{job.analysis}.png?{urlencode({**asked, 'version': job.version}, doseq=True)}"
    )
    known = KNOWN_SOURCES.get(str(asked.get("source")))
    until = f", {result['data_from']} to {result['data_until']}" if result["data_until"] else ""
    lines = [
        f"{result['title']}. {result['finding']}.",
        f"Data: {result['source'] or 'unnamed'}{until}, version {job.version}.",
        *([f"Credit: {known.credit} ({known.licence}), {known.address}."] if known else []),
        f"Made by {result['program']}, from {result['rows_used']:,} launches.",
        f"Address on the server that made it: {address}",
        *(["SYNTHETIC SAMPLE: these launches never flew."] if result["is_synthetic"] else []),
    ]
    return "\n".join(lines) + "\n"
