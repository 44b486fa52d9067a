"""Floor 3: what is kept in Redis. One store per thing; keys are written in `keys.py` alone."""
