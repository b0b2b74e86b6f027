<?php

declare(strict_types=1);

// Who asks, every half second, for those of the open orders that are the oldest: their notifications may never come. What fails is asked
// again.

$handler = require __DIR__ . '/handler.php';
$merchant = (new WxNotify\Merchant('1900007291', $key('merchant_serial'), $key('merchant_key.pem'), $key('api')));
for (;; usleep(500_000)) {
    try {
        $open = $connect()->query('SELECT number FROM orders WHERE paid = 0 ORDER BY number LIMIT 10')->fetchAll(PDO::FETCH_COLUMN);
        foreach ($open as $number) {
            $handler->reconcile($merchant, outTradeNo: $number);
        }
    } catch (PDOException | WxNotify\WxNotifyException) {
        // the next time, perhaps
    }
}
