from spacelaunch.domain.known_sources import LAUNCH_SOURCES
from spacelaunch.domain.precedence import MERGED, PRECEDENCE
from spacelaunch.warehouse.tables.silver import launches


def test_every_column_of_a_launch_has_one_rule():
    ruled = [name for rule in PRECEDENCE for name in rule.fields]
    assert sorted([*ruled, "source", "source_id"]) == sorted(column.name for column in launches.c)


def test_every_rule_names_sources_that_tell_of_launches_and_says_why():
    assert set(MERGED) == set(LAUNCH_SOURCES)
    for rule in PRECEDENCE:
        assert set(rule.sources) <= set(MERGED)
        assert rule.why.endswith(".")
