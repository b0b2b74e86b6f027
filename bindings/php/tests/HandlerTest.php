<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\Ack;
use WxNotify\ConfigurationException;
use WxNotify\Delivery;
use WxNotify\ErrorCode;
use WxNotify\Events\RefundDirect;
use WxNotify\Events\TransactionDirect;
use WxNotify\Events\TransactionPartner;
use WxNotify\HandlerException;
use WxNotify\Inbox;
use WxNotify\Notification;
use WxNotify\NotificationHandler;
use WxNotify\Outcome;
use WxNotify\Testing\Delivery as Sent;

/** The handler, without a server. */
final class HandlerTest extends TestCase
{
    use Handles;

    public function databases(): array
    {
        return Database::each();
    }

    /** A handler with an inbox on a database, which writes an effect by the connection that it has. */
    private function counting(string $name, ?string $mode = null, mixed ...$options): NotificationHandler
    {
        $this->database = new Database($name);
        $inbox = new Inbox($this->database->connect(...));
        $inbox->create($this->database->connect());
        return $this->handler(...$options, inbox: $inbox, mode: $mode)->onPaid(function (TransactionDirect $paid, Delivery $delivery): void {
            $pdo = $delivery->connection ?? $this->database->connect();
            $pdo->prepare('INSERT INTO effects VALUES (?)')->execute([$paid->out_trade_no]);
            if ($paid->out_trade_no === "FAIL-$delivery->attempts") {
                $delivery->fail('no such order');
            }
        });
    }

    /** @dataProvider databases */
    public function testInATransactionEachCountsOnce(string $name): void
    {
        $handler = $this->counting($name);
        $paid = World::paid(id: 'EV-1', requestId: 'R-1');
        foreach ([Outcome::SUCCESS, Outcome::DUPLICATE, Outcome::DUPLICATE] as $code) {
            $response = $this->send($handler, $paid);
            $this->assertSame([200, ['Content-Type' => 'application/json'], '{"code":"SUCCESS"}'], array_values(get_object_vars($response)));
            $this->assertSame($code, $this->code());
        }
        $this->assertSame(['A1'], $this->database->effects());
        $outcome = $this->outcomes[0];
        $this->assertSame(
            [200, 'R-1', 'TRANSACTION.SUCCESS', 'transaction.direct', 'EV-1', null, false],
            [$outcome->status, $outcome->requestId, $outcome->eventType, $outcome->kind, $outcome->notificationId, $outcome->error, $outcome->late],
        );
        $this->assertGreaterThan(0, $outcome->duration);
        $this->assertLessThan(4.5, $outcome->duration);
    }

    /** @dataProvider databases */
    public function testInATransactionAFailureLeavesNothingButItsCount(string $name): void
    {
        $handler = $this->counting($name);
        $paid = World::paid('FAIL-1');
        $response = $this->send($handler, $paid);
        $this->assertSame([500, '{"code":"FAIL","message":"no such order"}'], [$response->status, $response->body]);
        $this->assertSame([ErrorCode::HANDLER_FAILED, 'no such order'], [$this->code(), $this->outcomes[0]->error->getMessage()]);
        $this->assertSame([], $this->database->effects());
        $row = $this->database->connect()->query('SELECT state, attempts, last_error FROM wxnotify_inbox')->fetch(\PDO::FETCH_NUM);
        $this->assertEquals(['released', 1, 'HANDLER_FAILED: no such order'], $row);
        $this->assertSame(200, $this->send($handler, $paid)->status);
        $this->assertSame(['FAIL-1'], $this->database->effects());
    }

