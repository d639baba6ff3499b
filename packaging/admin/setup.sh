# Sets up what is missing. What is there already stays as it is.
setup() {
  local -A option=()
  while [[ $# -gt 0 ]]; do
    case $1 in
      --url | --certificate | --key | --proxy | --sun-ui) ;;
      *) misuse "setup does not know $1: see icaro-admin --help" ;;
    esac
    [[ -n ${2:-} ]] || misuse "$1 needs a value"
    require_plain "$1" "$2"
    option[${1#--}]=$2
    shift 2
  done

  require_options
  require_servers
  set_up_keys
  set_up_dashboard
  set_up_services
  set_up_gateway
  start
}

require_options() {
  [[ ${option[url]:-} =~ ^https://[^/]+$ ]] || misuse "setup needs --url https://HOST, by which the world knows the gateway"
  is_set_up gateway && return
  if [[ -n ${option[proxy]:-} ]]; then
    [[ -z ${option[certificate]:-}${option[key]:-} ]] || misuse "either the gateway has a certificate, or the proxy in front of it"
  else
    [[ -n ${option[certificate]:-} && -n ${option[key]:-} ]] ||
      misuse "setup needs --certificate FILE and --key FILE, or --proxy ADDRESS of what serves https instead"
    require_pair "${option[certificate]}" "${option[key]}"
  fi
}

require_servers() {
  local entry database given
  for entry in "${databases[@]}"; do
    database=${entry%:*}
    given=ConnectionStrings__$database
    require_plain "$given" "${!given:-}"
    ! is_set_up "${entry#*:}" && [[ -z ${!given:-} ]] || continue
    require_postgres "$database"
    # Without its sealing key, a database is of no use, and a new key would hide that.
    is_set_up common || ! has_database "$database" ||
      fail "the database $database is of an earlier installation: restore its backup, which has its sealing key, or drop it"
  done
  require_plain ConnectionStrings__messaging "${ConnectionStrings__messaging:-}"
  is_set_up wings-redirect || [[ -n ${ConnectionStrings__messaging:-} ]] || require_rabbitmq
}

set_up_keys() { is_set_up common || fill common KEY_RING="$(random)" SERVICE_KEY="$(random)"; }

set_up_dashboard() {
  is_set_up dashboard && return
  local key token
  key=$(random)
  token=$(random)
  fill telemetry OTLP_KEY="$key"
  fill dashboard OTLP_KEY="$key" DASHBOARD_TOKEN="$token"
  echo "The dashboard of this machine: http://127.0.0.1:18888/login?t=$token"
}

set_up_services() {
  local database broker password
  if ! is_set_up integrations-catalog; then
    password=$(random 16)
    database=$(make_database catalogdb icaro_catalog)
    broker=$(find_broker)
    fill integrations-catalog CATALOG_DATABASE="$database" BROKER="$broker" ADMIN_PASSWORD="$password" URL="${option[url]}" CORS="$(cors)"
    echo "The password of the user admin: $password"
  fi
  if ! is_set_up webhook-dispatch; then
    database=$(make_database dispatchdb icaro_dispatch)
    broker=$(find_broker)
    fill webhook-dispatch DISPATCH_DATABASE="$database" BROKER="$broker"
  fi
  if ! is_set_up loginapi-crypto; then
    database=$(make_database loginapidb icaro_loginapi)
    fill loginapi-crypto LOGINAPI_DATABASE="$database"
  fi
  if ! is_set_up wings-redirect; then
    broker=$(find_broker)
    fill wings-redirect BROKER="$broker" URL="${option[url]}"
  fi
  is_set_up console || fill console SESSION_KEY="$(random)"
}

# make_database NAME ROLE: the connection string of the environment, or of a database of this machine.
make_database() {
  local given=ConnectionStrings__$1 password
  [[ -z ${!given:-} ]] || { echo "${!given}" && return; }
  password=$(random 16)
  ensure_database "$1" "$2" "$password"
  echo "Host=127.0.0.1;Port=$(sql <<<'SHOW port');Username=$2;Password=$password;Database=$1"
}

# The broker of the environment, the one that a service has already, or a new user of this machine's.
find_broker() {
  local known=${ConnectionStrings__messaging:-$(known_broker)} password
  [[ -z $known ]] || { echo "$known" && return; }
  password=$(random 16)
  ensure_broker_user icaro "$password" >&2
  echo "amqp://icaro:$password@127.0.0.1:5672"
}

set_up_gateway() {
  is_set_up gateway && return
  [[ -n ${option[proxy]:-} ]] || install_pair "${option[certificate]}" "${option[key]}"
  fill gateway DOOR="$(door)" URL="${option[url]}" CORS="$(cors)"
}

# Where the gateway listens, and what makes it https.
door() {
  case ${option[proxy]:-} in
    '')
      echo "ASPNETCORE_URLS='https://*:443;http://*:80'"
      echo "Tls__CertificateFile=$etc/tls/certificate.pem"
      echo "Tls__KeyFile=$etc/tls/key.pem"
      return
      ;;
    127.* | ::1) echo "ASPNETCORE_URLS=http://127.0.0.1:8080" ;;
    *) echo "ASPNETCORE_URLS='http://*:8080'" ;;
  esac
  echo "ForwardedHeaders__KnownProxies__0='${option[proxy]}'"
}

cors() {
  if [[ -n ${option[sun-ui]:-} ]]; then
    echo "Cors__Origins__0='${option[sun-ui]}'"
  else
    echo "# Cors__Origins__0=https://<host> of Sun-UI"
  fi
}

start() {
  has_systemd || { say "systemd does not run here, so nothing is started." && return; }
  systemctl --quiet enable --now icaro.target
  local service
  for service in "${services[@]}"; do
    ! is_set_up "$service" || wait_for "$service"
  done
  health
}
