from spacelaunch.api.routes.picture_element import DARK, PHONE, picture_element, question_mark
from spacelaunch.queries.parameters import Drawing


def test_the_most_exact_question_comes_first():
    shown = picture_element("/charts/x", {"top": "5"}, Drawing(), "alt")
    assert shown.address == "/charts/x.svg?top=5"
    assert shown.others == (
        (f"{DARK} and {PHONE}", "/charts/x.svg?top=5&theme=dark&size=4x5"),
        (PHONE, "/charts/x.svg?top=5&size=4x5"),
        (DARK, "/charts/x.svg?top=5&theme=dark"),
    )


def test_what_was_chosen_is_shown_as_chosen():
    given = {"theme": "light", "size": "8x6"}
    shown = picture_element("/charts/x", given, Drawing.model_validate(given), "alt")
    assert (shown.others, shown.width_px, shown.height_px) == ((), 960, 720)


def test_a_query_string_has_its_mark_only_where_there_is_one():
    assert (question_mark({}), question_mark({"a": "é&"})) == ("", "?a=%C3%A9%26")
