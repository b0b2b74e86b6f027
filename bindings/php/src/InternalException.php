<?php

declare(strict_types=1);

namespace WxNotify;

/** The library itself failed; please report it. */
final class InternalException extends WxNotifyException
{
}
