<?php

declare(strict_types=1);

namespace WxNotify;

/**
 * The inbox could not do its work: `LEASE_LOST` (the work took longer than the lease, and another worker may have it),
 * `INBOX_SCHEMA` (its table is missing, or of another version), `INBOX_FAILED` (the database failed: `getPrevious()` is what PDO
 * threw), `KEY_CONFLICT` (the key belongs to another event or kind).
 */
final class InboxException extends WxNotifyException
{
}
