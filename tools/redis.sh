#!/usr/bin/env bash
# Runs a command with a Redis of its own: a new one, on loopback, that writes each command to its append-only file; gone when the
# command ends.
#
#     tools/redis.sh COMMAND...
#
# The command finds it by WXNOTIFY_REDIS_PORT, and as a URL in WXNOTIFY_REDIS_URL. `$WXNOTIFY_REDIS kill`, `start` and `restart` end
# and start it. Valkey's server will do too: WXNOTIFY_REDIS_SERVER names another program.
set -euo pipefail

server=${WXNOTIFY_REDIS_SERVER:-redis-server}
if ! command -v "$server" >/dev/null; then
    echo "redis: $server is missing; Debian has it as redis-server" >&2
    exit 1
fi

start() {
    "$server" --port "$WXNOTIFY_REDIS_PORT" --bind 127.0.0.1 --dir "$WXNOTIFY_REDIS_DIR" --pidfile "$WXNOTIFY_REDIS_DIR/pid" \
        --logfile "$WXNOTIFY_REDIS_DIR/log" --daemonize yes --appendonly yes --appendfsync always --save '' \
        --enable-debug-command local >/dev/null
    for _ in $(seq 100); do
        (exec 3<>"/dev/tcp/127.0.0.1/$WXNOTIFY_REDIS_PORT") 2>/dev/null && return
        sleep 0.1
    done
    echo "redis: it does not start:" >&2
    tail -5 "$WXNOTIFY_REDIS_DIR/log" >&2
    exit 1
}

# As a machine's end ends it: nothing is written any more.
kill_it() {
    [ -f "$WXNOTIFY_REDIS_DIR/pid" ] || return 0
    pid=$(cat "$WXNOTIFY_REDIS_DIR/pid")
    kill -9 "$pid" 2>/dev/null || true
    while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
    rm -f "$WXNOTIFY_REDIS_DIR/pid"
}

if [ -n "${WXNOTIFY_REDIS_DIR:-}" ]; then
    case "${1:-}" in
        kill) kill_it && exit ;;
        start) start && exit ;;
        restart) kill_it && start && exit ;;
    esac
fi
if [ $# = 0 ]; then
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi

WXNOTIFY_REDIS=$(cd "$(dirname "$0")" && pwd)/redis.sh
WXNOTIFY_REDIS_DIR=$(mktemp -d)
WXNOTIFY_REDIS_PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
WXNOTIFY_REDIS_URL=redis://127.0.0.1:$WXNOTIFY_REDIS_PORT/0
export WXNOTIFY_REDIS WXNOTIFY_REDIS_DIR WXNOTIFY_REDIS_PORT WXNOTIFY_REDIS_URL
trap 'kill_it; rm -rf "$WXNOTIFY_REDIS_DIR"' EXIT
start
"$@"
