#!/bin/sh
# Keeps a backup in its working directory under the moment's name, and of all there the latest
# BACKUPS_KEPT. One that broke off is not among them: it gets its name when it is whole and on disk.
set -eu
sh "$(dirname "$0")/backup.sh" >part
sync part
mv part "warehouse-$(date -u +%Y%m%dT%H%M%SZ).dump"
ls warehouse-*.dump | sort -r | tail -n "+$((BACKUPS_KEPT + 1))" | xargs -r rm
ls -l