    /** @dataProvider databases */
    public function testUnderALeaseASecondOneIsBusy(string $name): void
    {
        $inner = null;
        $handler = $this->counting($name, 'leased');
        $handler->on('REFUND.ABNORMAL', function (Delivery $delivery) use (&$inner, &$handler, &$sent): void {
            $this->assertNull($delivery->connection);
            $inner ??= $this->send($handler, $sent);
        });
        $sent = World::platform()->notification('REFUND.ABNORMAL', ['mchid' => '1', 'out_refund_no' => 'R1']);
        $this->assertSame(200, $this->send($handler, $sent)->status);
        $this->assertSame([503, ErrorCode::NOTIFICATION_BUSY, Outcome::SUCCESS], [$inner->status, ...array_column($this->outcomes, 'code')]);
        $this->send($handler, $sent);
        $this->assertSame(Outcome::DUPLICATE, $this->code());

        $paid = World::paid('FAIL-1');
        $this->assertSame([500, 200, 200], [$this->send($handler, $paid)->status, $this->send($handler, $paid)->status, $this->send($handler, $paid)->status]);
        // The first one's effect is not the inbox's to take back.
        $this->assertSame(['FAIL-1', 'FAIL-1'], $this->database->effects());
    }

    /** @dataProvider databases */
    public function testStoredIsWorkedOffLater(string $name): void
    {
        $handler = $this->counting($name, 'stored');
        $paid = World::paid('FAIL-1', id: 'EV-1', requestId: 'R-1');
        $this->assertSame([200, 200], [$this->send($handler, $paid)->status, $this->send($handler, $paid)->status]);
        $this->assertSame([Outcome::STORED, Outcome::DUPLICATE], array_column($this->outcomes, 'code'));
        $this->assertSame([], $this->database->effects());

        $this->assertTrue($handler->workOnce());
        $outcome = end($this->outcomes);
        $this->assertSame([ErrorCode::HANDLER_FAILED, 500, 'EV-1', 1], [$outcome->code, $outcome->status, $outcome->notificationId, $outcome->attempts]);
        $this->assertSame([], $this->database->effects());
        $this->assertSame('HANDLER_FAILED: no such order', $this->database->value('SELECT last_error FROM wxnotify_inbox'));
        $this->assertFalse($handler->workOnce(), 'it waits');
        $this->database->connect()->exec('UPDATE wxnotify_inbox SET due_at = due_at - 2');
        $this->assertTrue($handler->workOnce());
        $this->assertSame(Outcome::SUCCESS, $this->code());
        $this->assertSame(['FAIL-1'], $this->database->effects());
        $this->assertFalse($handler->workOnce());
    }

    /** @dataProvider databases */
    public function testAWorkerConnectsAgain(string $name): void
    {
        $handler = $this->counting($name, 'stored');
        $this->send($handler, World::paid());
        $isDown = true;
        $connect = function () use (&$isDown): \PDO {
            return $isDown ? throw new \PDOException('the database is down') : $this->database->connect();
        };
        $worker = $this->handler(inbox: new Inbox($connect), mode: 'stored')->onPaid(function ($paid, Delivery $delivery): void {
            $delivery->connection->exec("INSERT INTO effects VALUES ('worked')");
        });
        $rounds = 0;
        $worker->work(function () use (&$rounds, &$isDown): bool {
            $isDown = $rounds < 2;
            return ++$rounds > 4;
        }, pause: 0.01);
        $this->assertSame([ErrorCode::INBOX_FAILED, ErrorCode::INBOX_FAILED, Outcome::SUCCESS], array_slice(array_column($this->outcomes, 'code'), 1));
        $this->assertSame(['worked'], $this->database->effects());
    }

