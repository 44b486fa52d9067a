from streamlit.testing.v1 import AppTest

from spacelaunch.dashboard import app, navigation


def test_the_script_shows_the_page_that_the_address_names(service, monkeypatch):
    monkeypatch.setattr(navigation, "open_service", lambda: service)
    page = AppTest.from_file(app.__file__, default_timeout=120).run()
    assert not page.exception
    assert [each.value for each in page.title] == ["Launches into space"]
