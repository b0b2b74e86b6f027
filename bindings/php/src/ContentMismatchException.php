<?php

declare(strict_types=1);

namespace WxNotify;

/** The notification is genuine, but not what was given to {@see Notification::expect()}. */
final class ContentMismatchException extends WxNotifyException
{
}
