<?php

declare(strict_types=1);

// The worker for what is stored.

(require __DIR__ . '/handler.php')->work(pause: 0.05);
