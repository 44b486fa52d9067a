"""The script that Streamlit runs anew each time that a reader does something."""

from __future__ import annotations

from spacelaunch.dashboard.navigation import navigate

if __name__ == "__main__":
    navigate()
