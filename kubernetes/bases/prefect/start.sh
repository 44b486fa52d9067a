#!/bin/sh
# Starts Prefect's server, which reads its database's password from its environment: that in the
# file POSTGRES_PASSWORD_FILE.
set -eu
PREFECT_SERVER_DATABASE_PASSWORD=$(cat "$POSTGRES_PASSWORD_FILE")
if [ -z "$PREFECT_SERVER_DATABASE_PASSWORD" ]; then
  echo "Prefect is not started: POSTGRES_PASSWORD is empty" >&2
  exit 1
fi
export PREFECT_SERVER_DATABASE_PASSWORD
exec prefect server start --host 0.0.0.0
