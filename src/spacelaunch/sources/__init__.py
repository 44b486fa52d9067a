"""Floor 3: outside bytes in, launches and rejects out. Bad data stops here."""
