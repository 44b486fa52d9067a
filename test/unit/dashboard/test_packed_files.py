import asyncio
import gzip

import httpx
import pytest
from starlette.responses import PlainTextResponse

from spacelaunch.dashboard.packed_files import PackedFiles

SCRIPT = "let launches = 1;\n" * 1_000


@pytest.fixture
def get(tmp_path):
    """Ask for some addresses at once, below `/pages/static`."""
    (tmp_path / "js").mkdir()
    (tmp_path / "js" / "index.js").write_text(SCRIPT)
    (tmp_path / "letters.woff2").write_bytes(b"packed already")
    (tmp_path.parent / "secret.js").write_text("not ours to give")
    packed = PackedFiles(PlainTextResponse("Streamlit's"), tmp_path, "/pages/static")

    async def ask(method, paths, takes):
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(packed),
            base_url="http://localhost",
            headers={"Accept-Encoding": takes},
        ) as client:
            return await asyncio.gather(*(client.request(method, path) for path in paths))

    def asking(*paths, method="GET", takes="gzip, br"):
        return asyncio.run(ask(method, paths, takes))

    return asking


def test_a_file_is_packed_whole_and_kept_by_whoever_asked(get):
    for answer in get(*["/pages/static/js/index.js"] * 20):
        assert answer.text == SCRIPT
        assert answer.headers["Content-Encoding"] == "gzip"
        assert int(answer.headers["Content-Length"]) == len(gzip.compress(SCRIPT.encode(), 6))
        assert answer.headers["Content-Type"].partition(";")[0] == "text/javascript"
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_who_takes_nothing_packed_is_answered_by_streamlit(get):
    (answer,) = get("/pages/static/js/index.js", takes="identity")
    assert answer.text == "Streamlit's"


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/index.js",
        "/pages/static/js/none.js",
        "/pages/static/letters.woff2",
        "/pages/static/js/../../secret.js",
        "/pages/static/%2e%2e/secret.js",
        "/pages/",
    ],
)
def test_whatever_else_is_asked_streamlit_answers(get, path):
    assert [each.text for each in get(path)] == ["Streamlit's"]


def test_nothing_is_packed_for_another_verb(get):
    assert [each.text for each in get("/pages/static/js/index.js", method="POST")] == [
        "Streamlit's"
    ]
