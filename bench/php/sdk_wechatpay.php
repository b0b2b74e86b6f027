<?php

declare(strict_types=1);

// The SDK wechatpay-php (wechatpay/wechatpay) as its README shows it for a callback; PEERS is the folder where Composer put it. The time is
// the sample's to compare.

use WeChatPay\Crypto\AesGcm;
use WeChatPay\Crypto\Rsa;
use WeChatPay\Formatter;

require __DIR__ . '/contest.php';
require getenv('PEERS') . '/vendor/autoload.php';

$keys = [text('public_key_id') => Rsa::from(text('public_key.pem'), Rsa::KEY_TYPE_PUBLIC)];
$apiV3Key = text('api_v3_key');
$parse = static function (array $headers, string $body) use ($keys, $apiV3Key): string {
    $headers = array_change_key_case($headers);
    if (abs(Formatter::timestamp() - (int) $headers['wechatpay-timestamp']) > 300) {
        throw new UnexpectedValueException('the timestamp is old');
    }
    $message = Formatter::joinedByLineFeed($headers['wechatpay-timestamp'], $headers['wechatpay-nonce'], $body);
    if (!Rsa::verify($message, $headers['wechatpay-signature'], $keys[$headers['wechatpay-serial']])) {
        throw new UnexpectedValueException('the signature is wrong');
    }
    $resource = json_decode($body, true)['resource'];
    return AesGcm::decrypt($resource['ciphertext'], $apiV3Key, $resource['nonce'], $resource['associated_data']);
};
serve('wechatpay/wechatpay ' . Composer\InstalledVersions::getPrettyVersion('wechatpay/wechatpay'), [
    'parse' => [$parse, plaintext(...)],
    'json' => [static fn (array $headers, string $body) => (array) json_decode($parse($headers, $body), true), resource(...)],
]);
