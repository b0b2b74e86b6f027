#!/usr/bin/env bash
# From the archive, in the folder that it lies in, to the first notification: the README's way in, as package.sh tries it.
set -eu
trap 'kill "$server" 2>/dev/null || true' EXIT
# snippet: begin
mkdir archives public
mv wxnotify-php-*.zip archives
composer init --no-interaction --name=shop/shop
composer config repositories.wxnotify artifact ./archives
composer require wxnotify/wxnotify
cp vendor/wxnotify/wxnotify/examples/quickstart.php public/index.php

vendor/bin/wxnotify forge --init test-platform --public-key-id PUB_KEY_ID_TEST
export WXPAY_MCHID=1900000001
export WXPAY_PUBLIC_KEY_ID=PUB_KEY_ID_TEST
export WXPAY_PUBLIC_KEY="$(cat test-platform/public_key.pem)"
export WXPAY_API_V3_KEY="$(cat test-platform/api_v3_key)"
php -d ffi.enable=true -S 127.0.0.1:8080 -t public & server=$!
sleep 1

vendor/bin/wxnotify forge --platform test-platform --event TRANSACTION.SUCCESS --set mchid=1900000001 \
    --set out_trade_no=A1 --set amount.total=100 --send http://127.0.0.1:8080/notify
# snippet: end
