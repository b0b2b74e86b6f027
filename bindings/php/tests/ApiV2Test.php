<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\Ack;
use WxNotify\ApiV2;
use WxNotify\ApiV2Key;
use WxNotify\Delivery;
use WxNotify\ErrorCode;
use WxNotify\Events\V2Contract;
use WxNotify\Events\V2Pay;
use WxNotify\Events\V2Refund;
use WxNotify\Kind;
use WxNotify\NotificationHandler;
use WxNotify\Outcome;
use WxNotify\Response;
use WxNotify\Testing\Delivery as Sent;
use WxNotify\Testing\Sample;
use WxNotify\Testing\V2;
use WxNotify\Unhandled;
use WxNotify\WxNotifyException;

/** APIv2's notifications, alone and at one URL with APIv3's; what they say is in the conformance vectors. */
final class ApiV2Test extends TestCase
{
    use Handles;

    private static function refund(string $key = World::API_V2_KEY): Sent
    {
        return V2::refund(['out_refund_no' => 'R1', 'refund_id' => '50', 'out_trade_no' => 'A1', 'transaction_id' => '42A1', 'refund_status' => 'SUCCESS',
            'refund_fee' => 100, 'settlement_refund_fee' => 100, 'total_fee' => 100, 'success_time' => '2026-11-22 07:59:58',
            'refund_recv_accout' => '支付用户零钱', 'refund_account' => 'REFUND_SOURCE_RECHARGE_FUNDS', 'refund_request_source' => 'API'], $key, [
                'appid' => 'wxd678efh567hg6787', 'mch_id' => '1900007291']);
    }

    public function testEachIsAnOrdinaryNotification(): void
    {
        $paid = ApiV2::parse(World::paidV2()->body, [World::apiV2Key(str_repeat('x', 32)), new ApiV2Key(World::API_V2_KEY, '1900000109'), World::apiV2Key()]);
        $this->assertSame(['1900007291.42A1', 'V2.PAY', Kind::V2_PAY, '1900007291', 0, ''], [$paid->id, $paid->eventType, $paid->kind, $paid->apiV3KeyLabel, $paid->timestamp, $paid->serial]);
        $this->assertInstanceOf(V2Pay::class, $paid->event());
        $this->assertSame('100', $paid->resource['total_fee']);
        $this->assertSame($paid->toJson(), unserialize(serialize($paid))->toJson());
        $paid->expectPaid(mchid: '1900007291', outTradeNo: 'A1', amountTotal: 100);
        World::fails(ErrorCode::CONTENT_MISMATCH, fn () => $paid->expectPaid(mchid: '1900007291', outTradeNo: 'A1', amountTotal: 1));

        $refund = ApiV2::parse(\Nyholm\Psr7\Stream::create(self::refund()->body), World::apiV2Key());
        $this->assertSame(['1900007291.50.SUCCESS', Kind::V2_REFUND], [$refund->id, $refund->kind]);
        $this->assertInstanceOf(V2Refund::class, $refund->event());
        $refund->expectRefunded(mchid: '1900007291', outRefundNo: 'R1', amountRefund: 100);
        World::fails(ErrorCode::CONTENT_MISMATCH, fn () => $refund->expectPaid(mchid: '1900007291', outTradeNo: 'A1', amountTotal: 100));

        $contract = ApiV2::parse(V2::notification(Sample::of('v2.contract', ['mch_id' => World::MCHID]), World::API_V2_KEY, 'HMAC-SHA256')->body, World::apiV2Key());
        $this->assertInstanceOf(V2Contract::class, $contract->event());
    }

    /** @dataProvider refusals */
    public function testWhatIsWrongIsRefused(string $code, int $status, callable $parse): void
    {
        $error = World::fails($code, $parse);
        $this->assertSame([$status, 'text/xml'], [$error->getAckV2()->status, $error->getAckV2()->contentType]);
        $this->assertSame(Ack::forErrorV2($code)->body, $error->getAckV2()->body);
        $this->assertStringNotContainsString(World::API_V2_KEY, $error->getMessage());
    }

