<?php

declare(strict_types=1);

// What Composer makes: the package from its checkout, Slim from Debian, and the example's own classes.

require_once __DIR__ . '/../../../bindings/php/autoload.php';
require_once 'Slim/autoload.php';
require_once __DIR__ . '/../src/Orders.php';
