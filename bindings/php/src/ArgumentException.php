<?php

declare(strict_types=1);

namespace WxNotify;

/** A call was made against its interface: a wrong type, a body that is no longer raw, an object that was closed. */
final class ArgumentException extends WxNotifyException
{
    protected const IS_MISTAKE = true;

    /**
     * What only this package can tell.
     *
     * @internal
     */
    public static function of(string $field, string $message): self
    {
        return self::make(ErrorCode::ARGUMENT_INVALID, $message, $field);
    }
}
