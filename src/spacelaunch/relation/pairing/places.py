"""Where launch sites are, whatever a source calls them: one place for each ground.

Pads of one ground are not told apart, since sources number them differently; neither are grounds
side by side that some sources have as one, as Kennedy and Canaveral. Called by `evidence`.
"""

from __future__ import annotations

import unicodedata

# place: words that stand in its names, folded. The first that is found decides.
_WORDS = {
    "canaveral": ("canaveral", "kennedy", "spaceport florida"),
    "vandenberg": ("vandenberg", "pt arguello", "point arguello"),
    "point mugu": ("point mugu", "china lake"),
    "wallops": ("wallops",),
    "edwards": ("edwards",),
    "mojave": ("mojave",),
    "kodiak": ("kodiak", "alaska"),
    "kwajalein": ("kwajalein", "ronald reagan", "omelek", "marshall islands"),
    "boca chica": ("boca chica", "starbase"),
    "west texas": ("west texas",),
    "kauai": ("kauai",),
    "baikonur": ("baikonur", "baykonur", "tyuratam"),
    "plesetsk": ("plesetsk",),
    "kapustin yar": ("kapustin",),
    "svobodny": ("svobodn", "vostochny"),
    "yasny": ("yasn", "dombarovsk"),
    "barents sea": ("barents",),
    "kourou": ("kourou", "guiana"),
    "hammaguir": ("hammaguir",),
    "gando": ("gando",),
    "jiuquan": ("jiuquan",),
    "xichang": ("xichang",),
    "taiyuan": ("taiyuan",),
    "wenchang": ("wenchang", "hainan"),
    "yellow sea": ("yellow sea", "huang hai", "haiyang"),
    "tanegashima": ("tanegashima",),
    "uchinoura": ("uchinoura", "kagoshima"),
    "sriharikota": ("sriharikota", "satish dhawan"),
    "palmachim": ("palmachim",),
    "semnan": ("semnan",),
    "shahrud": ("shahrud", "shahroud"),
    "north korea": ("tonghae", "musudan", "sohae"),
    "naro": ("naro",),
    "mahia": ("mahia", "hia peninsula"),
    "kiritimati": ("kiritimati", "kirimati"),
    "san marco": ("san marco",),
    "woomera": ("woomera",),
    "alcantara": ("alcantara", "maranh"),
}


def place_of(pad: str | None) -> str | None:
    """The place of a pad as a source writes it; None where this table has no word for it."""
    plain = _fold(pad or "")
    for place, words in _WORDS.items():
        if any(word in plain for word in words):
            return place
    return None


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
