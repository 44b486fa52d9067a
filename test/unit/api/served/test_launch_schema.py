from pydantic import TypeAdapter

from spacelaunch.api.served.launch_schema import (
    ONE_EXAMPLE,
    SENT_EXAMPLE,
    SERVED_EXAMPLE,
    OneLaunch,
    SentRecord,
    ServedLaunch,
)
from spacelaunch.domain import words


def names_of(model):
    return [*model.model_json_schema()["properties"]]


def test_a_served_launch_has_every_column_in_its_order_and_two_of_ours():
    assert {*names_of(ServedLaunch)} == {*words.COLUMNS, words.ID, words.COST_IMPUTED}
    assert names_of(ServedLaunch) == [*SERVED_EXAMPLE]


def test_every_column_says_what_it_holds():
    told = ServedLaunch.model_json_schema()["properties"].values()
    assert [part for part in told if not part["description"]] == []


def test_one_launch_has_its_record_too():
    assert {*names_of(OneLaunch)} - {*names_of(ServedLaunch)} == {"record"}


def test_a_sent_record_has_the_data_sets_columns_and_room_for_others():
    assert names_of(SentRecord) == [*words.COLUMNS]
    assert SentRecord.model_json_schema()["additionalProperties"] is True


def test_the_examples_are_what_they_are_examples_of():
    TypeAdapter(ServedLaunch).validate_python(SERVED_EXAMPLE)
    TypeAdapter(OneLaunch).validate_python(ONE_EXAMPLE)
    TypeAdapter(SentRecord).validate_python(SENT_EXAMPLE)


def test_a_served_launch_is_as_it_is_told(client):
    client.post("/data", json=[SENT_EXAMPLE])
    (launch,) = client.get("/data").get_json()
    TypeAdapter(ServedLaunch).validate_python(launch)
    assert {**launch, "id": SERVED_EXAMPLE["id"]} == SERVED_EXAMPLE
