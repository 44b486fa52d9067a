"""Figures, tables of words and pictures as Markdown, and what of a name Markdown would take.

Streamlit has elements for them, whose code a browser fetches when it first meets one; and what was
waited for is shown three tenths of a second after the page, for so React spaces out what it fills
in. Markdown is there from the beginning, as long as it holds no HTML. Called by the pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

STYLE = """
.stApp [class*="st-key-figures"] ul {
  display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: 1rem;
  margin: 0 0 .5rem; padding: 0; list-style: none
}
.stApp [class*="st-key-figures"] li {
  margin: 0; padding: .75rem 1rem; font-size: .875rem; border: 1px solid #8885; border-radius: .5rem
}
.stApp [class*="st-key-figures"] strong {
  display: block; font-size: 1.625rem; font-weight: normal; line-height: 1.4; white-space: nowrap
}
.stApp [data-testid="stMarkdownContainer"] table {
  display: block; overflow-x: auto; max-width: 100%
}
/* A day is as wide as this, and would be broken at its hyphens. */
.stApp [data-testid="stMarkdownContainer"] :is(td, th) {
  vertical-align: top; min-width: 7.5rem
}
"""
_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#$~|&:!^])")


def plain(text: str) -> str:
    """A text in one line, without a sign that Markdown would take for its own."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def make_room_for_figures(name: str) -> DeltaGenerator:
    """Where figures stand, each time in place of those before; `name` is another for each."""
    with st.container(key=f"figures-{name}"):
        return st.empty()


def show_figures(place: DeltaGenerator, figures: Mapping[str, str]) -> None:
    """Each under its name, beside one another as far as the page is wide."""
    told = (f"- {plain(name)} **{plain(value)}**" for name, value in figures.items())
    place.markdown("\n".join(told))


def show_words(rows: Sequence[Mapping[str, str]]) -> None:
    """A table of a few rows, whole."""
    heads = list(rows[0]) if rows else []
    lines = [heads, ["---"] * len(heads), *([plain(text) for text in row.values()] for row in rows)]
    st.markdown("\n".join(f"| {' | '.join(cells)} |" for cells in lines))


def show_picture(source: str, alt: str) -> None:
    """An image by its address, with what it shows in words."""
    st.markdown(f"![{plain(alt)}]({source})")
