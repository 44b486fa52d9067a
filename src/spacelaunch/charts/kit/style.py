"""Colours and sizes of the pictures, in a light theme, a dark one, and one for print.

Every colour that carries text has a contrast of at least 4.5:1 with what it stands on, and no two
meanings differ by red and green alone: the sectors differ in lightness, so that they stay apart in
grey, and by a second mark (weight, hatching, height). Nothing here draws; every chart reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# Points at 10x6 inches; `Frame.points` fits them to the picture.
TITLE = 15.0
SUBTITLE = 10.5
LABEL = 10.0
SMALL = 9.0
SMALLEST = 7.0
"""What cannot be this large is left out, with a note."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme."""

    paper: str
    ink: str
    muted: str
    """Secondary text: axes, notes, the footer."""
    grid: str
    land: str
    """Countries and cells without launches."""
    shade: str
    """Behind years of which too many launches are missing."""
    private: str
    state: str
    rest: str
    """Launches that are not known to have succeeded."""
    on_fill: str
    """Text inside a bar."""
    warning: str
    on_warning: str
    sequence: tuple[str, ...]
    """From few to many."""
    lines: tuple[str, ...]
    """Of those that are compared, each with dashes of its own (`DASHES`)."""


LIGHT = Theme(
    paper="#ffffff",
    ink="#1a1d21",
    muted="#555b63",
    grid="#dfe3e8",
    land="#e4e7eb",
    shade="#f1f3f5",
    private="#08234f",
    state="#bf540b",
    rest="#b3bac2",
    on_fill="#ffffff",
    warning="#ffc107",
    on_warning="#1a1d21",
    sequence=("#a9cce6", "#78b0d8", "#4292c6", "#2171b5", "#084f99", "#06264f"),
    lines=("#08234f", "#bf540b", "#00796b", "#8e3a9d", "#5b6b00", "#b3003c"),
)
DARK = Theme(
    paper="#14181f",
    ink="#f2f4f7",
    muted="#aab2bd",
    grid="#323a46",
    land="#2a313c",
    shade="#1d232c",
    private="#cfe9fd",
    state="#c66a1c",
    rest="#434c59",
    on_fill="#14181f",
    warning="#ffc107",
    on_warning="#14181f",
    sequence=("#1f4e79", "#2b6ca3", "#3d8fd1", "#6fb3e8", "#a9d3f5", "#e3f2fd"),
    lines=("#cfe9fd", "#e08a3c", "#4dd0b8", "#d49be0", "#c5d35a", "#ff8aa8"),
)
PRINT = Theme(
    paper="#ffffff",
    ink="#000000",
    muted="#4a4a4a",
    grid="#dcdcdc",
    land="#f0f0f0",
    shade="#f4f4f4",
    private="#000000",
    state="#6f6f6f",
    rest="#bdbdbd",
    on_fill="#ffffff",
    warning="#ffffff",
    on_warning="#000000",
    sequence=("#cfcfcf", "#adadad", "#8a8a8a", "#666666", "#3f3f3f", "#000000"),
    lines=("#000000", "#6f6f6f", "#000000", "#6f6f6f", "#000000", "#6f6f6f"),
)
# A picture that follows its reader is drawn in light, and says what is another colour in the dark.
THEMES = {"light": LIGHT, "dark": DARK, "print": PRINT, "auto": LIGHT}
DASHES: tuple[tuple[float, ...], ...] = ((), (), (6, 1.5), (6, 1.5), (1, 1), (1, 1))
"""Of the lines, pair by pair, so that those of one lightness differ in print."""
HATCH = "//"
"""Of what is of the state, so that it is known without its colour."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one piece of text looks; `points` are final, `ink` is a colour."""

    points: float
    ink: str
    bold: bool = False
    horizontal: Literal["left", "center", "right"] = "left"
    vertical: Literal["top", "center", "baseline", "bottom"] = "baseline"
    ground: str | None = None
    """Colour put behind the words where lines would run through them."""


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` as WCAG 2 defines it, 0 to 1."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2 defines it, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(fill: str) -> str:
    """Black or white, whichever is easier to read on the fill."""
    return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, fill))
