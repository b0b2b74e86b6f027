<?php

declare(strict_types=1);

// An endpoint of several merchants, each with a URL of its own: /notify/NAME. Their database is the file that MERCHANTS names.

use WxNotify\Delivery;
use WxNotify\Events\TransactionDirect;
use WxNotify\Expectation;
use WxNotify\Inbox;
use WxNotify\Merchants;
use WxNotify\Notification;
use WxNotify\NotificationHandler;
use WxNotify\NotificationParser;
use WxNotify\Outcome;
use WxNotify\PlatformKeys;
use WxNotify\Psr15Handler;
use WxNotify\Request;
use WxNotify\ServedMerchant;

require __DIR__ . '/../autoload.php';

$load = function (string $name): mixed {
    if ($name === 'raises') {
        throw new RuntimeException('the database is down');
    }
    $name === 'hangs' && usleep(600_000);
    $row = json_decode((string) file_get_contents((string) getenv('MERCHANTS')), true, flags: JSON_THROW_ON_ERROR)[$name] ?? null;
    return $row === null ? null : new ServedMerchant($name, new NotificationParser(new PlatformKeys($row['certificate']), $row['api_v3_keys']), context: $row);
};
$nameOf = function (Request $request): ?string {
    if ($request->method !== 'POST' || !in_array($request->host(), ['127.0.0.1', 'pay.example.com'], true) || $request->raw === null) {
        throw new LogicException('the request is not told as it came');
    }
    return basename($request->path);
};
$write = static fn (string $text) => file_put_contents((string) getenv('SEEN'), "$text\n", FILE_APPEND | LOCK_EX);
$handler = new NotificationHandler(
    (new Merchants($load))->by($nameOf),
    Inbox::sqlite((string) getenv('DATABASE')),
    deadline: 0.5,
    key: function (Notification $notification, ServedMerchant $merchant) use ($write): string {
        $write("key $merchant->name");
        return 'paid:' . $notification->resource['out_trade_no'];
    },
    expect: function (Notification $notification, ServedMerchant $merchant) use ($write): Expectation {
        $write('expect ' . $merchant->context['shop']);
        return Expectation::notCompared();
    },
    observe: fn (Outcome $outcome) => $write("$outcome->code $outcome->merchant" . ($outcome->error?->getPrevious() === null ? '' : ' thrown')),
);
$handler->onPaid(function (TransactionDirect $paid, Delivery $delivery) use ($write): void {
    $delivery->connection->prepare('INSERT INTO effects VALUES (?)')->execute(["{$delivery->merchant->name} $paid->out_trade_no"]);
    $write('paid ' . $delivery->merchant->context['shop']);
});

if (getenv('FRAMEWORK') === 'psr15') {
    require 'Slim/Psr7/autoload.php';
    require __DIR__ . '/psr15.php';
    $request = Slim\Psr7\Factory\ServerRequestFactory::createFromGlobals();
    $response = (new Psr15Handler($handler, new Slim\Psr7\Factory\ResponseFactory()))->handle($request);
    http_response_code($response->getStatusCode());
    echo $response->getBody();
} else {
    $handler->run();
}
