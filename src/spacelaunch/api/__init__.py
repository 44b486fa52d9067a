"""Floor 6: the HTTP door. Thin: it reads a request, calls one use case, writes the answer."""
