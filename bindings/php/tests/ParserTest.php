<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\ApiV3Key;
use WxNotify\ErrorCode;
use WxNotify\Kind;
use WxNotify\Notification;
use WxNotify\NotificationParser;
use WxNotify\PlatformKeys;
use WxNotify\Testing\Fault;
use WxNotify\Testing\Merchant;

final class ParserTest extends TestCase
{
    public function testANotificationHasAllItsFields(): void
    {
        $platform = World::platform();
        $key = new ApiV3Key($platform->apiV3Key, '1900007291');
        $parser = new NotificationParser($platform->platformKeys(), [str_repeat('x', 32), $key]);
        $paid = World::payment(null, id: 'EV-1', createTime: '2026-11-18T10:13:20+08:00', summary: '支付成功', requestId: 'R-1', nonce: 'N1');
        $notification = $parser->parse($paid->headers, $paid->body, World::NOW);

        $this->assertSame('EV-1', $notification->id);
        $this->assertSame('2026-11-18T10:13:20+08:00', $notification->createTime);
        $this->assertSame('TRANSACTION.SUCCESS', $notification->eventType);
        $this->assertSame('encrypt-resource', $notification->resourceType);
        $this->assertSame('支付成功', $notification->summary);
        $this->assertSame(World::PAYMENT, $notification->plaintext);
        $this->assertSame('A1', $notification->resource['out_trade_no']);
        $this->assertSame(100, $notification->resource['amount']['total']);
        $this->assertSame(World::PAYMENT, json_encode($notification->resourceObject()));
        $this->assertSame($platform->serial, $notification->serial);
        $this->assertSame(World::NOW, $notification->timestamp);
        $this->assertSame('N1', $notification->nonce);
        $this->assertSame('R-1', $notification->requestId);
        $this->assertSame('1900007291', $notification->apiV3KeyLabel);
        $this->assertSame(Kind::TRANSACTION_DIRECT, $notification->kind);
        $this->assertSame($parser->platformKeys()[0]->notAfter, $notification->certificateExpiresAt);
        $this->assertEquals(json_decode($notification->toJson()), json_decode((string) json_encode($notification)));
    }

    public function testANotificationCannotBeChangedAndCanBeQueued(): void
    {
        $paid = World::payment();
        $notification = World::platform()->parser()->parse($paid->headers, $paid->body, World::NOW);
        $again = unserialize(serialize($notification));
        $this->assertInstanceOf(Notification::class, $again);
        $this->assertSame($notification->toJson(), $again->toJson());
        $again->expect(outTradeNo: 'A1', amountTotal: 100, currency: 'CNY');
        $error = World::fails(ErrorCode::CONTENT_MISMATCH, fn () => $again->expect(amountTotal: 1));
        $this->assertSame('amount_total', $error->getField());
        $this->expectException(\Error::class);
        $this->expectExceptionMessage('readonly');
        $notification->id = 'other';
    }

    /** What no server takes: headers with a byte 0 go to the library in another way, and it says the same of them. */
    public function testAByteZeroInAHeaderIsAByteAsAnyOther(): void
    {
        $paid = World::payment();
        $parser = World::platform()->parser();
        foreach (["\0", "a\0b", "a\0b\0c"] as $value) {
            $this->assertSame('A1', $parser->parse(['X-Other' => $value, ...$paid->headers, "X-\0" => '1'], $paid->body, World::NOW)->resource['out_trade_no']);
            $error = World::fails(ErrorCode::HEADER_INVALID, fn () => $parser->parse(
                ['Wechatpay-Nonce' => $value, ...array_diff_key($paid->headers, ['Wechatpay-Nonce' => true])],
                $paid->body,
                World::NOW,
            ));
            $this->assertSame('Wechatpay-Nonce', $error->getField());
            $this->assertStringContainsString('0x00', $error->getMessage());
        }
        World::fails(ErrorCode::HEADER_MISSING, fn () => $parser->parse([], $paid->body, World::NOW));
    }

    /** What a large body is comes field by field, and it is the same. */
    public function testALargeBodyIsABodyAsAnyOther(): void
    {
        $platform = World::platform();
        $parser = $platform->parser();
        $fields = static function (string $attach, array $knobs, callable $given) use ($platform, $parser): array {
            $knobs += ['now' => World::NOW, 'id' => 'EV-1', 'nonce' => 'N1', 'createTime' => '2026-11-18T10:13:20+08:00'];
            $delivery = $platform->notification('TRANSACTION.SUCCESS', ['attach' => $attach], ...$knobs);
            $notification = $parser->parse($given($delivery->headers), $delivery->body, World::NOW);
            self::assertSame($attach, $notification->resource['attach']);
            return ['plaintext' => ''] + $notification->__serialize();
        };
        $map = static fn (array $headers): array => $headers;
        $large = str_repeat('微信', 100_000);
        foreach ([[], ['summary' => '', 'associatedData' => '', 'requestId' => 'R-1']] as $knobs) {
            $expected = $fields('A', $knobs, $map);
            $this->assertSame($expected, $fields($large, $knobs, $map));
            $this->assertSame($expected, $fields($large, $knobs, static fn (array $headers) => (static fn () => yield from $headers)()));
        }
        $stale = $platform->notification('TRANSACTION.SUCCESS', ['attach' => $large], now: World::NOW, fault: 'stale');
        World::fails(ErrorCode::TIMESTAMP_OUT_OF_RANGE, fn () => $parser->parse($stale->headers, $stale->body, World::NOW));
    }

