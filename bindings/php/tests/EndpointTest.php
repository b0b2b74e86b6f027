<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\Ack;
use WxNotify\Inbox;
use WxNotify\Testing\Delivery as Sent;

/** The handler in each framework, behind a real socket. */
final class EndpointTest extends TestCase
{
    private const SUCCESS = '{"code":"SUCCESS"}';

    private Database $database;
    private Server $server;

    /** @param array<string, string> $environment */
    private function start(array $environment): void
    {
        $this->database = new Database('sqlite');
        $this->server = new Server(__DIR__ . '/endpoint.php', self::environment($this->database) + $environment);
    }

    /** @dataProvider frameworks */
    public function testEachFrameworkAnswersApiV2InXml(string $framework): void
    {
        $this->start(['FRAMEWORK' => $framework, 'API_V2_KEY' => World::API_V2_KEY]);
        foreach ([1, 2] as $_) {
            [$status, $headers, $body] = $this->server->send(World::paidV2());
            $this->assertSame([200, Ack::successV2()->body], [$status, $body], $this->server->log());
            $this->assertStringStartsWith('text/xml', $headers['content-type']);
        }
        $this->assertSame(401, $this->server->send(World::paidV2(key: strrev(World::API_V2_KEY)))[0]);
        [$status, , $body] = $this->server->send(World::paid('A2'));
        $this->assertSame([200, self::SUCCESS], [$status, $body]);
        $this->assertSame(['A1', 'A2'], $this->database->effects());
        [$status, $headers, $body] = $this->server->send(World::paidV2('EXIT'));
        $this->assertSame([500, Ack::forErrorV2('HANDLER_FAILED')->body], [$status, $body]);
        $this->assertStringStartsWith('text/xml', $headers['content-type']);
    }

    /** @return array<string, string> what the endpoint reads its settings from */
    public static function environment(Database $database): array
    {
        return [
            'CERTIFICATE' => (string) World::platform()->certificatePem,
            'API_V3_KEY' => World::platform()->apiV3Key,
            'DATABASE' => substr($database->dsn(), strlen('sqlite:')),
        ];
    }

    public function frameworks(): array
    {
        return array_map(fn (string $name) => [$name], ['none' => 'none', 'Slim' => 'slim', 'PSR-15' => 'psr15', 'Symfony' => 'symfony']);
    }

    /** @dataProvider frameworks */
    public function testEachFrameworkAnswersAsItShould(string $framework): void
    {
        $this->start(['FRAMEWORK' => $framework]);
        $paid = World::paid();
        foreach ([1, 2, 3] as $_) {
            [$status, $headers, $body] = $this->server->send($paid);
            $this->assertSame([200, 'application/json', self::SUCCESS], [$status, $headers['content-type'], $body], $this->server->log());
        }
        $this->assertSame(['A1'], $this->database->effects());

        $this->assertSame(401, $this->server->send(World::paid('A2', fault: 'tampered'))[0]);
        [$status, $headers, $body] = $this->server->send($paid, 'GET');
        $this->assertSame([405, 'POST', Ack::forError('METHOD_NOT_ALLOWED')->body], [$status, $headers['allow'], $body]);
        $this->assertSame(413, $this->server->send(World::paid('A2', fault: 'oversized'))[0]);
        [$status, , $body] = $this->server->send(World::paid('FAIL'));
        $this->assertSame([500, '{"code":"FAIL","message":"no such order"}'], [$status, $body]);
        [$status, , $body] = $this->server->send(World::paid('THROW'));
        $this->assertSame([500, Ack::handlerFailed()->body], [$status, $body]);
        $this->assertSame(500, $this->server->send(World::platform()->notification('COMPLAINT.CREATE', ['complaint_id' => '1']))[0]);
        $this->assertSame(['A1'], $this->database->effects());

        foreach (['SIGNATURE_INVALID: ', 'METHOD_NOT_ALLOWED: ', 'BODY_TOO_LARGE: ', 'HANDLER_FAILED: no such order', 'EVENT_UNHANDLED: '] as $line) {
            $this->assertStringContainsString("wxnotify: $line", $this->server->log());
        }
        foreach ([World::platform()->apiV3Key, 'wxd678efh567hg6787', $paid->headers['Wechatpay-Signature']] as $secret) {
            $this->assertStringNotContainsString($secret, $this->server->log());
        }
    }

