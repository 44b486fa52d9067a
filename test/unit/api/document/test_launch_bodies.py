from dataclasses import fields

from spacelaunch.api.document.launch_bodies import (
    LoadReport,
    OneLaunch,
    SentRecord,
    ServedLaunch,
    Summary,
)
from spacelaunch.datasets import plan
from spacelaunch.domain import words
from spacelaunch.domain.data_set import DataSet


def names_of(model):
    return {field.alias or name for name, field in model.model_fields.items()}


def test_a_served_launch_has_every_column_and_two_of_ours():
    assert names_of(ServedLaunch) == {*words.COLUMNS, words.ID, words.COST_IMPUTED}


def test_one_launch_has_its_record_too():
    assert names_of(OneLaunch) - names_of(ServedLaunch) == {"record"}


def test_a_sent_record_has_known_columns_and_room_for_others():
    assert names_of(SentRecord) - {*words.COLUMNS} == set()
    assert SentRecord.model_json_schema()["additionalProperties"] is True


def test_a_load_report_is_the_one_of_the_use_case():
    assert names_of(LoadReport) == {f.name for f in fields(plan.LoadReport)} | {"status"}


def test_the_summary_tells_all_of_the_data_set():
    counted = {"columns", "sectors", "outcomes", "year_from", "year_to"}
    assert names_of(Summary) == {f.name for f in fields(DataSet)} | counted
