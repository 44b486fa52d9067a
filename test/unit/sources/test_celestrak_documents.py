import pytest
from sgp4 import omm
from sgp4.api import Satrec

from celestrak_elements import ELEMENTS
from spacelaunch.sources.celestrak_documents import reason_to_refuse, tabulate
from spacelaunch.sources.json_documents import receive


def document(**change):
    return receive({**ELEMENTS, "id": "000044713", **change})


def row(**change):
    table = tabulate([document(**change)])["satellite_elements"]
    (values,) = table.rows()
    return dict(zip(table.columns, values, strict=True))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-03-10T06:00:00", "2026-03-10T06:00:00.000000"),
        ("2026-03-10T06:00:00.5", "2026-03-10T06:00:00.500000"),
        ("2026-03-10T06:00:00.123456", "2026-03-10T06:00:00.123456"),
    ],
)
def test_an_epoch_always_has_a_fraction(given, kept):
    assert row(EPOCH=given)["epoch"] == kept


def test_a_reader_that_wants_a_fraction_can_read_what_is_kept():
    fields = {name: str(value) for name, value in ELEMENTS.items()}
    with pytest.raises(ValueError, match="does not match format"):
        omm.initialize(Satrec(), fields)
    satellite = Satrec()
    omm.initialize(satellite, fields | {"EPOCH": row()["epoch"]})
    assert satellite.sgp4(satellite.jdsatepoch, satellite.jdsatepochF)[0] == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"EPOCH": "today"}, "EPOCH: expected YYYY"),
        ({"EPOCH": "2026-13-10T06:00:00"}, "EPOCH: "),
        ({"MEAN_MOTION": None}, "MEAN_MOTION: "),
        ({"NORAD_CAT_ID": 0}, "NORAD_CAT_ID: "),
        ({"NORAD_CAT_ID": 10**9}, "NORAD_CAT_ID: "),
    ],
)
def test_what_cannot_be_read_is_named(change, said):
    assert reason_to_refuse(document(**change)).startswith(said)


def test_what_is_not_needed_may_be_missing():
    assert reason_to_refuse(document(OBJECT_NAME=None, REV_AT_EPOCH=None)) is None
