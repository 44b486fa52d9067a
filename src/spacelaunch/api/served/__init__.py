"""Launches as `/data` serves them: their columns, their forms, and the answers made of them."""