    /** It costs as much as all of PHP's part of parse, and a handler may not need it. */
    public function testTheResourceIsMadeWhenItIsRead(): void
    {
        $paid = World::payment();
        $notification = World::platform()->parser()->parse($paid->headers, $paid->body, World::NOW);
        $unread = serialize($notification);
        $this->assertStringNotContainsString('"resource"', $unread);
        $this->assertTrue(isset($notification->resource, $notification->resource['amount']['total']));
        $this->assertSame(json_decode(World::PAYMENT, true), $notification->resource);
        $this->assertSame($unread, serialize($notification));
        $this->assertSame($notification->resource, unserialize($unread)->resource);
        $this->assertSame($notification->resource, (clone $notification)->resource);
        $old = unserialize(str_replace('{s:2:"id"', '{s:8:"resource";a:0:{}s:2:"id"', str_replace(':15:{', ':16:{', $unread)));
        $this->assertSame($notification->resource, $old->resource, 'one that an older version queued');
        foreach ([fn () => $notification->resource = [], fn () => $notification->amount] as $mistake) {
            try {
                $mistake();
                $this->fail('it passed');
            } catch (\Error $error) {
                $this->assertMatchesRegularExpression('/readonly|no field amount/', $error->getMessage());
            }
        }
    }

    /** Header by header, in all shapes that PHP has them in. */
    public function testHeadersComeInEveryShape(): void
    {
        $paid = World::payment();
        $lists = array_map(static fn (string $value): array => [$value], $paid->headers);
        $pairs = [];
        foreach ($paid->headers as $name => $value) {
            $pairs[] = [$name, $value];
        }
        $server = [...$paid->serverVariables(), 'argv' => ['x'], 'REQUEST_TIME' => 1, 'REQUEST_TIME_FLOAT' => 1.5, 'CONTENT_LENGTH' => strlen($paid->body)];
        $shapes = [
            $paid->headers, $lists, $pairs, $server, new \ArrayIterator($paid->headers), (static fn () => yield from $paid->headers)(),
            array_change_key_case($paid->headers, CASE_UPPER), [...$paid->headers, 'X-Empty' => '', '7' => 'a name that is a number'],
        ];
        foreach ($shapes as $shape) {
            $this->assertSame('A1', World::platform()->parser()->parse($shape, $paid->body, World::NOW)->resource['out_trade_no']);
        }
        $error = World::fails(ErrorCode::ARGUMENT_INVALID, fn () =>
            World::platform()->parser()->parse([...$paid->headers, 'Wechatpay-Nonce' => 5], $paid->body, World::NOW));
        $this->assertSame('headers', $error->getField());
        // What looks like another header in a value is none.
        $smuggled = [...$paid->headers, 'X-Note' => "\nWechatpay-Serial: 1", 'X-Long' => str_repeat('x', 100_000)];
        $this->assertSame('A1', World::platform()->parser()->parse($smuggled, $paid->body, World::NOW)->resource['out_trade_no']);
    }

    /** @dataProvider faults */
    public function testEveryFaultIsRefused(string $fault, string $code): void
    {
        $wrong = World::payment(null, fault: $fault);
        $error = World::fails($code, fn () => World::platform()->parser()->parse($wrong->headers, $wrong->body, World::NOW));
        $this->assertSame($fault === Fault::PROBE, $error->isPlatformProbe());
        $this->assertSame(ErrorCode::number($code), $error->getCode());
        $this->assertGreaterThanOrEqual(400, $error->getAck()->status);
    }

    public function faults(): iterable
    {
        foreach (Fault::all() as $fault => $code) {
            yield $fault => [$fault, $code];
        }
    }

    public function testPlatformKeysAreReplacedWhileItRuns(): void
    {
        [$first, $second] = [World::platform(), World::other()];
        $parser = new NotificationParser($first->platformKeys(), $first->apiV3Key);
        $paid = World::payment($second);
        World::fails(ErrorCode::SERIAL_UNKNOWN, fn () => $parser->parse($paid->headers, $paid->body, World::NOW));

        $both = $first->platformKeys()->addPublicKey($second->serial, $second->publicKeyPem);
        $parser->replacePlatformKeys($both);
        $this->assertNull($parser->parse($paid->headers, $paid->body, World::NOW)->certificateExpiresAt);
        [$certificate, $publicKey] = $parser->platformKeys();
        $this->assertSame([$first->serial, 'RSA'], [$certificate->serial, $certificate->algorithm]);
        $this->assertSame([$second->serial, null, null], [$publicKey->serial, $publicKey->notBefore, $publicKey->notAfter]);

        World::fails(ErrorCode::NO_PLATFORM_KEY, fn () => $parser->replacePlatformKeys(new PlatformKeys()));
        $this->assertCount(2, $parser->platformKeys());
    }

