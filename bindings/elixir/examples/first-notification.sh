#!/usr/bin/env bash
# From the package, in the folder that it lies in, to the first notification: the README's way in, as package.sh tries it.
set -eu
trap 'kill "$server" 2>/dev/null || true' EXIT
# snippet: begin
mkdir -p shop/lib shop/vendor/wx_notify
tar -xzf wx_notify-*.tar.gz -C shop/vendor/wx_notify
cd shop
cp vendor/wx_notify/examples/package/mix.exs .
cp vendor/wx_notify/examples/endpoint.ex vendor/wx_notify/examples/package/application.ex lib/

vendor/wx_notify/bin/wxnotify forge --init test-platform --public-key-id PUB_KEY_ID_TEST
export WXPAY_MCHID=1900000001
export WXPAY_PUBLIC_KEY_ID=PUB_KEY_ID_TEST
export WXPAY_PUBLIC_KEY="$(cat test-platform/public_key.pem)"
export WXPAY_API_V3_KEY="$(cat test-platform/api_v3_key)"
mix compile
mix run --no-halt & server=$!
sleep 5

vendor/wx_notify/bin/wxnotify forge --platform test-platform --event TRANSACTION.SUCCESS --set mchid=1900000001 \
    --set out_trade_no=A1 --set amount.total=100 --send http://127.0.0.1:8080/notify
# snippet: end
