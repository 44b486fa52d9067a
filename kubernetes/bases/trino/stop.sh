#!/bin/sh
# Lets a worker end what it has, takes nothing new, and returns when it has ended.
set -eu
worker=http://localhost:8080/v1/info
curl --silent --fail --request PUT --header 'Content-Type: application/json' \
  --header 'X-Trino-User: shutdown' --data '"SHUTTING_DOWN"' "$worker/state"
while curl --silent --fail --output /dev/null "$worker"; do sleep 1; done
