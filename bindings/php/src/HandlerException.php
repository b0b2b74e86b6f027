<?php

declare(strict_types=1);

namespace WxNotify;

use WxNotify\Internal\Failure;

/**
 * A genuine notification was not processed, or the request was none: `METHOD_NOT_ALLOWED`, `EVENT_UNHANDLED`, `HANDLER_FAILED`,
 * `NOTIFICATION_BUSY`, `DEADLINE_EXCEEDED`, `MERCHANT_UNKNOWN`; or WeChat Pay's API was asked in vain: `REQUEST_FAILED`. A {@see NotificationHandler} gives it to its `observe`. `getPrevious()` is what your
 * own function threw, where it did.
 */
final class HandlerException extends WxNotifyException
{
    private bool $isSaid = false;

    /**
     * What a merchant's function said by {@see Delivery::fail()}.
     *
     * @internal
     */
    public static function saidBy(string $message): self
    {
        $said = self::make(ErrorCode::HANDLER_FAILED, $message);
        $said->isSaid = true;
        return $said;
    }

    /**
     * Whether a merchant's function said it, so that WeChat Pay may read it.
     *
     * @internal
     */
    public function isSaid(): bool
    {
        return $this->isSaid;
    }

    /**
     * Something else than this library threw, before there was a notification.
     *
     * @internal
     */
    public static function thrown(\Throwable $error): self
    {
        ['type' => $type, 'place' => $place] = Failure::ofCallback($error);
        return self::make(ErrorCode::HANDLER_FAILED, "$type at $place", previous: $error);
    }

    /** @internal */
    public static function of(string $code, string $message, ?string $field = null): self
    {
        return self::make($code, $message, $field);
    }
}
