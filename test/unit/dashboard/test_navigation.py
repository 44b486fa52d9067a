from streamlit.testing.v1 import AppTest

from spacelaunch.dashboard import navigation
from spacelaunch.dashboard.navigation import PAGES


def test_every_page_has_a_path_of_its_own():
    assert len({entry.path for entry in PAGES}) == len(PAGES)


def test_the_first_page_is_shown_where_none_is_named(service, monkeypatch):
    monkeypatch.setattr(navigation, "open_service", lambda: service)
    page = AppTest.from_function(_navigate, default_timeout=120).run()
    assert not page.exception
    assert [each.value for each in page.title] == ["Launches into space"]


def _navigate():
    from spacelaunch.dashboard.navigation import navigate  # noqa: PLC0415

    navigate()
