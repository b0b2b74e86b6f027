<?php

declare(strict_types=1);

// What a careful engineer writes with ext-openssl: every check that decides whether a payment is genuine.

/**
 * The plaintext of a genuine notification.
 *
 * @param array<string, OpenSSLAsymmetricKey> $keys the platform's, by their serials
 * @param array<string, string> $headers
 * @throws UnexpectedValueException for any other
 */
function byHand(array $keys, string $apiV3Key, array $headers, string $body): string
{
    $headers = array_change_key_case($headers);
    $timestamp = $headers['wechatpay-timestamp'] ?? null;
    $nonce = $headers['wechatpay-nonce'] ?? null;
    $signature = $headers['wechatpay-signature'] ?? null;
    $serial = $headers['wechatpay-serial'] ?? null;
    if ($timestamp === null || $nonce === null || $signature === null || $serial === null) {
        throw new UnexpectedValueException('a header is missing');
    }
    if (!ctype_digit($timestamp) || abs(time() - (int) $timestamp) > 300) {
        throw new UnexpectedValueException('the timestamp is old');
    }
    $key = $keys[$serial] ?? throw new UnexpectedValueException('the serial is unknown');
    if (openssl_verify("$timestamp\n$nonce\n$body\n", (string) base64_decode($signature, true), $key, OPENSSL_ALGO_SHA256) !== 1) {
        throw new UnexpectedValueException('the signature is wrong');
    }
    $resource = json_decode($body, true, flags: JSON_THROW_ON_ERROR)['resource'];
    if ($resource['algorithm'] !== 'AEAD_AES_256_GCM') {
        throw new UnexpectedValueException('the algorithm');
    }
    $sealed = (string) base64_decode($resource['ciphertext'], true);
    [$ciphertext, $tag] = [substr($sealed, 0, -16), substr($sealed, -16)];
    // openssl_decrypt itself compares as many bytes of a tag as it is given.
    if (strlen($tag) !== 16) {
        throw new UnexpectedValueException('the tag is short');
    }
    $plaintext = openssl_decrypt($ciphertext, 'aes-256-gcm', $apiV3Key, OPENSSL_RAW_DATA, $resource['nonce'], $tag, $resource['associated_data'] ?? '');
    return $plaintext === false ? throw new UnexpectedValueException('the tag is wrong') : $plaintext;
}
