import pytest

from spacelaunch.domain.launch import Outcome, Sector, TimePrecision
from spacelaunch.errors import BadRecordError
from spacelaunch.sources.gcat_launches import designator_of, read_launch

SPUTNIK = {
    "Launch_Tag": "1957 ALP",
    "Launch_Date": "1957 Oct  4 1928:34",
    "LV_Type": "Sputnik 8K71PS",
    "Launch_Site": "NIIP-5",
    "Launch_Pad": "LC1",
    "Launch_Code": "OS",
    "Name": "1-y ISZ",
    "agencies": [{"name": "MVS", "class": "D", "state": "USSR"}],
    "site": {"name": "Baykonur", "state": "USSR"},
}


def read(**said):
    return read_launch({**SPUTNIK, **said})


def test_a_launch_is_read():
    attempt = read()
    launch = attempt.launch
    assert launch.launched_at.isoformat() == "1957-10-04T19:28:34+00:00"
    assert (launch.provider, launch.rocket, launch.mission) == ("MVS", "Sputnik 8K71PS", "1-y ISZ")
    assert (launch.pad, launch.outcome) == ("LC1, Baykonur", Outcome.SUCCESS)
    assert (attempt.scope, attempt.launch_designator) == ("orbital", "1957-001")
    assert not attempt.is_uncertain


@pytest.mark.parametrize(
    ("text", "at", "precision", "is_uncertain"),
    [
        ("2020 Aug  6 0401", "2020-08-06T04:01", TimePrecision.MINUTE, False),
        ("2024 Dec  6 0314?", "2024-12-06T03:14", TimePrecision.MINUTE, True),
        ("1960 Aug 15?", "1960-08-15T00:00", TimePrecision.DAY, True),
        ("1944 Jan", "1944-01-01T00:00", TimePrecision.MONTH, False),
        ("1999", "1999-01-01T00:00", TimePrecision.YEAR, False),
    ],
)
def test_a_date_is_as_exact_as_it_says(text, at, precision, is_uncertain):
    attempt = read(Launch_Date=text)
    assert f"{attempt.launch.launched_at:%Y-%m-%dT%H:%M}" == at
    assert (attempt.launch.time_precision, attempt.is_uncertain) == (precision, is_uncertain)


@pytest.mark.parametrize("text", ["", "Oct 1957", "1957 Okt  4", "1957 Oct 32", "1957 Oct  4 25"])
def test_what_is_no_date_is_refused_by_name(text):
    with pytest.raises(BadRecordError, match="Launch_Date"):
        read(Launch_Date=text)


@pytest.mark.parametrize(
    ("code", "scope", "outcome"),
    [
        ("OF", "orbital", Outcome.FAILURE),
        ("DS", "orbital", Outcome.SUCCESS),
        ("OF40", "orbital", Outcome.FAILURE),
        ("OS66", "orbital", Outcome.FAILURE),
        ("OS75", "orbital", Outcome.SUCCESS),
        ("OE", "pad_loss", Outcome.PRELAUNCH_FAILURE),
        ("OU", "orbital", Outcome.UNKNOWN),
        ("SS", "suborbital", Outcome.SUCCESS),
        ("XS", "unknown", Outcome.SUCCESS),
    ],
)
def test_a_code_says_where_to_and_how_it_ended(code, scope, outcome):
    attempt = read(Launch_Code=code)
    assert (attempt.scope, attempt.launch.outcome) == (scope, outcome)


def test_a_code_by_its_newer_name_is_read_and_none_is_refused():
    assert read(Launch_Code=None, LaunchCode="OF").launch.outcome == Outcome.FAILURE
    with pytest.raises(BadRecordError, match="Launch_Code"):
        read(Launch_Code=None)


@pytest.mark.parametrize(
    ("tag", "designator"),
    [
        ("2020-069", "2020-069"),
        ("1958 BET", "1958-002"),
        ("1961 OME", "1961-024"),
        ("1962 A ALP", "1962-025"),
        ("1962 B UPS", "1962-068"),
        ("1957-F01", None),
        ("1969-U01", None),
        ("2016-E01", None),
        ("1957 ???", None),
    ],
)
def test_a_tag_gives_the_international_designator(tag, designator):
    assert designator_of(tag) == designator


@pytest.mark.parametrize(
    ("kind", "sector"),
    [("B", Sector.PRIVATE), ("C", Sector.STATE), ("D", Sector.STATE), ("A", Sector.UNKNOWN)],
)
def test_a_class_stands_for_the_sector(kind, sector):
    agency = {"name": "X", "class": kind, "state": "China"}
    assert read(agencies=[agency]).launch.sector == sector


def test_a_joint_launch_names_all_and_counts_with_the_first():
    agencies = [
        {"name": "NASA JSC", "class": "C", "state": "USA"},
        {"name": "Acme", "class": "B", "state": "USA"},
    ]
    launch = read(agencies=agencies).launch
    assert (launch.provider, launch.sector) == ("NASA JSC / Acme", Sector.STATE)


@pytest.mark.parametrize(
    ("site", "state", "country"),
    [
        ("NIIP-5", "USSR", "Kazakhstan"),
        ("NIIP-53", "USSR", "Russia"),
        ("CSG", "French Guiana", "France"),
        ("KLA", "Kiribati", "Pacific Ocean"),
        ("CC", "USA", "USA"),
    ],
)
def test_countries_are_those_of_today(site, state, country):
    said = {"name": "somewhere", "state": state}
    assert read(Launch_Site=site, site=said).launch.country == country
