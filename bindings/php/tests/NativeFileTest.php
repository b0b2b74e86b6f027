<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\Internal\NativeFile;

/** Which of the package's native libraries is taken. */
final class NativeFileTest extends TestCase
{
    private const GLIBC = "7f00-7f01 r-xp 00000000 08:01 12 /usr/lib/x86_64-linux-gnu/libc.so.6\n";
    private const ALPINE = "7f00-7f01 r-xp 00000000 08:01 12 /lib/ld-musl-x86_64.so.1\n7f02-7f03 r-xp 0 0:0 1 /bin/php\n";
    private const MUSL_ON_DEBIAN = "7f00-7f01 r-xp 00000000 08:01 12 /usr/lib/x86_64-linux-musl/libc.so\n7f02-7f03 rw-p 0 0:0 0 [heap]\n";

    /** @return array<string, array{string, string, string, string}> */
    public static function systems(): array
    {
        return [
            'glibc' => ['linux-x86_64', 'Linux', 'x86_64', self::GLIBC],
            'Alpine' => ['linux-x86_64-musl', 'Linux', 'x86_64', self::ALPINE],
            'musl beside glibc' => ['linux-aarch64-musl', 'Linux', 'aarch64', self::MUSL_ON_DEBIAN],
            'no /proc' => ['linux-aarch64', 'Linux', 'aarch64', ''],
            'macOS' => ['macos-aarch64', 'Darwin', 'arm64', ''],
            'Windows' => ['windows-x86_64', 'Windows', 'AMD64', ''],
        ];
    }

    /** @dataProvider systems */
    public function testAPlatformIsToldByItsNamesAndItsCLibrary(string $expected, string $family, string $machine, string $maps): void
    {
        $this->assertSame($expected, NativeFile::platformOf($family, $machine, $maps));
    }

    public function testWhatWasBuiltHereComesBeforeWhatCameWithThePackage(): void
    {
        $folder = sys_get_temp_dir() . '/wxnotify-' . bin2hex(random_bytes(8));
        $packaged = "$folder/" . NativeFile::platform();
        mkdir($packaged, 0o700, true);
        $this->assertNull(NativeFile::find('wxnotify', $folder));
        touch("$packaged/libwxnotify.so.0");
        $this->assertSame("$packaged/libwxnotify.so.0", NativeFile::find('wxnotify', $folder));
        touch("$folder/libwxnotify.so.0");
        $this->assertSame("$folder/libwxnotify.so.0", NativeFile::find('wxnotify', $folder));
        array_map(unlink(...), ["$packaged/libwxnotify.so.0", "$folder/libwxnotify.so.0"]);
        array_map(rmdir(...), [$packaged, $folder]);
    }
}
