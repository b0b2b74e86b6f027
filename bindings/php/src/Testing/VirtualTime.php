<?php

declare(strict_types=1);

namespace WxNotify\Testing;

use WxNotify\NotificationHandler;

/**
 * For a test case of PHPUnit's: a pretend platform, a clock and couriers that go by it, each test's own.
 *
 *     final class CheckoutTest extends TestCase { use VirtualTime; ... }
 */
trait VirtualTime
{
    private ?Platform $wxnotifyPlatform = null;
    private ?Clock $wxnotifyClock = null;

    /** The platform, which is made, with its keys, when it is first asked for. */
    protected function platform(): Platform
    {
        return $this->wxnotifyPlatform ??= new Platform();
    }

    /** The clock, which shows the time at which it was first asked for, and what it is set forward. */
    protected function clock(): Clock
    {
        return $this->wxnotifyClock ??= new Clock();
    }

    /**
     * A courier of the platform's, by the clock; arguments as {@see Courier::__construct()} has them.
     *
     * @param NotificationHandler|callable(Delivery): object $handler
     */
    protected function courier(NotificationHandler|callable $handler, Schedule|string $schedule = Schedule::Transaction, string $path = '/'): Courier
    {
        return new Courier($this->platform(), $handler, $this->clock(), $schedule, $path);
    }
}
