<?php

declare(strict_types=1);

// The Composer package on its platform, in the folder argv[1]: its version, a genuine payment, and every forged one.

use WxNotify\Library;
use WxNotify\Testing\Platform;
use WxNotify\WxNotifyException;

require $argv[1] . '/autoload.php';

echo Library::version(), ' ', Library::backend(), "\n";
$passed = $failed = 0;
foreach ([new Platform(), new Platform(publicKeyId: 'PUB_KEY_ID_0114232134912410000000000000'), new Platform(algorithm: 'SM2')] as $platform) {
    $parser = $platform->parser();
    foreach ([null, 'stale', 'future', 'forged', 'tampered', 'wrong_serial', 'wrong_api_v3_key', 'not_json'] as $fault) {
        $sent = $platform->notification('TRANSACTION.SUCCESS', ['mchid' => '1900007291', 'out_trade_no' => 'A1'], fault: $fault);
        try {
            $good = $parser->parse($sent->headers, $sent->body)->eventType === 'TRANSACTION.SUCCESS' && $fault === null;
        } catch (WxNotifyException) {
            $good = $fault !== null;
        }
        $good ? $passed++ : $failed++;
        if (!$good) {
            echo 'FAILED  ', $fault ?? 'genuine', "\n";
        }
    }
}
echo "$passed passed, $failed failed\n";
exit($failed === 0 ? 0 : 1);
