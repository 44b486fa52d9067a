"""Floor 4: asking for an analysis, answering it, and keeping the promise when a worker dies."""
