"""One module for each page, whose `show` draws it; `navigation` lists them.

Streamlit takes a folder called `pages` for scripts, and runs one that an address names.
"""
