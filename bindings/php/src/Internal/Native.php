<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use FFI;
use FFI\CData;
use WxNotify\NativeLibraryException;
use WxNotify\WxNotifyException;

/**
 * The native library: finding it, calling it, and reading what it hands out.
 *
 * @internal
 */
class Native
{
    /** Which library: what stands behind `lib` in its name. */
    protected const NAME = 'wxnotify';

    /** As `now`: the time of the system clock. */
    public const NOW_SYSTEM = PHP_INT_MIN;

    private const ABI_VERSION = 2;

    /** @var array<string, FFI> by their names */
    private static array $libraries = [];

    /** @var array<string, array<string, FFI\CType>> by the names of library and type */
    private static array $types = [];

    /** @var array<string, array{FFI, CData, CData, CData, CData}> by the libraries' names */
    private static array $places = [];

    public static function library(): FFI
    {
        return self::$libraries[static::NAME] ??= self::load();
    }

    /**
     * Calls a function, with a place for its error at the end.
     *
     * @throws WxNotifyException what the function answered
     */
    public static function call(string $function, #[\SensitiveParameter] mixed ...$arguments): void
    {
        [$library, $error, $toError] = self::$places[static::NAME] ?? self::places();
        $arguments[] = $toError;
        $code = $library->$function(...$arguments);
        if ($code !== 0) {
            throw WxNotifyException::ofNative($library, $code, $error);
        }
    }

    /**
     * Calls a function that has an `out` for bytes before the place for its error, and copies and frees those.
     *
     * @throws WxNotifyException what the function answered
     */
    public static function bytes(string $function, #[\SensitiveParameter] mixed ...$arguments): string
    {
        [$library, $error, $toError, $bytes, $toBytes] = self::$places[static::NAME] ?? self::places();
        $arguments[] = $toBytes;
        $arguments[] = $toError;
        $code = $library->$function(...$arguments);
        if ($code !== 0) {
            throw WxNotifyException::ofNative($library, $code, $error);
        }
        $copy = FFI::string($bytes->ptr, $bytes->len);
        $library->wxn_bytes_free($bytes);
        return $copy;
    }

    /**
     * Calls `wxn_parser_parse_packed`, as {@see bytes()} would, and makes no arrays of the arguments: every notification goes through it.
     *
     * @throws WxNotifyException what the function answered
     */
    public static function parse(CData $parser, #[\SensitiveParameter] string $headers, #[\SensitiveParameter] string $body, int $now): string
    {
        [$library, $error, $toError, $bytes, $toBytes] = self::$places[static::NAME] ?? self::places();
        $code = $library->wxn_parser_parse_packed($parser, $headers, strlen($headers), $body, strlen($body), $now, $toBytes, $toError);
        if ($code !== 0) {
            throw WxNotifyException::ofNative($library, $code, $error);
        }
        $copy = FFI::string($bytes->ptr, $bytes->len);
        $library->wxn_bytes_free($bytes);
        return $copy;
    }

    /**
     * Calls a function that has an `out` before the place for its error, and returns what it wrote there: of a struct
     * a pointer, which is to be freed, of a number the number.
     *
     * @throws WxNotifyException what the function answered
     */
    public static function get(string $type, string $function, #[\SensitiveParameter] mixed ...$arguments): mixed
    {
        [$library, $error, $toError] = self::$places[static::NAME] ?? self::places();
        $out = static::new($type);
        $arguments[] = FFI::addr($out);
        $arguments[] = $toError;
        $code = $library->$function(...$arguments);
        if ($code !== 0) {
            throw WxNotifyException::ofNative($library, $code, $error);
        }
        return str_ends_with($type, '*') ? $out : $out->cdata;
    }

    /** Frees what the library handed out. It fails only where this package frees wrongly. */
    public static function free(string $function, CData $handle): void
    {
        $code = static::library()->$function($handle);
        if ($code !== 0) {
            throw new \LogicException("wxnotify: the native library answered $code to $function; please report it");
        }
    }

    /** New zeroed memory of a C type. */
    public static function new(string $type): CData
    {
        return static::library()->new(self::type($type));
    }

    /** The same for so many of a type. */
    public static function newArray(string $type, int $length): CData
    {
        return static::library()->new(FFI::arrayType(self::type($type), [$length]));
    }

    /** Where memory is, as structs point to it. */
    public static function pointer(CData $memory): CData
    {
        return static::library()->cast(self::type('const void *'), FFI::addr($memory));
    }

    /** A text of the library's, or null where it is absent. */
    public static function optionalText(CData $slice): ?string
    {
        $bytes = $slice->ptr;
        return $bytes === null ? null : FFI::string($bytes, $slice->len);
    }

    /** A text of the library's that is never absent. */
    public static function text(CData $slice): string
    {
        return (string) self::optionalText($slice);
    }

    /** A number of the library's, or null where it is absent. */
    public static function optionalNumber(?CData $number): ?int
    {
        return $number === null ? null : $number[0];
    }

    /**
     * Reads or uses what the library handed out, and frees it.
     *
     * @param callable(CData): mixed $read
     */
    public static function take(CData $handle, string $free, callable $read): mixed
    {
        try {
            return $read($handle);
        } finally {
            static::free($free, $handle);
        }
    }

    /**
     * Copies a table of the library's, which lives for ever.
     *
     * @template T
     * @param callable(CData): T $read
     * @return list<T>
     */
    public static function table(string $type, string $function, callable $read): array
    {
        $length = static::new('size_t');
        $table = static::new("const $type *");
        static::call($function, FFI::addr($table), FFI::addr($length));
        $rows = [];
        for ($index = 0; $index < $length->cdata; $index++) {
            $rows[] = $read($table[$index]);
        }
        return $rows;
    }

    /**
     * The library, and where its functions write an error and bytes, each with what leads there. They are made once, because they would cost
     * as much as the rest of a call; what stands in them is looked at before there is another call.
     *
     * @return array{FFI, CData, CData, CData, CData}
     */
    private static function places(): array
    {
        [$error, $bytes] = [static::new('wxn_error *'), static::new('wxn_bytes *')];
        return self::$places[static::NAME] = [static::library(), $error, FFI::addr($error), $bytes, FFI::addr($bytes)];
    }

    private static function type(string $type): FFI\CType
    {
        return self::$types[static::NAME][$type] ??= static::library()->type($type);
    }

    private static function load(): FFI
    {
        if (!extension_loaded('ffi')) {
            throw new NativeLibraryException('wxnotify needs PHP\'s extension ffi, which is not loaded; install it (Debian has it in '
                . 'php-common, Docker images by `docker-php-ext-install ffi`, which needs libffi-dev) and set extension=ffi');
        }
        try {
            $library = self::preloaded() ?? self::fromPackage();
        } catch (FFI\Exception $error) {
            throw new NativeLibraryException(self::advice($error->getMessage()), $error);
        }
        $found = $library->wxn_abi_version();
        if ($found !== self::ABI_VERSION) {
            throw new NativeLibraryException('wxnotify: this package speaks version ' . self::ABI_VERSION . ' of the native library\'s '
                . "interface, and the library that was loaded speaks $found; install both of one release, and see what ffi.preload names");
        }
        return $library;
    }

    /** The library as `ffi.preload` loaded it when the server started. */
    private static function preloaded(): ?FFI
    {
        if ((string) ini_get('ffi.preload') === '') {
            return null;
        }
        try {
            return FFI::scope(static::NAME);
        } catch (FFI\Exception $error) {
            // Where FFI is off, that is what to say; else ffi.preload names other libraries only.
            if (str_contains($error->getMessage(), 'ffi.enable')) {
                throw $error;
            }
            return null;
        }
    }

    /** The library in the package's folder, or else the system's. */
    private static function fromPackage(): FFI
    {
        $folder = dirname(__DIR__, 2) . '/native';
        $header = @file_get_contents("$folder/" . static::NAME . '.ffi.h');
        if ($header === false) {
            throw new NativeLibraryException("wxnotify: $folder/" . static::NAME . ".ffi.h is not there; install the package's archive, or run "
                . 'native.sh in its folder');
        }
        // The lines for FFI::load, which FFI::cdef cannot read.
        $header = preg_replace('/^#define .*$/m', '', $header);
        return FFI::cdef((string) $header, NativeFile::find(static::NAME) ?? 'lib' . static::NAME . '.so.0');
    }

    private static function advice(string $found): string
    {
        if (!str_contains($found, 'ffi.enable')) {
            return "wxnotify: the native library cannot be loaded ($found); it must be for this platform: build it by native.sh in the "
                . 'package\'s folder, or install lib' . static::NAME . '.so.0 where the system finds it (`make install`, then `ldconfig`)';
        }
        return 'wxnotify: PHP\'s FFI is off here (ffi.enable = "' . ini_get('ffi.enable') . '", SAPI ' . PHP_SAPI . '). Set in php.ini, '
            . 'not in a pool or script: either ffi.enable = true; or, so that no other file can use FFI, ffi.enable = preload and '
            . 'opcache.preload = ' . dirname(__DIR__, 2) . '/preload.php (with opcache.enable = 1, and opcache.preload_user where PHP '
            . 'starts as root). Then restart PHP';
    }
}
