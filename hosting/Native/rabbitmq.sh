
# RabbitMQ, with all its files in this folder. RABBITMQ_NODE_PORT, DIST_PORT, SETTINGS and perhaps MANAGEMENT_PORT are given.
cat >rabbitmq.conf <<CONF
load_definitions = $PWD/definitions.json
disk_free_limit.absolute = 50MB
raft.wal_max_size_bytes = 64000000
$SETTINGS
CONF
echo '[].' >enabled_plugins
if [ -n "${MANAGEMENT_PORT:-}" ]; then
  printf 'management.tcp.ip = 127.0.0.1\nmanagement.tcp.port = %s\n' "$MANAGEMENT_PORT" >>rabbitmq.conf
  echo '[rabbitmq_management].' >enabled_plugins
fi

export HOME="$PWD" LANG=C.UTF-8
export RABBITMQ_CONFIG_FILE="$PWD/rabbitmq.conf" RABBITMQ_CONFIG_FILES="$PWD/conf.d" RABBITMQ_ADVANCED_CONFIG_FILE="$PWD/advanced.config"
export RABBITMQ_CONF_ENV_FILE="$PWD/rabbitmq-env.conf" RABBITMQ_ENABLED_PLUGINS_FILE="$PWD/enabled_plugins"
export RABBITMQ_MNESIA_BASE="$PWD/mnesia" RABBITMQ_LOG_BASE="$PWD/log" RABBITMQ_LOGS=- RABBITMQ_LOG=warning,connection=error
export RABBITMQ_NODENAME=icaro@localhost RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_DIST_PORT="$DIST_PORT"
# Not for input: it makes the script become the server instead of waiting for it.
export RABBITMQ_ALLOW_INPUT=true
# The node starts its distribution itself, without epmd: its only port is known. RabbitMQ looks for epmd once a minute, and would start it
# by a process of its own, to which only these flags lead. It would outlive the node.
export ERL_AFLAGS="-start_epmd false"
export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-noinput +B i +S 2:2 -sname $RABBITMQ_NODENAME -erl_epmd_port $DIST_PORT \
-kernel inet_dist_use_interface {127,0,0,1} inet_dist_listen_min $DIST_PORT inet_dist_listen_max $DIST_PORT"
exec "$RABBITMQ_SERVER"
