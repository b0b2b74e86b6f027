<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Internal\NoOtherFields;
use WxNotify\Kind;

/**
 * A discount card taken, accepted, ended or settled (微信先享卡).
 *
 * Kind `discount_card`, carried by `DISCOUNT_CARD.AGREEMENT_ENDED`, `DISCOUNT_CARD.GET_CARD`,
 * `DISCOUNT_CARD.SETTLEMENT`, `DISCOUNT_CARD.USER_ACCEPTED`.
 *
 * The product was documented in the old wiki only. Which fields come depends on the event, and the values of the
 * states are not listed in public.
 *
 * Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_5.shtml>
 */
final class DiscountCard implements Event
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
        /** When the user took the card. RFC 3339 with offset. */
        public readonly ?string $create_time = null,
        /** The merchant number. */
        public readonly ?string $mchid = null,
        /**
         * What the user promised to do.
         *
         * @var list<DiscountCard\Objectives>
         */
        public readonly array $objectives = [],
        /** The merchant's number of the card. */
        public readonly ?string $out_card_code = null,
        /**
         * What the user gets for it.
         *
         * @var list<DiscountCard\Rewards>
         */
        public readonly array $rewards = [],
        /** State of the card. Uncertain: values not documented in public. */
        public readonly ?string $state = null,
        /** When the card is valid. */
        public readonly ?DiscountCard\TimeRange $time_range = null,
        /** The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented. */
        public readonly ?string $total_amount = null,
        /** Why the user did not keep the promise. Uncertain: values not documented in public. */
        public readonly ?string $unfinished_reason = null,
        /** Openid of the user who shared the card. */
        public readonly ?string $sharer_openid = null,
    ) {
    }

    public function kind(): string
    {
        return Kind::DISCOUNT_CARD;
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
            $from['create_time'] ?? null,
            $from['mchid'] ?? null,
            array_map(DiscountCard\Objectives::read(...), $from['objectives'] ?? []),
            $from['out_card_code'] ?? null,
            array_map(DiscountCard\Rewards::read(...), $from['rewards'] ?? []),
            $from['state'] ?? null,
            isset($from['time_range']) ? DiscountCard\TimeRange::read($from['time_range']) : null,
            $from['total_amount'] ?? null,
            $from['unfinished_reason'] ?? null,
            $from['sharer_openid'] ?? null,
        );
    }
}
