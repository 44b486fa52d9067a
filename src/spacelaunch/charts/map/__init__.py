"""The map of the world: shapes of countries and where to put what has none."""
