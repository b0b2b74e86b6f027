# In another terminal: the notification that it is to take.
# snippet: begin
npx wxnotify forge --platform test-platform --event TRANSACTION.SUCCESS --set out_trade_no=A20261121 \
  --send http://127.0.0.1:3000/notify
# snippet: end
