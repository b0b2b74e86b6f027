<?php

declare(strict_types=1);

namespace WxNotify;

/**
 * The inbox could not do its work: `LEASE_LOST` (the work took longer than the lease, and another worker may have it),
 * `INBOX_SCHEMA` (its table is missing, or of another version), `INBOX_FAILED` (the database failed: see `getPrevious()`).
 */
final class InboxException extends WxNotifyException
{
    /** @internal */
    public static function failed(string $what, \PDOException $error): self
    {
        return self::make(ErrorCode::INBOX_FAILED, "the database failed ($what): {$error->getMessage()}", previous: $error);
    }
}
