<?php

declare(strict_types=1);

namespace WxNotify;

use WxNotify\Internal\Body;
use WxNotify\Internal\Memory;
use WxNotify\Internal\Native;

/**
 * Notifications of the old interface, APIv2 (微信支付 V2): XML, signed or encrypted under the merchant's APIv2 key. Refunds made on the
 * merchant platform, 付款码 payments, and the contracts and deductions of older merchants still come so.
 *
 * They say less than those of APIv3. There is no clock in them: one that was recorded passes for ever, and only an inbox makes it
 * count once. The key that verifies also signs, so that whoever can read it can forge. And nothing authenticates how a refund is
 * encrypted: compare it with what you asked for, and look it up before it moves goods or money.
 */
final class ApiV2
{
    /**
     * Verifies and decrypts a notification. There are no headers to be looked at. A {@see NotificationHandler} does it by itself where
     * it has `apiV2Keys`.
     *
     * What comes is an ordinary notification, of the kind `v2.pay` (also of a payment that failed: look at `result_code`), `v2.refund` or
     * `v2.contract`. Its plaintext is a JSON object of the XML's fields, all of them texts: amounts are digits, in 分. Its `id` is what
     * counts once: a payment's `transaction_id`, a refund's `refund_id` with its state. `serial` and `associatedData` are empty,
     * `timestamp` is 0, and `apiV3KeyLabel` is the label of the APIv2 key. It is answered by {@see Ack::successV2()}.
     *
     * @param mixed $body the raw body, a string or a PSR-7 stream
     * @param ApiV2Key|array<string|list<string>|ApiV2Key> $apiV2Keys your APIv2 keys by their merchants, such as `['1900000109' => $key]`, or each an ApiV2Key. Of
     *     one merchant there may be a list, while one is being changed. Those of the merchant that the body names are tried, and no other
     * @param int|null $maxBodyBytes the longest body, in bytes: 1 to 64 MiB, else 1 MiB
     * @throws ConfigurationException `OPTION_INVALID` where there is no key, or a key or limit that is none
     * @throws WxNotifyException the first step that fails decides: `BODY_TOO_LARGE`, `ENVELOPE_INVALID` (not APIv2's XML, or none of the
     *     three notifications), `SIGNATURE_INVALID`; of a refund `DECRYPTION_FAILED` and `PLAINTEXT_INVALID`. They have `getAckV2()`
     */
    public static function parse(
        mixed $body,
        #[\SensitiveParameter] mixed $apiV2Keys,
        ?int $maxBodyBytes = null,
    ): Notification {
        $memory = new Memory();
        [$keys, $length] = ApiV2Key::inC($memory, ApiV2Key::list($apiV2Keys));
        $bytes = Body::bytes($body);
        $most = $memory->number($maxBodyBytes);
        return Notification::take(Native::get('wxn_notification *', 'wxn_parse_v2', $bytes, strlen($bytes), $keys, $length, $most));
    }

    /**
     * Whether a body is APIv2's: every APIv3 body begins with `{`.
     *
     * @internal
     */
    public static function isXml(string $body): bool
    {
        return preg_match('/^(?:\xEF\xBB\xBF)?[ \t\r\n]*</', $body) === 1;
    }

    /**
     * Keys as they were given, or null; looked at before there is a body.
     *
     * @internal
     * @param ApiV2Key|array<string|list<string>|ApiV2Key>|null $given
     * @return list<ApiV2Key>|null
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public static function keys(#[\SensitiveParameter] mixed $given): ?array
    {
        if ($given === null) {
            return null;
        }
        $keys = ApiV2Key::list($given);
        try {
            self::parse('', $keys);
        } catch (MalformedNotificationException) {
            // The body is looked at after the keys.
        }
        return $keys;
    }
}
