"""One record under the data set's names -> one launch."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from factories import make_record
from spacelaunch.domain.launch import Launch, Outcome, Sector, TimePrecision
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.records import Parsed, parse_record

POD = {"Company Name": "PodTest", "Year": "2025", "Private or State Run": "P"}

WHOLE = Launch(
    launch_id="",
    provider="Acme",
    sector=Sector.PRIVATE,
    launched_at=datetime(2001, 2, 3, 4, 5, tzinfo=UTC),
    time_precision=TimePrecision.MINUTE,
    outcome=Outcome.SUCCESS,
    provider_country="USA",
    pad="Pad 1, Somewhere, USA",
    country="USA",
    rocket="Rocket 1",
    mission="Mission 1",
    is_rocket_active=True,
    cost_musd=50.0,
    record=make_record(),
)
SMALLEST = Launch(
    launch_id="",
    provider="PodTest",
    sector=Sector.PRIVATE,
    launched_at=datetime(2025, 1, 1, tzinfo=UTC),
    time_precision=TimePrecision.YEAR,
    outcome=Outcome.UNKNOWN,
    provider_country=None,
    pad=None,
    country=None,
    rocket=None,
    mission=None,
    is_rocket_active=None,
    cost_musd=None,
    record=POD,
)


def parsed(**overrides: object) -> Launch:
    return parse_record(make_record(**overrides)).launch


def lost(**overrides: object) -> str:
    (only,) = parse_record(make_record(**overrides)).lost
    return only


def reason(**overrides: object) -> str:
    with pytest.raises(BadRecordError) as caught:
        parsed(**overrides)
    return str(caught.value)


def test_a_whole_record_is_read():
    assert parse_record(make_record()) == Parsed(WHOLE, ())


def test_a_launch_may_have_no_more_than_company_sector_and_year():
    assert parse_record(POD).launch == SMALLEST


def test_the_record_is_kept_exactly_as_received():
    received = make_record(Notes=[1, {"a": None}], **{" Rocket": "1,160.00", "Company Name": " A "})

    assert parse_record(received).launch.record == received


def test_text_is_trimmed():
    assert parsed(**{"Company Name": "  Acme "}).provider == "Acme"


def test_mojibake_is_left_as_it_is():
    assert parsed(**{"Company Name": "Arm??e de l'Air"}).provider == "Arm??e de l'Air"


@pytest.mark.parametrize("blank", ["", "  ", "\t", None], ids=["empty", "blanks", "tab", "null"])
@pytest.mark.parametrize("column", ["Company Name", "Private or State Run"])
def test_a_value_that_is_needed_cannot_be_blank(column, blank):
    assert reason(**{column: blank}) == f"{column} is missing"


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("Location", "pad"),
        ("Detail", "rocket"),
        ("Detail", "mission"),
        ("Status Rocket", "is_rocket_active"),
        (" Rocket", "cost_musd"),
        ("Country of Launch", "country"),
        ("Companys Country of Origin", "provider_country"),
    ],
)
@pytest.mark.parametrize("blank", ["", "  ", None], ids=["empty", "blanks", "null"])
def test_a_blank_is_the_silence_of_the_source(column, name, blank):
    assert getattr(parsed(**{column: blank}), name) is None


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        *(("P", Sector.PRIVATE), (" P ", Sector.PRIVATE), ("p", Sector.PRIVATE)),
        *(("Private", Sector.PRIVATE), ("S", Sector.STATE), ("state", Sector.STATE)),
        ("unknown", Sector.UNKNOWN),
    ],
)
def test_a_sector_is_read(text, sector):
    assert parsed(**{"Private or State Run": text}).sector is sector


@pytest.mark.parametrize("text", ["X", "PS", "Private enough"])
def test_an_unknown_sector_is_refused(text):
    expected = f"Private or State Run: expected P or S, got '{text}'"

    assert reason(**{"Private or State Run": text}) == expected


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Success", Outcome.SUCCESS),
        ("Failure", Outcome.FAILURE),
        ("Partial Failure", Outcome.PARTIAL_FAILURE),
        ("Prelaunch Failure", Outcome.PRELAUNCH_FAILURE),
        ("success", Outcome.SUCCESS),
        ("partial_failure", Outcome.PARTIAL_FAILURE),
        ("", Outcome.UNKNOWN),
        (None, Outcome.UNKNOWN),
    ],
)
def test_an_outcome_is_read(text, outcome):
    assert parsed(**{"Status Mission": text}).outcome is outcome


def test_a_new_word_for_an_outcome_is_lost():
    assert parsed(**{"Status Mission": "Exploded"}).outcome is Outcome.UNKNOWN
    assert lost(**{"Status Mission": "Exploded"}) == (
        "Status Mission: expected Success, Failure, Partial Failure, Prelaunch Failure, "
        "got 'Exploded'"
    )


@pytest.mark.parametrize(
    ("text", "active"), [("StatusActive", True), ("StatusRetired", False), ("Active", True)]
)
def test_the_status_of_a_rocket_is_read(text, active):
    assert parsed(**{"Status Rocket": text}).is_rocket_active is active


def test_a_new_word_for_the_status_of_a_rocket_is_lost():
    assert lost(**{"Status Rocket": "50.0"}) == (
        "Status Rocket: expected StatusActive, StatusRetired, got '50.0'"
    )


@pytest.mark.parametrize(
    ("detail", "halves"),
    [
        ("Falcon 9 | Starlink", ("Falcon 9", "Starlink")),
        ("Falcon 9|Starlink", ("Falcon 9", "Starlink")),
        ("Falcon 9", ("Falcon 9", None)),
        ("Falcon 9 | ", ("Falcon 9", None)),
        (" | Starlink", (None, "Starlink")),
        ("Falcon 9 | Starlink | Rideshare", ("Falcon 9", "Starlink | Rideshare")),
        ("|", (None, None)),
        ("NA | Starlink", (None, "Starlink")),
        ("Falcon 9 | n/a", ("Falcon 9", None)),
    ],
)
def test_the_detail_is_rocket_and_mission(detail, halves):
    launch = parsed(Detail=detail)

    assert (launch.rocket, launch.mission) == halves


@pytest.mark.parametrize(
    ("given", "cost"),
    [
        ("50", 50.0),
        ("50.00", 50.0),
        ("1,160.00", 1160.0),
        ("234,567.5", 234567.5),
        ("5000", 5000.0),
        (" 29.75 ", 29.75),
        ("0", 0.0),
        ("1,000,000", 1_000_000.0),
        (50, 50.0),
        (29.75, 29.75),
    ],
)
def test_a_cost_is_millions_of_dollars(given, cost):
    assert parsed(**{" Rocket": given}).cost_musd == cost


@pytest.mark.parametrize(
    "given",
    [
        "cheap", "$50", "-50", ",160", "1,160,", "50.", ".5", "1e3", "5 000",
        "Infinity", "٥٠", "StatusActive", -1, 1e30, 1e-5, float("inf"),
    ],
)  # fmt: skip
def test_what_is_no_amount_is_no_cost(given):
    assert parsed(**{" Rocket": given}).cost_musd is None
    assert lost(**{" Rocket": given}) == (f"Rocket: expected millions of US dollars, got '{given}'")


@pytest.mark.parametrize(
    "given", ["1000000.01", "9" * 400, 1_000_001], ids=["just", "far", "number"]
)
def test_more_than_a_trillion_dollars_is_no_cost(given):
    assert lost(**{" Rocket": given}) == f"Rocket: {given} is more than 1,000,000"


@pytest.mark.parametrize("name", ["Rocket", "# Rocket", "ROCKET", " rocket "])
def test_the_cost_is_read_under_each_of_its_names(name):
    record = make_record(**{name: "70"})
    del record[" Rocket"]

    assert parse_record(record).launch.cost_musd == 70.0


def test_the_status_of_a_rocket_is_never_taken_for_the_cost():
    record = make_record()
    del record[" Rocket"]

    assert parse_record(record).launch.cost_musd is None


def test_a_column_under_two_spellings_is_refused():
    assert reason(Rocket="70") == "Rocket is given twice"


@pytest.mark.parametrize("flag", [True, "true", "True", "TRUE", " true "])
def test_a_cost_that_we_imputed_is_unknown_when_it_comes_back(flag):
    assert parsed(**{"Rocket Imputed": flag}).cost_musd is None


@pytest.mark.parametrize("flag", [False, "false", "False", "", None])
def test_a_cost_that_was_not_imputed_is_kept(flag):
    assert parsed(**{"Rocket Imputed": flag}).cost_musd == 50.0


@pytest.mark.parametrize(
    ("overrides", "country"),
    [
        ({"Country of Launch": "Sea Launch"}, "Pacific Ocean"),
        ({"Country of Launch": " Sea Launch "}, "Pacific Ocean"),
        ({"Country of Launch": "Kazakhstan"}, "Kazakhstan"),
    ],
    ids=["Sea Launch", "blanks around", "any other"],
)
def test_sea_launch_is_not_a_country(overrides, country):
    assert parsed(**overrides).country == country


def test_the_label_of_the_source_stays_in_the_record():
    launch = parsed(**{"Country of Launch": "Sea Launch"})

    assert launch.record["Country of Launch"] == "Sea Launch"


@pytest.mark.parametrize(
    ("company", "origin", "expected"),
    [
        ("ISA", "Isreal", "Iran"),
        (" ISA ", "Isreal", "Iran"),
        ("IAI", "Isreal", "Israel"),
        ("Arm??e de l'Air", "Arme de l'Air", "France"),
        ("RAE", "England", "United Kingdom"),
        ("ISA", "Iran", "Iran"),
    ],
)
def test_a_wrong_country_of_origin_is_corrected(company, origin, expected):
    launch = parsed(**{"Company Name": company, "Companys Country of Origin": origin})

    assert launch.provider_country == expected


KINDS = pytest.mark.parametrize(
    "value", [7, True, ["A"], {}], ids=["number", "boolean", "array", "object"]
)


@pytest.mark.parametrize("column", ["Company Name", "Private or State Run"])
@KINDS
def test_what_is_needed_and_not_text_refuses_its_record(column, value):
    assert reason(**{column: value}) == f"{column}: expected text, got {value!r}"


@pytest.mark.parametrize(
    "column",
    [
        *("Location", "Detail", "Status Rocket", "Status Mission"),
        *("Country of Launch", "Companys Country of Origin"),
    ],
)
@KINDS
def test_what_is_not_text_is_lost(column, value):
    assert lost(**{column: value}) == f"{column}: expected text, got {value!r}"


@pytest.mark.parametrize("value", [True, ["5"], {}], ids=["boolean", "array", "object"])
def test_a_cost_that_is_neither_text_nor_number_is_lost(value):
    assert lost(**{" Rocket": value}) == f"Rocket: expected text, got {value!r}"


@pytest.mark.parametrize(
    "word", ["NA", "N/A", "NaN", "nan", "None", "NULL", "NaT", "-", "\\N", "#N/A", " NA "]
)
@pytest.mark.parametrize(
    ("column", "name", "silent"),
    [
        (" Rocket", "cost_musd", None),
        ("Country of Launch", "country", None),
        ("Companys Country of Origin", "provider_country", None),
        ("Location", "pad", None),
        ("Detail", "mission", None),
        ("Status Rocket", "is_rocket_active", None),
        ("Status Mission", "outcome", Outcome.UNKNOWN),
    ],
)
def test_a_word_for_nothing_is_nothing(column, name, silent, word):
    found = parse_record(make_record(**{column: word}))

    assert (getattr(found.launch, name), found.lost) == (silent, ())


def test_a_word_for_nothing_is_no_providers_name():
    assert reason(**{"Company Name": "NA"}) == "Company Name is missing"


@pytest.mark.parametrize(
    "name", ["SpaceX\u200b", "\ufeffSpaceX", "SpaceX\xa0", " Space\u200bX ", "SpaceX\u200d"]
)
def test_a_name_that_looks_like_another_is_it(name):
    assert parsed(**{"Company Name": name}).provider == "SpaceX"


def test_several_values_are_lost_each_with_its_reason():
    found = parse_record(make_record(**{" Rocket": "cheap", "Status Mission": "?"}))

    assert [reason.partition(":")[0] for reason in found.lost] == ["Status Mission", "Rocket"]


SPACE_CORRECTED = {
    "Unnamed: 0": "0",
    "Company Name": "SpaceX",
    "Location": "Launch Plateform, Shahrud Missile Test Site",
    "Datum": "Fri Aug 07, 2020 05:12 UTC",
    "Detail": "Falcon 9 | Starlink",
    "Status Rocket": "StatusActive",
    " Rocket": "50.0 ",
    "Status Mission": "Success",
}
MAVEN = {
    "Company": "SpaceX",
    "Location": "LC-39A, Florida, USA",
    "Date": "8/7/2020",
    "Time": "05:12:00",
    "Rocket": "Falcon 9",
    "Mission": "Starlink",
    "RocketStatus": "Active",
    "Price": "50",
    "MissionStatus": "Success",
}


@pytest.mark.parametrize(
    ("record", "country"), [(SPACE_CORRECTED, "Iran"), (MAVEN, "USA")], ids=["Kaggle", "Maven"]
)
def test_a_record_of_a_sibling_says_what_it_says_and_its_sector_is_unknown(record, country):
    found = parse_record(record)

    assert found.launch == replace(
        SMALLEST,
        provider="SpaceX",
        sector=Sector.UNKNOWN,
        launched_at=datetime(2020, 8, 7, 5, 12, tzinfo=UTC),
        time_precision=TimePrecision.MINUTE,
        outcome=Outcome.SUCCESS,
        pad=record["Location"],
        country=country,
        rocket="Falcon 9",
        mission="Starlink",
        is_rocket_active=True,
        cost_musd=50.0,
        record=record,
    )
    assert found.lost == ()
    assert "does not tell the sector" in (found.note or "")


def test_a_record_with_too_many_names_or_too_long_a_one_is_refused():
    assert reason(**{f"x{n}": "" for n in range(200)}) == "215 columns are more than 200"
    assert reason(**{"x" * 201: ""}) == "the name of a column is longer than 200 characters"


def test_a_nul_character_is_refused():
    assert reason(**{"Company Name": "Ac\0me"}) == "Company Name has a NUL character"


def test_a_text_may_be_two_thousand_characters_long():
    assert parsed(Location="x" * 2000).pad == "x" * 2000


def test_a_longer_text_is_lost():
    assert lost(Location="x" * 2001) == "Location is longer than 2,000 characters"


def test_the_moment_of_a_record_can_be_refused():
    assert reason(Year="2002") == "Year says 2002, the date says 2001"
