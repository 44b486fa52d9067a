#!/bin/sh
# Starts Trino, whose catalog reads the password from its environment: that in the file
# POSTGRES_PASSWORD_FILE.
set -eu
POSTGRES_PASSWORD=$(cat "$POSTGRES_PASSWORD_FILE")
if [ -z "$POSTGRES_PASSWORD" ]; then
  echo "Trino is not started: POSTGRES_PASSWORD is empty" >&2
  exit 1
fi
export POSTGRES_PASSWORD
# Or Java reads the letters of a password that are not English as question marks.
export LANG=C.UTF-8
exec /usr/lib/trino/bin/run-trino
