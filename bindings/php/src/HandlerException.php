<?php

declare(strict_types=1);

namespace WxNotify;

use WxNotify\Internal\Core;

/**
 * A genuine notification was not processed, or the request was none: `METHOD_NOT_ALLOWED`, `EVENT_UNHANDLED`, `HANDLER_FAILED`,
 * `NOTIFICATION_BUSY`, `DEADLINE_EXCEEDED`. A {@see NotificationHandler} gives it to its `observe`. `getPrevious()` is what your
 * own function threw, where it did.
 */
final class HandlerException extends WxNotifyException
{
    /**
     * What a merchant's function said by {@see Delivery::fail()}.
     *
     * @internal
     */
    public static function saidBy(string $message): self
    {
        $message = Core::text($message);
        $answer = Core::value('fail', message: $message);
        return self::make(ErrorCode::HANDLER_FAILED, $message, ack: Ack::of($answer->status, $answer->content_type, $answer->body));
    }

    /**
     * A merchant's function threw.
     *
     * @internal
     */
    public static function thrown(\Throwable $error): self
    {
        return self::make(ErrorCode::HANDLER_FAILED, get_debug_type($error) . ': ' . Core::text($error->getMessage()), previous: $error);
    }

    /** @internal */
    public static function of(string $code, string $message, ?Ack $ack = null): self
    {
        return self::make($code, $message, ack: $ack);
    }
}
