<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\ApiV2;
use WxNotify\ApiV3Key;
use WxNotify\CertificateFile;
use WxNotify\CertificateRefresher;
use WxNotify\Certificates;
use WxNotify\ErrorCode;
use WxNotify\Inbox;
use WxNotify\Internal\Core;
use WxNotify\Internal\Native;
use WxNotify\Merchant as Asker;
use WxNotify\NotificationHandler;
use WxNotify\NotificationParser;
use WxNotify\PlatformKeys;
use WxNotify\Primitives;
use WxNotify\Testing\Merchant;
use WxNotify\WxNotifyException;

/** Native memory, processes, and secrets. */
final class LifetimeTest extends TestCase
{
    public function testWhatWasClosedIsRefusedAndFreedOnce(): void
    {
        $paid = World::payment();
        $parser = World::platform()->parser();
        $parser->close();
        $parser->close();
        foreach ([
            fn () => $parser->parse($paid->headers, $paid->body),
            fn () => $parser->diagnose($paid->headers, $paid->body),
            fn () => $parser->platformKeys(),
            fn () => $parser->maxBodyBytes(),
            fn () => $parser->replacePlatformKeys(World::platform()->platformKeys()),
            fn () => $parser->replaceApiV3Keys(World::platform()->apiV3Key),
            fn () => $parser->verifyAnswer($paid->headers, $paid->body),
        ] as $call) {
            $error = World::fails(ErrorCode::ARGUMENT_INVALID, $call);
            $this->assertStringContainsString('the parser was closed', $error->getMessage());
        }
        // The library knows what was freed, so that a second time would show.
        $handle = Native::get('wxn_platform_keys *', 'wxn_platform_keys_new');
        Native::free('wxn_platform_keys_free', $handle);
        $this->expectException(\LogicException::class);
        Native::free('wxn_platform_keys_free', $handle);
    }

    public function testTheLibraryForTestsIsLoadedByTestsOnly(): void
    {
        $code = 'require ' . var_export(__DIR__ . '/../autoload.php', true) . '; new WxNotify\PlatformKeys(); WxNotify\Library::version(); '
            . 'echo file_get_contents("/proc/self/maps");';
        $maps = (string) shell_exec(PHP_BINARY . ' -d ffi.enable=1 -r ' . escapeshellarg($code));
        $this->assertStringContainsString('libwxnotify.so.0', $maps);
        $this->assertStringNotContainsString('libwxnotify_testing', $maps);
    }

    public function testHandlesAreNeitherSharedNorSerialized(): void
    {
        $parser = World::platform()->parser();
        foreach ([
            fn () => serialize($parser),
            fn () => serialize(World::platform()),
            fn () => serialize(new ApiV3Key(World::platform()->apiV3Key)),
        ] as $call) {
            try {
                $call();
                $this->fail('it was serialized');
            } catch (\LogicException $error) {
                $this->assertStringContainsString('serialized', $error->getMessage());
            }
        }
        $this->expectException(\Error::class);
        $this->expectExceptionMessage('private');
        clone $parser;
    }

    /** The environment can ask for more: WXNOTIFY_MEMORY_PARSES=1000000, say. */
    public function testMemoryStaysFlat(): void
    {
        $parses = (int) (getenv('WXNOTIFY_MEMORY_PARSES') ?: 20000);
        $parser = World::platform()->parser();
        [$paid, $forged, $v2] = [World::payment(), World::payment(null, fault: 'forged'), World::paidV2()];
        $work = static function (int $times) use ($parser, $paid, $forged, $v2): void {
            for ($index = 0; $index < $times; $index++) {
                $notification = $parser->parse($paid->headers, $paid->body, World::NOW);
                if ($index % 10 === 0) {
                    $notification->toJson();
                    $notification->expect(outTradeNo: 'A1', amountTotal: 100);
                    ApiV2::parse($v2->body, World::apiV2Key());
                    try {
                        $parser->parse($forged->headers, $forged->body, World::NOW);
                    } catch (WxNotifyException) {
                    }
                }
            }
        };
        $work(intdiv($parses, 10));
        $before = World::residentBytes();
        $work($parses);
        $after = World::residentBytes();
        fwrite(STDERR, sprintf("%d parses: %d KiB before, %d KiB after\n", $parses, $before >> 10, $after >> 10));
        $this->assertLessThan(2 << 20, $after - $before);
    }

    public function testErrorsAreFreed(): void
    {
        $parser = World::platform()->parser();
        $refuse = static function (int $times) use ($parser): void {
            for ($index = 0; $index < $times; $index++) {
                try {
                    $parser->parse([], '');
                } catch (WxNotifyException) {
                }
            }
        };
        $refuse(5_000);
        $before = World::residentBytes();
        $refuse(50_000);
        $this->assertLessThan(2 << 20, World::residentBytes() - $before);
    }

    public function testForgottenParsersAreFreed(): void
    {
        $keys = World::platform()->platformKeys();
        $forget = static function (int $parsers) use ($keys): void {
            for ($index = 0; $index < $parsers; $index++) {
                new NotificationParser($keys, World::platform()->apiV3Key);
            }
        };
        $forget(500);
        $before = World::residentBytes();
        $forget(5000);
        $this->assertLessThan(2 << 20, World::residentBytes() - $before);
    }

