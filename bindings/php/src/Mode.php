<?php

declare(strict_types=1);

namespace WxNotify;

/** How a {@see NotificationHandler} uses its inbox, and so what a 200 means. */
enum Mode: string
{
    /** Your writes through {@see Delivery::$connection} commit with the notification: exactly once, whatever crashes. */
    case Transaction = 'transaction';
    /** For work that is elsewhere: it may happen twice where a process dies in it. */
    case Leased = 'leased';
    /** Written down and answered at once; {@see NotificationHandler::work()} calls your function. */
    case Stored = 'stored';
}
