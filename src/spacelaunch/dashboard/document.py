"""The document in which Streamlit's own code runs, as we answer it in place of Streamlit.

Streamlit finds out where it is served by asking at every part of an address, and each miss is an
error in the console of whoever follows a link to a page: it is told. No page may load anything from
elsewhere, and no other page may frame one: browsers are told that, too. And until its code runs,
which takes a slow machine seconds, the page says that it is coming. Called by `server`.
"""

from __future__ import annotations

import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterable
from pathlib import Path

import streamlit

from spacelaunch.dashboard import look, markdown
from spacelaunch.dashboard.look import PALETTES

STATIC = Path(streamlit.__file__).parent / "static"
"""Streamlit's own files."""
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_TITLE = "<title>Streamlit</title>", "<title>Space Launches</title>"
# Streamlit's code takes its place.
_COMING = '<p class="coming" role="status">Space Launches: the page is coming …</p>'
_ROOT = '<div id="root">', f'<div id="root">{_COMING}'


def make_document(base: str) -> tuple[str, str]:
    """It, served below a path, and the policy of what it may load."""
    script = f"window.__streamlit={{BACKEND_BASE_URL:location.origin+{json.dumps(f'{base}/')}}}"
    document = (STATIC / "index.html").read_text(encoding="utf-8")
    head = "<head>", f"<head><script>{script}</script>{_make_style()}"
    for streamlits, ours in (head, _TITLE, _ROOT):
        document = document.replace(streamlits, ours, 1)
    return document, _make_policy(_INLINE.findall(document))


def _make_style() -> str:
    """Of the pages, and of what is seen before them, in their colours."""
    light, dark = (
        f"body {{ background: {palette['backgroundColor']} }} "
        f".coming {{ color: {palette['textColor']} }}"
        for palette in (PALETTES["light"], PALETTES["dark"])
    )
    letters = ".coming { font: 1rem sans-serif; margin: 3.5rem 1rem }"
    coming = f"{letters} {light} @media (prefers-color-scheme: dark) {{ {dark} }}"
    return f"<style>{coming} {look.STYLE} {markdown.STYLE}</style>"


def _make_policy(scripts: Iterable[str]) -> str:
    """Of the scripts that stand in the document, these alone run."""
    digests = (b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in scripts)
    allowed = " ".join(f"'sha256-{each}'" for each in digests)
    return "; ".join(
        (
            "default-src 'self'",
            # Of what draws the maps, a part is compiled in the browser.
            f"script-src 'self' {allowed} 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "frame-ancestors 'none'",
        )
    )
