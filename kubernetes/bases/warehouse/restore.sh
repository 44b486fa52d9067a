#!/bin/sh
# Puts the backup on standard input in the warehouse's place; what was there stays beside it, as the
# database replaced_*. It is read into a database of its own first, `restoring`, so that one that
# cannot be read, or a restore that dies, changes nothing.
set -eu
. "$(dirname "$0")/connect.sh"
forget() { dropdb --if-exists --force restoring 2>/dev/null; }
forget # what one that was killed has left
trap forget EXIT
createdb --template=template0 restoring
pg_restore --exit-on-error --no-owner --dbname=restoring

# Both names change in one transaction, which is refused while somebody is connected; who connects
# again in the very moment makes it begin anew.
exchange() {
  replaced=replaced_$(date -u +%Y%m%dt%H%M%Sz)
  psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --dbname=postgres --single-transaction \
    --set=warehouse="$PGDATABASE" --set=replaced="$replaced" <<'SQL'
select pg_terminate_backend(pid) from pg_stat_activity where datname = :'warehouse' \g /dev/null
alter database :"warehouse" rename to :"replaced";
alter database restoring rename to :"warehouse";
SQL
}

tries=10
until exchange; do
  tries=$((tries - 1))
  [ "$tries" -gt 0 ] || exit 1
  sleep 1
done
echo "restored; what was there is the database $replaced"
