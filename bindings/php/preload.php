<?php

declare(strict_types=1);

// For `opcache.preload`: where `ffi.enable` is `preload`, as it is unless set, a web server's PHP lets only preloaded
// files use FFI. So this loads the native library, and every class of the package.

require_once __DIR__ . '/autoload.php';

foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator(__DIR__ . '/src', FilesystemIterator::SKIP_DOTS)) as $file) {
    $class = 'WxNotify\\' . str_replace('/', '\\', substr((string) $file, strlen(__DIR__ . '/src/'), -strlen('.php')));
    // PSR-15 comes with a framework, later than this, and its handler uses no FFI.
    if ($class !== 'WxNotify\Psr15Handler') {
        class_exists($class);
    }
}
