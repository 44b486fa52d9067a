"""The warehouse's SQL, one statement a file, in words that SQLite and PostgreSQL share."""
