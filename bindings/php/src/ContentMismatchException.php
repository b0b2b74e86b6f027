<?php

declare(strict_types=1);

namespace WxNotify;

/**
 * The notification is genuine, but not what it was compared with, say by {@see Notification::expectPaid()} (`CONTENT_MISMATCH`), or
 * not of the type that {@see Notification::event()} makes (`EVENT_UNTYPED`).
 */
final class ContentMismatchException extends WxNotifyException
{
}
