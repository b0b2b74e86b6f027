<?php

declare(strict_types=1);

// Two processes with one file of certificates between them, as a merchant has them: on the command line the one that keeps it fresh,
// whose minute takes as many milliseconds as PAUSE_MS says; behind a server the endpoint.

use WxNotify\CertificateFile;
use WxNotify\CertificateRefresher;
use WxNotify\Merchant;
use WxNotify\NotificationHandler;

require __DIR__ . '/../autoload.php';

$file = new CertificateFile((string) getenv('FILE'));
if (PHP_SAPI === 'cli') {
    $merchant = new Merchant((string) getenv('MCHID'), (string) getenv('SERIAL'), (string) getenv('PRIVATE_KEY'), (string) getenv('HOST'));
    $refresher = new CertificateRefresher($merchant, (string) getenv('API_V3_KEY'), $file, pauseMs: (int) getenv('PAUSE_MS'));
    pcntl_async_signals(true);
    pcntl_signal(SIGTERM, $refresher->shutdown(...));
    $refresher->run();
    echo "it ended cleanly\n";
} else {
    (new NotificationHandler($file->parser((string) getenv('API_V3_KEY')), certificates: $file))->otherwise(fn () => null)->run();
}
