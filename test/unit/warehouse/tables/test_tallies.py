from sqlalchemy import BigInteger

from spacelaunch.warehouse.tables.tallies import finding_tallies, launch_tallies


def test_tallies_are_whole_numbers_so_that_taking_out_is_exact():
    figures = [
        column
        for table in (launch_tallies, finding_tallies)
        for column in table.c
        if not column.primary_key
    ]
    assert figures
    assert all(isinstance(column.type, BigInteger) and not column.nullable for column in figures)
