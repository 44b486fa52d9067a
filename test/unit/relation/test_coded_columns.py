"""Launches in little room, and as the relation again."""

from __future__ import annotations

import pyarrow as pa

from data_sets import hold
from factories import make_launch
from spacelaunch.relation.coded_columns import HELD, in_one_piece, joined, texts, to_relation
from spacelaunch.relation.launches import SCHEMA
from spacelaunch.relation.rows import launches_table

LAUNCHES = [make_launch(2001, country="USA"), make_launch(2000, country=None, mission=None)]


def test_the_relation_comes_back_as_it_was():
    assert to_relation(hold(LAUNCHES)).cast(SCHEMA).equals(launches_table(LAUNCHES))


def test_only_the_columns_that_are_there_come_back():
    some = hold(LAUNCHES).select(["country", "record_place", "launch_year"])
    assert to_relation(some).column_names == ["country", "launch_year"]


def test_tables_of_other_codes_go_together():
    other = hold([make_launch(1999, country="France"), make_launch(1998, country="USA")])
    whole = joined([hold(LAUNCHES), other])
    assert whole.column("country").to_pylist() == ["USA", None, "France", "USA"]
    assert texts(whole.column("country"))[1] == ["USA", "France"]
    assert {column.num_chunks for column in whole.columns} == {1}


def test_codes_are_as_narrow_as_they_can_be():
    many = [make_launch(2000, provider=f"P{n}") for n in range(200)]
    assert hold(many).schema.field("provider").type.index_type == pa.int16()
    assert hold(many).schema.field("country").type.index_type == pa.int8()


def test_narrow_codes_go_together_with_wide_ones():
    many = hold([make_launch(2000, provider=f"P{n}") for n in range(200)])
    assert len(joined([many, hold(LAUNCHES), many])) == 402


def test_a_text_that_is_not_there_has_the_code_minus_one():
    codes, words = texts(hold(LAUNCHES).column("country"))
    assert (codes.tolist(), words) == ([0, -1], ["USA"])


def test_no_launches_have_the_same_columns():
    assert joined([HELD.empty_table()]).column_names == HELD.names


def test_a_table_that_was_cut_is_in_one_piece_again():
    whole = hold([make_launch(year, country="USA") for year in range(2001, 2006)])
    again = in_one_piece([whole.slice(0, 2), whole.slice(2, 0), whole.slice(2)])
    assert again.equals(whole)
    assert again.schema == whole.schema
    assert {column.num_chunks for column in again.columns} == {1}


def test_parts_of_other_codes_are_one_piece_too():
    parts = [hold([make_launch(2001, country="USA")]), hold([make_launch(2000, country="France")])]
    again = in_one_piece(parts)
    assert again.column("country").to_pylist() == ["USA", "France"]
    assert texts(again.column("country"))[0].tolist() == [0, 1]


def test_a_table_without_rows_is_one_piece():
    again = in_one_piece([hold([])])
    assert (len(again), again.schema) == (0, hold([]).schema)
    assert texts(again.column("country"))[1] == []
