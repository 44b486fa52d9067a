"""Floor 6: the door of the clock. Prefect runs the pipeline, and shows its runs."""
