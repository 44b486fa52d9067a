"""The charts of the questions over the data set and GCAT's attempts: one module each."""
