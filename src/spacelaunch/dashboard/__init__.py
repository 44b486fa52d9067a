"""Pages for people who would rather look than ask: Streamlit, over the API and nothing else.

It knows the service by its HTTP contract alone, through `client`, and computes nothing of its own:
a number on a page is a number of the API. Only where a satellite is, is worked out here, from the
elements that the API tells. Started by the command line.
"""
