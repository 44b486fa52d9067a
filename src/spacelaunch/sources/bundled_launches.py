"""Real launches that come with the package: GCAT's, from Sputnik to 8 December 2024.

Data: Jonathan McDowell, General Catalog of Artificial Space Objects, planet4589.org (CC-BY).
The file beside this one is what `spacelaunch publish gcat -o` wrote after `spacelaunch ingest gcat`
had read the launch log of that day. Called by the command line, where nobody has anything better.
"""

from __future__ import annotations

import gzip
from importlib.resources import files

from spacelaunch.domain.known_sources import KNOWN_SOURCES

NAME = KNOWN_SOURCES["gcat"].title
"""By this name each picture and each answer finds the credit."""


def bundled_csv() -> bytes:
    """The launches as a CSV of the data set's form."""
    packed = files("spacelaunch.sources").joinpath("bundled_launches.csv.gz").read_bytes()
    return gzip.decompress(packed)
