<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\ConfigurationException;
use WxNotify\ContentMismatchException;
use WxNotify\ErrorCode;
use WxNotify\Expectation;
use WxNotify\Notification;
use WxNotify\Outcome;

/** Notifications compared with what the merchant knows: which they pass is in the conformance vectors, and here how PHP says it. */
final class ComparisonTest extends TestCase
{
    use Handles;

    private const ORDER = ['mchid' => '1900007291', 'outTradeNo' => 'A1', 'amountTotal' => 100];
    private const REFUND = ['mchid' => '1900007291', 'outRefundNo' => 'R1', 'amountRefund' => 100];

    private function notification(string $eventType = 'TRANSACTION.SUCCESS', array $more = []): Notification
    {
        $sent = World::platform()->notification($eventType, $more + [
            'mchid' => '1900007291', 'out_trade_no' => 'A1', 'transaction_id' => '42', 'trade_state' => 'SUCCESS',
            'amount' => ['total' => 100, 'currency' => 'CNY'],
        ], now: World::NOW);
        return World::platform()->parser()->parse($sent->headers, $sent->body, World::NOW);
    }

    private function refund(string $eventType = 'REFUND.SUCCESS'): Notification
    {
        return $this->notification($eventType, [
            'out_refund_no' => 'R1', 'refund_id' => '50', 'refund_status' => 'SUCCESS', 'amount' => ['total' => 100, 'refund' => 100],
        ]);
    }

    public function testThePaymentOfAnOrderPasses(): void
    {
        $this->notification()->expectPaid(...self::ORDER);
        $this->notification()->expectPaid('1900007291', 'A1', 100, 'CNY');
        $partner = ['mchid' => null, 'sp_mchid' => '1900007291', 'sub_mchid' => '1900009999'];
        $this->notification(more: $partner)->expectPaid(...self::ORDER, subMchid: '1900009999');
        $this->refund()->expectRefunded(...self::REFUND);
        $this->refund()->expectRefunded(...self::REFUND, outTradeNo: 'A1');
        $this->refund()->expect(eventType: 'REFUND.SUCCESS', kind: 'refund.direct', outRefundNo: 'R1');
        $this->addToAssertionCount(1);
    }

    /** @dataProvider others */
    public function testWhatIsNotThePaymentOfTheOrderDoesNotPass(string $field, string $eventType, array $more, array $order = []): void
    {
        $notification = $this->notification($eventType, $more);
        $error = World::fails(ErrorCode::CONTENT_MISMATCH, fn () => $notification->expectPaid(...$order + self::ORDER));
        $this->assertInstanceOf(ContentMismatchException::class, $error);
        $this->assertSame($field, $error->getField());
    }

    public function others(): array
    {
        $refund = ['out_refund_no' => 'R1', 'refund_status' => 'SUCCESS', 'amount' => ['total' => 100, 'refund' => 100]];
        return [
            'a refund of as much' => ['event_type', 'REFUND.SUCCESS', $refund],
            'one that is not paid' => ['trade_state', 'TRANSACTION.SUCCESS', ['trade_state' => 'NOTPAY']],
            'a confirmed order of payscore' => ['event_type', 'PAYSCORE.USER_CONFIRM', ['out_order_no' => 'A1']],
            'an event that nobody knows' => ['event_type', 'NO.SUCH_EVENT', []],
            'another order' => ['out_trade_no', 'TRANSACTION.SUCCESS', [], ['outTradeNo' => 'A2']],
            'another price' => ['amount_total', 'TRANSACTION.SUCCESS', [], ['amountTotal' => 101]],
            'another currency' => ['currency', 'TRANSACTION.SUCCESS', [], ['currency' => 'HKD']],
            'another merchant' => ['mchid', 'TRANSACTION.SUCCESS', [], ['mchid' => '1900000001']],
            'a sub-merchant that was not named' => ['sub_mchid', 'TRANSACTION.SUCCESS', ['mchid' => null, 'sp_mchid' => '1900007291', 'sub_mchid' => '1']],
        ];
    }

    public function testWhatIsNotTheRefundDoesNotPass(): void
    {
        World::fails(ErrorCode::CONTENT_MISMATCH, fn () => $this->notification()->expectRefunded(...self::REFUND));
        World::fails(ErrorCode::CONTENT_MISMATCH, fn () => $this->refund('REFUND.ABNORMAL')->expectRefunded(...self::REFUND));
        World::fails(ErrorCode::CONTENT_MISMATCH, fn () => $this->refund()->expectRefunded(...['amountRefund' => 1] + self::REFUND));
        World::fails(ErrorCode::CONTENT_MISMATCH, fn () => $this->refund()->expectRefunded(...self::REFUND, outTradeNo: 'A2'));
    }

