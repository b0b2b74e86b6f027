<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use GuzzleHttp\Client as Guzzle;
use Nyholm\Psr7\Factory\Psr17Factory;
use PHPUnit\Framework\TestCase;
use WxNotify\ErrorCode;
use WxNotify\Http\Client;
use WxNotify\Http\Psr18Client;
use WxNotify\Http\StreamClient;
use WxNotify\Merchant;
use WxNotify\Testing\Platform;

/** Requests to WeChat Pay's API over a real socket, and whether their answers are its word. */
final class AskingTest extends TestCase
{
    private const ORDER = '/v3/pay/transactions/out-trade-no/A1?mchid=' . World::MCHID;

    private static ?WeChatPay $weChatPay;

    public static function setUpBeforeClass(): void
    {
        self::$weChatPay = new WeChatPay(World::platform());
    }

    public static function tearDownAfterClass(): void
    {
        self::$weChatPay = null;
    }

    public function clients(): array
    {
        $factory = new Psr17Factory();
        return [
            'streams' => [new StreamClient()],
            'Guzzle, as of PSR-18' => [new Psr18Client(new Guzzle(['timeout' => 10]), $factory, $factory)],
        ];
    }

    /** @dataProvider clients */
    public function testWhatIsSignedIsAnsweredAndTheAnswerVerified(Client $client): void
    {
        self::$weChatPay->answers(self::ORDER, 200, ['trade_state' => 'SUCCESS']);
        $answer = $client->send(self::$weChatPay->merchant()->sign('GET', self::ORDER), 1 << 20, 10);
        $this->assertSame([200, '{"trade_state":"SUCCESS"}'], [$answer->status, $answer->body], self::$weChatPay->log());
        $parser = World::platform()->parser();
        $parser->verifyAnswer($answer->headers, $answer->body);

        World::fails(ErrorCode::SIGNATURE_INVALID, fn () => $parser->verifyAnswer($answer->headers, str_replace('SUCCESS', 'success', $answer->body)));
        World::fails(ErrorCode::TIMESTAMP_OUT_OF_RANGE, fn () => $parser->verifyAnswer($answer->headers, $answer->body, World::NOW));
        World::fails(ErrorCode::SERIAL_UNKNOWN, fn () => World::other()->parser()->verifyAnswer($answer->headers, $answer->body));
        World::fails(ErrorCode::HEADER_MISSING, fn () => $parser->verifyAnswer([], $answer->body));
        World::fails(ErrorCode::ARGUMENT_INVALID, fn () => $parser->verifyAnswer($answer->headers, ['trade_state' => 'SUCCESS']));
    }

    /** @dataProvider clients */
    public function testWhateverTheStatusItIsAnAnswerAndNobodyIsRedirected(Client $client): void
    {
        foreach ([302, 404, 500] as $status) {
            self::$weChatPay->answers(self::ORDER, $status);
            $before = count(self::$weChatPay->asked());
            $this->assertSame($status, $client->send(self::$weChatPay->merchant()->sign('GET', self::ORDER), 1 << 20, 10)->status);
            $this->assertCount($before + 1, self::$weChatPay->asked());
        }
        $stranger = new Merchant('1900000001', 'AB', self::ownKey(), self::$weChatPay->url);
        $this->assertSame(401, $client->send($stranger->sign('GET', self::ORDER), 1 << 20, 10)->status);
    }

    /** @dataProvider clients */
    public function testABodyThatIsTooLongIsNotRead(Client $client): void
    {
        self::$weChatPay->answers(self::ORDER, 200, ['attach' => str_repeat('x', 300_000)]);
        $this->assertSame(101, strlen($client->send(self::$weChatPay->merchant()->sign('GET', self::ORDER), 100, 10)->body));
    }

    /** @dataProvider clients */
    public function testWhereNobodyAnswersItThrows(Client $client): void
    {
        $this->expectException(\Exception::class);
        $this->expectExceptionMessageMatches('/refused/i');
        $client->send(self::$weChatPay->merchant('http://127.0.0.1:1')->sign('GET', '/'), 100, 10);
    }

