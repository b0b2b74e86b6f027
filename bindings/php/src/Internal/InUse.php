<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use WxNotify\Database\Unusable;

/**
 * Which coroutine or fiber has the inbox's transaction open on a connection: another one's statements would go into that transaction,
 * and what the one wrote would commit or roll back with the other.
 *
 * @internal
 */
final class InUse
{
    /** @var \WeakMap<object, object|int> by the library's connection: whose it is */
    private static ?\WeakMap $owners = null;

    /** @throws Unusable where it is another's */
    public static function take(object $connection): void
    {
        self::check($connection);
        self::$owners[$connection] = self::current();
    }

    /** @throws Unusable where it is another's */
    public static function check(object $connection): void
    {
        self::$owners ??= new \WeakMap();
        if ((self::$owners[$connection] ?? null) !== null && self::$owners[$connection] !== self::current()) {
            throw new Unusable('one that another coroutine works on (give the inbox a function that takes one of the pool\'s each time)');
        }
    }

    public static function leave(object $connection): void
    {
        unset(self::$owners[$connection]);
    }

    /** A fiber; the number of a coroutine of Swoole's; 0 where there is neither. */
    private static function current(): object|int
    {
        $coroutine = class_exists('Swoole\Coroutine', false) ? \Swoole\Coroutine::getCid() : -1;
        return $coroutine > 0 ? $coroutine : \Fiber::getCurrent() ?? 0;
    }
}
