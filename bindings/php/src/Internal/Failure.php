<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use PDOException;

/**
 * What the core is told of something that was thrown.
 *
 * @internal
 */
final class Failure
{
    /** Whose messages quote values, such as an openid. By name, since not all need be there. */
    private const DRIVERS = [PDOException::class, 'mysqli_sql_exception', 'SQLite3Exception', 'Doctrine\DBAL\Exception', 'think\db\exception\DbException'];

    /**
     * How a database failed, in its own numbers.
     *
     * @param array{?string, ?int} $errorInfo
     * @return array<string, mixed>
     */
    public static function ofDatabase(\Throwable $thrown, array $errorInfo, ?string $file): array
    {
        return [
            'sqlstate' => $errorInfo[0],
            'number' => $errorInfo[1],
            'type' => get_debug_type($thrown),
            'words' => $thrown->getMessage(),
            'file' => $file,
        ];
    }

    /**
     * How one of the merchant's functions failed.
     *
     * @return array{type: string, place: string, words: ?string}
     */
    public static function ofCallback(\Throwable $thrown): array
    {
        return [
            'type' => get_debug_type($thrown),
            'place' => basename($thrown->getFile()) . ':' . $thrown->getLine(),
            'words' => self::isDrivers($thrown) ? null : $thrown->getMessage(),
        ];
    }

    /** The kind of a database that could not be reached, as far as its failure tells: only the words of the log depend on it. */
    public static function dialect(array $failure): string
    {
        return match (true) {
            str_starts_with($failure['sqlstate'] ?? '', '08') => 'postgresql',
            ($failure['number'] ?? 0) >= 1000 => 'mysql',
            default => 'sqlite',
        };
    }

    /** Whether it, or what caused it, is a database driver's. */
    private static function isDrivers(\Throwable $thrown): bool
    {
        for ($each = $thrown; $each !== null; $each = $each->getPrevious()) {
            foreach (self::DRIVERS as $class) {
                if ($each instanceof $class) {
                    return true;
                }
            }
            // What a framework made of a warning.
            if (preg_match('/^(pg_|mysqli|SQLite3|PDO)/', $each->getMessage())) {
                return true;
            }
        }
        return false;
    }
}
