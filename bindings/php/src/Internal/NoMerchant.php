<?php

declare(strict_types=1);

namespace WxNotify\Internal;

/**
 * There is no merchant for a request.
 *
 * @internal
 */
final class NoMerchant extends \Exception
{
    /** @param array<string, mixed> $reply what the core is told of the function that was to find it */
    public function __construct(public readonly array $reply, ?\Throwable $previous = null)
    {
        parent::__construct(previous: $previous);
    }
}
