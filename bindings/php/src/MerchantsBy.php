<?php

declare(strict_types=1);

namespace WxNotify;

/** A registry's merchants by the name that a request has: what a {@see NotificationHandler} takes. {@see Merchants::by()} makes it. */
final class MerchantsBy
{
    /** @internal */
    public function __construct(
        /** @internal */
        public readonly Merchants $merchants,
        private readonly \Closure $nameOf,
    ) {
    }

    /** The request's merchant, or null. */
    public function __invoke(Request $request): ?ServedMerchant
    {
        $name = ($this->nameOf)($request);
        return is_string($name) ? $this->merchants->get($name) : null;
    }
}
