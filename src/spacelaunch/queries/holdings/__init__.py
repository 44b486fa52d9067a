"""What the warehouse knows of single things: launches with their members, pads, satellites.

Each module asks the `.sql` files here of the engine that it is handed. Called by the API.
"""
