#!/bin/sh
# From the archive, in the folder that it lies in, to the first notification: the README's way in, as package.sh tries it.
set -eu
trap 'kill "$endpoint" 2>/dev/null || true' EXIT
# snippet: begin
tar xzf wxnotify-c-*.tar.gz
cd wxnotify-c-*/
export PKG_CONFIG_PATH=$PWD/lib/pkgconfig LD_LIBRARY_PATH=$PWD/lib
cc examples/endpoint.c $(pkg-config --cflags --libs wxnotify libmicrohttpd jansson) -o endpoint

bin/wxnotify forge --init test-platform --public-key-id PUB_KEY_ID_TEST
export WXPAY_MCHID=1900000001
export WXPAY_PUBLIC_KEY_ID=PUB_KEY_ID_TEST
export WXPAY_PUBLIC_KEY="$(cat test-platform/public_key.pem)"
export WXPAY_API_V3_KEY="$(cat test-platform/api_v3_key)"
./endpoint & endpoint=$!
sleep 1

bin/wxnotify forge --platform test-platform --event TRANSACTION.SUCCESS --set mchid=1900000001 \
    --set out_trade_no=A1 --set amount.total=100 --send http://127.0.0.1:8080/notify
# snippet: end
