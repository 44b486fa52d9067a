"""A server that answers as the SpaceX API v4 does, with a few invented documents.

For tests, and for demonstrations where there is no network: `spacelaunch fake-spacex`.
"""
