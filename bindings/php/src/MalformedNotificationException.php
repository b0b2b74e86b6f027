<?php

declare(strict_types=1);

namespace WxNotify;

/** The request is not in the form of a notification. */
final class MalformedNotificationException extends WxNotifyException
{
}
