<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\CertificateFile;
use WxNotify\CertificateRefresher;
use WxNotify\ErrorCode;
use WxNotify\HandlerException;
use WxNotify\Http\Answer;
use WxNotify\Http\Client;
use WxNotify\Http\StreamClient;
use WxNotify\NotificationHandler;
use WxNotify\NotificationParser;
use WxNotify\Testing\Platform;

/** Certificates that stay fresh, over real sockets and a real file. */
final class RefresherTest extends TestCase
{
    private static ?WeChatPay $weChatPay;
    private static Platform $new;

    private string $folder;
    private Lines $logger;

    public static function setUpBeforeClass(): void
    {
        self::$weChatPay = new WeChatPay(World::platform());
        self::$new = new Platform(strangerPrivateKey: WeChatPay::own()->privateKeyPem, apiV3Key: World::platform()->apiV3Key);
    }

    public static function tearDownAfterClass(): void
    {
        self::$weChatPay = null;
    }

    protected function setUp(): void
    {
        self::$weChatPay->has(World::platform());
        self::$weChatPay->answers('/v3/certificates', null);
        $this->folder = sys_get_temp_dir() . '/wxnotify-' . bin2hex(random_bytes(6));
        mkdir($this->folder);
        $this->logger = new Lines();
    }

    protected function tearDown(): void
    {
        exec('rm -r ' . escapeshellarg($this->folder));
    }

    private function file(): CertificateFile
    {
        return new CertificateFile("$this->folder/certificates.json");
    }

    private function refresher(mixed ...$options): CertificateRefresher
    {
        return new CertificateRefresher(...[
            'merchant' => self::$weChatPay->merchant(),
            'apiV3Keys' => World::platform()->apiV3Key,
            'file' => $this->file(),
            'logger' => $this->logger,
            ...$options,
        ]);
    }

    private static function takes(NotificationParser $parser, Platform $platform): bool
    {
        $paid = World::paid('A1', $platform);
        try {
            $parser->parse($paid->headers, $paid->body);
            return true;
        } catch (\WxNotify\VerificationException $error) {
            self::assertSame(ErrorCode::SERIAL_UNKNOWN, $error->getErrorCode());
            return false;
        }
    }

    public function testTheyAreDownloadedKeptInTheFileAndFoundThere(): void
    {
        $key = World::platform()->apiV3Key;
        $refresher = $this->refresher();
        $this->assertTrue($refresher->refresh(), self::$weChatPay->log());
        $file = $this->file();
        $parser = $file->parser($key);
        $this->assertSame([true, false], [self::takes($parser, World::platform()), self::takes($parser, self::$new)]);

        self::$weChatPay->has(self::$new);
        $this->assertTrue($this->refresher()->refresh(), 'by another process, as of cron');
        $this->assertFalse(self::takes($parser, self::$new));
        $file->update();
        $this->assertSame([true, true], [self::takes($parser, World::platform()), self::takes($parser, self::$new)]);
        $later = $this->file()->parser($key);
        $this->assertSame([true, true], [self::takes($later, World::platform()), self::takes($later, self::$new)]);

        // An outage, and answers that are not the platform's, change nothing.
        $before = file_get_contents("$this->folder/certificates.json");
        foreach ([502, 302, 200] as $status) {
            self::$weChatPay->answers('/v3/certificates', $status, ['data' => []]);
            $this->assertFalse($this->refresher()->refresh());
        }
        self::$weChatPay->answers('/v3/certificates', null);
        self::$weChatPay->has(new Platform(serial: self::$new->serial, apiV3Key: $key));
        $this->assertFalse($this->refresher()->refresh());
        $this->assertStringContainsString('warning wxnotify: the platform certificates cannot be downloaded, so 2 held from before are used', $this->logger->text());
        $this->assertStringContainsString('SIGNATURE_INVALID', $this->logger->text());
        $this->assertSame($before, file_get_contents("$this->folder/certificates.json"));
        $this->assertSame(['.', '..', 'certificates.json'], scandir($this->folder));
        $this->assertStringNotContainsString($key, $this->logger->text());
        $this->assertStringNotContainsString('PRIVATE', $this->logger->text());
    }

    public function testWithNothingToGoOnWithItThrows(): void
    {
        self::$weChatPay->answers('/v3/certificates', 302);
        $before = count(self::$weChatPay->asked());
        $this->assertStringContainsString('redirects nobody', World::fails(ErrorCode::REQUEST_FAILED, $this->refresher()->refresh(...))->getMessage());
        $this->assertCount($before + 1, self::$weChatPay->asked());
        $nowhere = $this->refresher(merchant: self::$weChatPay->merchant('http://127.0.0.1:1'));
        $error = World::fails(ErrorCode::REQUEST_FAILED, $nowhere->refresh(...));
        $this->assertInstanceOf(HandlerException::class, $error);
        $this->assertInstanceOf(\ErrorException::class, $error->getPrevious());
        $this->assertStringContainsString('refused', $error->getMessage());
        file_put_contents("$this->folder/certificates.json", '[{"ser');
        World::fails(ErrorCode::REQUEST_FAILED, fn () => $this->refresher(merchant: self::$weChatPay->merchant('http://127.0.0.1:1'))->run());
        $this->assertStringContainsString('is left out', $this->logger->text());
    }

