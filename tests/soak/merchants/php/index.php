<?php

declare(strict_types=1);

// The endpoint.

if (getenv('MODE') === 'bare') { // for bench/endpoint: no handler
    file_get_contents('php://input');
    return;
}

http_response_code(500); // until there is an answer

(require __DIR__ . '/handler.php')->run();
