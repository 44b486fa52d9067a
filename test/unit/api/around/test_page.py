import re
from base64 import b64decode
from hashlib import sha256

from spacelaunch.api.around.page import page_answer


def test_a_page_has_our_style_and_a_policy_that_lets_in_that_style_alone(client):
    with client.application.test_request_context():
        answer = page_answer("home.html", {"trouble": "<b>"}, 503)
    (style,) = re.findall("<style>(.*?)</style>", answer.get_data(as_text=True), re.DOTALL)
    policy = answer.headers["Content-Security-Policy"]
    (digest,) = re.findall(r"style-src 'sha256-(.*?)'", policy)
    assert b64decode(digest) == sha256(style.encode()).digest()
    assert "script-src" not in policy
    assert "default-src 'none'" in policy


def test_what_is_wrong_is_kept_by_no_cache_and_is_no_markup(client):
    with client.application.test_request_context():
        answer = page_answer("home.html", {"trouble": "<b>"}, 503)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
    assert "&lt;b&gt;" in answer.get_data(as_text=True)