    /** @dataProvider frameworks */
    public function testOfTwoAtOnceOneIsDoneAndOneBusy(string $framework): void
    {
        $this->start(['FRAMEWORK' => $framework, 'MODE' => 'leased']);
        $slow = World::paid('SLOW');
        $first = $this->server->begin($slow);
        for ($tries = 0; $this->database->effects() === [] && $tries < 400; $tries++) {
            usleep(50_000);
        }
        $this->assertSame([503, Ack::busy()->body], [$this->server->send($slow)[0], $this->server->send($slow)[2]]);
        $this->assertSame(200, Server::answer($first)[0]);
        $this->assertSame(200, $this->server->send($slow)[0]);
        $this->assertSame(['SLOW'], $this->database->effects());
        $this->assertStringContainsString('wxnotify: DEADLINE_EXCEEDED: ', $this->server->log());
    }

    public function testManyAtOnceCountOnce(): void
    {
        $this->start(['FRAMEWORK' => 'none']);
        $sockets = [];
        foreach (['A1', 'A2', 'A3'] as $number) {
            $paid = World::paid($number);
            for ($copy = 0; $copy < 5; $copy++) {
                $sockets[] = $this->server->begin($paid);
            }
        }
        foreach ($sockets as $socket) {
            $this->assertSame(200, Server::answer($socket)[0], $this->server->log());
        }
        $this->assertSame(['A1', 'A2', 'A3'], $this->database->effects());
    }

    /** @dataProvider ends */
    public function testWhateverEndsTheScriptIsNoSuccess(string $number, string $framework): void
    {
        $this->start(['FRAMEWORK' => $framework]);
        [$status, , $body] = $this->server->send(World::paid($number));
        $this->assertFailed($number, $status, $body);
        $this->assertSame([], $this->database->effects());
        $this->assertSame(200, $this->server->send(World::paid())[0], 'nothing of it is left');
        $this->assertSame(['A1'], $this->database->effects());
    }

    public function ends(): array
    {
        $ends = ['exit' => 'EXIT', 'a fatal error, displayed' => 'FATAL', 'a time limit' => 'LIMIT', 'no memory' => 'MEMORY'];
        $cases = [];
        foreach (['none', 'slim', 'psr15', 'symfony'] as $framework) {
            foreach ($ends as $name => $number) {
                $cases["$name, $framework"] = [$number, $framework];
            }
        }
        return $cases;
    }

    /** @dataProvider ends */
    public function testInFpmWhateverEndsTheScriptIsNoSuccess(string $number, string $framework): void
    {
        $database = new Database('sqlite');
        $fpm = new Fpm(['ffi.enable' => 'true', 'display_errors' => '1']);
        $environment = ['FRAMEWORK' => $framework, 'REQUEST_URI' => '/notify'] + self::environment($database);
        [$status, $body] = $fpm->post(World::paid($number), $environment, __DIR__ . '/endpoint.php');
        $this->assertFailed($number, $status, $body);
        $this->assertSame([], $database->effects());
    }

    private function assertFailed(string $number, int $status, string $body): void
    {
        $this->assertSame(500, $status);
        // Where there is no memory any more, PHP shows that whatever is told it.
        $number === 'MEMORY' || $this->assertSame(Ack::handlerFailed()->body, $body);
    }

    public function testWhatIsPrintedIsNoPartOfTheAnswer(): void
    {
        $this->start(['FRAMEWORK' => 'none']);
        [$status, , $body] = $this->server->send(World::paid('PRINT'));
        $this->assertSame([200, self::SUCCESS], [$status, $body]);
    }