    /** @dataProvider servers */
    public function testAWorkerOutlivesItsConnection(string $name): void
    {
        $handler = $this->counting($name, 'stored');
        $this->send($handler, World::paid());
        $kill = ['postgresql' => 'SELECT pg_terminate_backend(pg_backend_pid())', 'mariadb' => 'KILL CONNECTION_ID()'][$name];
        $attempts = 0;
        $worker = $this->handler(inbox: new Inbox($this->database->connect(...)), mode: 'stored')->onPaid(function ($paid, Delivery $delivery) use (&$attempts, $kill): void {
            $delivery->connection->exec("INSERT INTO effects VALUES ('worked')");
            if (++$attempts === 1) {
                $delivery->connection->exec($kill);
            }
        });
        // What was taken is free again when its lease ends.
        $worker->work(function () use (&$rounds): bool {
            $this->database->connect()->exec('UPDATE wxnotify_inbox SET due_at = 0, lease_until = 0 WHERE due_at IS NOT NULL');
            return ++$rounds > 4;
        }, pause: 0.01);
        $codes = array_slice(array_column($this->outcomes, 'code'), 1);
        $this->assertSame([ErrorCode::HANDLER_FAILED, Outcome::SUCCESS], $codes);
        $this->assertSame(['worked'], $this->database->effects());
    }

    public function servers(): array
    {
        return ['postgresql' => ['postgresql'], 'mariadb' => ['mariadb']];
    }

    public function testAWorkerThatCannotConnectAgainEnds(): void
    {
        $database = new Database('sqlite');
        $worker = $this->handler(inbox: new Inbox($database->connect()), mode: 'stored')->otherwise(fn () => null);
        World::fails(ErrorCode::INBOX_SCHEMA, fn () => $worker->work(pause: 0.01));
        World::fails(ErrorCode::OPTION_INVALID, fn () => $this->handler()->workOnce());
    }

    /** @dataProvider databases */
    public function testAFunctionThatEndsTheTransactionFails(string $name): void
    {
        $this->counting($name);
        $handler = $this->handler(inbox: new Inbox($this->database->connect(...)))->otherwise(function (Delivery $delivery): void {
            $delivery->connection->exec('ROLLBACK');
        });
        $this->assertSame(500, $this->send($handler, World::paid())->status);
        $this->assertStringContainsString('leave commit and rollBack to the handler', $this->outcomes[0]->error->getMessage());
        $this->assertSame('released', $this->database->value('SELECT state FROM wxnotify_inbox'));
    }

    /** @dataProvider databases */
    public function testAnOpenTransactionIsRefused(string $name): void
    {
        $this->counting($name);
        $pdo = $this->database->connect();
        $pdo->beginTransaction();
        foreach (['transaction', 'leased', 'stored'] as $mode) {
            $handler = $this->handler(inbox: new Inbox($pdo), mode: $mode)->otherwise(fn () => $this->fail('it was called'));
            $this->assertSame(500, $this->send($handler, World::paid())->status);
            $error = end($this->outcomes)->error;
            $this->assertInstanceOf(ConfigurationException::class, $error);
            $this->assertStringContainsString('has a transaction open already', $error->getMessage());
        }
    }

    public function testALeaseThatEndedDuringTheWorkTakesItsWritesBack(): void
    {
        $this->counting('sqlite');
        $handler = $this->handler(inbox: new Inbox($this->database->connect(...), lease: 1))->otherwise(function (Delivery $delivery): void {
            $delivery->connection->exec("INSERT INTO effects VALUES ('late')");
            usleep(1_200_000);
        });
        $this->assertSame(500, $this->send($handler, World::paid())->status);
        $this->assertSame(ErrorCode::LEASE_LOST, $this->code());
        $this->assertSame([], $this->database->effects());
    }

    public function testAMissingTableIsToldToTheHook(): void
    {
        $database = new Database('sqlite');
        $handler = $this->handler(inbox: new Inbox($database->connect(...)))->otherwise(fn () => null);
        $this->assertSame(500, $this->send($handler, World::paid())->status);
        $this->assertSame(ErrorCode::INBOX_SCHEMA, $this->code());
        $this->assertStringContainsString('no table wxnotify_inbox', $this->outcomes[0]->error->getMessage());
        $this->assertStringContainsString('create()', $this->outcomes[0]->error->getMessage());
        $this->assertInstanceOf(\PDOException::class, $this->outcomes[0]->error->getPrevious());
    }

