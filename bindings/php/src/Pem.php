<?php

declare(strict_types=1);

namespace WxNotify;

use WxNotify\Internal\Native;

/** PEM texts, for people who are not sure what they hold. */
final class Pem
{
    /**
     * Says what each block of a PEM text is: `type` is `platform_certificate` (with `serial`, `algorithm`, `not_before`,
     * `not_after`, `subject`), `merchant_certificate` (with `serial`, `mchid`, `not_before`, `not_after`), `public_key` (with
     * `algorithm`) or `private_key`. Dates are in seconds since the epoch.
     *
     * @return list<array<string, mixed>>
     * @throws ConfigurationException `PEM_INVALID` where the text cannot be read, `KEY_UNSUPPORTED` for a key that WeChat Pay does not use
     */
    public static function inspect(#[\SensitiveParameter] string $pem): array
    {
        $json = Native::bytes('wxn_inspect_pem', $pem, strlen($pem));
        return json_decode($json, true, flags: JSON_THROW_ON_ERROR);
    }
}
