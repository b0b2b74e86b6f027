<?php

declare(strict_types=1);

namespace WxNotify\Internal;

/**
 * A program without end is to end.
 *
 * @internal
 */
final class Stopped extends \Exception
{
}
