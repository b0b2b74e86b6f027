#!/usr/bin/env bash
# Runs a command with a MariaDB Galera cluster of its own: three new nodes, on loopback, gone when the command ends.
#
#     tools/galera.sh COMMAND...
#
# The command finds the nodes by WXNOTIFY_GALERA_URLS, three URLs with commas between. `$WXNOTIFY_GALERA kill N` ends node
# N (1, 2, 3) by SIGKILL, and `$WXNOTIFY_GALERA start N` brings it back and waits until it is in step with the others.
# WXNOTIFY_GALERA_SYNC_WAIT sets the nodes' wsrep_sync_wait, which is 0 as MariaDB has it unless given.
set -euo pipefail

provider=$(ls /usr/lib/galera/libgalera_smm.so /usr/lib/libgalera_smm.so 2>/dev/null | head -1 || true)
if [ -z "$provider" ] || ! command -v mariadbd >/dev/null || ! command -v rsync >/dev/null; then
    echo "galera: MariaDB, Galera or rsync is missing; Debian has them as mariadb-server, galera-4 and rsync" >&2
    exit 1
fi

# As root it must be another user's: rsync, by which a new node gets its data, gives up root's rights.
owner=()
if [ "$(id -u)" = 0 ]; then owner=(--user=mysql); fi

# node N [OPTION...]: the server, with the options that every start of it has.
node() {
    local folder=$WXNOTIFY_GALERA_DIR/$1 ports
    read -ra ports <"$folder.ports"
    # Every address by name: left to itself, Galera listens on all of the machine's. Replication cannot be left out of
    # what is flushed, so the death of processes is survived as in databases.sh, and that of the machine is not asked for.
    exec setsid mariadbd --no-defaults ${owner[@]+"${owner[@]}"} --datadir="$folder" --tmpdir="$WXNOTIFY_GALERA_DIR" \
        --bind-address=127.0.0.1 --port="${ports[0]}" --socket="$folder.sock" --pid-file="$folder.mariadb-pid" \
        --max-connections=200 --innodb-buffer-pool-size=64M --innodb-flush-log-at-trx-commit=2 \
        --binlog-format=ROW --innodb-autoinc-lock-mode=2 \
        --wsrep-on=ON --wsrep-provider="$provider" --wsrep-cluster-name=wxnotify --wsrep-node-name="node$1" \
        --wsrep-node-address=127.0.0.1 --wsrep-node-incoming-address="127.0.0.1:${ports[0]}" \
        --wsrep-sst-method=rsync --wsrep-sst-receive-address="127.0.0.1:${ports[3]}" \
        --wsrep-slave-threads=2 --wsrep-sync-wait="${WXNOTIFY_GALERA_SYNC_WAIT:-0}" \
        --wsrep-provider-options="base_host=127.0.0.1; base_port=${ports[1]}; gmcast.listen_addr=tcp://127.0.0.1:${ports[1]}; ist.recv_addr=127.0.0.1:${ports[2]}; ist.recv_bind=127.0.0.1:${ports[2]}; gcache.size=32M; gcache.recover=yes" \
        "${@:2}" </dev/null >>"$folder.log" 2>&1
}

# start_node N ADDRESS: starts it, and waits until it is in step.
start_node() {
    local folder=$WXNOTIFY_GALERA_DIR/$1 position=()
    if [ -f "$folder/grastate.dat" ]; then
        # After a crash the file does not say how far the node came; the storage engine does, and then the others need send
        # only what it missed. Debian's service does the same.
        local mark
        mark=$(wc -c <"$folder.log")
        (node "$1" --wsrep-cluster-address="$2" --wsrep-recover) || true
        local found
        found=$(tail -c "+$mark" "$folder.log" | sed -n 's/.*Recovered position: *//p' | tail -1)
        [ -z "$found" ] || position=(--wsrep-start-position="$found")
    fi
    node "$1" --wsrep-cluster-address="$2" ${position[@]+"${position[@]}"} &
    echo $! >"$folder.pid"
    disown
    for _ in $(seq 1200); do
        if mariadb --no-defaults --socket="$folder.sock" -u root -N -e "SHOW STATUS LIKE 'wsrep_local_state_comment'" \
            2>/dev/null | grep -q Synced; then
            return
        fi
        kill -0 "$(cat "$folder.pid")" 2>/dev/null || break
        sleep 0.1
    done
    echo "galera: node $1 does not start:" >&2
    tail -20 "$folder.log" >&2
    exit 1
}