    public function testTheHookIsToldOfEach(): void
    {
        $outcomes = (string) tempnam(sys_get_temp_dir(), 'wxnotify');
        $this->start(['FRAMEWORK' => 'none', 'OUTCOMES' => $outcomes, 'UNHANDLED' => 'acknowledge']);
        $paid = World::paid('SLOW', id: 'EV-1', requestId: 'R-1');
        foreach ([$paid, $paid, World::paid('FAIL'), World::platform()->notification('COMPLAINT.CREATE', ['complaint_id' => '1'])] as $sent) {
            $this->server->send($sent);
        }
        $told = array_map('json_decode', file($outcomes));
        unlink($outcomes);
        $this->assertSame(['SUCCESS', 'DUPLICATE', 'HANDLER_FAILED', 'IGNORED'], array_column($told, 'code'));
        $this->assertSame([200, 200, 500, 200], array_column($told, 'status'));
        $this->assertSame([true, false, false, false], array_column($told, 'late'));
        $this->assertGreaterThan(1.5, $told[0]->duration);
        $this->assertSame(
            ['R-1', 'TRANSACTION.SUCCESS', 'transaction.direct', 'EV-1', null],
            [$told[0]->requestId, $told[0]->eventType, $told[0]->kind, $told[0]->notificationId, $told[0]->error],
        );
        $this->assertSame('no such order', $told[2]->error);
        $this->assertStringContainsString('wxnotify: HANDLER_FAILED: no such order', $this->server->log(), 'the hook does not take the log\'s place');
    }

    public function testInFpmAHangUpDoesNotEndTheWork(): void
    {
        $database = new Database('sqlite');
        $fpm = new Fpm(['ffi.enable' => 'true', 'enable_post_data_reading' => '0']);
        $environment = ['FRAMEWORK' => 'none'] + self::environment($database);
        $connection = $fpm->begin(World::paid('SLOW'), $environment, __DIR__ . '/endpoint.php');
        usleep(1_000_000);
        fclose($connection);
        for ($tries = 0; $database->effects() === [] && $tries < 400; $tries++) {
            usleep(50_000);
        }
        $this->assertSame(['SLOW'], $database->effects(), $fpm->log());
        $this->assertSame([200, self::SUCCESS], $fpm->post(World::paid('A1'), $environment, __DIR__ . '/endpoint.php'), $fpm->log());
    }

    public function testInFpmTheWorkCanFollowTheAnswer(): void
    {
        $database = new Database('sqlite');
        $fpm = new Fpm(['ffi.enable' => 'true']);
        $environment = ['FRAMEWORK' => 'fpm', 'MODE' => 'stored'] + self::environment($database);
        $started = microtime(true);
        $this->assertSame([200, self::SUCCESS], $fpm->post(World::paid('SLOW'), $environment, __DIR__ . '/endpoint.php'), $fpm->log());
        $this->assertLessThan(2.4, microtime(true) - $started);
        $this->assertSame([], $database->effects());
        for ($tries = 0; $database->effects() === [] && $tries < 400; $tries++) {
            usleep(50_000);
        }
        $this->assertSame(['SLOW'], $database->effects(), $fpm->log());
    }

    public function testInFpmABodyThatIsTooLongIsNotReadToItsEnd(): void
    {
        $database = new Database('sqlite');
        $fpm = new Fpm(['ffi.enable' => 'true', 'enable_post_data_reading' => '0']);
        $environment = ['FRAMEWORK' => 'none'] + self::environment($database);
        $connection = $fpm->begin(World::paid(), $environment, __DIR__ . '/endpoint.php', 1 << 21, 'its beginning', isWhole: false);
        $this->assertSame([413, Ack::forError('BODY_TOO_LARGE')->body], Fpm::answer($connection), $fpm->log());
    }
}
