#!/bin/sh
# Writes a backup of all that Redis holds to standard output, for `restore.rdb` of start.sh.
#
# By way of a file: what redis-cli itself writes to standard output ends with 40 bytes too many.
set -eu
file=$(mktemp /data/backup.XXXXXX)
trap 'rm -f "$file"' EXIT
redis-cli --rdb "$file" >&2
cat "$file"