    public function testAFileThatCannotBeWrittenIsLoggedAndNoMore(): void
    {
        $file = new CertificateFile("$this->folder/no/such/folder");
        $this->assertFalse($this->refresher(file: $file)->refresh());
        $this->assertStringContainsString('error wxnotify: the platform certificates cannot be kept in the file: ErrorException: Failed to open', $this->logger->text());
    }

    public function testAFileThatIsNotThereOrNotOursIsNamed(): void
    {
        $key = World::platform()->apiV3Key;
        foreach ([null, '', '{', '5', '[5]', '[{"pem":5}]', '{"pem":"x"}'] as $text) {
            $text === null || file_put_contents("$this->folder/certificates.json", $text);
            $error = World::fails(ErrorCode::OPTION_INVALID, fn () => $this->file()->parser($key));
            $this->assertSame('file', $error->getField());
        }
        file_put_contents("$this->folder/certificates.json", '[{"pem":"x"}]');
        World::fails(ErrorCode::PEM_INVALID, fn () => $this->file()->parser($key));
        file_put_contents("$this->folder/certificates.json", '[]');
        World::fails(ErrorCode::NO_PLATFORM_KEY, fn () => $this->file()->parser($key));
    }

    public function testPublicKeysAreThereBesideTheCertificatesAndWithoutThem(): void
    {
        $other = World::other();
        $file = new CertificateFile("$this->folder/certificates.json", [$other->serial => $other->publicKeyPem]);
        $parser = $file->parser(World::platform()->apiV3Key);
        $this->assertSame([true, false], [self::takes($parser, $other), self::takes($parser, World::platform())]);
        $this->assertTrue($this->refresher(file: $file)->refresh());
        $file->update();
        $this->assertSame([true, true], [self::takes($parser, $other), self::takes($parser, World::platform())]);
    }

    public function testAHandlerFollowsTheFileAndWhereThatIsSpoiledTheKeysStay(): void
    {
        $this->refresher()->refresh();
        $file = $this->file();
        $handler = (new NotificationHandler($file->parser(World::platform()->apiV3Key), certificates: $file, logger: $this->logger))->otherwise(fn () => null);
        $paid = World::paid();
        self::$weChatPay->has(self::$new);
        $this->refresher()->refresh();
        $rotated = World::paid('A1', self::$new);
        $this->assertSame(200, $handler->handle('POST', $rotated->headers, $rotated->body)->status);
        unlink("$this->folder/certificates.json");
        $this->assertSame(200, $handler->handle('POST', $paid->headers, $paid->body)->status);
        $this->assertStringContainsString('warning wxnotify: the platform keys stay as they are: ', $this->logger->text());
        $this->assertFileDoesNotExist("$this->folder/certificates.json.wanted", 'it was no unknown serial');
    }

    /** The refresher in a process, the endpoint in three others. */
    public function testTheCertificateRotatesInTheMiddleOfTraffic(): void
    {
        $environment = [
            'FILE' => "$this->folder/certificates.json",
            'API_V3_KEY' => World::platform()->apiV3Key,
            'MCHID' => World::MCHID,
            'SERIAL' => WeChatPay::own()->serial,
            'PRIVATE_KEY' => WeChatPay::own()->privateKeyPem,
            'HOST' => self::$weChatPay->url,
            'PAUSE_MS' => '300',
        ];
        $worker = proc_open([PHP_BINARY, __DIR__ . '/fresh.php'], [1 => ['pipe', 'w'], 2 => ['file', "$this->folder/log", 'w']], $pipes, null, $environment);
        try {
            $this->until(fn (): bool => file_exists("$this->folder/certificates.json"));
            $server = new Server(__DIR__ . '/fresh.php', $environment);
            $send = function (Platform $platform) use ($server): int {
                return $server->send(World::paid('A1', $platform))[0];
            };
            $asked = count(self::$weChatPay->asked());
            for ($rounds = 0; $rounds < 10; $rounds++) {
                $this->assertSame([200, 401], [$send(World::platform()), $send(self::$new)], $server->log());
            }
            // Each of those was a serial that is unknown, and WeChat Pay was hardly asked.
            $this->assertLessThan(4, count(self::$weChatPay->asked()) - $asked);
            self::$weChatPay->has(self::$new);
            $this->until(function () use ($send): bool {
                $this->assertSame(200, $send(World::platform()));
                return $send(self::$new) === 200;
            });
            for ($rounds = 0; $rounds < 10; $rounds++) {
                $this->assertSame([200, 200], [$send(World::platform()), $send(self::$new)]);
            }
            $began = microtime(true);
        } finally {
            proc_terminate($worker);
            $said = stream_get_contents($pipes[1]);
            proc_close($worker);
        }
        $this->assertSame("it ended cleanly\n", $said, (string) file_get_contents("$this->folder/log"));
        $this->assertLessThan(2, microtime(true) - $began);
        $this->assertStringContainsString('new platform certificates: ' . self::$new->serial, (string) file_get_contents("$this->folder/log"));
    }

