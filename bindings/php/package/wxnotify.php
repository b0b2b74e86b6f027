#!/usr/bin/env php
<?php

declare(strict_types=1);

// Runs the command wxnotify of this system, out of those that the archive for every platform has.

require dirname(__DIR__) . '/src/Internal/NativeFile.php';

$platform = WxNotify\Internal\NativeFile::platform();
$command = dirname(__DIR__) . "/native/$platform/wxnotify" . (PHP_OS_FAMILY === 'Windows' ? '.exe' : '');
if (!is_file($command)) {
    fwrite(STDERR, "wxnotify: this package has no command for $platform\n");
    exit(1);
}
if (!is_executable($command)) {
    chmod($command, 0o755); // archives may be unpacked without what they say of it
}
$process = proc_open([$command, ...array_slice($argv, 1)], [STDIN, STDOUT, STDERR], $pipes);
exit($process === false ? 1 : proc_close($process));
