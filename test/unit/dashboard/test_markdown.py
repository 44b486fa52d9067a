import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from page_runs import metrics_of, pictures_of, word_tables_of
from spacelaunch.dashboard.markdown import plain

HOSTILE = "<script>alert(1)</script> | **bold** [a](b) `c` $x$ :smile: :red[d] &lt; \\|"


def _page(told):  # its source is a script of its own
    from spacelaunch.dashboard.markdown import (  # noqa: PLC0415
        make_room_for_figures,
        show_figures,
        show_picture,
        show_words,
    )

    place = make_room_for_figures("some")
    show_figures(place, {"Name": "before"})
    show_figures(place, {"Name": told, "Day": "2021-05-09"})
    show_words([{"What": told, "Day": "2021-05-09"}])
    show_words([])
    show_picture("data:,x", told)


def test_what_somebody_else_wrote_is_words_and_nothing_else():
    page = AppTest.from_function(_page, default_timeout=60, args=(HOSTILE,)).run()
    assert not page.exception
    assert metrics_of(page) == {"Name": HOSTILE, "Day": "2021-05-09"}
    table, empty = word_tables_of(page)
    assert table.to_dict("list") == {"What": [HOSTILE], "Day": ["2021-05-09"]}
    assert empty.empty
    assert pictures_of(page) == [("data:,x", HOSTILE)]
    assert not any(each.allow_html for each in page.markdown)


@pytest.mark.parametrize("sign", "\\`*_{}[]()<>#$~|&:!^")
def test_no_sign_of_markdown_stands_alone(sign):
    assert plain(f"a{sign}b") == f"a\\{sign}b"


@given(st.text())
def test_a_text_is_one_line(text):
    assert len(plain(text).splitlines()) <= 1
