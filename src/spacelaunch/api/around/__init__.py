"""What stands around every route, and what several of them need to answer."""
