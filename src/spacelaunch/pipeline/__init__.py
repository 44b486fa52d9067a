"""Floor 4: the pipeline's use cases, plain functions that get an engine, a source and a clock."""
