# The connection strings of the services, for the programs of PostgreSQL.

# part STRING NAME: one value of a connection string.
part() { tr ';' '\n' <<<"$1" | sed -nE "s/^ *$2 *= *(.*)\$/\1/Ip" | tail -n 1; }

# connection DATABASE: nothing where its service is not set up on this machine.
connection() {
  local entry
  for entry in "${databases[@]}"; do
    [[ ${entry%:*} != "$1" ]] || setting "${entry#*:}" "ConnectionStrings__$1"
  done
}

# The databases whose services are set up on this machine.
databases_here() {
  local entry
  for entry in "${databases[@]}"; do
    ! is_set_up "${entry#*:}" || echo "${entry%:*}"
  done
}

# The broker of the services on this machine.
known_broker() {
  local service broker
  for service in integrations-catalog webhook-dispatch wings-redirect; do
    broker=$(setting "$service" ConnectionStrings__messaging)
    [[ -z $broker ]] || { echo "$broker" && return; }
  done
}

is_of_this_machine() { [[ $(part "$1" Host) == 127.0.0.1 ]]; }

# connected DATABASE COMMAND..: runs a program of PostgreSQL; of several hosts, the primary is used.
connected() {
  local string host port
  string=$(connection "$1")
  host=$(part "$string" Host)
  port=$(part "$string" Port)
  [[ $host != *:* ]] || port=$(sed -E 's/[^,:]+:([0-9]+)/\1/g' <<<"$host")
  PGHOST=$(sed -E 's/:[0-9]+//g' <<<"$host") PGPORT=${port:-5432} PGTARGETSESSIONATTRS=read-write \
    PGUSER=$(part "$string" Username) PGPASSWORD=$(part "$string" Password) PGDATABASE=$(part "$string" Database) "${@:2}"
}
