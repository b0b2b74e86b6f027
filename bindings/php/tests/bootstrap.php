<?php

declare(strict_types=1);

require __DIR__ . '/../autoload.php';
require 'Nyholm/Psr7/autoload.php';
require 'GuzzleHttp/Psr7/autoload.php';
require 'Symfony/Component/HttpFoundation/autoload.php';
require 'Slim/Psr7/autoload.php';
require_once 'Psr/Log/autoload.php';
require_once 'GuzzleHttp/autoload.php';
require_once 'Illuminate/Database/autoload.php';
require_once 'Doctrine/DBAL/autoload.php';
require __DIR__ . '/World.php';
require __DIR__ . '/Database.php';
require __DIR__ . '/FlakyPdo.php';
require __DIR__ . '/psr15.php';
require __DIR__ . '/Think.php';
require __DIR__ . '/Frameworks.php';
require __DIR__ . '/Unsure.php';
require __DIR__ . '/Faulty.php';
require __DIR__ . '/Handles.php';
require __DIR__ . '/Fpm.php';
require __DIR__ . '/Server.php';
require __DIR__ . '/WeChatPay.php';
require __DIR__ . '/Lines.php';
require __DIR__ . '/OpenTelemetry.php';

// What handlers log is no output of the tests; who tests it looks by itself.
ini_set('error_log', '/dev/null');
