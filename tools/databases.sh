#!/usr/bin/env bash
# Runs a command with a PostgreSQL and a MariaDB of its own: new ones, on loopback, gone when the command ends.
#
#     tools/databases.sh COMMAND...
#
# The command finds them by WXNOTIFY_POSTGRES_HOST, _PORT, _USER, _PASSWORD, _DATABASE and WXNOTIFY_MARIADB_..., and as
# URLs in WXNOTIFY_POSTGRES_URL and WXNOTIFY_MARIADB_URL. `$WXNOTIFY_DATABASES restart` stops and starts both.
# With WXNOTIFY_DATABASES_SYNC=1 what they commit is on the disk first, as in production: for who measures.
set -euo pipefail

postgres_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
if [ -z "$postgres_bin" ] || ! command -v mariadbd >/dev/null; then
    echo "databases: PostgreSQL or MariaDB is missing; Debian has them as postgresql and mariadb-server" >&2
    exit 1
fi

# PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

start() {
    # Without fsync: what is to be survived is the death of processes, and that of the machine is the database's own affair.
    local fsync=off flush=2
    if [ "${WXNOTIFY_DATABASES_SYNC:-0}" = 1 ]; then fsync=on flush=1; fi
    as_owner "$postgres_bin/pg_ctl" -D "$WXNOTIFY_DATABASES_DIR/postgres" -w -s -l "$WXNOTIFY_DATABASES_DIR/postgres.log" \
        -o "-p $WXNOTIFY_POSTGRES_PORT -h 127.0.0.1 -k '' -c fsync=$fsync -c max_connections=200" start
    mariadbd --no-defaults ${owner[@]+"${owner[@]}"} --datadir="$WXNOTIFY_DATABASES_DIR/mariadb" --bind-address=127.0.0.1 \
        --port="$WXNOTIFY_MARIADB_PORT" --socket="$WXNOTIFY_DATABASES_DIR/mariadb.sock" --max-connections=200 \
        --tmpdir="$WXNOTIFY_DATABASES_DIR/tmp" \
        --pid-file="$WXNOTIFY_DATABASES_DIR/mariadb.pid" --innodb-flush-log-at-trx-commit=$flush \
        >>"$WXNOTIFY_DATABASES_DIR/mariadb.log" 2>&1 &
    for _ in $(seq 300); do
        mariadb-admin --no-defaults --socket="$WXNOTIFY_DATABASES_DIR/mariadb.sock" ping >/dev/null 2>&1 && return
        sleep 0.1
    done
    echo "databases: MariaDB does not start:" >&2
    tail -5 "$WXNOTIFY_DATABASES_DIR/mariadb.log" >&2
    exit 1
}

stop() {
    as_owner "$postgres_bin/pg_ctl" -D "$WXNOTIFY_DATABASES_DIR/postgres" -w -s -m "${1:-fast}" stop || true
    if [ -f "$WXNOTIFY_DATABASES_DIR/mariadb.pid" ]; then
        pid=$(cat "$WXNOTIFY_DATABASES_DIR/mariadb.pid")
        kill "$pid" || true
        while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
    fi
}

owner=()
if [ "$(id -u)" = 0 ]; then owner=(--user=root); fi

if [ -n "${WXNOTIFY_DATABASES_DIR:-}" ] && [ "${1:-}" = restart ]; then
    stop
    start
    exit
fi
if [ $# = 0 ]; then
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
WXNOTIFY_DATABASES=$(cd "$(dirname "$0")" && pwd)/databases.sh
WXNOTIFY_DATABASES_DIR=$(mktemp -d)
export WXNOTIFY_DATABASES WXNOTIFY_DATABASES_DIR
chmod 755 "$WXNOTIFY_DATABASES_DIR"
WXNOTIFY_POSTGRES_PORT=$(free_port) WXNOTIFY_MARIADB_PORT=$(free_port)
export WXNOTIFY_POSTGRES_HOST=127.0.0.1 WXNOTIFY_POSTGRES_USER=wxnotify WXNOTIFY_POSTGRES_PASSWORD=wxnotify \
    WXNOTIFY_POSTGRES_DATABASE=wxnotify WXNOTIFY_POSTGRES_PORT
export WXNOTIFY_MARIADB_HOST=127.0.0.1 WXNOTIFY_MARIADB_USER=wxnotify WXNOTIFY_MARIADB_PASSWORD=wxnotify \
    WXNOTIFY_MARIADB_DATABASE=wxnotify WXNOTIFY_MARIADB_PORT
export WXNOTIFY_POSTGRES_URL=postgres://wxnotify:wxnotify@127.0.0.1:$WXNOTIFY_POSTGRES_PORT/wxnotify
export WXNOTIFY_MARIADB_URL=mysql://wxnotify:wxnotify@127.0.0.1:$WXNOTIFY_MARIADB_PORT/wxnotify

trap 'stop immediate; rm -rf "$WXNOTIFY_DATABASES_DIR"' EXIT
install -d -m 700 ${owner[@]+-o postgres} "$WXNOTIFY_DATABASES_DIR/postgres"
touch "$WXNOTIFY_DATABASES_DIR/postgres.log"
if [ "$(id -u)" = 0 ]; then chown postgres "$WXNOTIFY_DATABASES_DIR/postgres.log"; fi
# logged COMMAND...: what it says is of interest where it fails.
logged() {
    "$@" >"$WXNOTIFY_DATABASES_DIR/made.log" 2>&1 || { echo "databases: $1 failed:" >&2 && tail -50 "$WXNOTIFY_DATABASES_DIR/made.log" >&2 && exit 1; }
}
logged as_owner "$postgres_bin/initdb" -D "$WXNOTIFY_DATABASES_DIR/postgres" -U wxnotify -A trust -E UTF8 --locale=C.UTF-8 --no-sync
# With a folder of its own for what is temporary: whatever of that it finds when it starts it deletes, another server's too.
mkdir "$WXNOTIFY_DATABASES_DIR/tmp"
logged mariadb-install-db --no-defaults ${owner[@]+"${owner[@]}"} --datadir="$WXNOTIFY_DATABASES_DIR/mariadb" --tmpdir="$WXNOTIFY_DATABASES_DIR/tmp" \
    --skip-test-db --auth-root-authentication-method=normal
start
as_owner "$postgres_bin/createdb" -h 127.0.0.1 -p "$WXNOTIFY_POSTGRES_PORT" -U wxnotify wxnotify
mariadb --no-defaults --socket="$WXNOTIFY_DATABASES_DIR/mariadb.sock" -u root -e "
    CREATE DATABASE wxnotify CHARACTER SET utf8mb4;
    CREATE USER wxnotify@127.0.0.1 IDENTIFIED BY 'wxnotify';
    CREATE USER wxnotify@localhost IDENTIFIED BY 'wxnotify';
    GRANT ALL ON wxnotify.* TO wxnotify@127.0.0.1;
    GRANT ALL ON \`handler\_%\`.* TO wxnotify@127.0.0.1;
    GRANT ALL ON wxnotify.* TO wxnotify@localhost;"
"$@"
