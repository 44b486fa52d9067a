import re

import pytest

from spacelaunch.dashboard.document import STATIC, make_document
from spacelaunch.dashboard.look import CAPTION_OPACITY, PALETTES


def test_until_streamlits_code_runs_it_says_that_the_page_is_coming():
    document, _ = make_document("")
    assert re.search(r'<div id="root"><p [^>]*role="status">[^<]+coming', document)
    assert "<title>Space Launches</title>" in document


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_comes_first_has_the_colours_of_the_pages(theme):
    document, _ = make_document("")
    assert all(PALETTES[theme][name] in document for name in ("backgroundColor", "textColor"))


def test_what_streamlit_has_no_option_for_is_told_to_the_browser_before_its_code_runs():
    document, _ = make_document("")
    style = document.partition("<style>")[2].partition("</style>")[0]
    assert "color: light-dark(#ffffff, #161a1d)" in style
    assert f"opacity: {CAPTION_OPACITY}" in style
    assert style.count("{") == style.count("}")


def test_it_knows_where_it_is_served():
    document, _ = make_document("/dashboard")
    assert 'BACKEND_BASE_URL:location.origin+"/dashboard/"' in document


def test_nothing_of_streamlits_own_is_lost():
    document, _ = make_document("")
    scripts = r'(?:src|href)="(\./static/[^"]+)"'
    streamlits = (STATIC / "index.html").read_text(encoding="utf-8")
    assert re.findall(scripts, document) == re.findall(scripts, streamlits)
