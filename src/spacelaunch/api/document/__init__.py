"""The words in which a route is told, and the OpenAPI document that is made of them.

What stands around the routes and the routes themselves say of themselves what they do; nothing
here knows any of them.
"""