    public function testAKeyOfOnesOwnCountsTwoNotificationsOnce(): void
    {
        $handler = $this->counting('sqlite', key: fn (Notification $notification) => "$notification->kind:{$notification->resource['out_trade_no']}");
        $this->send($handler, World::paid(id: 'EV-1'));
        $this->send($handler, World::paid(id: 'EV-2'));
        $this->assertSame(Outcome::DUPLICATE, $this->code());
        $this->assertSame(['A1'], $this->database->effects());
    }

    public function testTheMostExactRouteTakesIt(): void
    {
        $took = [];
        $note = function (string $route) use (&$took): \Closure {
            return function (object ...$given) use ($route, &$took): void {
                $took[] = [$route, ...array_map('get_class', $given)];
            };
        };
        $handler = $this->handler()->onPaid($note('paid'))->onRefunded($note('refunded'))->on(TransactionPartner::class, $note('partner'))
            ->on('refund.direct', $note('refund'))->on('TRANSACTION.SUCCESS', $note('success'))->otherwise($note('otherwise'));
        $refund = ['mchid' => '1', 'out_trade_no' => 'A1', 'transaction_id' => '42', 'out_refund_no' => 'R1', 'refund_id' => '1', 'refund_status' => 'SUCCESS',
            'user_received_account' => 'x', 'amount' => ['total' => 1, 'refund' => 1, 'payer_total' => 1, 'payer_refund' => 1]];
        $partner = ['sp_mchid' => '1', 'sub_mchid' => '2', 'sp_appid' => 'x', 'out_trade_no' => 'A1', 'trade_state' => 'SUCCESS', 'amount' => ['total' => 1]];
        $platform = World::platform();
        foreach ([
            World::paid(),
            $platform->notification('REFUND.SUCCESS', $refund),
            $platform->notification('REFUND.ABNORMAL', $refund),
            $platform->notification('TRANSACTION.SUCCESS', $partner),
            $platform->notification('TRANSACTION.SUCCESS', ['combine_mchid' => '1', 'combine_appid' => 'x', 'combine_out_trade_no' => 'C1', 'sub_orders' => []]),
            $platform->notification('COMPLAINT.CREATE', ['complaint_id' => '1']),
        ] as $sent) {
            $this->assertSame(200, $this->send($handler, $sent)->status, (string) end($this->outcomes)->error?->getMessage());
        }
        $this->assertSame([
            ['paid', TransactionDirect::class, Delivery::class],
            ['refunded', RefundDirect::class, Delivery::class],
            ['refund', Delivery::class],
            ['partner', TransactionPartner::class, Delivery::class],
            ['success', Delivery::class],
            ['otherwise', Delivery::class],
        ], $took);
    }

    public function testWhatNoRouteTakesIsRefusedUnlessSaidOtherwise(): void
    {
        $this->assertSame(500, $this->send($this->handler(), World::paid())->status);
        $this->assertSame(ErrorCode::EVENT_UNHANDLED, $this->code());
        $this->assertStringContainsString('no route takes TRANSACTION.SUCCESS of kind transaction.direct', $this->outcomes[0]->error->getMessage());
        $this->assertSame(200, $this->send($this->handler(unhandled: 'acknowledge'), World::paid())->status);
        $this->assertSame(Outcome::IGNORED, $this->code());

        // A worker that knows fewer events than the endpoint takes none of them, and lets go of none.
        $this->send($this->counting('sqlite', 'stored'), World::paid());
        foreach (['refuse', 'acknowledge'] as $unhandled) {
            $worker = $this->handler(inbox: new Inbox($this->database->connect(...)), mode: 'stored', unhandled: $unhandled)->onRefunded(fn () => null);
            $this->assertFalse($worker->workOnce());
            $this->assertSame('stored', $this->database->value('SELECT state FROM wxnotify_inbox'));
        }
    }

