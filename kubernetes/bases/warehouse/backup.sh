#!/bin/sh
# Writes a backup of the warehouse, of one moment, to standard output, for restore.sh.
set -eu
. "$(dirname "$0")/connect.sh"
exec pg_dump --format=custom
