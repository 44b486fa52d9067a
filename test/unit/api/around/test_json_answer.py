from flask import Flask

from spacelaunch.api.around.json_answer import json_answer

app = Flask("json_answer", root_path=".")


def test_it_is_utf_8_and_ends_its_line_for_a_terminal():
    with app.test_request_context():
        answer = json_answer({"name": "Météo"}, 201, {"Location": "/data"})
    assert (answer.status_code, answer.headers["Location"]) == (201, "/data")
    assert answer.data == '{"name":"Météo"}\n'.encode()
