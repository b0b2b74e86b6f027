<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\Ack;
use WxNotify\ConfigurationException;
use WxNotify\ContentMismatchException;
use WxNotify\ErrorCode;
use WxNotify\Events\Event;
use WxNotify\Events\TransactionDirect;
use WxNotify\Internal\EventClasses;
use WxNotify\Kind;
use WxNotify\Notification;

/** Notifications as the class of their kind; that every field arrives is in the conformance vectors. */
final class TypedEventTest extends TestCase
{
    private const PAYMENT = ['mchid' => '1900007291', 'out_trade_no' => 'A1', 'trade_state' => 'SUCCESS', 'amount' => ['total' => 100]];

    private function notification(array $more = [], string $eventType = 'TRANSACTION.SUCCESS'): Notification
    {
        $sent = World::platform()->notification($eventType, [...self::PAYMENT, ...$more], now: World::NOW);
        return World::platform()->parser()->parse($sent->headers, $sent->body, World::NOW);
    }

    private function payment(array $more = []): TransactionDirect
    {
        $event = $this->notification($more)->event();
        $this->assertInstanceOf(TransactionDirect::class, $event);
        return $event;
    }

    public function testAnEventHasTheClassOfItsKind(): void
    {
        $payment = $this->payment([
            'payer' => ['openid' => 'o1'],
            'promotion_detail' => [['coupon_id' => 'c1', 'amount' => PHP_INT_MAX], ['coupon_id' => 'c2', 'goods_detail' => [['goods_id' => 'g1']]]],
        ]);
        $this->assertSame(Kind::TRANSACTION_DIRECT, $payment->kind());
        $this->assertSame('A1', $payment->out_trade_no);
        $this->assertSame(100, $payment->amount->total);
        $this->assertSame('o1', $payment->payer?->openid);
        [$first, $second] = $payment->promotion_detail;
        $this->assertInstanceOf(TransactionDirect\PromotionDetail::class, $first);
        $this->assertSame(PHP_INT_MAX, $first->amount);
        $this->assertSame('g1', $second->goods_detail[0]->goods_id);
        $this->assertEquals($payment, unserialize(serialize($payment)));
    }

    /** @dataProvider absent */
    public function testWhatIsAbsentIsNullOrEmpty(array $more): void
    {
        $payment = $this->payment($more);
        $this->assertNull($payment->attach);
        $this->assertNull($payment->payer);
        $this->assertSame([], $payment->promotion_detail);
        $this->assertNull($payment->amount->payer_total);
    }

    public function absent(): array
    {
        return [
            'absent' => [[]],
            'null' => [['attach' => null, 'payer' => null, 'promotion_detail' => null]],
            'empty' => [['promotion_detail' => []]],
        ];
    }

    public function testFieldsThatAClassDoesNotKnowPass(): void
    {
        $notification = $this->notification(['nobody_knows' => ['this' => [1]], 'OUT_TRADE_NO' => 2]);
        $event = $notification->event();
        $this->assertInstanceOf(TransactionDirect::class, $event);
        $this->assertSame('A1', $event->out_trade_no);
        $this->assertSame([1], $notification->resource['nobody_knows']['this']);
    }

    /** @dataProvider misfits */
    public function testAResourceThatHasNotItsTypeIsAnError(string $field, array $more): void
    {
        $notification = $this->notification($more);
        $error = World::fails(ErrorCode::EVENT_UNTYPED, fn () => $notification->event());
        $this->assertInstanceOf(ContentMismatchException::class, $error);
        $this->assertSame($field, $error->getField());
        $this->assertSame(500, $error->getAck()->status);
        $this->assertSame('A1', $notification->resource['out_trade_no']);
    }

    public function misfits(): array
    {
        return array_map(static fn (string $field, array $more) => [$field, $more], ...[
            ['attach', 'payer', 'amount.total', 'promotion_detail[1].amount'],
            [
                ['attach' => 1],
                ['payer' => 'o1'],
                ['amount' => ['total' => '100']],
                ['promotion_detail' => [['coupon_id' => 'c1'], ['amount' => 1.5]]],
            ],
        ]);
    }

    public function testWhatNobodyKnowsHasNoClass(): void
    {
        $notification = $this->notification(eventType: 'NO.SUCH_EVENT');
        $this->assertSame(Kind::UNKNOWN, $notification->kind);
        $this->assertSame('event_type', World::fails(ErrorCode::EVENT_UNTYPED, fn () => $notification->event())->getField());
    }

    public function testEveryKindHasAClass(): void
    {
        $this->assertCount(78, EventClasses::BY_KIND);
        $this->assertSame([...array_keys(EventClasses::BY_KIND), Kind::UNKNOWN], Kind::all());
        $this->assertCount(78, array_unique(EventClasses::BY_KIND));
        foreach (EventClasses::BY_KIND as $kind => $class) {
            $this->assertTrue(is_subclass_of($class, Event::class), $class);
            $this->assertSame($kind, (new \ReflectionClass($class))->newInstanceWithoutConstructor()->kind());
        }
    }

    /** PHP has nobody who looks at names before a program runs, and would only warn then. */
    public function testAWrongNameOfAFieldIsAnError(): void
    {
        $payment = $this->payment();
        $this->assertSame('A1', $payment->{'out_trade_no'});
        foreach (['out_trade_number', 'outTradeNo'] as $wrong) {
            try {
                $payment->{$wrong};
                $this->fail('it was read');
            } catch (\Error $error) {
                $this->assertSame("WxNotify\\Events\\TransactionDirect has no field $wrong", $error->getMessage());
            }
        }
        $this->assertFalse(isset($payment->out_trade_number));
        foreach (['out_trade_no', 'out_trade_number'] as $name) {
            try {
                $payment->{$name} = 'A2';
                $this->fail('it was changed');
            } catch (\Error $error) {
                $this->assertMatchesRegularExpression('/readonly|has no field/', $error->getMessage());
            }
        }
    }

    public function testAnAnswerWithData(): void
    {
        $text = '{ "plate_number" : "粤B888888" }';
        $this->assertSame([200, 'application/json', $text], array_values(get_object_vars(Ack::answer($text))));
        $this->assertSame('{"plate_number":"粤B888888","url":"https://a/b"}', Ack::answer(['plate_number' => '粤B888888', 'url' => 'https://a/b'])->body);
        $this->assertSame('{}', Ack::answer(new \stdClass())->body);
        foreach (['', '[]', 'null', '{"a":', [1], []] as $wrong) {
            $error = World::fails(ErrorCode::OPTION_INVALID, fn () => Ack::answer($wrong));
            $this->assertInstanceOf(ConfigurationException::class, $error);
            $this->assertSame('body', $error->getField());
        }
        World::fails(ErrorCode::ARGUMENT_INVALID, fn () => Ack::answer("{\"a\":\"\xff\"}"));
    }
}
