<?php

declare(strict_types=1);

namespace WxNotify;

use FFI\CData;
use WxNotify\Internal\Native;

/** The single steps, for stacks that replace only their own crypto. {@see NotificationParser} does more, and all of it. */
final class Primitives
{
    /**
     * The bytes that the platform signs: `timestamp`, `nonce` and `body`, each with a line feed after it.
     *
     * @param string $timestamp the value of `Wechatpay-Timestamp` as it came
     * @param string $nonce the value of `Wechatpay-Nonce` as it came
     * @param string $body the raw body
     */
    public static function signingMessage(string $timestamp, string $nonce, string $body): string
    {
        return Native::bytes(
            'wxn_signing_message',
            $timestamp,
            strlen($timestamp),
            $nonce,
            strlen($nonce),
            $body,
            strlen($body),
        );
    }

    /**
     * Whether a signature is the key's, of this message. It looks at no timestamp, so a captured notification passes it for ever.
     *
     * @param string $message the bytes that were signed
     * @param string $signature base64, padded, standard alphabet
     * @param string $key PEM of one platform certificate, or one public key (SPKI or PKCS#1)
     * @throws ConfigurationException `PEM_INVALID`, `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE`, `PRIVATE_KEY_GIVEN`; a bad signature
     *     is false, and no error
     */
    public static function verifySignature(string $message, string $signature, #[\SensitiveParameter] string $key): bool
    {
        $parsed = Native::get('wxn_platform_key *', 'wxn_platform_key_from_pem', $key, strlen($key));
        return Native::take($parsed, 'wxn_platform_key_free', static fn (CData $key): bool =>
            Native::get('uint8_t', 'wxn_verify_signature', $key, $message, strlen($message), $signature, strlen($signature)) !== 0);
    }

    /**
     * Decrypts a resource, and checks its 128-bit tag.
     *
     * @param string $apiV3Key 32 bytes
     * @param string $nonce 12 bytes
     * @param string $associatedData may be empty
     * @param string $ciphertext padded base64 of the ciphertext and the tag
     * @param string $algorithm `AEAD_AES_256_GCM` or `AEAD_SM4_GCM`
     * @return string the plaintext's bytes
     * @throws WxNotifyException `API_V3_KEY_INVALID`, `RESOURCE_UNSUPPORTED` for another algorithm, `DECRYPTION_FAILED`
     */
    public static function decryptResource(
        #[\SensitiveParameter] string $apiV3Key,
        string $nonce,
        string $associatedData,
        string $ciphertext,
        string $algorithm,
    ): string {
        return Native::bytes(
            'wxn_decrypt_resource',
            $apiV3Key,
            strlen($apiV3Key),
            $nonce,
            strlen($nonce),
            $associatedData,
            strlen($associatedData),
            $ciphertext,
            strlen($ciphertext),
            $algorithm,
            strlen($algorithm),
        );
    }
}