    public function testWhatAsksIsAnsweredEachTime(): void
    {
        $handler = $this->counting('sqlite')->on('PARKING_FEE.QUERY_TRANS_INFO', fn (Delivery $delivery) => Ack::answer(['fee' => 1]));
        $asks = World::platform()->notification('PARKING_FEE.QUERY_TRANS_INFO', ['sp_mchid' => '1']);
        foreach ([1, 2] as $_) {
            $response = $this->send($handler, $asks);
            $this->assertSame([200, '{"fee":1}', Outcome::SUCCESS], [$response->status, $response->body, $this->code()]);
        }
        $this->assertSame(0, (int) $this->database->value('SELECT COUNT(*) FROM wxnotify_inbox'));
    }

    /** @dataProvider returns */
    public function testWhatIsReturnedIsTakenForWhatItMeans(mixed $returned, int $status, string $said = ''): void
    {
        $handler = $this->handler()->otherwise(fn () => $returned);
        $this->assertSame($status, $this->send($handler, World::paid())->status);
        $this->assertStringContainsString($said, (string) $this->outcomes[0]->error?->getMessage());
    }

    public function returns(): array
    {
        return [
            'nothing' => [null, 200],
            'a number of rows' => [0, 500, 'of type int'],
            'true' => [true, 500, 'of type bool'],
            'an answer' => [Ack::successNoContent(), 204],
            'a refusal' => [Ack::busy(), 503, 'answered 503'],
            'false' => [false, 500, 'of type bool); return nothing'],
            'an array that looks like an answer' => [['code' => 'FAIL'], 500, 'of type array'],
            'a text' => ['success', 500, 'of type string'],
            'a response of a framework' => [new \Nyholm\Psr7\Response(500), 500, 'of type Nyholm\Psr7\Response'],
        ];
    }

    public function testWhatIsThrownIsAFailure(): void
    {
        $thrown = new \RuntimeException('no connection');
        $handler = $this->handler()->otherwise(fn () => throw $thrown);
        $response = $this->send($handler, World::paid());
        $this->assertSame([500, '{"code":"FAIL","message":"notification could not be processed"}'], [$response->status, $response->body]);
        $error = $this->outcomes[0]->error;
        $this->assertInstanceOf(HandlerException::class, $error);
        $place = basename(__FILE__) . ':' . $thrown->getLine();
        $this->assertSame([ErrorCode::HANDLER_FAILED, "the callback raised RuntimeException at $place"], [$error->getErrorCode(), $error->getMessage()]);
        $this->assertSame($thrown, $error->getPrevious());
        $this->assertSame(ErrorCode::number(ErrorCode::HANDLER_FAILED), $error->getCode());
    }

    public function testAMessageIsCutForTheAnswer(): void
    {
        $handler = $this->handler()->otherwise(fn (Delivery $delivery) => $delivery->fail(str_repeat('库', 70) . "\xff"));
        $this->assertSame('{"code":"FAIL","message":"' . str_repeat('库', 64) . '"}', $this->send($handler, World::paid())->body);
        $this->assertSame(str_repeat('库', 70) . "\u{fffd}", $this->outcomes[0]->error->getMessage());
    }

    public function testWhatIsLateCountsAndIsToldSo(): void
    {
        $handler = $this->counting('sqlite', deadline: 0.5)->on('COMPLAINT.CREATE', fn () => usleep(600_000));
        $slow = World::platform()->notification('COMPLAINT.CREATE', ['complaint_id' => '1']);
        $this->assertSame(200, $this->send($handler, $slow)->status);
        $this->assertSame([Outcome::SUCCESS, true], [$this->code(), end($this->outcomes)->late]);
        $this->send($handler, $slow);
        $this->assertSame([Outcome::DUPLICATE, false], [$this->code(), end($this->outcomes)->late]);
        $this->send($this->handler(deadline: null)->otherwise(fn () => usleep(600_000)), $slow);
        $this->assertFalse(end($this->outcomes)->late);
    }

