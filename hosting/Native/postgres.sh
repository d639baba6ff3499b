
# PostgreSQL, whose programs are in $POSTGRES_BIN; PGPORT and the arguments go to the server.
export LC_ALL=C TZ=UTC
if [ -d data ]; then
  # Of a server that was killed. The lock says that none runs.
  rm -f data/postmaster.pid
  # The password may have changed since; single-user mode asks for none.
  echo "ALTER ROLE postgres PASSWORD '$POSTGRES_PASSWORD'" | "$POSTGRES_BIN/postgres" --single -D data postgres >/dev/null
else
  # Under another name until it is complete: initdb may be killed half-way.
  rm -rf initdb
  printf %s "$POSTGRES_PASSWORD" >password
  "$POSTGRES_BIN/initdb" --pgdata=initdb --username=postgres --pwfile=password --auth=scram-sha-256 --encoding=UTF8 --no-locale --no-instructions
  rm password
  mv initdb data
fi
unset POSTGRES_PASSWORD

# Everything is told to stop at the same time, and killed after 6 s. The services have $STOP_AFTER seconds for their last writes.
# SIGINT is the fast shutdown; SIGTERM would wait for the clients.
"$POSTGRES_BIN/postgres" -D data -c listen_addresses=127.0.0.1 -c unix_socket_directories= "$@" &
trap 'sleep "${STOP_AFTER:-2}"; kill -s INT $!' TERM INT
status=0
while kill -0 $! 2>/dev/null; do
  status=0
  wait $! || status=$?
done
exit $status
