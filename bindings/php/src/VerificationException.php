<?php

declare(strict_types=1);

namespace WxNotify;

/** The request is not genuine, or cannot be told to be: forged, altered, replayed, an unknown key, or the platform's probe. */
final class VerificationException extends WxNotifyException
{
}
