"""Floor 3: the pictures. A summary goes in, a figure comes out; one file per chart."""
