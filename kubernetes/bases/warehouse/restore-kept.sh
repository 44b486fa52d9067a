#!/bin/sh
# Restores the backup of its working directory that BACKUP names, or else the latest.
set -eu
backup=${BACKUP:-$(ls | grep '^warehouse-.*\.dump$' | sort | tail -n 1)}
if [ ! -f "$backup" ]; then
  echo "there is no backup ${BACKUP:-at all}; there are:" >&2
  ls >&2
  exit 1
fi
echo "restoring $backup"
exec sh "$(dirname "$0")/restore.sh" <"$backup"
