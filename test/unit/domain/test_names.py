"""Names as people write them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spacelaunch.domain.names import (
    KnownNames,
    choice_of,
    fold,
    names_in,
    one_of,
    shown,
    unknown_name,
)
from spacelaunch.errors import BadRequestError

COUNTRIES = KnownNames(
    ["Russia", "USA", "Japan", "Kazakhstan", "North Korea", "South Korea"],
    hints={"ussr": ("Russia", "Kazakhstan")},
)


@given(st.text())
def test_a_name_that_is_folded_stays_as_it_is(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_the_form_of_unicode_does_not_matter(text):
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert fold(unicodedata.normalize(form, text)) == fold(text)


# A mark in the wrong order is another letter in capitals; nobody types that.
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Mn"])))
def test_case_does_not_matter(text):
    assert fold(text.casefold()) == fold(text)


@given(st.text(alphabet=st.characters(codec="latin-1")))
def test_what_is_written_in_capitals_is_the_same_name(text):
    assert fold(text.upper()) == fold(text)


@given(st.lists(st.text(), min_size=1))
def test_every_known_name_is_found_by_itself(names):
    known = KnownNames(names)
    for name in names:
        assert name in known.spelled(name)
        assert name in known.spelled(f" {name} ")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Japan", ("Japan",)),
        ("japan", ("Japan",)),
        (" JAPAN ", ("Japan",)),
        ("Ｊａｐａｎ", ("Japan",)),
        ("south  korea", ("South Korea",)),
        ("Jpan", ()),
        ("", ()),
    ],
)
def test_a_name_is_found_without_case_and_in_one_form_of_unicode(text, found):
    assert COUNTRIES.spelled(text) == found


def test_each_spelling_of_a_name_is_found():
    assert KnownNames(["Acme", "ACME", "Beta"]).spelled("acme") == ("ACME", "Acme")


def test_an_alias_stands_for_a_name_only_where_no_name_is_called_so():
    aliases = {"us": ("USA", "United States"), "japan": ("Russia",)}
    known = KnownNames(["USA", "Russia", "Japan"], aliases)
    assert known.spelled("US") == ("USA",)
    assert known.spelled("Japan") == ("Japan",)


def test_names_are_found_by_a_part():
    assert COUNTRIES.containing("KOREA") == ("North Korea", "South Korea")


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Jpan", ("Japan",)),
        ("kazakstan", ("Kazakhstan",)),
        ("Korea", ("North Korea", "South Korea")),
        ("Juppan", ("Japan",)),
        ("ussr", ("Russia", "Kazakhstan")),
        ("Atlantis", ()),
        ("x" * 5_000, ()),
    ],
)
def test_what_may_have_been_meant_is_told_the_likeliest_first(text, near):
    assert COUNTRIES.nearest(text) == near


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("spacx", ("SpaceX",)),
        ("Space", ("SpaceX",)),
        ("NSA", ("NASA",)),
        ("Northrop Grumman", ("Northrop",)),
        ("UX", ()),
        ("Virgin", ()),
        ("x" * 5_000, ()),
    ],
)
def test_a_name_is_near_where_hardly_another_can_be_meant(text, near):
    assert KnownNames(["SpaceX", "NASA", "ULA", "Northrop", "UT"]).near(text) == near


def test_thousands_of_long_names_are_not_compared_one_by_one():
    many = KnownNames(f"{'ab' * 30}{n}" for n in range(20_000))
    assert many.nearest("ba" * 30) == ()


@pytest.mark.parametrize(
    ("text", "names", "message"),
    [
        ("Jpan", ["Japan", "USA"], "no country 'Jpan'; did you mean Japan?"),
        ("Narnia", ["North Korea"], "no country 'Narnia'; there are North Korea"),
        ("Korea", ["North Korea", "South Korea"],
         "no country 'Korea'; did you mean North Korea or South Korea?"),
        ("USA,Japan", ["Japan", "USA"], "no country 'USA,Japan'; give several elsewhere"),
        ("X", [f"{n:02}" for n in range(21)], "no country 'X'; 21 are known"),
        ("X", [], "no country 'X'; the data have none"),
    ],
)  # fmt: skip
def test_a_name_that_there_is_not_is_refused_with_what_may_help(text, names, message):
    error = unknown_name("country", text, KnownNames(names), several="give several elsewhere")
    assert str(error) == message


def test_a_word_of_an_enumeration_is_found_without_case():
    assert choice_of(" Dark", ["light", "dark"]) == "dark"
    assert choice_of("sepia", ["light", "dark"]) is None


def test_a_long_text_is_quoted_in_short():
    assert shown("short") == "'short'"
    assert len(shown("x" * 5_000)) < 100


def test_names_are_separated_by_commas_come_once_and_may_have_a_mark():
    known = {"a": 1, "b": 2, "bee": 2}
    assert names_in("bee, -a,b", "sort", known, marks="-") == {2: "", 1: "-"}


def test_a_name_goes_without_case_where_only_one_thing_is_called_so():
    known = {"rocket": 1, "Rocket": 2, "Year": 3}
    assert list(names_in("Rocket,rocket,YEAR", "fields", known)) == [2, 1, 3]
    with pytest.raises(BadRequestError):
        names_in("ROCKET", "fields", known)


@pytest.mark.parametrize("text", ["c", "-a", "", "a,", "--a"])
def test_an_unknown_name_is_refused_with_the_known_ones_each_thing_once(text):
    with pytest.raises(BadRequestError, match=r"^fields: there is no '.*'; there are a, b$"):
        names_in(text, "fields", {"a": 1, "b": 2, "bee": 2})


def test_names_that_are_endless_or_countless_make_no_endless_message():
    endless = KnownNames(f"{n} {'x' * 2_000}" for n in range(20))
    assert len(str(unknown_name("rocket", "Nothing", endless))) < 3_000
    countless = KnownNames(f"{'abcdefghij'[:n]}{'ABCDEFGHIJ'[n:]}" for n in range(10))
    assert one_of(countless.spelled("abcdefghij")).count("or") == 1
