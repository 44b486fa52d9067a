"""Draws a summary and gives the bytes of its picture, as PNG or as SVG: the first way out.

The same summary gives the same bytes, in any process: no clock, no random ids. Called by `jobs`;
it stores nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import numpy as np
from matplotlib import rcParams, style
from matplotlib.figure import Figure
from PIL.PngImagePlugin import PngInfo

from spacelaunch.charts.kit.canvas import KeptCanvas
from spacelaunch.charts.kit.empty import draw_nothing
from spacelaunch.charts.kit.page import make_page
from spacelaunch.charts.kit.png import write_png
from spacelaunch.charts.kit.vector import follow_reader, write_svg
from spacelaunch.charts.registry import find_chart
from spacelaunch.domain.summary import Summary
from spacelaunch.errors import RenderError
from spacelaunch.queries.parameters import Drawing

SOFTWARE = "Space Launches"
SETTINGS: dict[str, Any] = {
    # Ids in an SVG are salted; without a salt of its own each drawing would get a random one.
    "svg.hashsalt": "spacelaunch",
    # Words can be searched, copied and read aloud.
    "svg.fonttype": "none",
    # Hinting moves signs to whole pixels: small words grow, and lines no longer fit.
    "text.hinting": "none",
}
# What matplotlib raises on values it cannot place, letters it cannot set, pages it cannot hold.
DRAWING_ERRORS = (ValueError, OverflowError, RuntimeError)


def draw_png(summary: Summary[Any, Any], drawing: Drawing, provenance: Mapping[str, str]) -> bytes:
    """Draws the summary; the provenance travels inside the file.

    Raises: RenderError when there is no such chart or it cannot be drawn.
    """
    with _drawing(summary):
        return _png(draw_figure(summary, drawing), summary, provenance)


def draw_svg(summary: Summary[Any, Any], drawing: Drawing, provenance: Mapping[str, str]) -> bytes:
    """The same as text that scales; `theme=auto` has the colours of both schemes.

    Raises: RenderError as `draw_png` does.
    """
    with _drawing(summary):
        svg = _svg(draw_figure(summary, drawing), summary, provenance)
        if drawing.theme == "auto":
            dark = draw_figure(summary, drawing.model_copy(update={"theme": "dark"}))
            svg = follow_reader(svg, _svg(dark, summary, provenance))
        return svg.encode()


@contextmanager
def _drawing(summary: Summary[Any, Any]) -> Iterator[None]:
    """What holds while a figure is made, from its first artist on, and written."""
    try:
        with _our_settings():
            yield
    except DRAWING_ERRORS as exc:
        raise RenderError(f"{summary.analysis} could not be drawn: {exc}") from exc


@contextmanager
def _our_settings() -> Iterator[None]:
    """What the user of this machine likes (a matplotlibrc) has no say in the bytes.

    Note: as dictionaries, since matplotlib looks at three hundred values one by one each time.
    """
    settings: Any = rcParams
    theirs = dict.copy(settings)
    dict.update(settings, _checked_settings())
    try:
        yield
    finally:
        dict.update(settings, theirs)


@cache
def _checked_settings() -> dict[str, Any]:
    """Matplotlib's own defaults, and ours."""
    settings: Any = rcParams
    with style.context(SETTINGS, after_reset=True):
        return dict.copy(settings)


def draw_figure(summary: Summary[Any, Any], drawing: Drawing) -> Figure:
    """The page with its chart, or with the words that there is nothing to draw."""
    chart = find_chart(summary.analysis)
    if summary.rows:
        frame = make_page(summary, drawing, chart.left_out)
        chart.draw(frame, summary)
    else:
        frame = make_page(summary, drawing, chart.left_out, title=summary.title)
        draw_nothing(frame, summary.finding)
    return frame.figure


def _png(figure: Figure, summary: Summary[Any, Any], provenance: Mapping[str, str]) -> bytes:
    chunks = {"Title": summary.finding, "Description": summary.alt, **provenance}
    metadata = {_clean(key)[:79]: _clean(value) for key, value in chunks.items()}
    said = PngInfo()
    for key, text in {**metadata, "Software": SOFTWARE}.items():
        said.add_text(key, text)
    canvas: Any = KeptCanvas(figure)
    canvas.draw()
    return write_png(np.asarray(canvas.buffer_rgba()), figure.dpi, said)


def _svg(figure: Figure, summary: Summary[Any, Any], provenance: Mapping[str, str]) -> str:
    metadata = {
        "Title": _clean(summary.finding),
        "Description": _clean(summary.alt),
        "Source": _clean("; ".join(f"{key}: {value}" for key, value in provenance.items())),
        "Creator": SOFTWARE,
        "Date": None,
    }
    return write_svg(figure, metadata, _clean(summary.alt))


def _clean(text: str) -> str:
    """The text without what XML and UTF-8 cannot hold: control signs and halves of signs."""
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)
