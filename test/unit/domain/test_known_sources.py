from spacelaunch.bootstrap_pipeline import SOURCES
from spacelaunch.domain.known_sources import KNOWN_SOURCES, LAUNCH_SOURCES, caveats_of
from spacelaunch.sources.spacex_documents import MODELS


def test_every_source_that_can_be_read_is_known_with_its_terms():
    assert sorted(KNOWN_SOURCES) == sorted(SOURCES)
    assert all(each.licence and each.credit for each in KNOWN_SOURCES.values())


def test_an_api_that_is_frozen_says_since_when():
    assert KNOWN_SOURCES["spacex"].frozen_since is not None
    assert KNOWN_SOURCES["kaggle"].frozen_since is None


def test_who_tells_of_satellites_alone_is_not_asked_about_launches():
    assert set(KNOWN_SOURCES) - set(LAUNCH_SOURCES) == {"celestrak"}


def test_every_resource_of_spacex_has_its_reader():
    assert sorted(KNOWN_SOURCES["spacex"].resources) == sorted(MODELS)


def test_a_title_leads_to_what_must_be_known_of_its_figures():
    assert any("Jonathan McDowell" in each for each in caveats_of("GCAT"))
    assert caveats_of("launches.csv") == ()
