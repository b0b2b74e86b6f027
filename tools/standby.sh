#!/usr/bin/env bash
# Runs a command with a PostgreSQL of its own that has a standby: both new, on loopback, gone when the command ends.
#
#     tools/standby.sh COMMAND...
#
# The standby is synchronous: what the primary says is committed, the standby has. The command finds the two by
# WXNOTIFY_STANDBY_PRIMARY_URL and WXNOTIFY_STANDBY_STANDBY_URL. `$WXNOTIFY_STANDBY promote` ends the primary by SIGKILL, and
# makes the standby a primary: when it returns, the standby takes writes.
set -euo pipefail

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
if [ -z "$bin" ]; then
    echo "standby: PostgreSQL is missing; Debian has it as postgresql" >&2
    exit 1
fi

# PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# start NAME PORT OPTIONS
start() {
    as_owner "$bin/pg_ctl" -D "$WXNOTIFY_STANDBY_DIR/$1" -w -s -l "$WXNOTIFY_STANDBY_DIR/$1.log" \
        -o "-p $2 -h 127.0.0.1 -k '' -c fsync=off -c max_connections=200 $3" start
}

# The server and all its processes at once: one that is left could still answer a client.
kill_server() {
    local server children
    server=$(head -1 "$WXNOTIFY_STANDBY_DIR/$1/postmaster.pid" 2>/dev/null) || return 0
    kill -STOP "$server" 2>/dev/null || return 0
    children=$(pgrep -P "$server" || true)
    # shellcheck disable=SC2086 # several numbers
    kill -KILL $children "$server" 2>/dev/null || true
    while kill -0 "$server" 2>/dev/null; do sleep 0.05; done
    rm -f "$WXNOTIFY_STANDBY_DIR/$1/postmaster.pid"
}

# ask PORT SQL
ask() {
    "$bin/psql" -h 127.0.0.1 -p "$1" -U wxnotify -d postgres -X -A -t -q -c "$2"
}

if [ -n "${WXNOTIFY_STANDBY_DIR:-}" ] && [ "${1:-}" = promote ]; then
    kill_server primary
    as_owner "$bin/pg_ctl" -D "$WXNOTIFY_STANDBY_DIR/standby" -w -s promote
    [ "$(ask "${WXNOTIFY_STANDBY_PORTS#* }" 'SELECT pg_is_in_recovery()')" = f ]
    exit
fi
if [ $# = 0 ]; then
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi

WXNOTIFY_STANDBY=$(cd "$(dirname "$0")" && pwd)/standby.sh
WXNOTIFY_STANDBY_DIR=$(mktemp -d)
WXNOTIFY_STANDBY_PORTS=$(python3 -c '
import socket
sockets = [socket.socket() for _ in range(2)]
for each in sockets:
    each.bind(("127.0.0.1", 0))
print(*[each.getsockname()[1] for each in sockets])')
export WXNOTIFY_STANDBY WXNOTIFY_STANDBY_DIR WXNOTIFY_STANDBY_PORTS
primary=${WXNOTIFY_STANDBY_PORTS% *} standby=${WXNOTIFY_STANDBY_PORTS#* }
export WXNOTIFY_STANDBY_PRIMARY_URL=postgres://wxnotify:wxnotify@127.0.0.1:$primary/wxnotify
export WXNOTIFY_STANDBY_STANDBY_URL=postgres://wxnotify:wxnotify@127.0.0.1:$standby/wxnotify
chmod 755 "$WXNOTIFY_STANDBY_DIR"
if [ "$(id -u)" = 0 ]; then chown postgres "$WXNOTIFY_STANDBY_DIR"; fi
trap 'kill_server primary; kill_server standby; rm -rf "$WXNOTIFY_STANDBY_DIR"' EXIT

as_owner "$bin/initdb" -D "$WXNOTIFY_STANDBY_DIR/primary" -U wxnotify -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
    >"$WXNOTIFY_STANDBY_DIR/initdb.log"
# The commit waits for the standby, and comes to the standby's own settings with the copy unless it is given here.
start primary "$primary" "-c synchronous_commit=on -c synchronous_standby_names=standby"
# While there is no standby, nothing that waits for one could be committed.
PGOPTIONS='-c synchronous_commit=local' ask "$primary" 'CREATE DATABASE wxnotify'
as_owner "$bin/pg_basebackup" -d "host=127.0.0.1 port=$primary user=wxnotify application_name=standby" \
    -D "$WXNOTIFY_STANDBY_DIR/standby" -R -X stream -c fast --no-sync
start standby "$standby" ""
for _ in $(seq 300); do
    if [ "$(ask "$primary" 'SELECT sync_state FROM pg_stat_replication')" = sync ]; then break; fi
    sleep 0.1
done
if [ "$(ask "$primary" 'SELECT sync_state FROM pg_stat_replication')" != sync ]; then
    echo "standby: it does not follow its primary:" >&2
    tail -5 "$WXNOTIFY_STANDBY_DIR/standby.log" >&2
    exit 1
fi
"$@"
