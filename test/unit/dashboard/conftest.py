"""A loaded service beside a filled warehouse, started once; and one with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from data_sets import load_csv
from fake_stores import make_fake_stores
from page_runs import make_service
from spacelaunch.bootstrap import Stores
from spacelaunch.dashboard.service import Service
from spacelaunch.queries.engine import OpenWarehouse
from spacelaunch.queries.warehouse import no_warehouse
from spacelaunch.sources.bundled_launches import bundled_csv
from spacelaunch.sources.sample import sample_csv


def stores_of(warehouse: OpenWarehouse = no_warehouse) -> Stores:
    return replace(make_fake_stores(), warehouse=warehouse)


@pytest.fixture(autouse=True)
def no_components(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each run looks for components in every package that is installed, which takes a second."""
    monkeypatch.setattr(
        "streamlit.components.v2.manifest_scanner.scan_component_manifests", lambda: []
    )


@pytest.fixture(scope="session")
def service(filled_warehouse: OpenWarehouse) -> Iterator[Service]:
    """Everything is there."""
    stores = stores_of(filled_warehouse)
    load_csv(stores.launches, "".join(sample_csv(rows=300)).encode(), "sample.csv")
    made = make_service(stores)
    yield made
    made.client.close()


@pytest.fixture(scope="session")
def covered_service() -> Iterator[Service]:
    """Half of the launches of some years are there, under another name, and no warehouse."""
    header, *rows = bundled_csv().splitlines(keepends=True)
    stores = stores_of()
    load_csv(stores.launches, header + b"".join(rows[-400::2]), "some.csv")
    made = make_service(stores)
    yield made
    made.client.close()


@pytest.fixture
def bare_service() -> Service:
    """Nothing is loaded, and there is no warehouse."""
    return make_service(stores_of())


@pytest.fixture
def locked_service() -> Service:
    """It wants a key, and is shown none."""
    return make_service(stores_of(), api_keys="required")


@pytest.fixture
def mistaken_service() -> Service:
    """It is shown a key that nobody made."""
    return make_service(stores_of(), "nobody-made-it", api_keys="required")
