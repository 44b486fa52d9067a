"""A figure as SVG whose text is text, that says what it shows, and that may follow its reader.

matplotlib writes it; here it is told apart from a mere drawing: a role, a title and a description
for who cannot see it, fonts that a reader has, and for `theme=auto` the colours of the dark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from xml.sax.saxutils import escape

from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patheffects import AbstractPathEffect
from matplotlib.text import Text

# Verdana is as wide as DejaVu, so that what was measured with one fits in the other.
FONTS = "'DejaVu Sans', Verdana, 'Noto Sans CJK JP', 'Noto Sans', sans-serif"
_STYLE = re.compile(r'style="([^"]*)"')
_FAMILY = re.compile(r"; font-family: ([^;\"]*)")
_HALO = "halo"


def write_svg(figure: Figure, metadata: Mapping[str, str | None], alt: str) -> str:
    """The figure in one colour scheme; `alt` is the picture in words."""
    with _set_as_text(figure):
        file = BytesIO()
        FigureCanvasSVG(figure).print_figure(file, format="svg", metadata=metadata)
    text = _FAMILY.sub(_weight, file.getvalue().decode())
    text = text.replace("<svg ", '<svg role="img" ', 1)
    text = text.replace("</title>", f"</title>\n <desc>{escape(alt)}</desc>", 1)
    around = f"paint-order: stroke; stroke-width: 3px; stroke: {to_hex(figure.get_facecolor())}"
    halo = f"g[id^={_HALO}] text{{{around}}}"
    return text.replace("</style>", f"\n   text{{font-family: {FONTS}}}\n   {halo}</style>", 1)


def follow_reader(light: str, dark: str) -> str:
    """The light picture, which is the dark one where its reader likes the dark.

    Shape: both are of the same figure, so their styles stand in the same order. Who knows nothing
    of classes sees the light one.
    """
    classes: dict[tuple[str, str], str] = {}
    others = iter(_STYLE.findall(dark))

    def add_classes(found: re.Match[str]) -> str:
        ours, theirs = _parts(found[1]), _parts(next(others))
        changed = [(name, theirs[name]) for name in ours if ours[name] != theirs.get(name)]
        names = [classes.setdefault(each, f"c{len(classes)}") for each in changed]
        return f'class="{" ".join(names)}" {found[0]}' if names else found[0]

    text = _STYLE.sub(add_classes, light)
    rules = [f".{name}{{{kind}: {value} !important}}" for (kind, value), name in classes.items()]
    halo = re.search(rf"g\[id\^={_HALO}\][^}}]*}}", dark)
    rules += [halo[0]] if halo else []
    media = f"\n   @media (prefers-color-scheme: dark){{{' '.join(rules)}}}"
    return text.replace("</style>", f"{media}</style>", 1)


def _parts(style: str) -> dict[str, str]:
    pairs = (part.split(": ", 1) for part in style.split("; ") if ": " in part)
    return {name: value for name, value in pairs}


def _weight(family: re.Match[str]) -> str:
    """The fonts are named once for all; only that one of several is bold has to be kept."""
    return "; font-weight: 700" if "-Bold" in family[1] else ""


@contextmanager
def _set_as_text(figure: Figure) -> Iterator[None]:
    """A halo around a name is a path effect, which would make a path of the name; CSS has one."""
    found = (text for text in figure.findobj(Text) if isinstance(text, Text))
    haloed = [(text, text.get_path_effects()) for text in found if text.get_path_effects()]
    for place, (text, _) in enumerate(haloed):
        text.set_path_effects([])
        text.set_gid(f"{_HALO}-{place}")
    try:
        yield
    finally:
        for text, effects in haloed:
            _restore(text, effects)


def _restore(text: Text, effects: list[AbstractPathEffect]) -> None:
    text.set_path_effects(effects)
    text.set_gid(None)
