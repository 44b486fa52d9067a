# Read by the other scripts: whom PostgreSQL's programs connect to, and as whom. The password is
# that in the file POSTGRES_PASSWORD_FILE, else that in POSTGRES_PASSWORD.
if [ -n "${POSTGRES_PASSWORD_FILE:-}" ]; then POSTGRES_PASSWORD=$(cat "$POSTGRES_PASSWORD_FILE"); fi
PGUSER=$POSTGRES_USER
PGDATABASE=$POSTGRES_DB
PGPASSWORD=$POSTGRES_PASSWORD
export PGUSER PGDATABASE PGPASSWORD
