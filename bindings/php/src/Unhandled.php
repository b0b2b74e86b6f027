<?php

declare(strict_types=1);

namespace WxNotify;

/** What becomes of events that no route of a {@see NotificationHandler} takes. */
enum Unhandled: string
{
    /** 500, so that nothing is lost unseen: WeChat Pay sends it again. */
    case Refuse = 'refuse';
    /** 200: it is dropped. */
    case Acknowledge = 'acknowledge';
}
