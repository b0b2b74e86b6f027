<?php

declare(strict_types=1);

// The endpoint.

http_response_code(500); // until there is an answer

(require __DIR__ . '/handler.php')->run();
