"""Floor 2: the one relation `launches`, by column: what it holds and what it is called."""
