# The units of systemd, and the addresses at which they answer.

has_systemd() { [[ -d /run/systemd/system ]]; }

runs() { has_systemd && systemctl --quiet is-active "icaro-$1"; }

# address SERVICE: plain http where there is a choice.
address() {
  setting "$1" ASPNETCORE_URLS | tr ';' '\n' | sort | sed -n 1p | sed -E 's#//(0\.0\.0\.0|\[::\]|\*|\+)#//127.0.0.1#'
}

# Whether it answers that it can work.
is_healthy() { curl -skf --max-time 5 -o /dev/null "$(address "$1")/health"; }

# wait_for SERVICE: for its start, which migrates its database.
wait_for() {
  local deadline=$((SECONDS + 300))
  until is_healthy "$1"; do
    ((SECONDS < deadline)) || fail "icaro-$1 does not become healthy: see icaro-admin health, and journalctl -u icaro-$1"
    sleep 1
  done
}

restart() {
  [[ $# -eq 0 ]] || misuse "restart needs no more"
  local service
  for service in integrations-catalog "${services[@]/integrations-catalog/}"; do
    [[ -n $service ]] && runs "$service" || continue
    systemctl restart "icaro-$service"
    [[ $service != integrations-catalog ]] || wait_for "$service"
  done
}
