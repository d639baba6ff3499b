password() {
  [[ $# -eq 0 ]] || misuse "password needs no more"
  is_set_up integrations-catalog || misuse "the catalog is not set up on this machine"
  local new
  new=$(random 16)
  replace_setting integrations-catalog Admin__Password "$new"
  echo "The password of the user admin is $new"
  if runs integrations-catalog; then
    systemctl restart icaro-integrations-catalog
    wait_for integrations-catalog
  else
    say "It is valid from the next start of icaro-integrations-catalog."
  fi
}

# The key in front seals; all of them open what they have sealed, so the old ones stay.
keys() {
  [[ $# -eq 0 || ($# -eq 1 && $1 == add) ]] || misuse "keys can only be listed or added: icaro-admin keys [add]"
  is_set_up common || misuse "this machine has no keys: icaro-admin setup makes the first"
  [[ $# -eq 1 ]] || { list_keys && return; }
  replace_setting common Sealing__KeyRing "$(random),$(setting common Sealing__KeyRing)"
  cat <<TEXT
The new key is in front in $etc/common.env. Copy the file to the other machines, then restart on all machines, those first that open:
  systemctl try-restart icaro-webhook-dispatch icaro-wings-redirect icaro-loginapi-crypto
  systemctl try-restart icaro-integrations-catalog
An hour later, what older keys have sealed is sealed again. icaro-admin keys tells what is left.
TEXT
}

# A line for each key and service of this machine: how many values it has sealed that are still there.
list_keys() {
  local entry service
  printf '%-21s%-10s%-8s%s\n' service key values ''
  for entry in "${databases[@]}"; do
    service=${entry#*:}
    ! is_set_up "$service" || list_keys_of "$service"
  done
  echo "A key leaves Sealing__KeyRing in $etc/common.env, on all machines, when no service has values of it."
}

list_keys_of() {
  local body
  # The service key is no argument, which everybody on the machine could read.
  body=$(curl -sk --fail --max-time 310 --config - "$(address "$1")/internal/sealing" \
    <<<"header = \"Service-Key: $(setting common ServiceKey)\"") || fail "$1 does not answer"
  jq -r --arg service "$1" '
    .keys | to_entries[]
    | [$service, .value.id, .value.values, if .value.state == "unknown" then "not in the ring" else "\(.key + 1). of the ring" end]
    | @tsv' <<<"$body" | while IFS=$'\t' read -r service key values place; do
    printf '%-21s%-10s%-8s%s\n' "$service" "$key" "$values" "$place"
  done
}
