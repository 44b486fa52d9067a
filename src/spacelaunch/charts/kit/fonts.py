"""The fonts by their files: DejaVu Sans, and Noto for the letters that it lacks.

They come with packages, so what the machine has installed makes no difference. Says which font has
a sign and how wide a line is; what fits where is `lettering`'s affair.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import FontEntry, FontProperties, fontManager, get_font
from matplotlib.ft2font import FT2Font, LoadFlags

# The order in which a sign is looked for; Emoji last, since it has digits and letters too.
_SCRIPTS = (
    *("Arabic", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil"),
    *("Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Myanmar", "Khmer"),
    *("Armenian", "Georgian", "Ethiopic", "Symbols"),
)
_BOLD, _REGULAR = "DejaVuSans-Bold.ttf", "DejaVuSans.ttf"
# Kerning and hinting move a line's end by a little.
SLACK = 1.02
_EM = 100.0


@lru_cache(maxsize=512)
def font_for(text: str, points: float, bold: bool) -> FontProperties:
    """The font as matplotlib's texts take it, with others behind it where the text needs them.

    Note: a text copies it, so that one is enough for all.
    """
    needed = _needed(text, bold)
    if not needed:
        # The file decides; the name and the weight are for an SVG, whose text is text.
        weight = 700 if bold else 400
        return FontProperties(
            fname=str(_main(bold)), family="DejaVu Sans", weight=weight, size=points
        )
    names = [_registered(path) for path in (_main(bold), *needed)]
    return FontProperties(family=names, weight=400, size=points)


def has_sign(sign: str, bold: bool) -> bool:
    """Whether any of the fonts has it."""
    return ord(sign) in _signs(_main(bold)) or _other_with(sign) is not None


def width_in(text: str, points: float, bold: bool) -> float:
    """Width of one line in inches."""
    if any(_is_shaped(sign, bold) for sign in text):
        return _shaped_ems(text, bold) * points / 72 * SLACK
    return sum(_advance(sign, bold) for sign in text) * points / 72 * SLACK


@lru_cache(maxsize=8192)
def _is_shaped(sign: str, bold: bool) -> bool:
    """Whether its width depends on its neighbours, or on a font that is not the first."""
    is_odd = unicodedata.bidirectional(sign) in {"R", "AL", "NSM"}
    return is_odd or ord(sign) not in _signs(_main(bold))


@lru_cache(maxsize=4096)
def _advance(sign: str, bold: bool) -> float:
    """Width of one sign in ems."""
    face = _face(bold)
    return face.load_char(ord(sign), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / _EM


@lru_cache(maxsize=1024)
def _shaped_ems(text: str, bold: bool) -> float:
    """Width in ems as it is set, with letters that join and lines from the right."""
    face = get_font([str(path) for path in (_main(bold), *_needed(text, bold))])
    face.set_size(_EM, 72)
    face.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    # In 26.6 pixels.
    return float(face.get_width_height()[0]) / 64 / _EM


def _needed(text: str, bold: bool) -> tuple[Path, ...]:
    """The other fonts that a text takes, in their order."""
    main = _signs(_main(bold))
    found = {_other_with(sign) for sign in text if ord(sign) not in main}
    return tuple(path for path in _others() if path in found)


@lru_cache(maxsize=4096)
def _other_with(sign: str) -> Path | None:
    return next((path for path in _others() if ord(sign) in _signs(path)), None)


@cache
def _others() -> tuple[Path, ...]:
    noto = Path(str(files("manimgx_fonts")))
    cjk = Path(str(files("noto_cjk_sans_jp_regular"))) / "NotoSansCJKjp-Regular.otf"
    names = [*(f"NotoSans{name}[wght].ttf" for name in _SCRIPTS), "NotoEmoji[wght].ttf"]
    return (cjk, *(noto / name for name in names))


@cache
def _main(bold: bool) -> Path:
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / (_BOLD if bold else _REGULAR)


@cache
def _signs(path: Path) -> frozenset[int]:
    return frozenset(FT2Font(str(path)).get_charmap())


@cache
def _registered(path: Path) -> str:
    """A family name of its own, so that matplotlib finds this file and none of the machine's."""
    name = f"spacelaunch {path.stem}"
    fontManager.ttflist.append(FontEntry(fname=str(path), name=name, weight=400, size="scalable"))
    return name


@cache
def _face(bold: bool) -> FT2Font:
    face = FT2Font(str(_main(bold)))
    face.set_size(_EM, 72)
    return face
