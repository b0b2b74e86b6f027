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
        $prepared = $pdo->prepare($sql);
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