    /** As php-fpm makes them: one for each request, in a process that goes on. */
    public function testForgottenHandlersAndProgramsAreFreed(): void
    {
        $parser = World::platform()->parser();
        $paid = World::paid();
        $forget = static function (int $handlers) use ($parser, $paid): void {
            for ($index = 0; $index < $handlers; $index++) {
                $handler = (new NotificationHandler($parser, Inbox::sqlite(':memory:')))->onPaid(fn () => null);
                $handler->handle('POST', $paid->headers, $paid->body);
            }
        };
        $forget(1000);
        $before = World::residentBytes();
        $forget(4000);
        $this->assertLessThan(512 << 10, World::residentBytes() - $before);
        $asker = new Asker('1', 'AB', Merchant::make()->privateKeyPem);
        $refresher = new CertificateRefresher($asker, World::platform()->apiV3Key, new CertificateFile('/nowhere'));
        $number = (fn (): int => $this->core)->call($refresher);
        unset($refresher);
        World::fails(ErrorCode::ARGUMENT_INVALID, fn () => Core::ask(['do' => 'refresh', 'refresher' => $number]));
        $number = Core::value('handler', deadline: null);
        Core::value('drop_handler', handler: $number);
        World::fails(ErrorCode::ARGUMENT_INVALID, fn () => Core::value('in_flight', handler: $number));
    }

    public function testForkedWorkersShareAParser(): void
    {
        $parser = World::platform()->parser();
        $paid = World::payment();
        $workers = [];
        for ($worker = 0; $worker < 4; $worker++) {
            $pid = pcntl_fork();
            if ($pid === 0) {
                // A child of phpunit's must not go on as phpunit: it ends here, whatever happens.
                $status = 1;
                try {
                    for ($round = 0; $round < 200; $round++) {
                        $parser->replacePlatformKeys(($round % 2 ? World::platform() : World::other())->platformKeys());
                        try {
                            $genuine = $parser->parse($paid->headers, $paid->body, World::NOW)->plaintext === World::PAYMENT;
                        } catch (WxNotifyException $error) {
                            $genuine = $error->getErrorCode() !== ErrorCode::SERIAL_UNKNOWN;
                        }
                        if ($genuine !== (bool) ($round % 2)) {
                            throw new \RuntimeException("round $round");
                        }
                    }
                    $parser->close();
                    $status = 0;
                } finally {
                    posix_kill(getmypid(), $status === 0 ? SIGKILL : SIGTERM);
                }
            }
            $workers[] = $pid;
        }
        foreach ($workers as $pid) {
            pcntl_waitpid($pid, $status);
            $this->assertSame(SIGKILL, pcntl_wtermsig($status), 'a worker failed');
        }
        $this->assertSame(World::PAYMENT, $parser->parse($paid->headers, $paid->body, World::NOW)->plaintext);
    }

    public function testSecretsAreNotShown(): void
    {
        $platform = World::platform();
        $merchant = Merchant::make();
        $paid = World::payment();
        $parser = new NotificationParser($platform->platformKeys(), new ApiV3Key($platform->apiV3Key, 'label'));
        $shown = '';
        foreach ([
            $parser,
            $platform,
            $merchant,
            $parser->parse($paid->headers, $paid->body, World::NOW),
            new ApiV3Key($platform->apiV3Key, 'label'),
            new PlatformKeys($merchant->privateKeyPem),
        ] as $value) {
            ob_start();
            var_dump($value);
            $shown .= ob_get_clean() . print_r($value, true);
        }
        foreach ([
            fn () => new NotificationParser(new PlatformKeys($merchant->privateKeyPem), $platform->apiV3Key),
            fn () => new NotificationParser(new PlatformKeys(), [$platform->apiV3Key]),
            fn () => Certificates::request('x', $merchant->serial, $merchant->privateKeyPem),
            fn () => Primitives::decryptResource($platform->apiV3Key, '', '', '', ''),
            fn () => Primitives::verifySignature('', '', $merchant->privateKeyPem),
            fn () => $parser->parse($paid->headers, $paid->body, World::NOW)->expect(amountTotal: 1),
        ] as $call) {
            try {
                $call();
                $this->fail('it passed');
            } catch (WxNotifyException $error) {
                // As an error page or tracker shows it, with the arguments of every call. Frames of these tests hold the secrets.
                foreach ($error->getTrace() as $frame) {
                    if (str_starts_with($frame['class'] ?? '', 'WxNotify\\') && !str_contains($frame['class'], '\\Tests\\')) {
                        $shown .= print_r($frame['args'] ?? 'no arguments', true);
                    }
                }
                $shown .= $error->getMessage();
            }
        }
        $this->assertStringContainsString('SensitiveParameterValue', $shown);
        $this->assertStringNotContainsString($platform->apiV3Key, $shown);
        $this->assertStringNotContainsString('BEGIN PRIVATE KEY', $shown);
        $this->assertStringNotContainsString(World::PAYMENT, $shown);
        $this->assertStringNotContainsString('wxd678efh567hg6787', $shown);
    }
}
