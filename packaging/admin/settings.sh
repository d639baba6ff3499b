# The settings in /etc/icaro: a file for each unit, and two that several share. systemd reads them as root, so nobody else can.

is_set_up() { [[ -e $etc/$1.env ]]; }

# setting FILE NAME [FOLDER]: its value without quotes; nothing where there is none.
setting() {
  local file=${3:-$etc}/$1.env
  [[ ! -e $file ]] || sed -nE "s/^$2=(['\"]?)(.*)\1\$/\2/p" "$file" | tail -n 1
}

random() { openssl rand -hex "${1:-32}"; }

# fill TEMPLATE NAME=VALUE..: puts the values in place of @NAME@, in a file that is not there yet.
fill() {
  local text pair template=$1
  text=$(<"$library/env/$template.env")
  for pair in "${@:2}"; do
    text=${text//"@${pair%%=*}@"/"${pair#*=}"}
  done
  write_settings "$template" <<<"$text"
}

# replace_setting FILE NAME VALUE
replace_setting() {
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line != "$2="* ]] || line="$2='$3'"
    echo "$line"
  done <"$etc/$1.env" | write_settings "$1"
}

# Whole or not at all.
write_settings() {
  cat >"$etc/.$1.env"
  mv "$etc/.$1.env" "$etc/$1.env"
}

# require_plain NAME VALUE: the files hold values in single quotes.
require_plain() {
  [[ $2 != *[\'$'\n']* ]] || misuse "$1 must have neither quotes nor several lines"
}
