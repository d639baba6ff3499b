# A backup is a directory: a dump of each database of this machine's services, and the settings with the sealing keys.
backup() {
  [[ $# -eq 1 ]] || misuse "backup needs a directory"
  [[ ! -e $1 || -d $1 && -z $(ls -A "$1") ]] || misuse "$1 is not empty"
  is_set_up common || misuse "nothing is set up on this machine"
  mkdir -p "$1"
  local database
  for database in $(databases_here); do
    connected "$database" pg_dump --format=custom --no-owner --no-privileges --file="$1/$database.dump"
  done
  cp -r "$etc" "$1/icaro"
  chmod -R go= "$1"
  say "Saved in $1. Whoever has it has the sealing keys: keep it as a secret."
}

restore() {
  [[ $# -eq 1 && -d $1/icaro ]] || misuse "restore needs a directory that icaro-admin backup has made"
  local service database
  for service in "${services[@]}"; do
    ! runs "$service" || misuse "icaro-$service runs: systemctl stop 'icaro*'"
  done
  restore_settings "$1/icaro"
  restore_servers
  for database in $(databases_here); do
    require_unused "$database"
  done
  for database in $(databases_here); do
    [[ ! -e $1/$database.dump ]] || load "$database" "$1/$database.dump"
  done
  say "Restored from $1. Start everything: systemctl enable --now icaro.target"
}

# Settings that are here stay as they are, since keys and passwords may have been replaced since the backup.
restore_settings() {
  local file name
  for file in "$1"/*.env; do
    name=$(basename "$file" .env)
    is_set_up "$name" || write_settings "$name" <"$file"
  done
  [[ ! -e $1/tls/key.pem || -e $etc/tls/key.pem ]] || install_pair "$1/tls/certificate.pem" "$1/tls/key.pem"

  local key ring
  ring=$(setting common Sealing__KeyRing)
  for key in $(setting common Sealing__KeyRing "$1" | tr ',' ' '); do
    [[ ,$ring, == *",$key,"* ]] || ring+=,$key
  done
  replace_setting common Sealing__KeyRing "$ring"
}

# What a new machine lacks: the roles, databases and the broker's user, with the passwords of the settings.
restore_servers() {
  local database string broker
  for database in $(databases_here); do
    string=$(connection "$database")
    is_of_this_machine "$string" || continue
    require_postgres "$database"
    ensure_database "$database" "$(part "$string" Username)" "$(part "$string" Password)"
  done
  broker=$(known_broker)
  [[ $broker =~ ^amqp://([^:]+):([^@]+)@127\.0\.0\.1(:|/|$) ]] || return 0
  require_rabbitmq
  ensure_broker_user "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}"
}

require_unused() {
  local sessions
  sessions=$(connected "$1" psql -qAtX \
    -c "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()")
  [[ $sessions -eq 0 ]] || misuse "$1 is in use: stop the services of all machines first"
}

# load DATABASE FILE: all of it or nothing. Without the COMMIT that follows a complete dump, PostgreSQL takes everything back.
load() {
  {
    echo 'BEGIN; DROP OWNED BY CURRENT_USER;'
    pg_restore --no-owner --no-privileges --file=- "$2"
    # The database is the same to PostgreSQL, so the catalog would not see that it was restored.
    [[ $1 != catalogdb ]] || echo "UPDATE public.epochs SET identity = 'restored ' || first_number;"
    echo 'COMMIT;'
  } | connected "$1" psql -qX -v ON_ERROR_STOP=1 >/dev/null
}
