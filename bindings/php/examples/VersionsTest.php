<?php

use PHPUnit\Framework\TestCase;
use WxNotify\{Delivery, NotificationHandler};
use WxNotify\Events\{TransactionDirect, V2Pay};
use WxNotify\Testing\{Platform, Sample, V2};

/** README's handler of both versions at one URL. */
final class VersionsTest extends TestCase
{
    private const KEY = '0123456789abcdefghijklmnopqrstuv';

    public function testBothVersionsShipWhatIsPaid(): void
    {
        [$platform, $mchid, $apiV2Key, $inbox] = [new Platform(), '1900007291', self::KEY, null];
        $parser = $platform->parser();
        $orders = new class () {
            /** @var list<string> */
            public array $shipped = [];

            public function price(string $number): int
            {
                return 100;
            }

            public function ship(string $number): void
            {
                $this->shipped[] = $number;
            }
        };
        // snippet: begin
        $paid = function (TransactionDirect|V2Pay $paid, Delivery $delivery) use ($mchid, $orders): void {
            $number = $paid->out_trade_no; // a payment that failed comes as v2.pay, too: expectPaid tells them apart
            $delivery->notification->expectPaid(mchid: $mchid, outTradeNo: $number, amountTotal: $orders->price($number));
            $orders->ship($number);
        };
        $handler = new NotificationHandler($parser, $inbox, apiV2Keys: [$mchid => $apiV2Key]); // API密钥, 32 characters
        $handler->onPaid($paid)->on(V2Pay::class, $paid);
        // snippet: end

        $order = ['mchid' => $mchid, 'out_trade_no' => 'A1', 'amount.total' => 100];
        $third = $platform->notification('TRANSACTION.SUCCESS', Sample::of('TRANSACTION.SUCCESS', $order));
        $this->assertSame(200, $handler->handle('POST', $third->headers, $third->body)->status);
        foreach (['SUCCESS' => 200, 'FAIL' => 500] as $result => $status) {
            $fields = ['mch_id' => $mchid, 'out_trade_no' => 'B2', 'total_fee' => '100', 'result_code' => $result];
            $second = V2::notification(Sample::of('V2.PAY', $fields), self::KEY);
            $answer = $handler->handle('POST', $second->headers, $second->body);
            $this->assertSame([$status, 'text/xml'], [$answer->status, $answer->headers['Content-Type']], $result);
        }
        $this->assertSame(['A1', 'B2'], $orders->shipped);
    }
}
