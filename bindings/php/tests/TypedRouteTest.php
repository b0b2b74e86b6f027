<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\Delivery;
use WxNotify\ErrorCode;
use WxNotify\Events\TransactionDeduction;
use WxNotify\Events\TransactionDirect;
use WxNotify\Events\TransactionPartner;
use WxNotify\Kind;
use WxNotify\Outcome;
use WxNotify\Testing\Sample;

/** Routes whose functions get an event as its class, and what becomes of one that does not have it. */
final class TypedRouteTest extends TestCase
{
    use Handles;

    private const DEDUCTION = ['mchid' => '1900007291', 'appid' => 'wx1', 'out_trade_no' => 'D1', 'transaction_id' => '42', 'trade_state' => 'SUCCESS',
        'trade_type' => 'PAP', 'amount' => ['total' => 100, 'currency' => 'CNY']];
    private const MISFIT = ['mchid' => '1900007291', 'out_trade_no' => 'A1', 'trade_state' => 'SUCCESS', 'amount' => ['total' => 'a hundred']];

    /** @dataProvider modes */
    public function testADeductionIsPaid(?string $mode): void
    {
        $got = [];
        $handler = $this->handlerIn($mode)->onPaid(function (TransactionDirect $paid, Delivery $delivery) use (&$got): void {
            $got = [$paid->out_trade_no, $delivery->event() === $paid, $delivery->notification->kind, $delivery->notification->event()];
        });
        $deduction = World::platform()->notification('TRANSACTION.SUCCESS', self::DEDUCTION);
        $this->assertSame([200, Outcome::SUCCESS], $this->process($handler, $deduction, $mode));
        $this->assertSame(['D1', true, Kind::TRANSACTION_DEDUCTION], array_slice($got, 0, 3));
        $this->assertInstanceOf(TransactionDeduction::class, $got[3]);
    }

    public function testARouteOfItsOwnTakesADeductionFirst(): void
    {
        $got = null;
        $handler = $this->handler()->onPaid(fn () => $this->fail('it was called'))
            ->on(TransactionDeduction::class, function (TransactionDeduction $deduction) use (&$got): void {
                $got = $deduction;
            });
        $this->assertSame(200, $this->send($handler, World::platform()->notification('TRANSACTION.SUCCESS', self::DEDUCTION))->status);
        $this->assertInstanceOf(TransactionDeduction::class, $got);
    }

    /** A service provider's deduction is its payment. */
    public function testAPartnersDeductionIsNotLost(): void
    {
        $deduction = World::platform()->notification('TRANSACTION.SUCCESS', Sample::of('TRANSACTION.SUCCESS', ['trade_type' => 'PAP'], Kind::TRANSACTION_PARTNER));
        $got = [];
        $take = function (string $name) use (&$got): \Closure {
            return function () use ($name, &$got): void {
                $got[] = $name;
            };
        };
        $this->assertSame(200, $this->send($this->handler()->onPaid($take('paid'))->on(TransactionPartner::class, $take('partner')), $deduction)->status);
        $this->assertSame(200, $this->send($this->handler()->onPaid($take('paid'))->otherwise($take('otherwise')), $deduction)->status);
        $this->assertSame(['partner', 'otherwise'], $got);
    }

    /** @dataProvider modes */
    public function testWhatDoesNotHaveItsClassGoesToOtherwise(?string $mode): void
    {
        $got = [];
        $handler = $this->handlerIn($mode)->onPaid(fn () => $this->fail('it was called'))->otherwise(function (Delivery $delivery) use (&$got): void {
            $got[] = [$delivery->notification->resource['amount']['total'], $delivery->notification->kind];
        });
        $this->assertSame([200, Outcome::SUCCESS], $this->process($handler, $this->misfit(), $mode));
        $this->assertSame([['a hundred', Kind::TRANSACTION_DIRECT]], $got);
    }

    /** @dataProvider modes */
    public function testWithoutOtherwiseItIsRefusedAndTheFieldNamed(?string $mode): void
    {
        $handler = $this->handlerIn($mode)->onPaid(fn () => $this->fail('it was called'));
        [$status, $code] = $this->process($handler, $this->misfit(), $mode);
        $this->assertSame([$mode === 'stored' ? 200 : 500, ErrorCode::EVENT_UNTYPED], [$status, $code]);
        $error = end($this->outcomes)->error;
        $this->assertSame([500, 'amount.total'], [end($this->outcomes)->status, $error->getField()]);
        $this->assertStringNotContainsString('a hundred', $error->getMessage());
    }

    public function testAClassOfItsOwnFallsBackToo(): void
    {
        $got = 0;
        $handler = $this->handler()->on(TransactionPartner::class, fn () => $this->fail('it was called'))->otherwise(function () use (&$got): void {
            $got++;
        });
        $partner = World::platform()->notification('TRANSACTION.SUCCESS', ['sp_mchid' => '1', 'sub_mchid' => 2, 'amount' => []]);
        $this->assertSame(200, $this->send($handler, $partner)->status);
        $this->assertSame(1, $got);
    }

    public function testARouteWithoutClassLooksAtNone(): void
    {
        foreach (['TRANSACTION.SUCCESS', Kind::TRANSACTION_DIRECT] as $route) {
            $handler = $this->handler()->on($route, function (Delivery $delivery): void {
                $this->assertSame('a hundred', $delivery->notification->resource['amount']['total']);
            })->otherwise(fn () => $this->fail('it was called'));
            $this->assertSame(200, $this->send($handler, $this->misfit())->status);
        }
    }

    /** What the function itself asks for and does not get is its own failure. */
    public function testAFunctionThatFailsOnAClassHasFailed(): void
    {
        $handler = $this->handler()->onPaid(function (TransactionDirect $paid): void {
            $misfit = $this->misfit();
            World::platform()->parser()->parse($misfit->headers, $misfit->body)->event();
        })->otherwise(fn () => $this->fail('it was called'));
        $this->assertSame(500, $this->send($handler, World::paid())->status);
        $this->assertSame(ErrorCode::EVENT_UNTYPED, $this->code());
    }

    private function misfit(): \WxNotify\Testing\Delivery
    {
        return World::platform()->notification('TRANSACTION.SUCCESS', self::MISFIT);
    }
}
