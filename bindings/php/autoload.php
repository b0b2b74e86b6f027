<?php

declare(strict_types=1);

// Loads the package's classes where there is no Composer.

spl_autoload_register(static function (string $class): void {
    if (str_starts_with($class, 'WxNotify\\')) {
        $file = __DIR__ . '/src/' . str_replace('\\', '/', substr($class, 9)) . '.php';
        if (is_file($file)) {
            require $file;
        }
    }
});
