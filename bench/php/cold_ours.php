<?php

declare(strict_types=1);

// One request behind php-fpm, where nothing outlives it: from here to the plaintext. Answers how many nanoseconds that took.

$began = hrtime(true);
require __DIR__ . '/../../bindings/php/autoload.php';
$folder = $_SERVER['FOLDER'];
$keys = new WxNotify\PlatformKeys(publicKeys: [file_get_contents("$folder/public_key_id") => file_get_contents("$folder/public_key.pem")]);
$parser = new WxNotify\NotificationParser($keys, file_get_contents("$folder/api_v3_key"));
$plaintext = $parser->parseGlobals()->plaintext;
echo hrtime(true) - $began, ' ', json_decode($plaintext)->out_trade_no;
