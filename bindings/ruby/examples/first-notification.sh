#!/usr/bin/env bash
# From the gem, in the folder that it lies in, to the first notification: the README's way in, as package.sh tries it.
set -eu
trap 'kill "$server" 2>/dev/null || true' EXIT
# snippet: begin
gem install --local wxnotify-*.gem
cp "$(gem contents wxnotify | grep examples/handler.ru)" config.ru

wxnotify forge --init test-platform --public-key-id PUB_KEY_ID_TEST
export WXPAY_MCHID=1900000109
export WXPAY_PUBLIC_KEY_ID=PUB_KEY_ID_TEST
export WXPAY_PUBLIC_KEY="$(cat test-platform/public_key.pem)"
export WXPAY_API_V3_KEY="$(cat test-platform/api_v3_key)"
puma -b tcp://127.0.0.1:8080 & server=$!
sleep 2

wxnotify forge --platform test-platform --event TRANSACTION.SUCCESS --set mchid=1900000109 \
    --set out_trade_no=A1 --set amount.total=100 --send http://127.0.0.1:8080/
# snippet: end
