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
  [[ $# -eq 1 && $1 == add ]] || misuse "keys can only be added: icaro-admin keys add"
  is_set_up common || misuse "this machine has no keys: icaro-admin setup makes the first"
  replace_setting common Sealing__KeyRing "$(random),$(setting common Sealing__KeyRing)"
  cat <<TEXT
The new key is in front in $etc/common.env. Copy the file to the other machines, then restart on all machines, those first that open:
  systemctl try-restart icaro-webhook-dispatch icaro-wings-redirect icaro-loginapi-crypto
  systemctl try-restart icaro-integrations-catalog
TEXT
}
