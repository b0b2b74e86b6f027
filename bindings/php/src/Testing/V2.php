<?php

declare(strict_types=1);

namespace WxNotify\Testing;

use WxNotify\ConfigurationException;
use WxNotify\Internal\Core;
use WxNotify\Internal\TestingNative;

/** APIv2's notifications, genuine under an APIv2 key of the test's own: for tests only. */
final class V2
{
    /**
     * A signed notification: a payment, or a contract. `return_code` and `nonce_str` are added where they are not among the fields.
     *
     * @param array<string, string|int> $fields such as `Sample::of('v2.pay', ['out_trade_no' => 'A1', 'total_fee' => '100'])`
     * @param string $apiV2Key 32 characters
     * @param string|null $signType `MD5` or `HMAC-SHA256`; unless given, what `sign_type` among the fields says, or else `MD5`
     * @throws ConfigurationException `OPTION_INVALID` for a key that is none, or a name that a field cannot have
     */
    public static function notification(array $fields, #[\SensitiveParameter] string $apiV2Key, ?string $signType = null): Delivery
    {
        return self::make(['key' => $apiV2Key, 'fields' => self::texts($fields), 'sign_type' => $signType ?? $fields['sign_type'] ?? null]);
    }

    /**
     * A refund, whose fields are encrypted. `return_code` and `nonce_str` are added where they are not among the outer fields.
     *
     * @param array<string, string|int> $inner what is encrypted, such as `refund_id` and `refund_status`
     * @param string $apiV2Key 32 characters
     * @param array<string, string|int> $outer what stands beside it, such as `appid` and `mch_id`
     * @throws ConfigurationException `OPTION_INVALID` for a key that is none, or a name that a field cannot have
     */
    public static function refund(array $inner, #[\SensitiveParameter] string $apiV2Key, array $outer = []): Delivery
    {
        return self::make(['key' => $apiV2Key, 'inner' => self::texts($inner), 'outer' => self::texts($outer)]);
    }

    /** @param array<string, mixed> $request */
    private static function make(#[\SensitiveParameter] array $request): Delivery
    {
        return Delivery::of(['Content-Type' => 'text/xml'], Core::ask(['do' => 'testing_v2', ...$request], TestingNative::class)->value);
    }

    /** @param array<string, string|int> $fields */
    private static function texts(array $fields): object
    {
        return (object) array_map(strval(...), $fields);
    }
}
