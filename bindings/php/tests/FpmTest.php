<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\Testing\Delivery;
use WxNotify\Testing\Platform;

/** The README's quickstart in a real php-fpm, under each setting of FFI. */
final class FpmTest extends TestCase
{
    private const PACKAGE = __DIR__ . '/..';

    protected function tearDown(): void
    {
        @unlink(self::header());
    }

    /** @dataProvider settings */
    public function testTheQuickstartRunsInFpm(array $ini): void
    {
        if (isset($ini['ffi.preload'])) {
            exec(escapeshellarg(self::PACKAGE . '/bin/wxnotify-header') . ' > ' . escapeshellarg($ini['ffi.preload']), result_code: $failed);
            $this->assertSame(0, $failed);
        }
        $fpm = new Fpm($ini);
        for ($round = 0; $round < 10; $round++) {
            $this->assertSame([200, '{"code":"SUCCESS"}'], $fpm->post($this->payment(), $this->environment()), $fpm->log());
        }
        $this->assertSame(401, $fpm->post($this->payment(fault: 'forged'), $this->environment())[0]);
        $this->assertSame(10, substr_count($fpm->log(), 'paid A1: 100'));
        $this->assertStringContainsString('SIGNATURE_INVALID: ', $fpm->log());
        $this->assertSame(413, $fpm->post($this->payment(fault: 'oversized'), $this->environment())[0]);
    }

    public function settings(): array
    {
        $preload = realpath(self::PACKAGE . '/preload.php');
        $header = self::header();
        return [
            'FFI on' => [['ffi.enable' => 'true']],
            'FFI on, the library loaded at start' => [['ffi.enable' => 'true', 'ffi.preload' => $header]],
            'the package preloaded' => [['ffi.enable' => 'preload', 'opcache.preload' => $preload]],
            'the package and the library preloaded' => [['ffi.enable' => 'preload', 'opcache.preload' => $preload, 'ffi.preload' => $header]],
        ];
    }

    /** @dataProvider off */
    public function testWhereFfiIsOffItSaysWhatToSet(array $ini): void
    {
        $fpm = new Fpm($ini);
        [$status] = $fpm->post($this->payment(), $this->environment());
        $this->assertSame(500, $status);
        foreach (['NativeLibraryException', 'FFI is off here (ffi.enable = "', 'ffi.enable = true', 'opcache.preload = ' . realpath(self::PACKAGE) . '/preload.php'] as $said) {
            $this->assertStringContainsString($said, $fpm->log());
        }
        $this->assertStringNotContainsString($this->platform()->apiV3Key, $fpm->log());
    }

    public function off(): array
    {
        return ['preload, as unless set' => [['ffi.enable' => 'preload']], 'off' => [['ffi.enable' => 'false']]];
    }

    /**
     * PHP's status is 200 unless said otherwise, and where it shows errors an uncaught exception does not change that.
     *
     * @dataProvider mistakes
     */
    public function testAMistakeOnTheWayIsNoSuccess(array $environment, array $ini): void
    {
        $ini += ['ffi.enable' => 'true'];
        $environment += $this->environment();
        foreach ([['display_errors' => '1'], ['display_errors' => '1', 'output_buffering' => '4096']] as $shown) {
            $fpm = new Fpm($ini + $shown);
            $this->assertSame(500, $fpm->post($this->payment(), $environment)[0], $fpm->log());
        }
        $bare = new Fpm($ini, self::WITHOUT_INI);
        $this->assertSame(500, $bare->post($this->payment(), $environment)[0], $bare->log());
        if (!in_array('', $environment, true)) {
            // Without the first line the library sees to its own mistakes itself. A variable that is missing is the script's.
            $script = $bare->index();
            file_put_contents($script, str_replace('http_response_code(500);', '', file_get_contents($script), $count));
            $this->assertSame([1, 500], [$count, $bare->post($this->payment(), $environment)[0]], $bare->log());
        }
        $arguments = array_merge(...array_map(fn ($name, $value) => ['-d', "$name=$value"], array_keys($ini), $ini));
        foreach ([['-d', 'display_errors=1'], self::WITHOUT_INI] as $others) {
            $server = new Server(dirname($bare->index()), array_filter($environment), [...$arguments, ...$others]);
            $this->assertSame(500, $server->send($this->payment())[0], $server->log());
        }
    }

