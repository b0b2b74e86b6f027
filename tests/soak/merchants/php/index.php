<?php

declare(strict_types=1);

// The endpoint.

(require __DIR__ . '/handler.php')->run();
