<?php

declare(strict_types=1);

namespace WxNotify\Database;

/** What a database calls a failure, wherever in the chain of exceptions a library keeps it. */
final class ErrorInfo
{
    /**
     * Of PDO, of what Laravel and ThinkPHP make of its exceptions, of Doctrine DBAL, and of mysqli.
     *
     * @return array{?string, ?int} the SQLSTATE, and MySQL's or SQLite's number; null where it does not say
     */
    public static function of(\Throwable $thrown): array
    {
        for ($each = $thrown; $each !== null; $each = $each->getPrevious()) {
            $found = match (true) {
                $each instanceof \PDOException => (array) $each->errorInfo,
                is_a($each, 'Doctrine\DBAL\Driver\Exception'), is_a($each, 'mysqli_sql_exception') => [$each->getSQLState(), $each->getCode()],
                default => [],
            } + [null, null];
            // A "general error" says nothing.
            $state = in_array($found[0], ['HY000', '00000', ''], true) ? null : $found[0];
            $number = is_int($found[1]) && $found[1] !== 0 ? $found[1] : null;
            if ($state !== null || $number !== null) {
                return [$state, $number];
            }
        }
        return [null, null];
    }
}