    private const WITHOUT_INI = ['-n', '-d', 'extension=ffi', '-d', 'extension=pdo', '-d', 'extension=pdo_sqlite'];

    public function mistakes(): array
    {
        return [
            'a bad key' => [['WXPAY_API_V3_KEY' => 'short'], []],
            'a bad public key' => [['WXPAY_PUBLIC_KEY' => 'none'], []],
            'an id that is a number' => [['WXPAY_PUBLIC_KEY_ID' => '5'], []],
            'a variable is missing' => [['WXPAY_API_V3_KEY' => ''], []],
            'the merchant is missing' => [['WXPAY_MCHID' => ''], []],
            'FFI is off' => [[], ['ffi.enable' => 'false']],
            'FFI is for preloaded files' => [[], ['ffi.enable' => 'preload']],
        ];
    }

    public function testWithoutPhpIniAGoodOneIsAnswered(): void
    {
        $fpm = new Fpm(['ffi.enable' => 'true'], self::WITHOUT_INI);
        $this->assertSame([200, '{"code":"SUCCESS"}'], $fpm->post($this->payment(), $this->environment()), $fpm->log());
    }

    /** @dataProvider without */
    public function testWhereFfiOrTheLibraryIsMissingItSaysSo(array $arguments, string $said): void
    {
        $code = 'require ' . var_export(self::PACKAGE . '/autoload.php', true) . '; try { WxNotify\Library::version(); } '
            . 'catch (WxNotify\NativeLibraryException $error) { echo $error->getMessage(); }';
        exec(implode(' ', array_map('escapeshellarg', [PHP_BINARY, ...$arguments, '-r', $code])), $printed);
        $this->assertStringContainsString($said, implode("\n", $printed));
    }

    public function without(): array
    {
        return ['no extension' => [['-n'], 'extension=ffi'], 'off' => [['-d', 'ffi.enable=false'], 'ffi.enable = true']];
    }

    public function testAPackageWithoutItsLibrarySaysSo(): void
    {
        $folder = sys_get_temp_dir() . '/wxnotify-bare-' . getmypid();
        mkdir("$folder/native", recursive: true);
        exec('cp -r ' . escapeshellarg(self::PACKAGE . '/src') . ' ' . escapeshellarg(self::PACKAGE . '/autoload.php') . " $folder");
        $load = fn () => (string) shell_exec(PHP_BINARY . ' -r ' . escapeshellarg("require '$folder/autoload.php'; "
            . 'try { WxNotify\Library::version(); } catch (WxNotify\NativeLibraryException $error) { echo $error->getMessage(); }'));
        try {
            $this->assertStringContainsString('native.sh', $load());
            copy(self::PACKAGE . '/native/wxnotify.ffi.h', "$folder/native/wxnotify.ffi.h");
            file_put_contents("$folder/native/libwxnotify.so.0", 'no library');
            $this->assertStringContainsString('it must be for this platform', $load());
        } finally {
            exec('rm -r ' . escapeshellarg($folder));
        }
    }

    /** Where the header for ffi.preload is written. */
    private static function header(): string
    {
        return sys_get_temp_dir() . '/wxnotify-' . getmypid() . '.ffi.h';
    }

    private function platform(): Platform
    {
        return World::other();
    }

    private function payment(mixed ...$knobs): Delivery
    {
        return World::paid('A1', $this->platform(), ...$knobs);
    }

    /** @return array<string, string> what the quickstart reads its keys from */
    private function environment(): array
    {
        return [
            'WXPAY_MCHID' => '1900007291',
            'WXPAY_PUBLIC_KEY_ID' => $this->platform()->serial,
            'WXPAY_PUBLIC_KEY' => $this->platform()->publicKeyPem,
            'WXPAY_API_V3_KEY' => $this->platform()->apiV3Key,
        ];
    }
}
