"""Floor 3: the SQL databases, SQLite at home and PostgreSQL in production.

Bronze keeps documents as received, silver their typed tables, gold the answers. The serving plane
never imports it; `pip install spacelaunch[pipeline]` brings what it needs.
"""
