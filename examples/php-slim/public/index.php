<?php

declare(strict_types=1);

http_response_code(500); // until there is an answer

use Shop\Orders;
use WxNotify\{Delivery, Inbox, NotificationHandler, NotificationParser, PlatformKeys};
use WxNotify\Events\{RefundDirect, TransactionDirect};

require __DIR__ . '/../vendor/autoload.php';

$env = fn (string $name): string => getenv($name) ?: throw new DomainException("the environment's $name is not set");
$mchid = $env('WXPAY_MCHID');
$inbox = Inbox::sqlite(getenv('SHOP_DATABASE') ?: __DIR__ . '/../shop.db');
$keys = new PlatformKeys(publicKeys: [$env('WXPAY_PUBLIC_KEY_ID') => $env('WXPAY_PUBLIC_KEY')]);
$parser = new NotificationParser($keys, $env('WXPAY_API_V3_KEY'));

// Orders and inbox are in one database: what a notification changes commits with it, or not at all.
$handler = (new NotificationHandler($parser, $inbox))
    ->onPaid(function (TransactionDirect $paid, Delivery $delivery) use ($mchid): void {
        $orders = new Orders($delivery->connection);
        $order = $orders->find($paid->out_trade_no) ?? $delivery->fail('no such order');
        $delivery->notification->expectPaid($mchid, $paid->out_trade_no, $order['total']);
        $orders->pay($paid->out_trade_no, $paid->transaction_id ?? $delivery->fail('the payment has no transaction_id'));
    })
    ->onRefunded(function (RefundDirect $refund, Delivery $delivery) use ($mchid): void {
        // The shop notes no refund that it asks for: number and amount are as they come, and the order says how much can be.
        $delivery->notification->expectRefunded($mchid, $refund->out_refund_no, $refund->amount->refund);
        (new Orders($delivery->connection))->refund($refund->out_trade_no, $refund->amount->refund);
    });

$app = new Slim\App();
$app->post('/notify', [$handler, 'respond']);
$app->get('/orders/{number}', function ($request, $response, array $arguments) use ($inbox) {
    $order = (new Orders($inbox->connection()))->find($arguments['number']);
    return $response->withJson($order, $order === null ? 404 : 200);
});
$app->run();
