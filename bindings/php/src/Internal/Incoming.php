<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use WxNotify\Notification;
use WxNotify\ServedMerchant;

/**
 * What is known so far of a request that is being answered.
 *
 * @internal
 */
final class Incoming
{
    public readonly Guard $guard;
    public ?Headers $headers = null;
    /** Whose it is, where there are several merchants. */
    public ?ServedMerchant $served = null;
    public ?Notification $notification = null;
    private readonly int $began;

    public function __construct()
    {
        $this->guard = new Guard();
        $this->began = hrtime(true);
    }

    /** @return float in seconds */
    public function age(): float
    {
        return (hrtime(true) - $this->began) / 1e9;
    }

    /** @return array<string, mixed> as the core is told of its notification; of the plaintext it takes the order's number, and the key */
    public function delivered(): array
    {
        return [
            'id' => $this->notification->id,
            'event_type' => $this->notification->eventType,
            'kind' => $this->notification->kind,
            'request_id' => $this->notification->requestId,
            'merchant' => $this->served?->name,
            'v2' => $this->guard->isV2,
        ];
    }
}
