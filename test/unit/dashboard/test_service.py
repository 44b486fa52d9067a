from spacelaunch.dashboard import service as module
from spacelaunch.dashboard.service import given, open_service


def test_what_was_left_empty_is_not_asked_for():
    asked = given({"q": "", "sector": None, "year_from": 0, "top": 5})
    assert asked == {"year_from": 0, "top": 5}


def test_rows_come_with_how_many_there_are(service):
    found = service.read_some("/data", {"limit": 2, "sector": None})
    assert (len(found.rows), found.total_count) == (2, 300)


def test_a_question_can_be_typed_in_a_shell(service):
    typed = service.curl("/charts/timeline.png", {"q": "Arme de l'Air", "top": None}, "t.png")
    assert typed == "curl 'http://localhost/charts/timeline.png?q=Arme+de+l%27Air' -o t.png"
    assert service.curl("/a.png", {}, "a.png") == "curl http://localhost/a.png -o a.png"


def test_the_server_and_the_key_are_those_of_the_settings(monkeypatch):
    made = []
    monkeypatch.setattr(module, "Client", lambda url, key: made.append((url, key)))
    monkeypatch.setenv("SPACELAUNCH_URL", "http://api:5000")
    monkeypatch.setenv("SPACELAUNCH_API_KEY", "secret")
    open_service.clear()
    assert [open_service().url for _ in range(2)] == ["http://api:5000"] * 2
    assert made == [("http://api:5000", "secret")]
    open_service.clear()
