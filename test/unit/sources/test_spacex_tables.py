import polars as pl
import pytest

from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.sources.json_documents import receive
from spacelaunch.sources.spacex_documents import MODELS
from spacelaunch.sources.spacex_tables import schema_of, tabulate
from spacelaunch.warehouse.tables import METADATA


def texts(documents):
    return [receive(each).text for each in documents]


def test_a_float_past_the_hundredth_row_keeps_its_fraction():
    many = [{"id": f"{number:03}", "name": "p", "mass_kg": 2} for number in range(100)]
    read = tabulate("payloads", texts([*many, {"id": "100", "name": "p", "mass_kg": 2.5}]))
    assert read["payloads"]["mass_kg"].to_list()[-2:] == [2.0, 2.5]


def test_a_key_past_the_hundredth_row_is_read():
    many = [{"id": f"{number:03}", "name": "p"} for number in range(100)]
    read = tabulate("payloads", texts([*many, {"id": "100", "name": "p", "orbit": "LEO"}]))
    assert read["payloads"]["orbit"].to_list()[-1] == "LEO"


@pytest.mark.parametrize("resource", MODELS)
def test_every_table_has_the_columns_of_the_warehouse(resource):
    documents = texts(state("later")[resource])
    for name, table in tabulate(resource, documents).items():
        assert set(table.columns) == set(METADATA.tables[name].c.keys())


@pytest.mark.parametrize("resource", MODELS)
def test_no_documents_give_tables_of_the_same_types(resource):
    full, empty = (tabulate(resource, texts(some)) for some in (state("later")[resource], []))
    assert {name: table.schema for name, table in empty.items()} == {
        name: table.schema for name, table in full.items()
    }


@pytest.mark.parametrize("resource", MODELS)
def test_the_order_of_the_documents_does_not_matter(resource):
    documents = texts(state("later")[resource])
    turned = tabulate(resource, documents[::-1])
    assert all(turned[name].equals(table) for name, table in tabulate(resource, documents).items())


def test_the_schema_is_that_of_the_model():
    schema = schema_of(MODELS["launches"])
    types = {field.name: field.dtype for field in schema.fields}
    assert types["flight_number"] == pl.Int64
    assert types["payloads"] == pl.List(pl.String)
    assert types["date_precision"] == pl.String