# kill_node N: the server and what it started, which has its session. Nothing of them is left when it returns.
kill_node() {
    local pid
    pid=$(cat "$WXNOTIFY_GALERA_DIR/$1.pid" 2>/dev/null) || return 0
    while pkill -KILL -s "$pid" 2>/dev/null; do sleep 0.05; done
    rm -f "$WXNOTIFY_GALERA_DIR/$1.pid"
}

cluster() {
    local addresses=() number ports
    for number in 1 2 3; do
        read -ra ports <"$WXNOTIFY_GALERA_DIR/$number.ports"
        addresses+=("127.0.0.1:${ports[1]}")
    done
    (IFS=,; echo "gcomm://${addresses[*]}")
}

if [ -n "${WXNOTIFY_GALERA_DIR:-}" ] && [ $# = 2 ] && [[ $2 =~ ^[123]$ ]]; then
    case $1 in
        kill) kill_node "$2"; exit ;;
        start) start_node "$2" "$(cluster)"; exit ;;
    esac
fi
if [ $# = 0 ]; then
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi

WXNOTIFY_GALERA=$(cd "$(dirname "$0")" && pwd)/galera.sh
WXNOTIFY_GALERA_DIR=$(mktemp -d)
export WXNOTIFY_GALERA WXNOTIFY_GALERA_DIR
chmod 755 "$WXNOTIFY_GALERA_DIR"
if [ "$(id -u)" = 0 ]; then chown mysql "$WXNOTIFY_GALERA_DIR"; fi
trap 'for number in 1 2 3; do kill_node $number; done; rm -rf "$WXNOTIFY_GALERA_DIR"' EXIT

# Four ports a node, all different: for clients, for the group, and for what a node that joins is sent, in two ways.
python3 -c '
import socket
sockets = [socket.socket() for _ in range(12)]
for each in sockets:
    each.bind(("127.0.0.1", 0))
ports = [str(each.getsockname()[1]) for each in sockets]
for number in range(3):
    print(*ports[number * 4 : number * 4 + 4])' >"$WXNOTIFY_GALERA_DIR/ports"
WXNOTIFY_GALERA_URLS=
for number in 1 2 3; do
    sed -n "${number}p" "$WXNOTIFY_GALERA_DIR/ports" >"$WXNOTIFY_GALERA_DIR/$number.ports"
    install -d -m 700 ${owner[@]+-o mysql} "$WXNOTIFY_GALERA_DIR/$number"
    WXNOTIFY_GALERA_URLS+=${WXNOTIFY_GALERA_URLS:+,}mysql://wxnotify:wxnotify@127.0.0.1:$(cut -d' ' -f1 "$WXNOTIFY_GALERA_DIR/$number.ports")/wxnotify
done
export WXNOTIFY_GALERA_URLS

mariadb-install-db --no-defaults ${owner[@]+"${owner[@]}"} --datadir="$WXNOTIFY_GALERA_DIR/1" --tmpdir="$WXNOTIFY_GALERA_DIR" \
    --skip-test-db --auth-root-authentication-method=normal >"$WXNOTIFY_GALERA_DIR/install.log" 2>&1
start_node 1 gcomm://
mariadb --no-defaults --socket="$WXNOTIFY_GALERA_DIR/1.sock" -u root -e "
    CREATE DATABASE wxnotify CHARACTER SET utf8mb4;
    CREATE USER wxnotify@127.0.0.1 IDENTIFIED BY 'wxnotify';
    CREATE USER wxnotify@localhost IDENTIFIED BY 'wxnotify';
    GRANT ALL ON wxnotify.* TO wxnotify@127.0.0.1;
    GRANT ALL ON wxnotify.* TO wxnotify@localhost;"
# They take everything from those that are there, users too.
start_node 2 "$(cluster)"
start_node 3 "$(cluster)"
"$@"
