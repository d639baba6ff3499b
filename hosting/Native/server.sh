# Common to all native servers. The current folder is the server's own; $ACCOUNT is the user that its package has made.
set -eu
umask 077

# Servers refuse to run as root.
if [ "$(id -u)" = 0 ]; then
  chown -R "$ACCOUNT:" .
  exec setpriv --reuid="$ACCOUNT" --regid="$ACCOUNT" --clear-groups /bin/sh start.sh "$@"
fi

# The processes of an earlier start hold the lock until the last one of them has ended.
exec 9>lock
if command -v flock >/dev/null && ! flock --timeout 20 9; then
  echo "Another server still runs on $PWD: stop it first." >&2
  exit 1
fi
