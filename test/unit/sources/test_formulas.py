"""Texts that look like formulas."""

import pytest

from spacelaunch.sources.formulas import quoted, unquoted


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''-x"])
def test_a_formula_gets_an_apostrophe_and_loses_it_again(text):
    assert quoted(text) == f"'{text}"
    assert unquoted(quoted(text)) == text


@pytest.mark.parametrize("text", ["", "Acme", "'", "'t Hart", "Arme de l'Air", "1-1"])
def test_other_texts_stay_as_they_are(text):
    assert quoted(text) == text
    assert unquoted(text) == text
