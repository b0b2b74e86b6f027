<?php

declare(strict_types=1);

namespace WxNotify\Testing;

use FFI\CData;
use WxNotify\ConfigurationException;
use WxNotify\Internal\Handle;
use WxNotify\Internal\Native;
use WxNotify\Internal\TestingNative;
use WxNotify\NotificationParser;

/**
 * A pretend platform, for tests only: it signs and encrypts notifications as WeChat Pay does, with a key pair of its own, so
 * that a merchant's handler can be tested without WeChat Pay, which has no sandbox for APIv3.
 */
final class Platform
{
    private readonly Handle $handle;
    /** What it puts into `Wechatpay-Serial`. */
    public readonly string $serial;
    /** The APIv3 key that it encrypts with: 32 characters. */
    public readonly string $apiV3Key;
    /** Its certificate in PEM. Null in public-key mode. */
    public readonly ?string $certificatePem;
    /** Its public key in PEM (SPKI). */
    public readonly string $publicKeyPem;
    /** Its private key in PEM (PKCS#8), so that a test can make the same platform again. */
    public readonly string $privateKeyPem;

    /**
     * What is not given is made on the spot: an RSA platform in certificate mode.
     *
     * @param string|null $algorithm `RSA` or `SM2`
     * @param string|null $privateKey its private key in PEM
     * @param string|null $strangerPrivateKey the key of the stranger who signs a `Fault::FORGED`, in PEM
     * @param string|null $publicKeyId `PUB_KEY_ID_...`, for public-key mode
     * @param string|null $serial of its certificate, in hex
     * @param int|null $notBefore of its certificate, in seconds since the epoch
     * @param int|null $notAfter of its certificate, in seconds since the epoch
     * @param string|null $apiV3Key 32 characters
     * @throws ConfigurationException `OPTION_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`, `API_V3_KEY_INVALID`
     */
    public function __construct(
        ?string $algorithm = null,
        #[\SensitiveParameter] ?string $privateKey = null,
        #[\SensitiveParameter] ?string $strangerPrivateKey = null,
        ?string $publicKeyId = null,
        ?string $serial = null,
        ?int $notBefore = null,
        ?int $notAfter = null,
        #[\SensitiveParameter] ?string $apiV3Key = null,
    ) {
        $options = self::json([
            'algorithm' => $algorithm,
            'private_key' => $privateKey,
            'stranger_private_key' => $strangerPrivateKey,
            'public_key_id' => $publicKeyId,
            'serial' => $serial,
            'not_before' => $notBefore,
            'not_after' => $notAfter,
            'api_v3_key' => $apiV3Key,
        ]);
        $made = TestingNative::get('wxn_testing_platform *', 'wxn_testing_platform_new', $options, strlen($options));
        $this->handle = new Handle($made, 'wxn_testing_platform_free', 'testing platform', TestingNative::class);
        $this->serial = Native::text($made->serial);
        $this->apiV3Key = Native::text($made->api_v3_key);
        $this->certificatePem = Native::optionalText($made->certificate_pem);
        $this->publicKeyPem = Native::text($made->public_key_pem);
        $this->privateKeyPem = Native::text($made->private_key_pem);
    }

    /** A parser that trusts this platform, with default options. */
    public function parser(): NotificationParser
    {
        return new NotificationParser($this->platformKeys(), $this->apiV3Key);
    }

    /** What a merchant must trust to receive from it. */
    public function platformKeys(): \WxNotify\PlatformKeys
    {
        $keys = new \WxNotify\PlatformKeys();
        return $this->certificatePem === null
            ? $keys->addPublicKey($this->serial, $this->publicKeyPem)
            : $keys->addCertificates($this->certificatePem);
    }

    /** Signs any bytes, to base64. */
    public function sign(string $message): string
    {
        return TestingNative::bytes('wxn_testing_platform_sign', $this->handle->pointer(), $message, strlen($message));
    }

    /**
     * Makes a notification. What is not given is as WeChat Pay would make it.
     *
     * @param string $eventType such as `TRANSACTION.SUCCESS`
     * @param string|array<mixed> $resource the plaintext: its text, or what `json_encode` makes one of
     * @param string|null $createTime RFC 3339 with offset
     * @param string|null $algorithm `AEAD_AES_256_GCM`, `AEAD_SM4_GCM`, or something that does not exist
     * @param string|null $resourceNonce of the encryption: 12 characters
     * @param int|null $now the time of signing, in seconds since the epoch
     * @param string|null $nonce `Wechatpay-Nonce`
     * @param string|null $fault a way to be wrong, one of {@see Fault}
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function notification(
        string $eventType,
        string|array $resource,
        ?string $id = null,
        ?string $createTime = null,
        ?string $resourceType = null,
        ?string $summary = null,
        ?string $originalType = null,
        ?string $associatedData = null,
        ?string $algorithm = null,
        ?string $resourceNonce = null,
        ?int $now = null,
        ?string $nonce = null,
        ?string $requestId = null,
        ?string $signatureType = null,
        ?string $fault = null,
    ): Delivery {
        $spec = self::json([
            'event_type' => $eventType,
            'resource' => is_string($resource) ? $resource : json_encode((object) $resource, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE),
            'id' => $id,
            'create_time' => $createTime,
            'resource_type' => $resourceType,
            'summary' => $summary,
            'original_type' => $originalType,
            'associated_data' => $associatedData,
            'algorithm' => $algorithm,
            'resource_nonce' => $resourceNonce,
            'now' => $now,
            'nonce' => $nonce,
            'request_id' => $requestId,
            'signature_type' => $signatureType,
            'fault' => $fault,
        ]);
        return Delivery::take(TestingNative::get(
            'wxn_testing_delivery *',
            'wxn_testing_platform_notification',
            $this->handle->pointer(),
            $spec,
            strlen($spec),
        ));
    }

    /**
     * A genuine answer of `GET /v3/certificates` with this platform's certificate.
     *
     * @param int|null $now seconds since the epoch; the system clock unless given
     * @throws ConfigurationException `OPTION_INVALID` in public-key mode, which has no certificate
     */
    public function certificatesAnswer(?int $now = null): Delivery
    {
        return Delivery::take(TestingNative::get(
            'wxn_testing_delivery *',
            'wxn_testing_platform_certificates_answer',
            $this->handle->pointer(),
            $now ?? Native::NOW_SYSTEM,
        ));
    }

    /** Frees the native memory now. May be called again. */
    public function close(): void
    {
        $this->handle->close();
    }

    /** @return array<string, string> without the keys */
    public function __debugInfo(): array
    {
        return ['serial' => $this->serial, 'keys' => '[redacted]'];
    }

    private function __clone()
    {
    }

    /** @param array<string, string|int|null> $options */
    private static function json(#[\SensitiveParameter] array $options): string
    {
        return json_encode((object) array_filter($options, static fn ($value) => $value !== null), JSON_THROW_ON_ERROR);
    }
}
