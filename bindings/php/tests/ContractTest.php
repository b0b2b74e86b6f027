<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\Ack;
use WxNotify\Certificates;
use WxNotify\ConfigurationException;
use WxNotify\ErrorCode;
use WxNotify\InternalException;
use WxNotify\Kind;
use WxNotify\Library;
use WxNotify\Pem;
use WxNotify\Primitives;
use WxNotify\Testing\Fault;
use WxNotify\Testing\Merchant;
use WxNotify\Testing\Platform;
use WxNotify\Testing\Sample;

/** What the package says beside parsing; the rest of the contract is in the conformance driver. */
final class ContractTest extends TestCase
{
    /** @dataProvider tables */
    public function testConstantsAreTheLibrarysTables(string $class, array $table): void
    {
        $constants = (new \ReflectionClass($class))->getConstants();
        $this->assertSame($table, array_values($constants));
        foreach ($constants as $name => $value) {
            $this->assertSame($name, strtoupper(str_replace('.', '_', $value)));
        }
    }

    public function tables(): array
    {
        return [
            'codes' => [ErrorCode::class, array_column(ErrorCode::all(), 'code')],
            'kinds' => [Kind::class, Kind::all()],
            'faults' => [Fault::class, array_keys(Fault::all())],
        ];
    }

    public function testTheVersionIsTheLibrarys(): void
    {
        $this->assertSame(Library::VERSION, Library::version());
        $cargo = (string) file_get_contents(__DIR__ . '/../../../Cargo.toml');
        $this->assertStringContainsString("\nversion = \"" . Library::VERSION . "\"\n", $cargo);
        $this->assertContains(Library::backend(), ['aws-lc-rs', 'rustcrypto']);
    }

    public function testAcks(): void
    {
        $this->assertSame([200, 'application/json', '{"code":"SUCCESS"}'], array_values(get_object_vars(Ack::success())));
        $this->assertSame([204, '', ''], array_values(get_object_vars(Ack::successNoContent())));
        $this->assertSame(500, Ack::handlerFailed()->status);
        $this->assertSame(503, Ack::busy()->status);
        foreach (ErrorCode::all() as $code) {
            $this->assertSame($code->ackStatus, Ack::forError($code->code)->status);
        }
        World::fails(ErrorCode::ARGUMENT_INVALID, fn () => Ack::forError('NO_SUCH_CODE'));
    }

    public function testPrimitives(): void
    {
        $message = Primitives::signingMessage('1', "n\0", "b\0b");
        $this->assertSame("1\nn\0\nb\0b\n", $message);
        $signature = World::platform()->sign($message);
        $this->assertTrue(Primitives::verifySignature($message, $signature, World::platform()->publicKeyPem));
        $this->assertTrue(Primitives::verifySignature($message, $signature, (string) World::platform()->certificatePem));
        $this->assertFalse(Primitives::verifySignature("$message ", $signature, World::platform()->publicKeyPem));
        World::fails(ErrorCode::PEM_INVALID, fn () => Primitives::verifySignature($message, $signature, 'no key'));

        $paid = World::payment(null, associatedData: 'transaction');
        $resource = json_decode($paid->body)->resource;
        $open = fn (string $algorithm) => Primitives::decryptResource(
            World::platform()->apiV3Key,
            $resource->nonce,
            $resource->associated_data,
            $resource->ciphertext,
            $algorithm,
        );
        $this->assertSame(World::PAYMENT, $open('AEAD_AES_256_GCM'));
        World::fails(ErrorCode::RESOURCE_UNSUPPORTED, fn () => $open('ROT13'));
    }

