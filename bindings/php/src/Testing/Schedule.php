<?php

declare(strict_types=1);

namespace WxNotify\Testing;

use WxNotify\ConfigurationException;
use WxNotify\Internal\Core;
use WxNotify\Internal\TestingNative;

/** The pauses after which WeChat Pay sends a product's notification again, as its official pages tell them. For tests only. */
enum Schedule: string
{
    /** Most products': 15 times in 24 hours and 4 minutes, 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h. */
    case Transaction = 'transaction';
    /** That of some of PayScore (支付分): 9 times in 3 hours and 4 minutes. */
    case Payscore = 'payscore';
    /** That of transfers (商家转账): 65 times in 23 hours. */
    case Transfer = 'transfer';
    /** Nothing comes again, as with medical insurance (医保) after its first half minute. */
    case None = 'none';

    /** @return list<int> one before each repetition, in seconds */
    public function pauses(): array
    {
        return self::pausesOf($this->value);
    }

    /**
     * @internal
     * @return list<int>
     * @throws ConfigurationException `OPTION_INVALID` for a name that is none
     */
    public static function pausesOf(string $name): array
    {
        return Core::ask(['do' => 'schedule', 'schedule' => $name], TestingNative::class)->value;
    }
}
