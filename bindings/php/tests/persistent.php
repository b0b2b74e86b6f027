<?php

declare(strict_types=1);

// What PersistentTest has php-fpm run: a merchant whose inbox works on a persistent connection, and who may die of a fatal error in the
// middle of the transaction.

http_response_code(500);

use WxNotify\{Delivery, Inbox, NotificationHandler, NotificationParser, PlatformKeys};
use WxNotify\Events\TransactionDirect;

require __DIR__ . '/../autoload.php';

$parser = new NotificationParser(new PlatformKeys(publicKeys: [getenv('WXPAY_PUBLIC_KEY_ID') => getenv('WXPAY_PUBLIC_KEY')]), getenv('WXPAY_API_V3_KEY'));
$connect = static fn (): PDO => new PDO(getenv('DB_DSN'), getenv('DB_USER'), getenv('DB_PASSWORD'), [PDO::ATTR_PERSISTENT => 'wxnotify']);
$handler = new NotificationHandler($parser, new Inbox($connect));
$handler->onPaid(function (TransactionDirect $paid, Delivery $delivery): void {
    $number = ['pgsql' => 'SELECT pg_backend_pid()', 'mysql' => 'SELECT CONNECTION_ID()', 'sqlite' => 'SELECT 1'];
    $pdo = $delivery->connection;
    error_log('connection ' . $pdo->query($number[$pdo->getAttribute(PDO::ATTR_DRIVER_NAME)])->fetchColumn() . '.');
    $pdo->prepare('INSERT INTO effects VALUES (?)')->execute([$paid->out_trade_no]);
    if (getenv('DIES') === 'yes') {
        str_repeat('x', 1 << 40); // beyond every memory_limit: nothing of PHP's runs after it
    }
});
$handler->run();
