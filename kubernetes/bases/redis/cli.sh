#!/bin/sh
# redis-cli with the password: that in the file REDIS_PASSWORD_FILE, else that in REDISCLI_AUTH.
set -eu
if [ -n "${REDIS_PASSWORD_FILE:-}" ]; then
  REDISCLI_AUTH=$(cat "$REDIS_PASSWORD_FILE")
  export REDISCLI_AUTH
fi
exec redis-cli "$@"
