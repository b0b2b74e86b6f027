<?php

declare(strict_types=1);

namespace WxNotify;

/**
 * A key or an option is not good: thrown when a parser or handler is made or its keys are replaced, never later. Or a comparison has
 * nothing to compare with: a null, or a value of another type.
 */
final class ConfigurationException extends WxNotifyException
{
    protected const IS_MISTAKE = true;

    /**
     * What only this package can tell.
     *
     * @internal
     */
    public static function of(string $field, string $message): self
    {
        return self::make(ErrorCode::OPTION_INVALID, $message, $field);
    }
}
