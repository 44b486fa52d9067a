"""Floor 2: named questions over `launches`: one `.sql` file and one module each, and their list."""
