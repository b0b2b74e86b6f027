<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use Closure;
use PDO;
use PDOException;
use WxNotify\Inbox;
use WxNotify\InboxException;

/**
 * A file of SQLite's that an inbox makes itself.
 *
 * @internal
 */
final class SqliteFile
{
    private const BUSY = 5;

    /** What opens it; the first time with its table. */
    public static function source(string $file, Inbox $inbox): Closure
    {
        $isMade = false;
        return static function () use ($file, $inbox, &$isMade): PDO {
            $pdo = new PDO("sqlite:$file", options: [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION, PDO::ATTR_TIMEOUT => 10]);
            self::writeAhead($pdo);
            // What was acknowledged outlives a power cut.
            $pdo->exec('PRAGMA synchronous = FULL');
            if (!$isMade) {
                self::make($inbox, $pdo);
                $isMade = true;
            }
            return $pdo;
        };
    }

    private static function make(Inbox $inbox, PDO $pdo): void
    {
        try {
            $inbox->check($pdo);
        } catch (InboxException) {
            $inbox->create($pdo);
        }
    }

    /** Sets the journal so that readers and a writer do not wait for each other. */
    private static function writeAhead(PDO $pdo): void
    {
        $patience = hrtime(true) + 10_000_000_000;
        while (true) {
            try {
                $pdo->exec('PRAGMA journal_mode = WAL');
                return;
            } catch (PDOException $error) {
                // Where others open a new file too, SQLite says that it is locked, and does not wait.
                if (($error->errorInfo[1] ?? null) !== self::BUSY || hrtime(true) > $patience) {
                    throw $error;
                }
                usleep(10_000);
            }
        }
    }
}
