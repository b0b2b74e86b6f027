<?php

declare(strict_types=1);

namespace WxNotify\Events;

use WxNotify\Kind;

/**
 * A notification's resource as the class of its kind, which {@see \WxNotify\Notification::event()} makes.
 *
 * The classes of this namespace follow WeChat Pay's public documentation, and have its names of fields. What is absent is
 * null, and a list that is absent is empty. To make one for a test name the arguments: their order may change.
 */
interface Event
{
    /** Its kind, one of {@see Kind}. */
    public function kind(): string;
}