    public function testOnlyPostIsTaken(): void
    {
        foreach (['GET', 'post', ''] as $method) {
            $response = $this->handler()->handle($method, [], '');
            $this->assertSame([405, 'POST', ErrorCode::METHOD_NOT_ALLOWED], [$response->status, $response->headers['Allow'], $this->code()]);
        }
    }

    /** @dataProvider bodies */
    public function testABodyIsReadNoFurtherThanIsTaken(callable $make): void
    {
        $read = 0;
        $paid = World::paid();
        $body = $make(str_repeat('x', 4 << 20), $read);
        $response = $this->handler()->handle('POST', $paid->headers, $body);
        $this->assertSame([413, ErrorCode::BODY_TOO_LARGE], [$response->status, $this->code()]);
        $this->assertLessThanOrEqual((1 << 20) + 8192, $read);
        $this->assertGreaterThan(1 << 20, $read);
    }

    public function bodies(): array
    {
        $stream = function (string $bytes) {
            $memory = fopen('php://memory', 'w+');
            fwrite($memory, $bytes);
            rewind($memory);
            return $memory;
        };
        return [
            'a function' => [fn ($bytes, &$read) => function (int $most) use ($bytes, &$read): string {
                $read = $most;
                return substr($bytes, 0, $most);
            }],
            'PSR-7' => [function ($bytes, &$read) use ($stream): object {
                return \GuzzleHttp\Psr7\FnStream::decorate(\GuzzleHttp\Psr7\Utils::streamFor($stream($bytes)), [
                    'read' => function (int $length) use (&$read, $bytes): string {
                        $read += $length;
                        return str_repeat('x', $length);
                    },
                    '__toString' => fn () => throw new \LogicException('it was read whole'),
                    'getContents' => fn () => throw new \LogicException('it was read whole'),
                ]);
            }],
            'a stream of PHP\'s' => [function ($bytes, &$read) use ($stream) {
                $counted = $stream($bytes);
                stream_filter_register('wxnotify.count', CountingFilter::class);
                stream_filter_append($counted, 'wxnotify.count', STREAM_FILTER_READ, function (int $count) use (&$read): void {
                    $read += $count;
                });
                return $counted;
            }],
        ];
    }

    /** @dataProvider lengths */
    public function testAnAnnouncedLengthIsEnough(array $header): void
    {
        $paid = World::paid();
        $response = $this->handler()->handle('POST', $paid->headers + $header, fn () => throw new \LogicException('it was read'));
        $this->assertSame([413, ErrorCode::BODY_TOO_LARGE], [$response->status, $this->code()]);
        $this->assertStringContainsString('it was not read', $this->outcomes[0]->error->getMessage());
    }

    public function lengths(): array
    {
        return ['HTTP' => [['Content-Length' => '1048577']], 'PSR-7' => [['content-length' => ['1048577']]], '$_SERVER' => [['CONTENT_LENGTH' => '1048577']]];
    }

    public function testTheHookHarmsNothingAndKnowsTheRefused(): void
    {
        $forged = World::paid(requestId: 'R-1', fault: 'forged');
        $this->assertSame(401, $this->send($this->handler(), $forged)->status);
        $this->assertSame(['SIGNATURE_INVALID', 'R-1', null], [$this->code(), $this->outcomes[0]->requestId, $this->outcomes[0]->eventType]);
        [$response, $log] = $this->logged(fn () => $this->send(
            (new NotificationHandler(World::platform()->parser(), observe: fn () => throw new \LogicException('broken')))->otherwise(fn () => null),
            World::paid(),
        ));
        $this->assertSame(200, $response->status);
        $this->assertStringContainsString('observe threw LogicException at HandlerTest.php:', $log);
    }

