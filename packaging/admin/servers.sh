# PostgreSQL and RabbitMQ of this machine.

as_postgres() { (cd / && runuser -u postgres -- "$@"); }

sql() { as_postgres psql -qAtX -v ON_ERROR_STOP=1; }

require_postgres() {
  sql >/dev/null 2>&1 <<<'SELECT 1' ||
    fail "no PostgreSQL runs here: install postgresql, or set ConnectionStrings__$1 to the database of another machine"
}

has_database() { [[ $(sql <<<"SELECT count(*) FROM pg_database WHERE datname = '$1'") -eq 1 ]]; }

# ensure_database NAME ROLE PASSWORD: the role gets the password, also when it was there before.
ensure_database() {
  sql <<SQL
SELECT 'CREATE ROLE $2' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$2') \gexec
ALTER ROLE $2 LOGIN PASSWORD '$3';
SELECT 'CREATE DATABASE $1 OWNER $2 TEMPLATE template0 ENCODING ''UTF8'' LOCALE ''C.UTF-8'''
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '$1') \gexec
SQL
}

require_rabbitmq() {
  command -v rabbitmqctl >/dev/null && rabbitmqctl -q await_startup >/dev/null 2>&1 ||
    fail "no RabbitMQ runs here: install rabbitmq-server, or set ConnectionStrings__messaging to the broker of another machine"
}

# ensure_broker_user NAME PASSWORD: the user gets the password, also when it was there before.
ensure_broker_user() {
  local change=add_user
  ! rabbitmqctl -q list_users | cut -f1 | grep -qx "$1" || change=change_password
  rabbitmqctl -q "$change" "$1" >/dev/null <<<"$2"
  rabbitmqctl -q set_permissions "$1" '.*' '.*' '.*'
  if rabbitmqctl -q authenticate_user guest guest >/dev/null 2>&1; then
    rabbitmqctl -q delete_user guest
    say "RabbitMQ's user guest had its default password, and is deleted."
  fi
}
