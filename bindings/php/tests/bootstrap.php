<?php

declare(strict_types=1);

require __DIR__ . '/../autoload.php';
require 'Nyholm/Psr7/autoload.php';
require 'GuzzleHttp/Psr7/autoload.php';
require 'Symfony/Component/HttpFoundation/autoload.php';
require 'Slim/Psr7/autoload.php';
require __DIR__ . '/World.php';
require __DIR__ . '/Database.php';
require __DIR__ . '/Fpm.php';
require __DIR__ . '/Server.php';
