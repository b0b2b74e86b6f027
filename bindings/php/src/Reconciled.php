<?php

declare(strict_types=1);

namespace WxNotify;

/** What {@see NotificationHandler::reconcile()} found out. */
final class Reconciled
{
    /** @internal */
    public function __construct(
        /** WeChat Pay's word: an order's `trade_state`, a refund's `status`, or `NOT_EXIST`. */
        public readonly string $state,
        /**
         * What became of it here: `SUCCESS`, `DUPLICATE`, `STORED` or `IGNORED`, as of {@see Outcome}; null where the state is no event,
         * such as `NOTPAY`, and nothing was called.
         */
        public readonly ?string $code,
    ) {
    }
}