    public function testMistakesOfConfigurationAreToldAtOnce(): void
    {
        $platform = World::platform();
        $keys = $platform->platformKeys();
        $merchant = Merchant::make();
        foreach ([
            [ErrorCode::API_V3_KEY_INVALID, fn () => new NotificationParser($keys, 'too short')],
            [ErrorCode::API_V3_KEY_INVALID, fn () => new NotificationParser($keys, [])],
            [ErrorCode::NO_PLATFORM_KEY, fn () => new NotificationParser(new PlatformKeys(), $platform->apiV3Key)],
            [ErrorCode::MERCHANT_CERTIFICATE, fn () => new NotificationParser(new PlatformKeys($merchant->certificatePem), $platform->apiV3Key)],
            [ErrorCode::PRIVATE_KEY_GIVEN, fn () => new NotificationParser(new PlatformKeys($merchant->privateKeyPem), $platform->apiV3Key)],
            [ErrorCode::PEM_INVALID, fn () => new NotificationParser(new PlatformKeys('apiclient_cert.pem'), $platform->apiV3Key)],
            [ErrorCode::OPTION_INVALID, fn () => new NotificationParser($keys, $platform->apiV3Key, clockTolerance: -1)],
            [ErrorCode::OPTION_INVALID, fn () => new NotificationParser($keys, $platform->apiV3Key, maxBodyBytes: 0)],
            [ErrorCode::ARGUMENT_INVALID, fn () => new NotificationParser($keys, [42])],
        ] as [$code, $call]) {
            World::fails($code, $call);
        }
    }

    /** @dataProvider missingKeys */
    public function testAMissingSettingIsToldByItsParameter(array $arguments, string $field, string $said): void
    {
        $error = World::fails(ErrorCode::ARGUMENT_INVALID, fn () => new PlatformKeys(...$arguments));
        $this->assertSame($field, $error->getField());
        $this->assertStringStartsWith($said, $error->getMessage());
        $this->assertStringContainsString('environment variable', $error->getMessage());
    }

    public function missingKeys(): array
    {
        return [
            'a public key' => [['publicKeys' => ['PUB_KEY_ID_01' => false]], 'publicKeys', 'publicKeys holds bool; give PEM texts'],
            'its id' => [['publicKeys' => [false => 'PEM']], 'publicKeys', 'publicKeys has the number 0 where an id belongs'],
            'a list' => [['publicKeys' => ['PEM']], 'publicKeys', 'publicKeys has the number 0 where an id belongs'],
            'a certificate' => [['certificates' => [null]], 'certificates', 'certificates holds null; give PEM texts'],
        ];
    }

    public function testOptionsArrive(): void
    {
        $platform = World::platform();
        $paid = World::payment();
        $make = fn (mixed ...$options) => new NotificationParser($platform->platformKeys(), $platform->apiV3Key, ...$options);
        World::fails(ErrorCode::TIMESTAMP_OUT_OF_RANGE, fn () => $make()->parse($paid->headers, $paid->body, World::NOW + 301));
        $this->assertSame('A1', $make(clockTolerance: 301)->parse($paid->headers, $paid->body, World::NOW + 301)->resource['out_trade_no']);
        $this->assertSame(1 << 20, $make()->maxBodyBytes());
        World::fails(ErrorCode::BODY_TOO_LARGE, fn () => $make(maxBodyBytes: strlen($paid->body) - 1)->parse($paid->headers, $paid->body, World::NOW));
        $later = $make()->platformKeys()[0]->notAfter + 1;
        $then = $platform->notification('TRANSACTION.SUCCESS', World::PAYMENT, now: $later);
        $this->assertSame($later, $make()->parse($then->headers, $then->body, $later)->timestamp);
        World::fails(ErrorCode::CERTIFICATE_EXPIRED, fn () => $make(rejectExpiredCertificates: true)->parse($then->headers, $then->body, $later));
    }

    public function testTheSystemClockIsTakenUnlessATimeIsGiven(): void
    {
        $paid = World::platform()->notification('TRANSACTION.SUCCESS', World::PAYMENT);
        $notification = World::platform()->parser()->parse($paid->headers, $paid->body);
        $this->assertEqualsWithDelta(time(), $notification->timestamp, 60);
    }

    public function testADiagnosisSaysWhatWentWrong(): void
    {
        $paid = World::payment();
        $diagnosis = World::platform()->parser()->diagnose($paid->headers, trim($paid->body) . "\n", World::NOW);
        $this->assertSame(ErrorCode::SIGNATURE_INVALID, $diagnosis->errorCode());
        $this->assertNotEmpty($diagnosis->findings());
        $this->assertStringContainsString($diagnosis->findings()[0]['advice'], (string) $diagnosis);
        $this->assertJson($diagnosis->toJson());
        $this->assertNull(World::platform()->parser()->diagnose($paid->headers, $paid->body, World::NOW)->errorCode());
    }
}
