"""One library, one floor: who may import what from outside. The floors are import-linter's."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "spacelaunch"

# The folders or modules, of `spacelaunch`, in which a library may be imported.
HOMES = {
    "flask": {"api"},
    "werkzeug": {"api"},
    "flask_limiter": {"api.around.limits"},
    "limits": {"api.around.limits"},
    "gunicorn": {"api"},
    "rq": {"jobs.queue", "worker"},
    "redis": {"storage", "jobs.queue", "worker"},
    "matplotlib": {"charts"},
    "prometheus_client": {"api"},
    "duckdb": {"queries"},
    "pandas": {"sources", "datasets", "client"},
    "pyarrow": {
        "relation",
        "queries",
        "sources",
        "storage",
        "datasets",
        "jobs.catalogue",
        "jobs.reconcile",
        "jobs.source_launches",
        "api.served.kaggle_columns",
        "api.served.parquet",
        "api.served.served_rows",
        "api.served.tidy_columns",
        "api.served.workbook",
        "warehouse.arrow_copy",
    },
    "brotli": {"api.around.compression"},
    "zstandard": {"api.around.compression"},
    "pydantic": {
        "queries",
        "api",
        "storage.record",
        "sources.celestrak_documents",
        "sources.document_fields",
        "sources.json_documents",
        "sources.launch_library_documents",
        "sources.spacex_hardware",
        "sources.spacex_launches",
    },
    "icalendar": {"api.routes.calendar"},
    "kaggle": {"sources"},
    "kagglesdk": {"sources"},
    "httpx": {"client", "sources", "pipeline.webhook"},
    "tenacity": {"sources.retries"},
    "click": {"cli"},
    "streamlit": {"dashboard"},
    "starlette": {"dashboard.packed_files", "dashboard.server"},
    "pydeck": {"dashboard"},
    "sgp4": {"dashboard"},
    "sqlalchemy": {"warehouse"},
    "alembic": {"warehouse"},
    "psycopg": {"warehouse"},
    "prefect": {"flows"},
    "polars": {
        "sources.spacex_epochs",
        "sources.spacex_hardware_tables",
        "sources.spacex_intervals",
        "sources.spacex_launch_tables",
        "sources.spacex_tables",
    },
}


@pytest.fixture(scope="module")
def imports():
    """Every pair of one of our modules and a top-level name that it imports."""
    return {*read_imports()}


def read_imports():
    for path in SOURCE.rglob("*.py"):
        module = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((module, alias.name.partition(".")[0]) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield module, node.module.partition(".")[0]


def is_at_home(module: str, library: str) -> bool:
    return any(f"{module}.".startswith(f"{home}.") for home in HOMES[library])


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_imported_only_at_its_home(library, imports):
    strangers = {m for m, name in imports if name == library and not is_at_home(m, library)}
    assert strangers == set()


def test_only_config_reads_settings_from_the_environment():
    readers = {
        path.name
        for path in SOURCE.rglob("*.py")
        if "os.environ.get" in (text := path.read_text(encoding="utf-8"))
        or "os.getenv" in text
        or "os.environ[" in text
    }
    assert readers == set()


def test_pyplot_is_imported_nowhere():
    assert [p.name for p in SOURCE.rglob("*.py") if "pyplot" in p.read_text("utf-8")] == []
