<?php

declare(strict_types=1);

namespace WxNotify;

use FFI\CData;
use WxNotify\Internal\Native;

/**
 * The keys of the platform (WeChat Pay's, not your own) that are to be trusted: any mix of certificates and WeChat Pay
 * public keys, which is how a merchant migrates from the one to the other. They are looked at where they are used.
 */
final class PlatformKeys
{
    /** @var list<array{string|null, string}> id, which a certificate does not have, and PEM, in the order of adding */
    private array $keys = [];

    /**
     * @param string|list<string> $certificates platform certificates (平台证书) in PEM, one or several in a text
     * @param array<string, string> $publicKeys WeChat Pay public keys (微信支付公钥) in PEM by their id, `PUB_KEY_ID_...`
     * @throws ArgumentException for a PEM that is no string, as `getenv` answers where a variable is missing, or a key without id
     */
    public function __construct(string|array $certificates = [], array $publicKeys = [])
    {
        foreach ((array) $certificates as $pem) {
            $this->addCertificates(self::text('certificates', $pem));
        }
        foreach ($publicKeys as $id => $pem) {
            if (is_int($id)) {
                throw ArgumentException::of('publicKeys', "publicKeys has the number $id where an id belongs; give ['PUB_KEY_ID_...' => PEM] "
                    . '(is the setting or environment variable of the id there?)');
            }
            $this->addPublicKey($id, self::text('publicKeys', $pem));
        }
    }

    private static function text(string $parameter, mixed $pem): string
    {
        return is_string($pem) ? $pem : throw ArgumentException::of($parameter, "$parameter holds " . get_debug_type($pem) . '; give PEM texts '
            . '(is the setting, file or environment variable there? php-fpm hides the environment unless clear_env = no)');
    }

    /** Adds every platform certificate of a PEM text. Each names its own serial. */
    public function addCertificates(string $pem): self
    {
        $this->keys[] = [null, $pem];
        return $this;
    }

    /** Adds a WeChat Pay public key: the id that the merchant platform shows beside it, and PEM (SPKI or PKCS#1). */
    public function addPublicKey(string $id, string $pem): self
    {
        $this->keys[] = [$id, $pem];
        return $this;
    }

    /** @return array<string, int> without what was given, which may be a private key by mistake */
    public function __debugInfo(): array
    {
        return ['given' => count($this->keys)];
    }

    /**
     * Calls a function with the keys as the library has them, and frees those.
     *
     * @internal
     * @param callable(CData): mixed $use
     * @throws ConfigurationException `PEM_INVALID`, `KEY_UNSUPPORTED`, `MERCHANT_CERTIFICATE`, `PRIVATE_KEY_GIVEN`, `OPTION_INVALID`
     */
    public function inC(callable $use): mixed
    {
        return Native::take(Native::get('wxn_platform_keys *', 'wxn_platform_keys_new'), 'wxn_platform_keys_free', function (CData $keys) use ($use): mixed {
            foreach ($this->keys as [$id, $pem]) {
                if ($id === null) {
                    Native::call('wxn_platform_keys_add_certificates', $keys, $pem, strlen($pem));
                } else {
                    Native::call('wxn_platform_keys_add_public_key', $keys, $id, strlen($id), $pem, strlen($pem));
                }
            }
            return $use($keys);
        });
    }
}
