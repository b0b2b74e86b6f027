<?php

declare(strict_types=1);

// An endpoint as a merchant has it, for the tests to send to: in the framework that FRAMEWORK names.

use WxNotify\Delivery;
use WxNotify\Events\TransactionDirect;
use WxNotify\Events\V2Pay;
use WxNotify\Inbox;
use WxNotify\NotificationHandler;
use WxNotify\NotificationParser;
use WxNotify\Outcome;
use WxNotify\PlatformKeys;
use WxNotify\Psr15Handler;

require __DIR__ . '/../autoload.php';

function spin(): never
{
    set_time_limit(1);
    while (true);
}

$parser = new NotificationParser(new PlatformKeys((string) getenv('CERTIFICATE')), (string) getenv('API_V3_KEY'));
$database = (string) getenv('DATABASE');
$observe = getenv('OUTCOMES') === false ? null : static function (Outcome $outcome): void {
    $fields = [...get_object_vars($outcome), 'error' => $outcome->error?->getMessage()];
    file_put_contents((string) getenv('OUTCOMES'), json_encode($fields) . "\n", FILE_APPEND | LOCK_EX);
};
$handler = new NotificationHandler(
    $parser,
    Inbox::sqlite($database),
    mode: getenv('MODE') ?: null,
    deadline: 1.0,
    unhandled: getenv('UNHANDLED') ?: 'refuse',
    observe: $observe,
    apiV2Keys: getenv('API_V2_KEY') ? ['1900007291' => getenv('API_V2_KEY')] : null,
);
$paid = function (TransactionDirect|V2Pay $paid, Delivery $delivery) use ($database): void {
    $pdo = $delivery->connection ?? new PDO("sqlite:$database", options: [PDO::ATTR_TIMEOUT => 5]);
    $pdo->prepare('INSERT INTO effects VALUES (?)')->execute([$paid->out_trade_no]);
    match ($paid->out_trade_no) {
        'SLOW' => usleep(2_500_000),
        'FAIL' => $delivery->fail('no such order'),
        'THROW' => throw new LogicException('broken'),
        'EXIT' => exit,
        'PRINT' => print 'a warning, say',
        'LIMIT' => spin(),
        'MEMORY' => [ini_set('memory_limit', '64M'), str_repeat('x', 1 << 30)],
        'FATAL' => trigger_error('broken for good', E_USER_ERROR),
        default => null,
    };
};
$handler->onPaid($paid)->on(V2Pay::class, $paid);

switch (getenv('FRAMEWORK')) {
    case 'none':
        $handler->run();
        break;
    case 'slim':
        require 'Slim/autoload.php';
        // As of a server that has the script as its index.
        $_SERVER['SCRIPT_NAME'] = '/index.php';
        $app = new Slim\App();
        $app->any('/notify', [$handler, 'respond']);
        $app->run();
        break;
    case 'psr15':
        require 'Slim/Psr7/autoload.php';
        require __DIR__ . '/psr15.php';
        $response = (new Psr15Handler($handler, new Slim\Psr7\Factory\ResponseFactory()))
            ->handle(Slim\Psr7\Factory\ServerRequestFactory::createFromGlobals());
        http_response_code($response->getStatusCode());
        foreach ($response->getHeaders() as $name => $values) {
            header("$name: " . implode(', ', $values));
        }
        echo $response->getBody();
        break;
    case 'symfony':
        require 'Symfony/Component/HttpFoundation/autoload.php';
        $request = Symfony\Component\HttpFoundation\Request::createFromGlobals();
        $answer = $handler->handle($request->getMethod(), $request->headers, $request->getContent(true));
        (new Symfony\Component\HttpFoundation\Response($answer->body, $answer->status, $answer->headers))->send();
        break;
    case 'fpm':
        $handler->run();
        while ($handler->workOnce());
        break;
}
