#!/bin/sh
# Starts PostgreSQL with the password in the file POSTGRES_PASSWORD_FILE, else with that in
# POSTGRES_PASSWORD; with none it does not start.
#
# The image gives a password to the database that it makes, and never again. A database that is
# there already is given it here, while nobody can connect: so another Secret is another password.
set -eu
. "$(dirname "$0")/connect.sh"
if [ -z "$PGPASSWORD" ]; then
  echo "PostgreSQL is not started: POSTGRES_PASSWORD is empty" >&2
  exit 1
fi
if [ -s "$PGDATA/PG_VERSION" ]; then
  quoted=$(printf %s "$PGPASSWORD" | sed "s/'/''/g")
  postgres --single -D "$PGDATA" postgres >/dev/null <<SQL
alter role "$PGUSER" password '$quoted'
SQL
fi
# A database that is made now holds every letter, in the order of its code points, as on all engines;
# without a language it would hold bytes, which no client takes for text.
export LANG=C.UTF-8
# The image's own script takes one of the two, and no PG* that is for clients.
if [ -n "${POSTGRES_PASSWORD_FILE:-}" ]; then unset POSTGRES_PASSWORD; fi
unset PGUSER PGDATABASE PGPASSWORD
exec docker-entrypoint.sh postgres
