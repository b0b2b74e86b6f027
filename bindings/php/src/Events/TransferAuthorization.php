<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A user's authorization of transfers, confirmed or closed (免确认收款授权).
 *
 * Kind `transfer.authorization`, carried by `MCHTRANSFER.AUTHORIZATION.CLOSED`,
 * `MCHTRANSFER.AUTHORIZATION.CONFIRMED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014512908>
 */
final class TransferAuthorization implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The merchant's number of the authorization. */
        public readonly string $out_authorization_no,
        /** The application id of the merchant, or of the service provider. */
        public readonly string $appid,
        /** The user's id under the application. */
        public readonly string $openid,
        /** The user's name as it is shown. */
        public readonly string $user_display_name,
        /** WeChat Pay's number of the authorization. */
        public readonly string $authorization_id,
        /** State of the authorization: TAKING_EFFECT, CLOSED. */
        public readonly string $state,
        /** When the user confirmed the authorization. RFC 3339 with offset. */
        public readonly string $authorize_time,
        /** How the authorization was closed; absent while it is open. */
        public readonly ?TransferAuthorization\CloseInfo $close_info = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::TRANSFER_AUTHORIZATION;
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
            $from['out_authorization_no'],
            $from['appid'],
            $from['openid'],
            $from['user_display_name'],
            $from['authorization_id'],
            $from['state'],
            $from['authorize_time'],
            isset($from['close_info']) ? TransferAuthorization\CloseInfo::read($from['close_info']) : null,
        );
    }
}
