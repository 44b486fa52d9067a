"""Floor 6: the command line. `up`, `demo`, `api` and `worker` run things; the rest is a client."""
