#!/usr/bin/env bash
# From an empty folder, with the program above as main.go, to the first notification: the README's way in, as package.sh tries it.
set -eu
trap 'kill "$server" 2>/dev/null || true' EXIT
# snippet: begin
go mod init example.com/shop
go get github.com/wxnotify/wxnotify-go github.com/mattn/go-sqlite3
go build -o shop .

wxnotify forge --init test-platform --public-key-id PUB_KEY_ID_0119000001092026112100000000
export WXPAY_PUBLIC_KEY_ID=PUB_KEY_ID_0119000001092026112100000000 WXPAY_PUBLIC_KEY_FILE=test-platform/public_key.pem
export WXPAY_API_V3_KEY="$(cat test-platform/api_v3_key)" WXPAY_MCHID=1900000109 PORT=8080
./shop & server=$!
sleep 1

wxnotify forge --platform test-platform --event TRANSACTION.SUCCESS --set mchid=1900000109 --set out_trade_no=A20261121 \
    --set amount.total=100 --send http://127.0.0.1:8080/notify
# snippet: end
