"""Which launch of one relation is which of another, where they share no name for it."""
