"""Floor 4: what can be done with the data set; plain functions that get their store."""
