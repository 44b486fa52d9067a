"""How the pages look: the palette of the service's own page, and whether it is light or dark now.

Streamlit takes the colours when it starts, so the command line hands it `theme_options`.
"""

from __future__ import annotations

import streamlit as st

PALETTES = {
    "light": {
        "primaryColor": "#1f5fa8",
        "backgroundColor": "#ffffff",
        "secondaryBackgroundColor": "#f3f5f6",
        "textColor": "#1a1a1a",
        "linkColor": "#1f5fa8",
        "borderColor": "#c9ced2",
    },
    "dark": {
        "primaryColor": "#8fc0f5",
        "backgroundColor": "#161a1d",
        "secondaryBackgroundColor": "#20262a",
        "textColor": "#e8eaec",
        "linkColor": "#8fc0f5",
        "borderColor": "#3d454b",
    },
}
KINDS = ("wide", "narrow")
"""Of what is drawn for a desk and again for a phone: the names of its containers begin so."""
CAPTION_OPACITY = 0.85
"""Of small letters below what they explain."""
# On a phone a chart is another drawing, for letters that shrink cannot be read, and a map is
# another one, for its scale is part of it; what is not shown is not read out either.
STYLE = f"""
.stApp [class*="-chart-"] img {{
  display: block; width: 100%; height: auto; border: 1px solid #8885; border-radius: 4px
}}
@media (min-width: 36.01rem) {{ .stApp [class*="st-key-narrow"] {{ display: none }} }}
@media (max-width: 36rem) {{
  .stApp [class*="st-key-wide"] {{ display: none }}
  .stApp .st-key-filters [data-testid="stColumn"] {{ min-width: calc(50% - 1rem) }}
}}
/* Streamlit's 0.6 leaves a link in light letters of 2.8 to 1, where 4.5 can be read. */
.stApp [data-testid="stCaptionContainer"] {{ opacity: {CAPTION_OPACITY} }}
.stApp [data-testid="stMainBlockContainer"] {{ padding-top: 3.5rem; padding-bottom: 3rem }}
/* Streamlit's own letters there are white, which a light button makes unreadable. */
.stApp button[kind="primary"] p {{
  color: light-dark({", ".join(PALETTES[theme]["backgroundColor"] for theme in ("light", "dark"))})
}}
"""
"""What Streamlit has no option for. Its own rules come later, so each of ours says `.stApp` too."""


def theme_now() -> str:
    """`light` or `dark`, as the reader's browser shows the page."""
    return "dark" if st.context.theme.type == "dark" else "light"


def theme_options() -> dict[str, str]:
    """Streamlit's options for both palettes."""
    return {
        f"theme.{theme}.{name}": colour
        for theme, palette in PALETTES.items()
        for name, colour in palette.items()
    }
