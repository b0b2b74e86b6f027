<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use WxNotify\Database\Connection;
use WxNotify\Database\DoctrineConnection;
use WxNotify\Database\LaravelConnection;
use WxNotify\Database\PdoConnection;
use WxNotify\Database\ThinkConnection;
use WxNotify\Database\Unusable;

/**
 * Finds how an inbox works on a library's connection.
 *
 * @internal
 */
final class Connections
{
    /** @throws Unusable */
    public static function of(mixed $given): Connection
    {
        return match (true) {
            $given instanceof Connection => $given,
            $given instanceof \PDO => new PdoConnection($given),
            // Classes that are not there are no connection's.
            $given instanceof \Illuminate\Database\Connection => new LaravelConnection($given),
            $given instanceof \Doctrine\DBAL\Connection => new DoctrineConnection($given),
            $given instanceof \think\db\PDOConnection => new ThinkConnection($given),
            default => throw new Unusable(get_debug_type($given) . ' where a PDO, or a connection of Laravel, Doctrine or ThinkPHP, belongs'),
        };
    }
}
