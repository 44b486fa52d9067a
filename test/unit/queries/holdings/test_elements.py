from dataclasses import asdict

import pytest
from sgp4 import omm
from sgp4.alpha5 import from_alpha5, to_alpha5
from sgp4.api import Satrec

from celestrak_elements import ELEMENTS
from spacelaunch.queries.holdings.elements import alpha_5, read_elements
from spacelaunch.sources.celestrak_documents import tabulate
from spacelaunch.sources.json_documents import receive
from spacelaunch.warehouse import silver
from spacelaunch.warehouse.sql_engine import open_sql_engine

NUMBERS = (44_713, 99_999, 100_000, 339_999, 340_000, 799_500_001)


@pytest.fixture
def elements(engine):
    documents = [
        receive({**ELEMENTS, "id": f"{number:09}", "NORAD_CAT_ID": number}) for number in NUMBERS
    ]
    with engine.begin() as connection:
        for name, table in tabulate(documents).items():
            ids = [each.document_id for each in documents]
            silver.replace_rows(connection, name, ids, table.columns, table.rows())
    with open_sql_engine(engine, "spacex") as session:
        return read_elements(session)


def test_every_satellite_is_told_by_its_whole_number(elements):
    assert [each.NORAD_CAT_ID for each in elements] == [*NUMBERS]
    assert {each.EPOCH for each in elements} == {"2026-03-10T06:00:00.000000"}


def test_a_reader_of_omm_can_propagate_what_its_format_has_a_number_for(elements):
    for each in elements[:4]:
        satellite = Satrec()
        omm.initialize(satellite, {name: str(value) for name, value in asdict(each).items()})
        assert satellite.sgp4(satellite.jdsatepoch, satellite.jdsatepochF)[0] == 0
        assert satellite.satnum == each.NORAD_CAT_ID


def test_a_reader_of_old_forms_sees_where_there_is_no_number_for_it(elements):
    assert [each.ALPHA_5 for each in elements] == ["44713", "99999", "A0000", "Z9999", None, None]


@pytest.mark.parametrize("number", [1, 99_999, 100_000, 179_999, 180_000, 230_000, 339_999])
def test_five_signs_are_those_that_others_read(number):
    assert from_alpha5(alpha_5(number)) == number
    assert alpha_5(number) == to_alpha5(number)
