#!/usr/bin/env bash
# run.sh [NAME...]: what the judge, `wxnotify check`, says about this repository's own endpoints: the merchant of tests/soak in every
# language, and the examples. Several at a time, since most of it is waiting. A warning fails, too, and so does what could not be
# found out: nothing is left out but what stands in `without`, with its reason.
# It judges what is built already: a merchant by tests/soak/languages.sh, an example by its own test.sh. `make test` has run those.
set -uo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
names=("$@")
[ $# -gt 0 ] || names=(elixir go java node php python ruby rust
    elixir-event-handler go-paid-refunded{,-gin} java-order node-campus{,-fastify} php-slim python-fastapi rust-axum)
# The shop in Java has its orders in PostgreSQL.
if [[ " ${names[*]} " == *" java-order "* ]] && [ -z "${WXNOTIFY_POSTGRES_URL:-}" ]; then
    exec tools/databases.sh tests/judge/run.sh "${names[@]}"
fi

# Checks that a server fails before the handler is asked, whatever that does; in production a proxy such as nginx stands before it.
declare -A without=(
    # PHP's own server, which is for development, reads every body to its end, and does one request after another.
    [php]="oversized slow" [php-slim]="oversized slow"
    # Puma takes in the whole body, into a file, before it calls the application, and gives that no end.
    [ruby]="oversized slow"
)

wxnotify=$(tools/built.sh wxnotify-cli)/wxnotify || exit 1
all=$(mktemp -d)
trap 'rm -rf "$all"' EXIT
"$wxnotify" forge --init "$all/certificate" >/dev/null || exit 1
"$wxnotify" forge --init "$all/public-key" --public-key-id PUB_KEY_ID_0119000001092026112100000000 >/dev/null || exit 1

# What the examples read.
WXPAY_MCHID=1900000109
WXPAY_APPID=wxd678efh567hg6787
WXPAY_PUBLIC_KEY_ID=$(cat "$all/public-key/public_key_id")
WXPAY_PUBLIC_KEY_FILE=$all/public-key/public_key.pem
WXPAY_PUBLIC_KEY=$(cat "$all/public-key/public_key.pem")
WXPAY_API_V3_KEY=$(cat "$all/public-key/api_v3_key")
export WXPAY_MCHID WXPAY_APPID WXPAY_PUBLIC_KEY_ID WXPAY_PUBLIC_KEY_FILE WXPAY_PUBLIC_KEY WXPAY_API_V3_KEY

# Each begins an endpoint in the background on $port, with its files in $work, and says in `path` where it is, in `place` how its orders
# A1 to A99 get there, and in `count` what prints how often any was paid.
. tests/judge/endpoints.sh

# Whether the endpoint on $port answers. OTP's server takes connections a little before it knows whom to ask, and answers 500 meanwhile.
answers() (
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$path" "$port" >&3
    read -r -t 5 _ status _ <&3 && [ "$status" != 500 ]
) 2>/dev/null

# one NAME: starts an endpoint, judges it, and prints what was found.
one() {
    local name=$1 work=$all/$1 platform=$all/public-key options=()
    local path=/notify place=true count='' port endpoint
    mkdir "$work"
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    for check in ${without[$name]:-}; do options+=(--skip "$check"); done
    "begin_$name" >"$work/log" 2>&1
    endpoint=$!
    until answers; do
        kill -0 $endpoint 2>/dev/null || { echo "FAILED: $name did not start; is it built?" && cat "$work/log" && return 1; }
        sleep 0.1
    done
    eval "$place" >>"$work/log" 2>&1
    "$wxnotify" check "http://127.0.0.1:$port$path" --platform "$platform" --slow-for 6 --effects-cmd "$count" \
        --set 'out_trade_no=A{n}' --set amount.total=100 "${options[@]}" >"$work/table" 2>&1
    local status=$?
    kill $endpoint
    wait $endpoint 2>/dev/null
    grep -q ', 0 not applicable$' "$work/table" || status=1
    # On a machine that has much else to do an answer may take 3 seconds, which is warned of; after 5 it fails.
    if grep '^warn' "$work/table" | grep -qv ' answers within 5 s'; then status=1; fi
    if [ $status -eq 0 ]; then
        echo "$name: $(tail -1 "$work/table")${without[$name]:+, without ${without[$name]}}"
    else
        echo "FAILED: $name"
        cat "$work/table"
        echo "What it wrote:"
        head -12 "$work/log"
    fi
    return $status
}

running=0
for name in "${names[@]}"; do
    if [ $running -eq 3 ]; then wait -n; else running=$((running + 1)); fi
    (one "$name" >"$all/$name.out" 2>&1 && echo passed >"$all/$name.passed"; cat "$all/$name.out") &
done
wait
passed=$(find "$all" -name '*.passed' | wc -l)
echo "$passed passed, $((${#names[@]} - passed)) failed"
[ "$passed" -eq ${#names[@]} ]