    public function testAnAnswerThatDripsIsGivenUp(): void
    {
        $code = '$listener = stream_socket_server("tcp://127.0.0.1:0"); echo stream_socket_get_name($listener, false), "\n"; '
            . '$peer = stream_socket_accept($listener, 10); fwrite($peer, "HTTP/1.1 200 OK\r\n\r\n"); '
            . 'for ($drop = 0; $drop < 100 && @fwrite($peer, "x"); $drop++) usleep(100_000);';
        $server = proc_open([PHP_BINARY, '-r', $code], [1 => ['pipe', 'w']], $pipes);
        $merchant = self::$weChatPay->merchant('http://' . trim((string) fgets($pipes[1])));
        $began = microtime(true);
        try {
            (new StreamClient())->send($merchant->sign('GET', '/'), 100, 0.5);
            $this->fail('it waited for it');
        } catch (\RuntimeException $error) {
            $this->assertStringContainsString('not there in time', $error->getMessage());
            $this->assertLessThan(3, microtime(true) - $began);
        } finally {
            proc_terminate($server);
            proc_close($server);
        }
    }

    public function testARequestWithABodyHasItsTypeAndIsSentWhole(): void
    {
        $request = self::$weChatPay->merchant()->sign('POST', '/v3/refund/domestic/refunds', '{"out_trade_no":"A1"}');
        $this->assertSame(['POST', self::$weChatPay->url . '/v3/refund/domestic/refunds'], [$request->method, $request->url]);
        $this->assertSame('{"out_trade_no":"A1"}', $request->body);
        $this->assertSame('application/json', $request->headers['Content-Type']);
        $this->assertStringStartsWith('WECHATPAY2-SHA256-RSA2048 mchid="' . World::MCHID, $request->headers['Authorization']);
        $factory = new Psr17Factory();
        $client = new Psr18Client(new Guzzle(), $factory, $factory);
        $this->assertSame(401, $client->send($request, 1 << 20, 10)->status, 'the pretend one knows GET alone');
    }

    public function testWhatIsNoMerchantIsNamedAndNoKeyShown(): void
    {
        foreach ([
            'mchid' => fn () => new Merchant('shop', 'AB', self::ownKey()),
            'merchant_serial' => fn () => new Merchant('19', 'no hex', self::ownKey()),
            'host' => fn () => new Merchant('19', 'AB', self::ownKey(), 'https://user:secret@x'),
            'method' => fn () => self::$weChatPay->merchant()->sign('get it', '/'),
            'path' => fn () => self::$weChatPay->merchant()->sign('GET', 'v3'),
        ] as $field => $make) {
            $error = World::fails(ErrorCode::OPTION_INVALID, $make);
            $this->assertSame($field, $error->getField());
            $this->assertStringNotContainsString('secret', $error->getMessage());
        }
        World::fails(ErrorCode::PEM_INVALID, fn () => new Merchant('19', 'AB', 'no key'));

        $merchant = self::$weChatPay->merchant();
        ob_start();
        var_dump($merchant, (array) $merchant);
        $shown = ob_get_clean() . print_r($merchant, true) . json_encode($merchant) . var_export($merchant, true);
        $this->assertStringNotContainsString(explode("\n", self::ownKey())[1], $shown);
        $this->expectException(\LogicException::class);
        serialize($merchant);
    }

    public function testApiV3KeysAreReplacedAtOnceOrNotAtAll(): void
    {
        $old = World::platform();
        $newKey = strrev('abcdefghijklmnopqrstuvwxyz012345');
        $new = new Platform(privateKey: $old->privateKeyPem, strangerPrivateKey: self::ownKey(), serial: $old->serial, apiV3Key: $newKey);
        $parser = $old->parser();
        $opens = static fn (Platform $platform): string => $parser->parse(...get_object_vars(World::paid('A1', $platform)))->resource['out_trade_no'];
        World::fails(ErrorCode::DECRYPTION_FAILED, fn () => $opens($new));
        $parser->replaceApiV3Keys([$newKey, $old->apiV3Key]);
        $this->assertSame(['A1', 'A1'], [$opens($old), $opens($new)]);
        foreach (['short', [], [$newKey, 'short']] as $keys) {
            World::fails(ErrorCode::API_V3_KEY_INVALID, fn () => $parser->replaceApiV3Keys($keys));
            $this->assertSame(['A1', 'A1'], [$opens($old), $opens($new)]);
        }
        World::fails(ErrorCode::ARGUMENT_INVALID, fn () => $parser->replaceApiV3Keys([5]));
        $parser->replaceApiV3Keys(new \WxNotify\ApiV3Key($newKey, 'new'));
        $this->assertSame('A1', $opens($new));
        World::fails(ErrorCode::DECRYPTION_FAILED, fn () => $opens($old));
    }

    private static function ownKey(): string
    {
        return WeChatPay::own()->privateKeyPem;
    }
}
