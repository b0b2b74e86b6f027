<?php

declare(strict_types=1);

namespace WxNotify\Internal;

/**
 * What an argument is that was left out, so that a null which was given can be told from it.
 *
 * @internal
 */
enum NotGiven
{
    case Value;
}
