<?php

// snippet: begin
use PHPUnit\Framework\TestCase;
use WxNotify\NotificationHandler;
use WxNotify\Testing\{Sample, VirtualTime};

/** The shop's database is down for seven hours: the order is paid after nine, and once. */
final class RetriesTest extends TestCase
{
    use VirtualTime; // platform(), clock() and courier()

    public function testADayOfRetries(): void
    {
        $isBack = $this->clock()->now() + 7 * 3600;
        $paid = 0;
        $handler = new NotificationHandler($this->platform()->parser(), clock: $this->clock()->now(...));
        $handler->onPaid(function () use ($isBack, &$paid): void {
            $this->clock()->now() < $isBack ? throw new \RuntimeException('the database is down') : $paid++;
        });

        $attempts = $this->courier($handler)->deliver('TRANSACTION.SUCCESS', Sample::of('TRANSACTION.SUCCESS', ['out_trade_no' => 'A1']));
        $last = end($attempts);
        $this->assertSame([13, true, 1], [count($attempts), $last->isTaken(), $paid]);
        $this->assertSame(9 * 3600 + 4 * 60, $last->at - $attempts[0]->at);
    }
}
// snippet: end
