health() {
  [[ $# -eq 0 ]] || misuse "health needs no more"
  local service failed=0
  for service in "${services[@]}"; do
    is_set_up "$service" || continue
    report "$service" || failed=1
  done
  return "$failed"
}

# One line: the service, its status, and what its checks say that are not healthy.
report() {
  local body status=0
  body=$(curl -sk --fail-with-body --max-time 10 "$(address "$1")/health") || status=1
  printf '%-21s%s\n' "$1" "$(describe "$body")"
  return "$status"
}

describe() {
  jq -r '[.status] + [.checks | to_entries[] | select(.value.status != "Healthy") | "\(.key): \(.value.description)"] | join("; ")' \
    <<<"$1" 2>/dev/null | grep . || echo "${1:-does not answer}"
}
