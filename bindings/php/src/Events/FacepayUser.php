<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A face payment user signed or ended the contract (刷脸支付).
 *
 * Kind `facepay.user`, carried by `FACEPAY.USER_STATE_CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/wiki/doc/wxfacepay/develop/offline-brushing.html>
 */
final class FacepayUser implements Event
{
    use NoOtherFields;

    public function __construct(
        /** WeChat Pay's id of the face payment user. */
        public readonly string $user_id,
        /** The merchant's id of the face payment user. */
        public readonly string $out_user_id,
        /** Number of the institution. */
        public readonly string $organization_id,
        /** The merchant number. */
        public readonly string $mch_id,
        /** When the notification was created. Uncertain: format not documented in public. */
        public readonly string $notify_create_time,
        /** The application id of the merchant, or of the service provider. */
        public readonly string $appid,
        /** The user's id under the application. */
        public readonly string $openid,
        /** Number of the contract for face payments. */
        public readonly string $contract_id,
    ) {
    }

    public function kind(): string
    {
        return Kind::FACEPAY_USER;
    }

    /**
     * Reads an object whose shape was checked.
     *
     * @internal
     * @param array<mixed> $from
     */
    public static function read(array $from): self
    {
        return new self(
            $from['user_id'],
            $from['out_user_id'],
            $from['organization_id'],
            $from['mch_id'],
            $from['notify_create_time'],
            $from['appid'],
            $from['openid'],
            $from['contract_id'],
        );
    }
}
