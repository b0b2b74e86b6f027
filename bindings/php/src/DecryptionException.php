<?php

declare(strict_types=1);

namespace WxNotify;

/** The notification is genuine, but no APIv3 key opens it, or what it holds is no JSON object. */
final class DecryptionException extends WxNotifyException
{
}