    public function testWithoutAHookFailuresAreLoggedAndNothingSecret(): void
    {
        $handler = new NotificationHandler(World::platform()->parser(), deadline: 0.5);
        $handler->onPaid(fn () => throw new \RuntimeException("no\nsuch \x1b order"))->otherwise(fn () => usleep(600_000));
        $paid = World::paid(requestId: 'R-1');
        $slow = World::platform()->notification('COMPLAINT.CREATE', ['complaint_id' => '200'], requestId: 'R-2');
        $forged = World::paid(requestId: 'R-3', fault: 'forged');
        [, $log] = $this->logged(fn () => [$this->send($handler, $paid), $this->send($handler, $slow), $this->send($handler, $forged)]);
        $lines = explode("\n", trim($log));
        $this->assertCount(3, $lines, $log);
        $this->assertMatchesRegularExpression('/wxnotify: HANDLER_FAILED: the callback raised RuntimeException at HandlerTest.php:\d+ \(.*request_id R-1\): no$/', $lines[0]);
        $this->assertMatchesRegularExpression('/wxnotify: DEADLINE_EXCEEDED: .*0.5 seconds.*request_id R-2\)$/', $lines[1]);
        $this->assertStringContainsString('wxnotify: SIGNATURE_INVALID: ', $lines[2]);
        $this->assertStringEndsWith('(request_id R-3)', $lines[2]);
        foreach ([World::platform()->apiV3Key, 'wxd678efh567hg6787', 'out_trade_no', $paid->headers['Wechatpay-Signature']] as $secret) {
            $this->assertStringNotContainsString($secret, $log);
        }
    }

    /** @return array{mixed, string} what a call returned, and what it logged */
    private function logged(callable $call): array
    {
        $file = (string) tempnam(sys_get_temp_dir(), 'wxnotify');
        $before = ini_set('error_log', $file);
        try {
            return [$call(), (string) file_get_contents($file)];
        } finally {
            ini_set('error_log', (string) $before);
            unlink($file);
        }
    }

    /** @dataProvider mistakes */
    public function testMistakesAreToldAtConstruction(callable $make, string $field, string $said): void
    {
        try {
            $make($this->handler(...));
            $this->fail('it was taken');
        } catch (ConfigurationException $error) {
            $this->assertSame([ErrorCode::OPTION_INVALID, $field], [$error->getErrorCode(), $error->getField()]);
            $this->assertStringContainsString($said, $error->getMessage());
        }
    }

    public function mistakes(): array
    {
        $nothing = fn () => null;
        return [
            'a deadline that is too long' => [fn ($new) => $new(deadline: 5.0), 'deadline', '5'],
            'none' => [fn ($new) => $new(deadline: 0.0), 'deadline', '5'],
            'a mode without an inbox' => [fn ($new) => $new(mode: 'stored'), 'inbox', 'inbox'],
            'no mode' => [fn ($new) => $new(inbox: new Inbox(), mode: 'Stored'), 'mode', 'transaction, leased or stored'],
            'unhandled' => [fn ($new) => $new(unhandled: 'ignore'), 'unhandled', 'refuse or acknowledge'],
            'a slip of the pen' => [fn ($new) => $new()->on('transaction.drect', $nothing), 'route', 'transaction.drect'],
            'a class of no kind' => [fn ($new) => $new()->on(TransactionDirect\Amount::class, $nothing), 'route', 'Amount'],
            'a route twice' => [fn ($new) => $new()->onPaid($nothing)->onPaid($nothing), 'route', 'already'],
            'a class and its kind' => [fn ($new) => $new()->on(TransactionPartner::class, $nothing)->on('transaction.partner', $nothing), 'route', 'transaction.partner'],
            'otherwise twice' => [fn ($new) => $new()->otherwise($nothing)->otherwise($nothing), 'route', 'otherwise'],
        ];
    }
}

/** Tells how much is read through it. */
final class CountingFilter extends \php_user_filter
{
    public function filter($in, $out, &$consumed, bool $closing): int
    {
        while ($bucket = stream_bucket_make_writeable($in)) {
            $consumed += $bucket->datalen;
            ($this->params)($bucket->datalen);
            stream_bucket_append($out, $bucket);
        }
        return PSFS_PASS_ON;
    }
}