    /** @dataProvider nothings */
    public function testNothingNeverPasses(?string $field, callable $compare): void
    {
        foreach ([$this->notification(), $this->refund()] as $notification) {
            $error = World::fails(ErrorCode::OPTION_INVALID, fn () => $compare($notification));
            $this->assertInstanceOf(ConfigurationException::class, $error);
            $this->assertSame($field, $error->getField());
        }
    }

    public function nothings(): iterable
    {
        yield 'no field' => ['expectation', fn (Notification $of) => $of->expect()];
        foreach (['eventType', 'kind', 'mchid', 'spMchid', 'subMchid', 'appid', 'subAppid', 'outTradeNo', 'outRefundNo', 'amountTotal', 'currency'] as $name) {
            yield "expect with $name null" => [self::snake($name), fn (Notification $of) => $of->expect(...[$name => null])];
        }
        foreach (['mchid', 'outTradeNo', 'amountTotal', 'currency', 'subMchid'] as $name) {
            yield "expectPaid with $name null" => [self::snake($name), fn (Notification $of) => $of->expectPaid(...[$name => null] + self::ORDER)];
        }
        foreach (['mchid', 'outRefundNo', 'amountRefund', 'currency', 'subMchid', 'outTradeNo'] as $name) {
            yield "expectRefunded with $name null" => [self::snake($name), fn (Notification $of) => $of->expectRefunded(...[$name => null] + self::REFUND)];
        }
        // PHP itself would make 1 of true, and 100 of '100'.
        foreach ([true, false, '100', 100.0, NAN, [], [100], new \ArrayObject([100]), STDIN] as $amount) {
            yield ['amount_total', fn (Notification $of) => $of->expect(amountTotal: $amount)];
            yield ['amount_total', fn (Notification $of) => $of->expectPaid(...['amountTotal' => $amount] + self::ORDER)];
            yield ['amount_refund', fn (Notification $of) => $of->expectRefunded(...['amountRefund' => $amount] + self::REFUND)];
        }
        foreach ([1900007291, true, ['1900007291'], "\xff", new \ArrayObject()] as $mchid) {
            yield ['mchid', fn (Notification $of) => $of->expect(mchid: $mchid)];
            yield ['mchid', fn (Notification $of) => $of->expectPaid(...['mchid' => $mchid] + self::ORDER)];
        }
        yield 'an order for nothing' => ['amount_total', fn (Notification $of) => $of->expectPaid(...['amountTotal' => 0] + self::ORDER)];
        yield 'an order without number' => ['out_trade_no', fn (Notification $of) => $of->expectPaid(...['outTradeNo' => ''] + self::ORDER)];
    }

    /** A slip of the pen compares nothing, and PHP says so. */
    public function testANameThatIsNoneIsAnError(): void
    {
        $this->expectException(\Error::class);
        $this->expectExceptionMessage('Unknown named parameter $amount_total');
        $this->notification()->expect(...['mchid' => '1900007291', 'amount_total' => 100]);
    }

    /** @dataProvider modes */
    public function testAHandlerComparesBeforeAnythingIsDone(?string $mode): void
    {
        $called = 0;
        $results = [
            [fn () => null, ErrorCode::OPTION_INVALID],
            [function (): void {
            }, ErrorCode::OPTION_INVALID],
            [fn () => [], ErrorCode::OPTION_INVALID],
            [fn () => ['outTradeNo' => 'A1', 'amountTotal' => 100], ErrorCode::OPTION_INVALID],
            [fn () => true, ErrorCode::OPTION_INVALID],
            [fn () => 'not_compared', ErrorCode::OPTION_INVALID],
            [fn () => Expectation::fields(), ErrorCode::OPTION_INVALID],
            [fn () => Expectation::paid(null, null, null), ErrorCode::OPTION_INVALID],
            [fn () => Expectation::paid('1900007291', 'A1', 1), ErrorCode::CONTENT_MISMATCH],
            [fn () => Expectation::refunded(...self::REFUND), ErrorCode::CONTENT_MISMATCH],
            [fn () => throw new \RuntimeException('no such order'), ErrorCode::HANDLER_FAILED],
        ];
        foreach ($results as [$expect, $code]) {
            $handler = $this->handlerIn($mode, expect: $expect)->otherwise(function () use (&$called): void {
                $called++;
            });
            $this->assertSame([500, $code], $this->process($handler, World::paid(), $mode));
            $this->assertSame(0, $called);
        }
        $expectations = [Expectation::paid(...self::ORDER), Expectation::fields(outTradeNo: 'A1'), Expectation::notCompared()];
        foreach ($expectations as $index => $expectation) {
            $handler = $this->handlerIn($mode, expect: fn (Notification $of) => $expectation)->otherwise(function () use (&$called): void {
                $called++;
            });
            $this->assertSame([200, Outcome::SUCCESS], $this->process($handler, World::paid(id: "EV-$index"), $mode));
            $this->assertSame($index + 1, $called);
        }
    }

    private static function snake(string $name): string
    {
        return strtolower((string) preg_replace('/[A-Z]/', '_$0', $name));
    }
}
