<?php

use PHPUnit\Framework\TestCase;
use WxNotify\Testing\{Platform, Sample};
// snippet: begin
use WxNotify\{ContentMismatchException, Notification};
use WxNotify\Events\{RefundDirect, TransactionDirect};

function handle(Notification $notification): string
{
    try {
        $event = $notification->event();
    } catch (ContentMismatchException $error) {
        return $error->getMessage(); // genuine, but of another shape than documented: look at $notification->resource
    }
    return match (true) {
        $event instanceof TransactionDirect => "paid $event->out_trade_no: {$event->amount->total}", // in 分
        $event instanceof RefundDirect => "refunded $event->out_refund_no: $event->refund_status",
        default => 'not for us',
    };
}
// snippet: end

final class EventTest extends TestCase
{
    /** @dataProvider notifications */
    public function testAnEventIsHandled(string $eventType, array $resource, string $handled): void
    {
        $platform = new Platform();
        $sent = $platform->notification($eventType, $resource);
        $this->assertSame($handled, handle($platform->parser()->parse($sent->headers, $sent->body)));
    }

    public function notifications(): array
    {
        $payment = Sample::of('TRANSACTION.SUCCESS', ['out_trade_no' => 'A1', 'amount.total' => 100]);
        return [
            ['TRANSACTION.SUCCESS', $payment, 'paid A1: 100'],
            ['COMPLAINT.CREATE', Sample::of('COMPLAINT.CREATE'), 'not for us'],
            [
                'TRANSACTION.SUCCESS',
                ['amount' => []] + $payment,
                'the resource does not have the type of transaction.direct: amount is a list, not an object; use the resource itself',
            ],
        ];
    }
}
