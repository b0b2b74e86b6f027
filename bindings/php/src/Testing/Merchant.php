<?php

declare(strict_types=1);

namespace WxNotify\Testing;

use FFI\CData;
use WxNotify\ConfigurationException;
use WxNotify\Internal\Native;
use WxNotify\Internal\TestingNative;

/**
 * A pretend merchant's own API certificate and key, for tests only: what must be refused where the platform's belongs, and
 * what signs a request for certificates.
 */
final class Merchant
{
    private function __construct(
        /** The merchant's number. */
        public readonly string $mchid,
        /** The certificate's serial in hex. */
        public readonly string $serial,
        /** The certificate in PEM (as apiclient_cert.pem). */
        public readonly string $certificatePem,
        /** The private key in PEM (as apiclient_key.pem). */
        #[\SensitiveParameter] public readonly string $privateKeyPem,
    ) {
    }

    /**
     * Makes a merchant with everything made on the spot.
     *
     * @throws ConfigurationException `OPTION_INVALID` for a mchid that is not digits
     */
    public static function make(string $mchid = '1900007291'): self
    {
        return self::take(TestingNative::get('wxn_testing_merchant *', 'wxn_testing_merchant_new', $mchid, strlen($mchid)));
    }

    /**
     * Makes a merchant of a private key in PEM, a certificate's serial in hex, and from when it is valid.
     *
     * @param int $notBefore seconds since the epoch
     * @throws ConfigurationException `OPTION_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`
     */
    public static function fromParts(string $mchid, #[\SensitiveParameter] string $privateKey, string $serial, int $notBefore): self
    {
        return self::take(TestingNative::get(
            'wxn_testing_merchant *',
            'wxn_testing_merchant_from_parts',
            $mchid,
            strlen($mchid),
            $privateKey,
            strlen($privateKey),
            $serial,
            strlen($serial),
            $notBefore,
        ));
    }

    /** @return array<string, string> without the private key */
    public function __debugInfo(): array
    {
        return ['mchid' => $this->mchid, 'serial' => $this->serial, 'privateKeyPem' => '[redacted]'];
    }

    private static function take(CData $merchant): self
    {
        return TestingNative::take($merchant, 'wxn_testing_merchant_free', static fn (CData $of): self =>
            new self(Native::text($of->mchid), Native::text($of->serial), Native::text($of->certificate_pem), Native::text($of->private_key_pem)));
    }
}