    public function testMadeUpSerialsCostOneDownloadAMinute(): void
    {
        $file = $this->file();
        $unknown = World::fails(ErrorCode::SERIAL_UNKNOWN, fn () => World::platform()->parser()->parse(...get_object_vars(World::paid('A1', self::$new))));
        $forged = World::fails(ErrorCode::SIGNATURE_INVALID, fn () => World::platform()->parser()->parse(...get_object_vars(World::paid(fault: 'forged'))));
        $file->seen($forged);
        $this->assertFileDoesNotExist("$this->folder/certificates.json.wanted", 'that is no hint');
        $before = count(self::$weChatPay->asked());
        $began = microtime(true);
        $this->refresher(pauseMs: 300)->run(function () use ($file, $unknown, $began, $before): bool {
            $file->seen($unknown);
            return count(self::$weChatPay->asked()) > $before + 2 || microtime(true) > $began + 10;
        });
        $downloads = count(self::$weChatPay->asked()) - $before;
        $this->assertGreaterThan(2, $downloads);
        $this->assertLessThanOrEqual(2 + (microtime(true) - $began) / 0.3, $downloads);
    }

    /** Its minute takes 20 milliseconds: after a failure it waits for 1, 2, 4, 8 of them, each up to a tenth less. */
    public function testAnOutageIsLivedThroughWithLongerAndLongerPauses(): void
    {
        $times = [];
        $client = $this->client(function (callable $send) use (&$times): Answer {
            $times[] = microtime(true);
            return in_array(count($times), [2, 3, 4, 5], true) ? throw new \RuntimeException('the network is down') : $send();
        });
        $this->refresher(client: $client, pauseMs: 20)->run(function () use (&$times): bool {
            count($times) === 1 && touch("$this->folder/certificates.json.wanted");
            return count($times) === 6;
        });
        foreach ([2, 3, 4, 5] as $failed) {
            $this->assertGreaterThan(0.018 * 2 ** ($failed - 2), $times[$failed] - $times[$failed - 1]);
        }
        $this->assertFileDoesNotExist("$this->folder/certificates.json.wanted");
        $this->assertStringContainsString('warning wxnotify: the platform certificates cannot be downloaded (1 in a row); those that are held stay', $this->logger->text());
        $this->assertStringContainsString('error wxnotify: the platform certificates cannot be downloaded (4 in a row)', $this->logger->text());
        $this->assertStringContainsString('RuntimeException: the network is down', $this->logger->text());
        $this->assertTrue(self::takes($this->file()->parser(World::platform()->apiV3Key), World::platform()));
    }

    public function testTheOptionsOfARefresherThatAreNoneAreNamed(): void
    {
        foreach ([
            'interval' => fn () => $this->refresher(interval: 43_200),
            'path' => fn () => $this->refresher(path: '/v3/pay'),
            'api_v3_key' => fn () => $this->refresher(apiV3Keys: []),
            'public_key_id' => fn () => $this->refresher(file: new CertificateFile('x', ['x' => 'y'])),
            'api_v3_keys' => fn () => $this->refresher(apiV3Keys: [5]),
        ] as $field => $make) {
            try {
                $make();
                $this->fail("$field was taken");
            } catch (\WxNotify\WxNotifyException $error) {
                $this->assertSame($field, $error->getField());
            }
        }
    }

    public function testNoKeyIsShown(): void
    {
        $refresher = $this->refresher();
        ob_start();
        var_dump($refresher);
        $shown = (string) ob_get_clean();
        $this->assertStringNotContainsString(World::platform()->apiV3Key, $shown);
        $this->assertStringNotContainsString(explode("\n", WeChatPay::own()->privateKeyPem)[1], $shown);
    }

    /** PHP's streams, of which a function makes what it likes. */
    private function client(\Closure $function): Client
    {
        return new class ($function) implements Client {
            public function __construct(private readonly \Closure $function)
            {
            }

            public function send(\WxNotify\ApiRequest $request, int $mostBytes, float $timeout): Answer
            {
                return ($this->function)(fn (): Answer => (new StreamClient())->send($request, $mostBytes, $timeout));
            }
        };
    }

    private function until(callable $isSo): void
    {
        for ($tries = 0; !$isSo(); $tries++) {
            $this->assertLessThan(1000, $tries);
            usleep(20_000);
        }
    }
}
