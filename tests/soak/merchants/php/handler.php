<?php

declare(strict_types=1);

// The merchant: an order is paid once for each notification. Endpoint and worker have it from here. bench/endpoint measures it in modes
// of its own, too: leased, and none (without an inbox).

use WxNotify\Delivery;
use WxNotify\Events\TransactionDirect;
use WxNotify\Inbox;
use WxNotify\NotificationHandler;
use WxNotify\NotificationParser;
use WxNotify\PlatformKeys;

require __DIR__ . '/../../../../bindings/php/autoload.php';

$setting = static fn (string $name): string => (string) getenv($name);
$key = static fn (string $name): string => (string) file_get_contents($setting('KEYS') . "/$name");
$connect = static function () use ($setting): PDO {
    $url = $setting('URL');
    if ($setting('DATABASE') === 'sqlite') {
        return new PDO('sqlite:' . substr($url, strlen('sqlite://')), options: [PDO::ATTR_TIMEOUT => 10]);
    }
    ['host' => $host, 'port' => $port, 'user' => $user, 'pass' => $password, 'path' => $path] = parse_url($url);
    $driver = $setting('DATABASE') === 'mariadb' ? 'mysql' : 'pgsql';
    // Behind php-fpm it outlives the request. A worker keeps its connection anyway.
    $options = PHP_SAPI === 'fpm-fcgi' ? [PDO::ATTR_PERSISTENT => 'wxnotify'] : [];
    return new PDO("$driver:host=$host;port=$port;dbname=" . ltrim($path, '/'), $user, $password, $options);
};

$parser = new NotificationParser(new PlatformKeys($key('certificate.pem')), $key('api_v3_key'));
// Short, so that the notifications of the dead are taken up in the run.
$inbox = ['inbox' => new Inbox($connect, lease: 3), 'mode' => $setting('MODE'), 'key' => 'business'];
if ($setting('MODE') === 'none' || $setting('MODE') === 'leased') {
    // Effects that are not in the inbox's database: each is a byte in the file.
    return (new NotificationHandler($parser, ...($setting('MODE') === 'none' ? [] : $inbox)))
        ->onPaid(function (TransactionDirect $paid, Delivery $delivery) use ($setting): void {
            file_put_contents($setting('KEYS') . '/effects', '.', FILE_APPEND);
        });
}

return (new NotificationHandler($parser, ...$inbox))->onPaid(function (TransactionDirect $paid, Delivery $delivery): void {
    $pay = $delivery->connection->prepare('UPDATE orders SET paid = paid + 1 WHERE number = ?');
    $pay->execute([$paid->out_trade_no]);
    if ($pay->rowCount() !== 1) {
        $delivery->fail('there is no such order');
    }
});
