certificate() {
  [[ $# -eq 2 ]] || misuse "certificate needs two files: the certificate with those of its authorities, and its key"
  require_pair "$1" "$2"
  install_pair "$1" "$2"
  say "The gateway reads the certificate within 5 s."
}

require_pair() {
  local public
  public=$(openssl x509 -in "$1" -noout -pubkey 2>/dev/null) || misuse "$1 is no certificate in PEM"
  [[ $public == "$(openssl pkey -in "$2" -pubout 2>/dev/null)" ]] || misuse "$2 is not the key of $1, in PEM and without a password"
}

install_pair() {
  install -m 0640 -g icaro-gateway "$2" "$etc/tls/key.pem"
  install -m 0640 -g icaro-gateway "$1" "$etc/tls/certificate.pem"
}
