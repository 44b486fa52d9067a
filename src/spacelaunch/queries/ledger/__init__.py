"""What the warehouse tells of how it was filled: runs, sources, and what became of a launch.

Each module asks the `.sql` files here of the engine that it is handed, so that the serving plane
shows all this without the pipeline. Called by the API.
"""
