# How each endpoint is begun: see run.sh.

numbers="WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 99)"

# sqlite FILE SQL
sqlite() {
    sqlite3 -cmd '.timeout 5000' "$@"
}

# in_sqlite FILE COLUMNS VALUES COUNT: the orders are in a file of SQLite's, where the endpoint has made their table.
in_sqlite() {
    place="sqlite '$1' \"$numbers INSERT INTO orders ($2) SELECT $3 FROM n\""
    count="sqlite3 -cmd '.timeout 5000' '$1' 'SELECT $4 FROM orders'"
}

# merchant PROGRAM...: of tests/soak, which takes the options that follow, and finds its tables there.
merchant() {
    platform=$all/certificate
    "$wxnotify" inbox migrate --database "sqlite://$work/shop.db?mode=rwc"
    sqlite "$work/shop.db" "CREATE TABLE orders (number TEXT PRIMARY KEY, paid INTEGER NOT NULL)"
    in_sqlite "$work/shop.db" "number, paid" "'A' || n, 0" "sum(paid)"
    "$@" --database sqlite --mode transaction --url "sqlite://$work/shop.db" --keys "$platform" --port "$port" &
}

begin_elixir() { merchant tests/soak/merchants/elixir/run; }
begin_go() { merchant tests/soak/merchants/go/run; }
begin_java() { merchant tests/soak/merchants/java/run; }
begin_node() { merchant tests/soak/merchants/node/run; }
begin_php() { merchant tests/soak/merchants/php/run; }
begin_python() { merchant tests/soak/merchants/python/run; }
begin_ruby() { merchant tests/soak/merchants/ruby/run; }
begin_rust() { merchant target/debug/soak merchant; }

begin_rust-axum() {
    # Its table of orders is the merchant's to make, and the inbox's too.
    "$wxnotify" inbox migrate --database "sqlite://$work/shop.db?mode=rwc"
    sqlite "$work/shop.db" "CREATE TABLE orders (number TEXT PRIMARY KEY, price INTEGER, paid INTEGER DEFAULT 0)"
    in_sqlite "$work/shop.db" "number, price" "'A' || n, 100" "sum(paid)"
    SHOP="sqlite://$work/shop.db" LISTEN=127.0.0.1:$port target/debug/example-rust-axum &
}

begin_python-fastapi() {
    path=/wxpay/notify
    in_sqlite "$work/shop.db" "number, total" "'A' || n, 100" "count(transaction_id)"
    SHOP_DATABASE=$work/shop.db target/venv-python/bin/uvicorn --app-dir examples/python-fastapi merchant:app --port "$port" &
}

begin_php-slim() {
    # What Composer would have put into vendor.
    mkdir "$work/vendor"
    cp -r examples/php-slim/public "$work"
    echo "<?php require '$root/examples/php-slim/tests/autoload.php';" >"$work/vendor/autoload.php"
    in_sqlite "$work/shop.db" "number, total" "'A' || n, 100" "count(transaction_id)"
    php -r "require '$work/vendor/autoload.php'; new Shop\Orders(WxNotify\Inbox::sqlite('$work/shop.db')->connection());"
    php -d ffi.enable=true -S "127.0.0.1:$port" -t "$work/public" &
}

begin_go-paid-refunded() {
    path=/wechat-pay/notify
    in_sqlite "$work/shop.db" "number, total" "'A' || n, 100" "count(transaction_id)"
    # With the race detector, by which its tests have compiled everything.
    (cd examples/go-paid-refunded && GOFLAGS="-mod=readonly -buildvcs=false" go build -race -o "$work/shop" .) || return
    "$work/shop" --listen "127.0.0.1:$port" --database "$work/shop.db" --public-key "$WXPAY_PUBLIC_KEY_FILE" "$@" &
}
begin_go-paid-refunded-gin() { begin_go-paid-refunded --framework gin; }

begin_java-order() {
    path=/wechatpay/notify
    mvn -q -B -Dstyle.color=never -f examples/java-order dependency:build-classpath -Dmdep.outputFile="$work/classpath"
    local columns="number, business_code, channel, state, mchid, appid, amount, created_by"
    local values="'A' || n, 'GOODS', 'WECHAT_PAY', 'TO_BE_PAID', '$WXPAY_MCHID', '$WXPAY_APPID', 100, 'somebody'"
    place="psql -q '$WXNOTIFY_POSTGRES_URL' -c \"INSERT INTO orders ($columns) SELECT $values FROM generate_series(1, 99) n\""
    count="psql -tA '$WXNOTIFY_POSTGRES_URL' -c 'SELECT count(transaction_id) FROM orders'"
    DATABASE_URL=jdbc:postgresql://$WXNOTIFY_POSTGRES_HOST:$WXNOTIFY_POSTGRES_PORT/$WXNOTIFY_POSTGRES_DATABASE \
        DATABASE_USER=$WXNOTIFY_POSTGRES_USER DATABASE_PASSWORD=$WXNOTIFY_POSTGRES_PASSWORD SERVER_PORT=$port \
        java -Xshare:auto -XX:TieredStopAtLevel=1 -cp "target/java-order/classes:$(cat "$work/classpath")" shop.OrderApplication &
}

# campus FRAMEWORK: it trusts every certificate of a folder, and takes the results of deductions.
campus() {
    platform=$all/certificate path=/wxpay/campus
    # As the campus itself gets it: the sample of this event that the command makes up is a partner's.
    echo '{"mchid":"'"$WXPAY_MCHID"'","appid":"'"$WXPAY_APPID"'","out_trade_no":"","transaction_id":"","trade_type":"AUTH",
        "trade_state":"SUCCESS","bank_type":"OTHERS","device_info":{"device_id":"canteen-2","device_ip":"10.0.0.2"},
        "success_time":"2026-11-21T12:01:00+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},
        "amount":{"total":100,"currency":"CNY"}}' >"$work/deduction.json"
    options+=(--event TRANSACTION.INDUSTRY_SUCCESS --resource "$work/deduction.json" --set 'transaction_id=42{n}')
    mkdir "$work/certificates"
    cp "$platform/certificate.pem" "$work/certificates"
    place="sqlite '$work/shop.db' \"$numbers INSERT INTO deductions (out_trade_no, card, total) SELECT 'A' || n, 'C1', 100 FROM n\""
    count="sqlite3 -cmd '.timeout 5000' '$work/shop.db' \"SELECT count(*) FROM deductions WHERE state = 'PAID'\""
    WXPAY_CERTIFICATES=$work/certificates WXPAY_API_V3_KEY=$(cat "$platform/api_v3_key") DATABASE=$work/shop.db PORT=$port \
        examples/node-campus/node_modules/node/bin/node "examples/node-campus/src/$1.js" &
}
begin_node-campus() { campus express; }
begin_node-campus-fastify() { campus fastify; }

begin_elixir-event-handler() {
    path=/api/pay/callback
    # Its orders are in Mnesia, in its own VM.
    count="bash -c 'cat </dev/tcp/127.0.0.1/\$(cat $work/count_port)'"
    cd examples/elixir-event-handler || return
    MIX_ENV=test mix run --no-halt "$root/tests/judge/shop.exs" "$work" "$port" &
    cd "$root" || return
}
