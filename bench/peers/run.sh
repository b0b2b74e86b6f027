#!/usr/bin/env bash
# What `wxnotify check` says about small endpoints that are written with other SDKs as their own documentation shows. Downloads
# those SDKs from their registries; needs Node.js, Python, Go and a JDK with Maven. Prints one table for each.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
wxnotify=${WXNOTIFY:-$here/../../target/debug/wxnotify}
work=${WORK:-$here/../../target/peers}
mkdir -p "$work"
# One test platform with a certificate, and one with a public key: each SDK takes what its documentation begins with.
[ -d "$work/certificate" ] || "$wxnotify" forge --init "$work/certificate" >/dev/null
[ -d "$work/public-key" ] ||
    "$wxnotify" forge --init "$work/public-key" --public-key-id PUB_KEY_ID_0119000001092026112100000000 >/dev/null

# judge NAME PLATFORM PORT COMMAND...: starts the endpoint, and judges it. How a body is read and how often something counts is
# the web server's and the merchant's, not an SDK's, and is left out.
judge() {
    name=$1 platform=$work/$2 port=$3
    shift 3
    PLATFORM=$platform PORT=$port NODE_ENV=production "$@" >"$work/$name.log" 2>&1 &
    endpoint=$!
    tries=0
    until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
        tries=$((tries + 1))
        [ $tries -lt 100 ] || { cat "$work/$name.log"; exit 1; }
        sleep 0.2
    done
    echo "== $name"
    "$wxnotify" check "http://127.0.0.1:$port/notify" --platform "$platform" --skip slow --skip oversized \
        --skip once --skip no-effect --skip parallel --json >"$work/$name.json" 2>/dev/null || true
    "$wxnotify" check "http://127.0.0.1:$port/notify" --platform "$platform" --skip slow --skip oversized \
        --skip once --skip no-effect --skip parallel 2>/dev/null || true
    kill $endpoint
    wait $endpoint 2>/dev/null || true
}

cp -r "$here"/*/ "$work/"
for sdk in wechatpay-node-v3 wechatpay-axios-plugin; do (cd "$work/$sdk" && npm install --silent --no-audit --no-fund); done
[ -d "$work/venv" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q -r "$work/wechatpayv3/requirements.txt"
for sdk in wechatpay-java WxJava; do (cd "$work/$sdk" && mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib); done
for sdk in wechatpay-go gopay; do (cd "$work/$sdk" && go build -o server .); done

judge wechatpay-node-v3 certificate 18201 node "$work/wechatpay-node-v3/server.js"
judge wechatpay-axios-plugin public-key 18202 node "$work/wechatpay-axios-plugin/server.js"
judge wechatpayv3 public-key 18203 "$work/venv/bin/python" "$work/wechatpayv3/server.py"
judge wechatpay-java public-key 18204 java -cp "$work/wechatpay-java/lib/*" "$work/wechatpay-java/Server.java"
judge WxJava public-key 18205 java -cp "$work/WxJava/lib/*" "$work/WxJava/Server.java"
judge wechatpay-go certificate 18206 "$work/wechatpay-go/server"
judge gopay public-key 18207 "$work/gopay/server"
