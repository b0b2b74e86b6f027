<?php

declare(strict_types=1);

// The same by hand.

$began = hrtime(true);
require __DIR__ . '/hand.php';
$folder = $_SERVER['FOLDER'];
$keys = [file_get_contents("$folder/public_key_id") => openssl_pkey_get_public(file_get_contents("$folder/public_key.pem"))];
$headers = [];
foreach ($_SERVER as $name => $value) {
    if (str_starts_with($name, 'HTTP_')) {
        $headers[strtr(substr($name, 5), '_', '-')] = $value;
    }
}
$plaintext = byHand($keys, file_get_contents("$folder/api_v3_key"), $headers, file_get_contents('php://input'));
echo hrtime(true) - $began, ' ', json_decode($plaintext)->out_trade_no;
