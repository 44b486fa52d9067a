"""Floor 1: what we talk about. Standard library only; no I/O, no clock."""
