"""Texts without what the eye cannot see, and words for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacelaunch.domain.texts import WORDS_FOR_NOTHING, clean_text, is_nothing


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (" SpaceX ", "SpaceX"),
        ("Space\u200bX\ufeff", "SpaceX"),
        ("SpaceX\u200d", "SpaceX"),
        ("RVSN\xa0USSR", "RVSN USSR"),
        ("RVSN  \t\r\n USSR", "RVSN USSR"),
        ("Cafe\u0301", "Café"),
        ("a\x1fb", "a b"),
    ],
)
def test_what_the_eye_cannot_see_makes_no_other_text(text, clean):
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    "text", ["M?\x81hia", "n†\xad19L", "Arm??e", "👨\u200d🚀", "می\u200cخواهم"]
)
def test_damaged_letters_and_joined_ones_stay_as_they_are(text):
    assert clean_text(text) == text


@given(st.text(max_size=20))
def test_a_clean_text_is_clean(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@pytest.mark.parametrize(
    "word", [*sorted(WORDS_FOR_NOTHING), "NA", "N/A", "NaN", "None", "NULL", "\\N"]
)
def test_a_word_for_nothing_is_nothing(word):
    assert is_nothing(word)


@pytest.mark.parametrize("text", ["0", "NASA", "No", "?", "--"])
def test_what_says_something_is_not_nothing(text):
    assert not is_nothing(text)
