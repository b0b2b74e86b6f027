java -jar wxnotify-0.1.0.jar forge --platform test-platform --event TRANSACTION.SUCCESS \
    --set mchid=1900007291 --set out_trade_no=A1 --set amount.total=100 --send http://127.0.0.1:8080/wxpay/notify
