<?php

declare(strict_types=1);

namespace WxNotify\Internal;

/**
 * Where the package's native libraries are.
 *
 * The package's archive has one for each platform, in `native/linux-x86_64-musl` and so on; `native.sh` puts the one that it builds
 * for this machine right into `native`, where it comes first.
 *
 * @internal
 */
final class NativeFile
{
    /** The library with this name (`wxnotify`, or `wxnotify_testing`) for this system, or null where the package has none. */
    public static function find(string $name, ?string $folder = null): ?string
    {
        $folder ??= dirname(__DIR__, 2) . '/native';
        $file = match (PHP_OS_FAMILY) {
            'Windows' => "$name.dll",
            'Darwin' => "lib$name.dylib",
            default => "lib$name.so.0",
        };
        foreach (["$folder/$file", "$folder/" . self::platform() . "/$file"] as $path) {
            if (is_file($path)) {
                return $path;
            }
        }
        return null;
    }

    /** Such as `linux-x86_64`, or `linux-x86_64-musl` on Alpine. */
    public static function platform(): string
    {
        return self::platformOf(PHP_OS_FAMILY, php_uname('m'), (string) @file_get_contents('/proc/self/maps'));
    }

    /** The same from a system's own names, and from the list of the files that the process has mapped. */
    public static function platformOf(string $family, string $machine, string $maps): string
    {
        $system = ['Linux' => 'linux', 'Darwin' => 'macos', 'Windows' => 'windows'][$family] ?? strtolower($family);
        $machine = strtolower($machine);
        $machine = ['amd64' => 'x86_64', 'arm64' => 'aarch64'][$machine] ?? $machine;
        // PHP itself runs on musl where this is mapped by one of these names. A system may have both C libraries.
        $musl = $system === 'linux' && preg_match('~/ld-musl-|/libc\.so$~m', $maps) === 1;
        return "$system-$machine" . ($musl ? '-musl' : '');
    }
}