    public function refusals(): array
    {
        $paid = World::paidV2()->body;
        $other = World::apiV2Key(strrev(World::API_V2_KEY));
        $another = new ApiV2Key(World::API_V2_KEY, '1900000109');
        return [
            'another key' => [ErrorCode::SIGNATURE_INVALID, 401, fn () => ApiV2::parse($paid, $other)],
            'a refund under another key' => [ErrorCode::DECRYPTION_FAILED, 500, fn () => ApiV2::parse(self::refund()->body, $other)],
            'another merchant\'s key' => [ErrorCode::SIGNATURE_INVALID, 401, fn () => ApiV2::parse($paid, $another)],
            'a refund under another merchant\'s key' => [ErrorCode::DECRYPTION_FAILED, 500, fn () => ApiV2::parse(self::refund()->body, $another)],
            'altered' => [ErrorCode::SIGNATURE_INVALID, 401, fn () => ApiV2::parse(str_replace('100', '1', $paid), World::apiV2Key())],
            'JSON' => [ErrorCode::ENVELOPE_INVALID, 400, fn () => ApiV2::parse('{}', World::apiV2Key())],
            'too long' => [ErrorCode::BODY_TOO_LARGE, 413, fn () => ApiV2::parse($paid, World::apiV2Key(), maxBodyBytes: 100)],
            'no length' => [ErrorCode::OPTION_INVALID, 500, fn () => ApiV2::parse($paid, World::apiV2Key(), maxBodyBytes: 0)],
            'less' => [ErrorCode::OPTION_INVALID, 500, fn () => ApiV2::parse($paid, World::apiV2Key(), maxBodyBytes: -1)],
            'no raw body' => [ErrorCode::ARGUMENT_INVALID, 500, fn () => ApiV2::parse(['xml'], World::apiV2Key())],
        ];
    }

    /** @dataProvider modes */
    public function testBothVersionsComeToOneUrl(?string $mode): void
    {
        $got = [];
        $handler = $this->handlerIn($mode, apiV2Keys: World::apiV2Key())
            ->onPaid(function ($paid) use (&$got): void {
                $got[] = $paid->out_trade_no;
            })
            ->on(V2Pay::class, function (V2Pay $paid, Delivery $delivery) use (&$got): void {
                $delivery->notification->expectPaid('1900007291', $paid->out_trade_no, 100);
                $got[] = "V2 $paid->out_trade_no";
            })
            ->on('V2.REFUND', function (Delivery $delivery) use (&$got): void {
                $got[] = "V2 {$delivery->notification->resource['out_refund_no']}";
            });
        $first = ['stored' => Outcome::STORED][$mode] ?? Outcome::SUCCESS;
        $second = $mode === null ? Outcome::SUCCESS : Outcome::DUPLICATE;
        $marked = Sent::of([], "\u{feff}\r\n" . World::paidV2('A2')->body);
        foreach ([World::paidV2(), $marked, self::refund()] as $sent) {
            foreach ([$first, $second] as $code) {
                $this->assertAnswers(Ack::successV2(), $this->send($handler, $sent));
                $this->assertSame($code, $this->code());
            }
        }
        $this->assertAnswers(Ack::success(), $this->send($handler, World::paid('A3')));
        while ($mode === 'stored' && $handler->workOnce());
        $each = ['V2 A1', 'V2 A2', 'V2 R1', 'A3'];
        // A worker takes in no order what came in the same second.
        $this->assertEqualsCanonicalizing($mode === null ? [...$each, 'V2 A1', 'V2 A2', 'V2 R1'] : $each, $got);
    }

