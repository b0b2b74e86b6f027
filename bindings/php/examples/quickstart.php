<?php

http_response_code(500); // until there is an answer: whatever ends the script before is no success

use WxNotify\{Delivery, Inbox, NotificationHandler, NotificationParser, PlatformKeys};
use WxNotify\Events\TransactionDirect;

require __DIR__ . '/../vendor/autoload.php';

$parser = new NotificationParser(
    new PlatformKeys(publicKeys: [getenv('WXPAY_PUBLIC_KEY_ID') => getenv('WXPAY_PUBLIC_KEY')]),
    getenv('WXPAY_API_V3_KEY'),
);
$handler = new NotificationHandler($parser, Inbox::sqlite(__DIR__ . '/../inbox.db'));
$handler->onPaid(function (TransactionDirect $paid, Delivery $delivery): void {
    error_log("paid $paid->out_trade_no: {$paid->amount->total}"); // once for each payment, in 分: write through $delivery->connection
});
$handler->run(); // the request and its answer
