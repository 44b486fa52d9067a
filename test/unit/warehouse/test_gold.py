import pytest
from sqlalchemy import update

from spacelaunch.domain.run import RunKind
from spacelaunch.queries.parameters import read_parameters
from spacelaunch.queries.registry import SILVER_ANALYSES
from spacelaunch.queries.summarise import answer
from spacelaunch.sources.fake_spacex.catalogue import state
from spacelaunch.warehouse import gold, tallies
from spacelaunch.warehouse.engines import open_engine
from spacelaunch.warehouse.sql_engine import open_sql_engine
from spacelaunch.warehouse.tables.silver import launches, payloads
from spacelaunch.warehouse.touched import touched
from spacex_worlds import read_first_state


@pytest.fixture(scope="module")
def documents():
    return state("first")


@pytest.fixture(params=["sqlite", "postgresql"])
def built(request, warehouses):
    engine = open_engine(warehouses.filled(request.param, read_first_state))
    yield engine
    engine.dispose()


def read(engine):
    with engine.connect() as connection:
        return gold.findings(connection, "spacex")


def test_what_is_counted_is_what_is_not_upcoming(built, documents):
    flown = [each for each in documents["launches"] if not each["upcoming"]]
    known = [each for each in flown if each["success"] is not None]
    found = read(built)
    counts = {
        name: found[f"launch_aggregates.{name}_count"]
        for name in ("total", "success", "failure", "unknown", "orbital")
    }
    assert counts == {
        "total": len(flown),
        "success": sum(each["success"] for each in known),
        "failure": sum(not each["success"] for each in known),
        "unknown": len(flown) - len(known),
        # One was lost on its pad, and one only went up.
        "orbital": len(flown) - 2,
    }
    assert found["launch_aggregates.success_pct"] == 100 * counts["success"] / len(known)


def test_a_ratio_is_null_and_not_0_where_there_is_nothing_to_divide(built):
    found = read(built)
    heavy = {
        name: found[f"cost_efficiency.Heron Heavy.{name}"]
        for name in ("flown_count", "used_count", "cost_per_kg_usd", "total_mass_kg")
    }
    assert heavy == {
        "flown_count": 1,
        "used_count": 0,
        "cost_per_kg_usd": None,
        "total_mass_kg": None,
    }


def test_a_ratio_uses_only_launches_of_which_cost_and_mass_are_known(built):
    found = read(built)
    # Three flew for 8 million each; of one the mass is not known.
    assert found["cost_efficiency.Kestrel 1.flown_count"] == 3
    assert found["cost_efficiency.Kestrel 1.used_count"] == 2
    assert found["cost_efficiency.Kestrel 1.cost_per_kg_usd"] == pytest.approx(16e6 / 185.5)


def test_years_are_those_with_launches(built, documents):
    found = read(built)
    years = {each["date_utc"][:4] for each in documents["launches"] if not each["upcoming"]}
    assert {name.split(".")[1] for name in found if name.startswith("launches_per_year")} == years


def test_sums_do_not_depend_on_the_order_of_the_rows(built):
    before = read(built)
    with built.begin() as connection:
        # Rewriting rows moves them behind the others.
        connection.execute(update(payloads).values(name=payloads.c.name))
        connection.execute(update(launches).where(launches.c.launch_year < 2019).values(pad="x"))
        connection.execute(update(launches).values(pad="x"))
        tallies.clear(connection, "spacex")
        with touched(connection, "spacex", 0):
            tallies.put_in(connection, "spacex")
        gold.refresh(connection, "spacex")
    after = read(built)
    name = "cost_efficiency.Heron 9.cost_per_kg_usd"
    assert after[name] == before[name]


def test_a_snapshot_tells_what_was_added_since_the_one_before(built, now):
    with built.begin() as connection:
        gold.take_snapshot(connection, "spacex", 8, RunKind.MANUAL, now)
        newest, first = gold.trend(connection, "spacex", 5)
    assert (first["kind"], first["added_count"], first["total_count"]) == ("initial", 18, 18)
    assert (newest["kind"], newest["added_count"], newest["taken_at"]) == ("manual", 0, now)


def test_a_source_without_launches_has_no_figures(engine):
    with engine.begin() as connection:
        gold.refresh(connection, "spacex")
    assert read(engine) == {}


@pytest.mark.parametrize("name", ["cost-efficiency", "launches-per-year"])
def test_a_table_holds_what_its_query_answers(built, name):
    analysis = SILVER_ANALYSES[name]
    with open_sql_engine(built, "spacex") as engine:
        rows = answer(analysis, read_parameters(analysis.parameters, {}), engine)
    with built.connect() as connection:
        head, *kept = gold.tables(connection)[name.replace("-", "_")]
    figures = [dict(zip(head, row, strict=True)) for row in kept]
    assert all(each.pop("source") == "spacex" for each in figures)
    assert sorted(map(_pairs, figures)) == sorted(map(_pairs, rows))


def _pairs(row):
    return [(key, str(value)) for key, value in sorted(row.items())]
