"""Floor 6: the worker's process. It knows nothing of the other doors."""
