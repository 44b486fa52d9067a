#!/bin/sh
# Starts Redis with the password in the file REDIS_PASSWORD_FILE, else with that in REDISCLI_AUTH.
# Redis is told its hash: so it may have any letters, and stands in no list of processes and, where
# Redis complains of a setting, in no log.
#
# A backup that lies at /data/restore.rdb takes the place of the data; what was there stays beside
# it as /data/replaced-*. One that cannot be read is put aside as restore.rdb.unreadable.
set -eu
password=${REDISCLI_AUTH:-}
if [ -n "${REDIS_PASSWORD_FILE:-}" ]; then password=$(cat "$REDIS_PASSWORD_FILE"); fi
if [ -z "$password" ]; then
  echo "Redis is not started: REDIS_PASSWORD is empty" >&2
  exit 1
fi
hash=$(printf %s "$password" | sha256sum | cut -d ' ' -f 1)
cd /data

restore() {
  # An append-only file may begin with a backup; with nothing after it, it is the backup. Linked,
  # so that a crash in here is only a restore that begins again.
  rm -rf restoring
  mkdir restoring
  ln restore.rdb restoring/appendonly.aof.1.base.rdb
  echo 'file appendonly.aof.1.base.rdb seq 1 type b' >restoring/appendonly.aof.manifest
  if redis-check-aof restoring/appendonly.aof.manifest; then
    if [ -d appendonlydir ]; then mv appendonlydir "replaced-$(date -u +%Y%m%dT%H%M%SZ)"; fi
    mv restoring appendonlydir
    rm restore.rdb
  else
    rm -rf restoring
    mv restore.rdb restore.rdb.unreadable
  fi
}

if [ -f restore.rdb ]; then restore; fi
exec redis-server /etc/redis/redis.conf - <<CONFIG
user default on #$hash ~* &* +@all
CONFIG
