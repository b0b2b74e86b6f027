<?php

declare(strict_types=1);

namespace WxNotify\Internal;

/**
 * The native library for tests. It has all of the other, and handles of its own: nothing of the one goes to the other.
 *
 * @internal
 */
final class TestingNative extends Native
{
    protected const NAME = 'wxnotify_testing';
}
