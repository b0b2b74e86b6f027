<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A discount card paid for (微信先享卡).
 *
 * Kind `discount_card.paid`, carried by `DISCOUNT_CARD.USER_PAID`.
 *
 * Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_6.shtml>
 */
final class DiscountCardPaid implements Event
{
    use NoOtherFields;

    public function __construct(
        /** The application id of the merchant, or of the service provider. */
        public readonly ?string $appid = null,
        /** The user's id under the application. */
        public readonly ?string $openid = null,
        /** WeChat Pay's id of the discount card. */
        public readonly ?string $card_id = null,
        /** Id of the card's template. */
        public readonly ?string $card_template_id = null,
        /** The merchant's number of the card. */
        public readonly ?string $out_card_code = null,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /** State of the card. Uncertain: values not documented in public. */
        public readonly ?string $state = null,
        /** Why the user did not keep the promise. Uncertain: values not documented in public. */
        public readonly ?string $unfinished_reason = null,
        /** The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented. */
        public readonly ?string $total_amount = null,
        /** The payment. */
        public readonly ?DiscountCardPaid\PayInformation $pay_information = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::DISCOUNT_CARD_PAID;
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
            $from['appid'] ?? null,
            $from['openid'] ?? null,
            $from['card_id'] ?? null,
            $from['card_template_id'] ?? null,
            $from['out_card_code'] ?? null,
            $from['mchid'] ?? null,
            $from['state'] ?? null,
            $from['unfinished_reason'] ?? null,
            $from['total_amount'] ?? null,
            isset($from['pay_information']) ? DiscountCardPaid\PayInformation::read($from['pay_information']) : null,
        );
    }
}