    public function testCertificates(): void
    {
        $merchant = Merchant::make();
        $request = Certificates::request($merchant->mchid, $merchant->serial, $merchant->privateKeyPem);
        $this->assertSame('GET', $request->method);
        $this->assertStringStartsWith('/v3/certificates', $request->path);
        $this->assertStringStartsWith('WECHATPAY2-SHA256-RSA2048 mchid="', $request->authorization);
        World::fails(ErrorCode::OPTION_INVALID, fn () => Certificates::request('x', $merchant->serial, $merchant->privateKeyPem));
        $abroad = Certificates::request($merchant->mchid, $merchant->serial, $merchant->privateKeyPem, path: '/v3/global/certificates');
        $this->assertStringStartsWith('/v3/global/certificates', $abroad->path);
        World::fails(ErrorCode::OPTION_INVALID, fn () => Certificates::request($merchant->mchid, $merchant->serial, $merchant->privateKeyPem, '/v3/pay'));

        $platform = World::platform();
        $answer = $platform->certificatesAnswer(World::NOW);
        foreach ([null, $platform->platformKeys()] as $known) {
            [$certificate] = Certificates::parse($answer->headers, $answer->body, $platform->apiV3Key, $known, World::NOW);
            $this->assertSame($platform->serial, $certificate->serial);
            $this->assertSame($platform->serial, Pem::inspect($certificate->pem)[0]['serial']);
            $this->assertLessThan($certificate->notAfter, $certificate->notBefore);
        }
        World::fails(ErrorCode::SERIAL_UNKNOWN, fn () => Certificates::parse(
            $answer->headers,
            $answer->body,
            $platform->apiV3Key,
            World::other()->platformKeys(),
            World::NOW,
        ));
    }

    public function testPemIsInspected(): void
    {
        $merchant = Merchant::make();
        $found = Pem::inspect($merchant->certificatePem . $merchant->privateKeyPem . World::platform()->certificatePem);
        $this->assertSame(['merchant_certificate', 'private_key', 'platform_certificate'], array_column($found, 'type'));
        $this->assertSame($merchant->mchid, $found[0]['mchid']);
    }

    public function testAPlatformCanBeMadeAgain(): void
    {
        $sm2 = new Platform(algorithm: 'SM2');
        $again = new Platform(algorithm: 'SM2', privateKey: $sm2->privateKeyPem, serial: $sm2->serial, apiV3Key: $sm2->apiV3Key);
        $paid = World::payment($again);
        $this->assertSame($sm2->serial, $sm2->parser()->parse($paid->headers, $paid->body, World::NOW)->serial);
        $merchant = Merchant::make();
        $this->assertSame($merchant->serial, Merchant::fromParts($merchant->mchid, $merchant->privateKeyPem, $merchant->serial, World::NOW)->serial);
        $this->expectException(ConfigurationException::class);
        new Platform(algorithm: 'DSA');
    }

    public function testASampleHasWhatAnEventNeeds(): void
    {
        $sample = Sample::of('TRANSACTION.SUCCESS', ['out_trade_no' => 'A1', 'amount.total' => 100, 'payer' => ['openid' => 'o1']]);
        $this->assertSame(['A1', 100, 'o1', 'SUCCESS'], [$sample['out_trade_no'], $sample['amount']['total'], $sample['payer']['openid'], $sample['trade_state']]);
        $sent = World::platform()->notification('TRANSACTION.SUCCESS', $sample, now: World::NOW);
        $notification = World::platform()->parser()->parse($sent->headers, $sent->body, World::NOW);
        $notification->expectPaid(mchid: $sample['mchid'], outTradeNo: 'A1', amountTotal: 100);
        $this->assertSame(Kind::TRANSACTION_DIRECT, $notification->event()->kind());
        $this->assertArrayHasKey('sp_mchid', Sample::of('TRANSACTION.SUCCESS', kind: Kind::TRANSACTION_PARTNER));
        $this->assertSame(Sample::of(Kind::TRANSACTION_COMBINE, (object) ['sub_orders.0.mchid' => '1']), Sample::of(Kind::TRANSACTION_COMBINE, '{"sub_orders.0.mchid":"1"}'));
        foreach ([fn () => Sample::of('TRANSACTION.SUCESS'), fn () => Sample::of('TRANSACTION.SUCCESS', ['amount.totl' => 1]), fn () => Sample::of('TRANSACTION.SUCCESS', [1])] as $wrong) {
            World::fails(ErrorCode::OPTION_INVALID, $wrong);
        }
    }

    public function testAFailureInsideIsAnException(): void
    {
        $error = World::fails(ErrorCode::INTERNAL, Fault::panic(...));
        $this->assertInstanceOf(InternalException::class, $error);
        $this->assertSame(500, $error->getAck()->status);
    }
}