    public function testFailuresAreToldInXml(): void
    {
        $make = fn (mixed ...$options): NotificationHandler => $this->handler(...$options, apiV2Keys: [World::apiV2Key()]);
        $paid = World::paidV2();
        $this->assertAnswers(Ack::forErrorV2(ErrorCode::EVENT_UNHANDLED), $this->send($make(), $paid));
        $this->assertAnswers(Ack::successV2(), $this->send($make(unhandled: Unhandled::Acknowledge), $paid));
        // A payment of one version that is waited for is not dropped because it came as the other.
        $this->assertAnswers(Ack::forErrorV2(ErrorCode::EVENT_UNHANDLED), $this->send($make(unhandled: Unhandled::Acknowledge)->onPaid(fn () => $this->fail('called')), $paid));
        $this->assertAnswers(Ack::forErrorV2(ErrorCode::HANDLER_FAILED), $this->send($make()->otherwise(fn () => throw new \LogicException('broken')), $paid));
        $said = $this->send($make()->otherwise(fn (Delivery $delivery) => $delivery->fail('no such order')), $paid);
        $this->assertSame(500, $said->status);
        $this->assertStringContainsString('<return_msg><![CDATA[no such order]]></return_msg>', $said->body);
        $this->assertAnswers(Ack::forErrorV2(ErrorCode::NOTIFICATION_BUSY), $this->send($make()->otherwise(fn () => Ack::busy()), $paid));
        $this->assertAnswers(Ack::successV2(), $this->send($make()->otherwise(fn () => Ack::successNoContent()), $paid));
        $compared = $make(expect: fn () => null)->otherwise(fn () => $this->fail('it was called'));
        $this->assertAnswers(Ack::forErrorV2(ErrorCode::OPTION_INVALID), $this->send($compared, $paid));

        $handler = $make()->otherwise(fn () => $this->fail('it was called'));
        $this->assertAnswers(Ack::forErrorV2(ErrorCode::SIGNATURE_INVALID), $this->send($handler, World::paidV2(key: strrev(World::API_V2_KEY))));
        $this->assertAnswers(Ack::forErrorV2(ErrorCode::DECRYPTION_FAILED), $this->send($handler, self::refund(strrev(World::API_V2_KEY))));
        $this->assertAnswers(Ack::forErrorV2(ErrorCode::ENVELOPE_INVALID), $this->send($handler, Sent::of([], '<html>')));
        $this->assertAnswers(Ack::forErrorV2(ErrorCode::BODY_TOO_LARGE), $this->send($handler, Sent::of([], '<xml>' . str_repeat(' ', 1 << 20))));
        $this->assertAnswers(Ack::forError(ErrorCode::SIGNATURE_INVALID), $this->send($handler, World::paid(fault: 'forged')));
    }

    /** Not as headers that a proxy dropped, though it has none. */
    public function testWithoutKeysItIsToldWhatItIs(): void
    {
        $handler = $this->handler()->otherwise(fn () => $this->fail('it was called'));
        $response = $this->send($handler, World::paidV2());
        $this->assertSame([400, 'application/json'], [$response->status, $response->headers['Content-Type']]);
        $this->assertStringContainsString('APIv2', end($this->outcomes)->error->getMessage());
    }

    /** @dataProvider keys */
    public function testKeysAreLookedAtBeforeTheyAreUsed(string $code, mixed $keys): void
    {
        World::fails($code, fn () => ApiV2::parse(World::paidV2()->body, $keys));
        World::fails($code, fn () => $this->handler(apiV2Keys: $keys));
    }

    public function keys(): array
    {
        return [
            'none' => [ErrorCode::OPTION_INVALID, []],
            'empty' => [ErrorCode::OPTION_INVALID, World::apiV2Key('')],
            'short' => [ErrorCode::OPTION_INVALID, [World::apiV2Key('short')]],
            'with a line break' => [ErrorCode::OPTION_INVALID, World::apiV2Key(World::API_V2_KEY . "\n")],
            'of no merchant' => [ErrorCode::OPTION_INVALID, new ApiV2Key(World::API_V2_KEY, '')],
            'of a merchant that is none' => [ErrorCode::OPTION_INVALID, new ApiV2Key(World::API_V2_KEY, 'shop')],
            'a text, which names no merchant' => [ErrorCode::OPTION_INVALID, World::API_V2_KEY],
            'a text in a list' => [ErrorCode::OPTION_INVALID, [World::API_V2_KEY]],
            'of another type' => [ErrorCode::ARGUMENT_INVALID, [42]],
        ];
    }

    public function testKeysAreNotShown(): void
    {
        $handler = new NotificationHandler(World::platform()->parser(), apiV2Keys: World::apiV2Key());
        $shown = print_r([$handler, World::apiV2Key()], true);
        try {
            ApiV2::parse('<xml>', World::apiV2Key());
        } catch (WxNotifyException $error) {
            foreach ($error->getTrace() as $frame) {
                if (!str_contains($frame['class'] ?? '', '\\Tests\\') && str_starts_with($frame['class'] ?? '', 'WxNotify\\')) {
                    $shown .= print_r($frame['args'] ?? 'no arguments', true);
                }
            }
        }
        $this->assertStringContainsString('SensitiveParameterValue', $shown);
        $this->assertStringNotContainsString(World::API_V2_KEY, $shown);
        $this->expectException(\LogicException::class);
        serialize(World::apiV2Key());
    }

    private function assertAnswers(Ack $ack, Response $response): void
    {
        $this->assertSame([$ack->status, $ack->contentType, $ack->body], [$response->status, $response->headers['Content-Type'], $response->body]);
    }
}
