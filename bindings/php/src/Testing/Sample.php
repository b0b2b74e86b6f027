<?php

declare(strict_types=1);

namespace WxNotify\Testing;

use WxNotify\ConfigurationException;
use WxNotify\Internal\Core;
use WxNotify\Internal\TestingNative;

/** Made-up resources, for tests only: what a merchant's test puts into a notification. */
final class Sample
{
    /**
     * The resource of an event with all fields that it can have, as {@see Platform::notification()} takes it:
     * `Sample::of('TRANSACTION.SUCCESS', ['out_trade_no' => 'A1', 'amount.total' => 100])`.
     *
     * @param string $event an event type, such as `TRANSACTION.SUCCESS`, of whose kinds it is the plainest; or one of {@see \WxNotify\Kind}
     * @param string|array<string, mixed>|object $overrides what goes over it: by a field's name or its path, such as `amount.total` or
     *     `sub_orders.0.mchid`; the JSON of that, or what `json_encode` makes it of
     * @param string|null $kind which of the event type's kinds
     * @return array<string, mixed>
     * @throws ConfigurationException `OPTION_INVALID` for an event or kind that is none, and for a field that the kind does not have, with
     *     the name that may have been meant
     * @throws \JsonException where the overrides are no JSON
     */
    public static function of(string $event, string|array|object $overrides = [], ?string $kind = null): array
    {
        $given = match (true) {
            is_string($overrides) => json_decode($overrides, false, flags: JSON_THROW_ON_ERROR),
            $overrides === [] => new \stdClass(),
            default => $overrides,
        };
        $made = Core::ask(['do' => 'sample', 'event' => $event, 'kind' => $kind, 'overrides' => $given], TestingNative::class);
        return json_decode($made->value, true, flags: JSON_THROW_ON_ERROR);
    }
}
