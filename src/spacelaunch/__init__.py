"""Space Launches: load launches, ask for a chart, download the picture.

The folders are floors: imports go down, neighbours do not meet. `docs/architecture.md` draws them.
"""

__version__ = "0.1.0"
