<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use PDO;
use WxNotify\Database\Unusable;

/**
 * The inbox's statements on a PDO, whoever began the transaction on it.
 *
 * @internal
 */
final class PdoStatement
{
    /**
     * @param list<int|string|null> $arguments
     * @return list<list<int|string|null>>|int the rows, or how many changed
     */
    public static function run(PDO $pdo, string $sql, array $arguments, bool $isQuery): array|int
    {
        self::mustThrow($pdo);
        if ($arguments === [] && !$isQuery) {
            return (int) $pdo->exec($sql);
        }
        $prepared = $pdo->prepare($sql, self::options($pdo));
        foreach ($arguments as $index => $argument) {
            $type = match (true) {
                is_int($argument) => PDO::PARAM_INT,
                $argument === null => PDO::PARAM_NULL,
                default => PDO::PARAM_STR,
            };
            $prepared->bindValue($index + 1, $argument, $type);
        }
        $prepared->execute();
        return $isQuery ? $prepared->fetchAll(PDO::FETCH_NUM) : $prepared->rowCount();
    }

    /**
     * That PostgreSQL gets a statement and its parameters at once. It would be asked to prepare it, to run it, and to forget it, three times
     * over the network, for a statement that runs once.
     *
     * @return array<int, bool>
     */
    private static function options(PDO $pdo): array
    {
        if ($pdo->getAttribute(PDO::ATTR_DRIVER_NAME) !== 'pgsql') {
            return [];
        }
        // Newer versions of PHP deprecate the older name.
        $name = defined('Pdo\Pgsql::ATTR_DISABLE_PREPARES') ? 'Pdo\Pgsql::ATTR_DISABLE_PREPARES' : 'PDO::PGSQL_ATTR_DISABLE_PREPARES';
        return [constant($name) => true];
    }

    /** @throws Unusable */
    public static function mustThrow(PDO $pdo): void
    {
        if ($pdo->getAttribute(PDO::ATTR_ERRMODE) !== PDO::ERRMODE_EXCEPTION) {
            throw new Unusable('a PDO that does not throw (set PDO::ATTR_ERRMODE to PDO::ERRMODE_EXCEPTION)');
        }
    }

    /** In the core's words. */
    public static function dialect(PDO $pdo): string
    {
        $driver = $pdo->getAttribute(PDO::ATTR_DRIVER_NAME);
        return $driver === 'pgsql' ? 'postgresql' : $driver;
    }
}
