"""A chart as a page shows it: in the reader's colours, and on a phone in a form that fits there.

A browser asks for one of the pictures only. What the reader has chosen is shown as chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from spacelaunch.queries.parameters import Drawing

DARK = "(prefers-color-scheme: dark)"
PHONE = "(max-width: 36rem)"
_PHONE_SIZE = "4x5"
# Small inches: the same letters on less paper are large.
SMALL = {"size": "5x4"}


@dataclass(frozen=True, slots=True)
class PictureElement:
    """What `<picture>` needs."""

    address: str
    alt: str
    width_px: int
    height_px: int
    others: tuple[tuple[str, str], ...]
    """Media query and address, the first that is true counts."""


def picture_element(
    address: str, given: Mapping[str, object], params: Drawing, alt: str, fits_phones: bool = True
) -> PictureElement:
    """The picture of an address without its suffix, `/charts/timeline`, with these parameters."""
    dark = {} if "theme" in given else {DARK: {"theme": "dark"}}
    phone = {PHONE: {"size": _PHONE_SIZE}} if fits_phones and "size" not in given else {}
    both = {f"{d} and {p}": {**dark[d], **phone[p]} for d in dark for p in phone}
    return PictureElement(
        address=_picture(address, given),
        alt=alt,
        width_px=round(params.width_in * params.dpi),
        height_px=round(params.height_in * params.dpi),
        others=tuple(
            (media, _picture(address, {**given, **more}))
            for media, more in {**both, **phone, **dark}.items()
        ),
    )


def question_mark(given: Mapping[str, object]) -> str:
    """The query string with its mark, or nothing."""
    return f"?{urlencode(given, doseq=True)}" if given else ""


def _picture(address: str, given: Mapping[str, object]) -> str:
    return f"{address}.svg{question_mark(given)}"
