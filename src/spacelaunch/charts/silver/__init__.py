"""The charts of the questions over the warehouse's typed tables: one module each."""
