import pytest

from data_sets import describe_launches, hold
from factories import NOW, make_launch
from spacelaunch.charts.plain_text import DRAWINGS, WIDTH, draw_text
from spacelaunch.charts.registry import CHARTS
from spacelaunch.domain.launch import SYNTHETIC_MISSION
from spacelaunch.queries.engine import summarise
from spacelaunch.queries.registry import ANALYSES
from spacelaunch.relation.held import to_relation


def lines_of(name, *launches, **params):
    """The chart of these launches, line by line."""
    given = list(launches)
    analysis = ANALYSES[name]
    origin = describe_launches(given, ["a.csv"], NOW).origin
    asked = analysis.parameters(**params)
    return (
        draw_text(summarise(analysis, asked, to_relation(hold(given)), origin)).decode().split("\n")
    )


STATE = {"sector": "state", "provider": "RVSN", "country": "Russia"}
FOUR = (
    make_launch(2000),
    make_launch(2001),
    make_launch(2001, mission="M2"),
    make_launch(2000, **STATE, outcome="failure"),
)


def test_every_analysis_that_has_a_chart_has_one_in_letters():
    assert DRAWINGS.keys() == CHARTS.keys()


@pytest.mark.parametrize("name", ANALYSES)
def test_a_chart_opens_with_its_finding_and_ends_with_its_source(name):
    lines = lines_of(name, *FOUR)
    assert lines[1].startswith(ANALYSES[name].title)
    assert lines[-2].startswith("Source: a.csv · data until 1 Jun 2001")


@pytest.mark.parametrize("name", ANALYSES)
def test_a_chart_fits_a_terminal_and_steers_none(name):
    long = make_launch(1957, provider="A\x1b[31m" + "b" * 90, country="C\x07" + "d" * 90)
    lines = lines_of(name, *FOUR, long, make_launch(2020))
    assert max(map(len, lines)) <= WIDTH
    assert {sign for line in lines for sign in line if not sign.isprintable()} == set()


@pytest.mark.parametrize("name", ANALYSES)
def test_a_chart_of_nothing_says_so(name):
    assert "(no launches to draw)" in lines_of(name, *FOUR, year_from=2010)


def test_a_ranking_has_bars_with_names_and_counts():
    bars = lines_of("geography", *FOUR)[3:5]
    assert [bar.split() for bar in bars] == [["USA", "█" * 62, "3"], ["Russia", "█" * 21, "1"]]


def test_sectors_have_counts_and_rates_with_their_denominators():
    words = [line.split() for line in lines_of("sector", *FOUR)]
    assert ["private", "of", "3", "█" * 62, "100.0", "%"] in words
    assert ["state", "of", "1", "0.0", "%"] in words


def test_a_timeline_tells_its_two_lines_apart():
    text = "\n".join(lines_of("timeline", *FOUR))
    assert ("·· state" in text, "## private" in text) == (True, True)


def test_a_heat_map_is_darker_where_there_was_more():
    lines = lines_of("geography-years", *FOUR)
    assert lines[3].split() == ["USA", "▓▓▓▓████", "3"]
    assert lines[4].split() == ["Russia", "▓▓▓▓", "1"]
    assert lines[6].strip() == "Launches in a year: ▓ 1 or more, █ 2 or more"


def test_generated_launches_are_said_to_be():
    sample = make_launch(2000, mission=f"{SYNTHETIC_MISSION} 1")
    assert lines_of("timeline", sample)[-2] == "SYNTHETIC SAMPLE – not real launches"


def test_one_drawing_leaves_nothing_for_the_next():
    alone = lines_of("timeline", *FOUR)
    lines_of("timeline", make_launch(1960), make_launch(1990))
    assert lines_of("timeline", *FOUR) == alone
