<?php

declare(strict_types=1);

namespace WxNotify;

/** The request is not in the form of a notification. */
final class MalformedNotificationException extends WxNotifyException
{
    /** @internal */
    public static function tooLarge(int $announced, int $most): self
    {
        return self::make(ErrorCode::BODY_TOO_LARGE, "the body has $announced bytes by its Content-Length, and at most $most are taken "
            . '(maxBodyBytes); it was not read');
    }
}
