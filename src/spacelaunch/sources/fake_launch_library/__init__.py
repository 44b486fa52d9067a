"""A server that answers as Launch Library 2 does, with launches of our own invention.

For tests, and for `spacelaunch demo-pipeline`. The service's data have no clear licence, so nothing
of them is here: only their form is.
"""
