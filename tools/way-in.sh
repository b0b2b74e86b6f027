#!/usr/bin/env bash
# way-in.sh SECONDS SCRIPT LINE: goes a README's way in, SCRIPT, in this folder, with a free port in place of 8080, and says what it took. It
# waits until the server listens, and not for as long as a person would. Fails where it takes longer, the notification is not
# answered 200, or LINE is not printed. Ends with "N passed, N failed".
set -euo pipefail
seconds=$1 script=$2 line=$3
PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export PORT
sed -e "s/127.0.0.1:8080/127.0.0.1:$PORT/; s/PORT=8080/PORT=$PORT/" \
    -e 's|^sleep .*|until (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; do sleep 0.1; done|' "$script" >first-notification.sh
began=$(date +%s%N)
timeout "$seconds" bash first-notification.sh >log 2>&1 || true
echo "the way in took $((($(date +%s%N) - began) / 1000000)) ms"
grep -q '^HTTP 200 ' log && grep -q "$line" log || { cat log && echo "0 passed, 1 failed" && exit 1; }
echo "1 passed, 0 failed"
