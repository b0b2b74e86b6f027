<?php

use WxNotify\{Ack, NotificationParser, PlatformKeys, WxNotifyException};

require __DIR__ . '/vendor/autoload.php';

$parser = new NotificationParser(
    new PlatformKeys(publicKeys: [getenv('WXPAY_PUBLIC_KEY_ID') => getenv('WXPAY_PUBLIC_KEY')]),
    getenv('WXPAY_API_V3_KEY'),
);
try {
    $paid = $parser->parseGlobals(); // $_SERVER and php://input
    error_log("$paid->kind " . ($paid->resource['out_trade_no'] ?? '')); // your work, once for each $paid->id
    Ack::success()->send();
} catch (WxNotifyException $error) {
    error_log("{$error->getErrorCode()}: {$error->getMessage()}");
    $error->getAck()->send();
}
