from spacelaunch.sources.spacex_launches import LaunchDocument, PayloadDocument

LEAST = '{"id": "1", "name": "n", "date_utc": "2020-01-01T00:00:00Z", "date_precision": "day", "upcoming": false}'  # noqa: E501


def test_a_launch_needs_no_more_than_its_id_name_date_and_whether_it_was():
    assert LaunchDocument.model_validate_json(LEAST).success is None


def test_a_whole_mass_is_a_mass():
    assert (
        PayloadDocument.model_validate_json('{"id": "1", "name": "n", "mass_kg": 2}').mass_kg == 2
    )
