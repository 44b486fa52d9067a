from dataclasses import dataclass

from spacelaunch.api.document.docstrings import attribute_docstrings


@dataclass
class Bare:
    name: str
    size: int = 1
    """How large,
    in metres."""


@dataclass
class More(Bare):
    """Of a class, and of no attribute."""

    colour: str = "red"
    """Which one."""


def test_the_text_below_an_attribute_is_its_own():
    assert attribute_docstrings(Bare) == {"size": "How large, in metres."}


def test_a_class_has_the_texts_of_those_that_it_is_made_from():
    assert attribute_docstrings(More) == {"size": "How large, in metres.", "colour": "Which one."}
