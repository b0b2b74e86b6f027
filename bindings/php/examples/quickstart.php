<?php

http_response_code(500); // until there is an answer: whatever ends the script before is no success

use WxNotify\{Delivery, Inbox, NotificationHandler, NotificationParser, PlatformKeys};
use WxNotify\Events\TransactionDirect;

require __DIR__ . '/../vendor/autoload.php';

$env = fn (string $name): string => getenv($name) ?: throw new DomainException("the environment's $name is not set");
$keys = new PlatformKeys(publicKeys: [$env('WXPAY_PUBLIC_KEY_ID') => $env('WXPAY_PUBLIC_KEY')]);
$parser = new NotificationParser($keys, $env('WXPAY_API_V3_KEY'));
$mchid = $env('WXPAY_MCHID');
$orders = ['A1' => 100]; // yours: each order's number, and its price in 分
$handler = new NotificationHandler($parser, Inbox::sqlite(__DIR__ . '/../inbox.db'));
$handler->onPaid(function (TransactionDirect $paid, Delivery $delivery) use ($orders, $mchid): void {
    $number = $paid->out_trade_no;
    $price = $orders[$number] ?? $delivery->fail('no such order'); // nothing is committed, and WeChat Pay sends it again
    $delivery->notification->expectPaid(mchid: $mchid, outTradeNo: $number, amountTotal: $price);
    error_log("paid $number: $price"); // once for each payment: write through $delivery->connection
});
$handler->run(); // the request and its answer
