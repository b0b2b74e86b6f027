<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PDO;
use PHPUnit\Framework\TestCase;
use Psr\Log\AbstractLogger;
use WxNotify\ConfigurationException;
use WxNotify\Delivery;
use WxNotify\ErrorCode;
use WxNotify\Events\TransactionDirect;
use WxNotify\Inbox;
use WxNotify\InboxException;
use WxNotify\Notification;
use WxNotify\NotificationHandler;
use WxNotify\Outcome;
use WxNotify\Response;
use WxNotify\Testing\Delivery as Sent;

/** What can go wrong between a merchant, a database and WeChat Pay, and must not: each is a fault that a handler like this once had. */
final class FaultTest extends TestCase
{
    /** @var list<Outcome> */
    private array $outcomes = [];
    private string $log = '';
    private Database $database;

    public function databases(): array
    {
        return Database::each();
    }

    public function servers(): array
    {
        return ['postgresql' => ['postgresql'], 'mariadb' => ['mariadb']];
    }

    /** An inbox with its table. */
    private function inbox(string $name, ?callable $connect = null, mixed ...$options): Inbox
    {
        $this->database = new Database($name);
        $inbox = new Inbox($connect ?? $this->database->connect(...), ...$options);
        $inbox->create($this->database->connect());
        return $inbox;
    }

    private function handler(?Inbox $inbox, mixed ...$options): NotificationHandler
    {
        $logger = new class ($this->log) extends AbstractLogger {
            public function __construct(private string &$log)
            {
            }

            public function log($level, $message, array $context = []): void
            {
                $this->log .= "$level $message\n";
            }
        };
        return new NotificationHandler(World::platform()->parser(), $inbox, ...$options, logger: $logger, observe: function (Outcome $outcome): void {
            $this->outcomes[] = $outcome;
        });
    }

    private function send(NotificationHandler $handler, ?Sent $sent = null): Response
    {
        $sent ??= World::paid(id: 'EV-1');
        return $handler->handle('POST', $sent->headers, $sent->body);
    }

    private function last(): Outcome
    {
        return end($this->outcomes);
    }

    private function paid(): \Closure
    {
        return function (TransactionDirect $paid, Delivery $delivery): void {
            ($delivery->connection ?? $this->database->connect())->exec("INSERT INTO effects VALUES ('$paid->out_trade_no')");
        };
    }

    // 200, and nothing is committed

    /** @dataProvider databases */
    public function testATransactionThatPdoDidNotBeginIsSeen(string $name): void
    {
        $inbox = $this->inbox($name, function () use ($name): PDO {
            $pdo = $this->database->connect();
            $pdo->exec($name === 'mariadb' ? 'SET autocommit = 0' : 'BEGIN');
            $pdo->query('SELECT COUNT(*) FROM effects')->fetchAll();
            return $pdo;
        });
        foreach (['transaction', 'leased', 'stored'] as $mode) {
            $this->assertSame(500, $this->send($this->handler($inbox, mode: $mode)->onPaid($this->paid()))->status);
            $this->assertSame(ErrorCode::OPTION_INVALID, $this->last()->code);
            $this->assertInstanceOf(ConfigurationException::class, $this->last()->error);
            $this->assertSame('EV-1', $this->last()->notificationId);
        }
        $this->assertSame([], $this->database->effects());
    }

    public function testWithoutAutocommitACommitCommits(): void
    {
        $settings = [PDO::ATTR_AUTOCOMMIT => 0];
        $inbox = $this->inbox('mariadb', function () use ($settings): PDO {
            $pdo = $this->database->connect($settings);
            $pdo->exec('SET SESSION innodb_lock_wait_timeout = 40');
            return $pdo;
        });
        $this->assertSame(200, $this->send($this->handler($inbox)->onPaid($this->paid()))->status);
        $this->assertSame([['A1'], 'done'], [$this->database->effects(), $this->database->value('SELECT state FROM wxnotify_inbox')]);
    }

    /** @dataProvider databases */
    public function testAFailedStatementThatIsLetPassIsNoSuccess(string $name): void
    {
        $handler = $this->handler($this->inbox($name))->onPaid(function ($paid, Delivery $delivery): void {
            $delivery->connection->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_SILENT);
            $delivery->connection->exec('COMMIT');
            $delivery->connection->exec("INSERT INTO effects VALUES ('A1')");
            $delivery->connection->exec('BEGIN');
        });
        $this->assertSame(500, $this->send($handler)->status);
        $this->assertStringContainsString('leave commit and rollBack to the handler', $this->last()->error->getMessage());
    }

    // A completion that others are in the way of is tried again

    /** @dataProvider databases */
    public function testTheLeaseIsNotLetGoWhereCompletingFailsOnce(string $name): void
    {
        $conflict = $name === 'mariadb' ? ['40001', 1213, 'Deadlock found'] : ['40001', 7, 'could not serialize access'];
        $conflict = $name === 'sqlite' ? ['HY000', 5, 'database is locked'] : $conflict;
        $isDone = false;
        $failures = 0;
        $fails = function (string $sql) use (&$isDone, &$failures, $conflict): ?array {
            return $isDone && $sql === 'COMMIT' && $failures < 3 && ++$failures ? $conflict : null;
        };
        $inbox = $this->inbox($name, fn (): PDO => $this->database->flaky($fails));
        $calls = 0;
        $handler = $this->handler($inbox, mode: 'leased')->onPaid(function () use (&$isDone, &$calls): void {
            $isDone = true;
            $calls++;
        });
        $this->assertSame([200, Outcome::SUCCESS], [$this->send($handler)->status, $this->last()->code]);
        $this->assertSame([200, Outcome::DUPLICATE, 1, 3], [$this->send($handler)->status, $this->last()->code, $calls, $failures]);
    }

    /** @dataProvider servers */
    public function testACommitWhoseReplyIsLostIsLookedUp(string $name): void
    {
        foreach (['transaction', 'leased', 'stored'] as $mode) {
            $isLost = false;
            $fails = function (string $sql, PDO $pdo) use (&$isLost): ?array {
                if ($isLost || $sql !== 'COMMIT') {
                    return null;
                }
                $isLost = true;
                $pdo->query('COMMIT');
                return ['08006', 2013, 'server closed the connection'];
            };
            $inbox = $this->inbox($name, fn (): PDO => $this->database->flaky($fails));
            $this->assertSame(200, $this->send($this->handler($inbox, mode: $mode)->onPaid($this->paid()))->status, $this->log);
            $this->assertSame($mode === 'stored' ? [] : ['A1'], $this->database->effects());
            $this->assertTrue($isLost);
        }
    }

    // One that hangs does not stop the others

    /** @dataProvider databases */
    public function testWaitsForOthersAreBounded(string $name): void
    {
        $inbox = $this->inbox($name);
        $other = $this->database->connect();
        $other->exec($name === 'sqlite' ? 'BEGIN IMMEDIATE' : 'START TRANSACTION');
        $sent = World::paid(id: 'EV-1');
        $inbox->claim($other, World::platform()->parser()->parse($sent->headers, $sent->body));
        foreach (['transaction', 'leased', 'stored'] as $mode) {
            $started = microtime(true);
            $this->assertSame(503, $this->send($this->handler($inbox, mode: $mode)->onPaid($this->paid()), $sent)->status, $this->log);
            $this->assertLessThan(4, microtime(true) - $started);
        }
        $other->exec('ROLLBACK');
        $this->assertSame(200, $this->send($this->handler($inbox)->onPaid($this->paid()), $sent)->status);
    }

    public function testHowManyAreWorkedOnAtOnceIsBounded(): void
    {
        $handler = $this->handler(null, maxInFlight: 1);
        $inner = null;
        $handler->otherwise(function () use (&$inner, $handler): void {
            $inner = $this->send($handler);
        });
        $this->assertSame([200, 503], [$this->send($handler)->status, $inner->status]);
        $this->assertSame([ErrorCode::NOTIFICATION_BUSY, Outcome::SUCCESS], array_column($this->outcomes, 'code'));
    }

    public function testAHandlerThatShutsDownTakesNothingNew(): void
    {
        $inbox = $this->inbox('sqlite');
        $handler = $this->handler($inbox, mode: 'stored')->onPaid($this->paid());
        $left = null;
        $handler->on('REFUND.ABNORMAL', function () use (&$left, $handler): void {
            $left = $handler->shutdown(0.05);
        });
        $this->send($handler, World::platform()->notification('REFUND.ABNORMAL', ['mchid' => '1', 'out_refund_no' => 'R1']));
        $handler->work();
        $this->assertSame([1, 0], [$left, $handler->shutdown(1)]);
        $this->assertSame(503, $this->send($handler)->status);
        $this->assertFalse($handler->workOnce());
    }

    // A key, a worker, a dead letter

    /** @dataProvider databases */
    public function testARefundUnderThePaymentsKeyIsNoDuplicate(string $name): void
    {
        $key = fn (Notification $notification) => $notification->resource['out_trade_no'];
        foreach (['transaction', 'leased', 'stored'] as $mode) {
            $handler = $this->handler($this->inbox($name), mode: $mode, key: $key)->otherwise(fn () => null);
            $this->assertSame(200, $this->send($handler)->status);
            $refund = World::platform()->notification('REFUND.SUCCESS', ['mchid' => '1', 'out_trade_no' => 'A1', 'out_refund_no' => 'R1']);
            $this->assertSame(500, $this->send($handler, $refund)->status);
            $this->assertInstanceOf(InboxException::class, $this->last()->error);
            $this->assertSame([ErrorCode::KEY_CONFLICT, 'key'], [$this->last()->code, $this->last()->error->getField()]);
        }
    }

    public function testAKeyThatIsNoTextIsRefused(): void
    {
        foreach ([null, 17, "A\xff"] as $key) {
            $handler = $this->handler($this->inbox('sqlite'), key: fn () => $key)->onPaid($this->paid());
            $this->assertSame([500, ErrorCode::HANDLER_FAILED], [$this->send($handler)->status, $this->last()->code]);
        }
    }

    /** @dataProvider databases */
    public function testAWorkerTakesWhatItHasRoutesFor(string $name): void
    {
        $inbox = $this->inbox($name);
        $this->send($this->handler($inbox, mode: 'stored')->otherwise(fn () => null));
        $refunds = $this->handler($inbox, mode: 'stored')->onRefunded(fn () => $this->fail('it took a payment'));
        $this->assertFalse($refunds->workOnce());
        $other = $this->handler(new Inbox($this->database->connect(...), name: 'other'), mode: 'stored')->otherwise(fn () => $this->fail('it is another inbox\'s'));
        $this->assertFalse($other->workOnce());
        $this->assertTrue($this->handler($inbox, mode: 'stored')->onPaid($this->paid())->workOnce());
        $this->assertSame(['A1'], $this->database->effects());
    }

    /** @dataProvider databases */
    public function testADeadLetterIsAnOutcome(string $name): void
    {
        $inbox = $this->inbox($name, maxAttempts: 1);
        $worker = $this->handler($inbox, mode: 'stored')->onPaid(fn () => throw new \LogicException('broken'));
        $this->send($worker);
        $this->assertTrue($worker->workOnce());
        $this->assertSame([Outcome::DEAD, 500, 1, 'EV-1'], [$this->last()->code, $this->last()->status, $this->last()->attempts, $this->last()->notificationId]);
        $this->assertStringContainsString('error wxnotify: DEAD: ', $this->log);

        $pdo = $this->database->connect();
        $this->assertTrue($inbox->retry($pdo, 'EV-1'));
        $inbox->take($pdo);
        $pdo->exec('UPDATE wxnotify_inbox SET due_at = 1, lease_until = 1');
        $this->assertFalse($worker->workOnce());
        $this->assertSame([Outcome::DEAD, 'EV-1'], [$this->last()->code, $this->last()->notificationId], 'its worker died');
        $this->assertSame(1, $inbox->stats($pdo)->dead);
        $this->assertTrue($inbox->discard($pdo, 'EV-1'));
        $this->assertFalse($inbox->discard($pdo, 'EV-1'));
        $this->assertEquals(new Inbox\Stats(0, null, 0, 0, 0), $inbox->stats($pdo));
    }

    // What a driver says is told to nobody

    /** @dataProvider databases */
    public function testADriversTextIsRepeatedNowhere(string $name): void
    {
        $inbox = $this->inbox($name);
        $this->database->connect()->exec('CREATE UNIQUE INDEX effects_once ON effects (number)');
        $this->database->connect()->exec("INSERT INTO effects VALUES ('oUpF8uMuAJO')");
        $write = function ($paid, Delivery $delivery): void {
            try {
                ($delivery->connection ?? $this->database->connect())->exec("INSERT INTO effects VALUES ('oUpF8uMuAJO')");
            } catch (\PDOException $error) {
                throw new \RuntimeException("it failed: {$error->getMessage()}", previous: $error);
            }
        };
        foreach (['transaction', 'leased'] as $mode) {
            $response = $this->send($this->handler($inbox, mode: $mode)->onPaid($write));
            $outcome = $this->last();
            $this->assertSame([500, ErrorCode::HANDLER_FAILED], [$response->status, $outcome->code]);
            $this->assertInstanceOf(\PDOException::class, $outcome->error->getPrevious()->getPrevious());
            $place = 'the callback raised RuntimeException at FaultTest.php:';
            $noted = (string) $this->database->value('SELECT last_error FROM wxnotify_inbox');
            foreach ([$noted, $outcome->error->getMessage(), $this->log] as $told) {
                $this->assertStringContainsString($place, $told);
                $this->assertStringNotContainsString('oUpF8uMuAJO', $told);
            }
        }
    }

    // The table and its file

    public function testAFileThatCannotBeOpenedIsNamed(): void
    {
        $handler = $this->handler(Inbox::sqlite('/no/such/folder/inbox.db'))->onPaid(fn () => null);
        $this->assertSame([500, ErrorCode::INBOX_FAILED], [$this->send($handler)->status, $this->last()->code]);
        $this->assertStringContainsString('/no/such/folder/inbox.db', $this->last()->error->getMessage());
        $this->assertSame('EV-1', $this->last()->notificationId);
    }

    /** @dataProvider unreachable */
    public function testADatabaseThatCannotBeReachedIsToldSo(string $dsn, string $said): void
    {
        $handler = $this->handler(new Inbox(fn () => new PDO($dsn, 'nobody', 'secret-password')))->onPaid(fn () => null);
        $this->assertSame([500, ErrorCode::INBOX_FAILED], [$this->send($handler)->status, $this->last()->code]);
        $this->assertStringContainsString($said, $this->last()->error->getMessage());
        $this->assertInstanceOf(\PDOException::class, $this->last()->error->getPrevious());
        $this->assertStringNotContainsString('secret-password', $this->log);
    }

    public function unreachable(): array
    {
        return [
            'PostgreSQL' => ['pgsql:host=127.0.0.1;port=1;dbname=x', 'the database is not taking any (PostgreSQL'],
            'MariaDB' => ['mysql:host=127.0.0.1;port=1;dbname=x', 'the database is not taking any (MySQL or MariaDB'],
        ];
    }

    /** @dataProvider servers */
    public function testAConnectionThatIsGoneIsToldSo(string $name): void
    {
        $inbox = $this->inbox($name);
        $pdo = $this->database->connect();
        $kill = ['postgresql' => 'SELECT pg_terminate_backend(pg_backend_pid())', 'mariadb' => 'KILL CONNECTION_ID()'][$name];
        World::fails(ErrorCode::INBOX_FAILED, fn () => [$this->swallow(fn () => $pdo->exec($kill)), $inbox->stats($pdo)]);
        $error = World::fails(ErrorCode::INBOX_FAILED, fn () => $inbox->stats($pdo));
        $this->assertStringContainsString('was lost', $error->getMessage());
    }

    private function swallow(callable $call): void
    {
        try {
            $call();
        } catch (\PDOException) {
        }
    }

    public function testATableInASchemaOfSqlites(): void
    {
        $inbox = $this->inbox('sqlite', table: 'main.other_inbox');
        $this->assertSame(200, $this->send($this->handler($inbox)->onPaid($this->paid()))->status);
        $this->assertSame('done', $this->database->value('SELECT state FROM other_inbox'));
    }

    public function testMariadbThatAssignsAllAtOnce(): void
    {
        $inbox = $this->inbox('mariadb', function (): PDO {
            $pdo = $this->database->connect();
            $pdo->exec("SET SESSION sql_mode = CONCAT(@@sql_mode, ',SIMULTANEOUS_ASSIGNMENT')");
            return $pdo;
        });
        $fails = true;
        $handler = $this->handler($inbox)->onPaid(function ($paid, Delivery $delivery) use (&$fails): void {
            $fails && $delivery->fail('not yet');
        });
        $this->assertSame(500, $this->send($handler)->status);
        $fails = false;
        $this->assertSame(200, $this->send($handler)->status, $this->log);
    }

    // Time

    public function testABodyThatDripsIsGivenUp(): void
    {
        [$ours, $theirs] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
        $paid = World::paid();
        $child = pcntl_fork();
        if ($child === 0) {
            foreach (str_split($paid->body) as $byte) {
                fwrite($theirs, $byte);
                usleep(100_000);
            }
            posix_kill(getmypid(), SIGKILL);
        }
        fclose($theirs);
        $started = microtime(true);
        $response = $this->handler(null, deadline: 0.5)->otherwise(fn () => null)->handle('POST', $paid->headers, $ours);
        posix_kill($child, SIGKILL);
        pcntl_waitpid($child, $status);
        $this->assertSame([500, ErrorCode::DEADLINE_EXCEEDED], [$response->status, $this->last()->code]);
        $this->assertLessThan(4.5, microtime(true) - $started);
    }

    /** @dataProvider databases */
    public function testALeaseCanBeRenewed(string $name): void
    {
        $inbox = $this->inbox($name, lease: 3);
        $handler = $this->handler($inbox, mode: 'leased')->onPaid(function ($paid, Delivery $delivery): void {
            $delivery->renew();
            $delivery->renew();
            for ($seconds = 0; $seconds < 4; $seconds++) {
                usleep(1_200_000);
                $delivery->renew();
            }
        });
        $this->assertSame([200, Outcome::SUCCESS], [$this->send($handler)->status, $this->last()->code], $this->log);
        $worker = $this->handler($inbox, mode: 'stored')->onPaid(function ($paid, Delivery $delivery): void {
            $delivery->renew();
            $delivery->connection->exec("INSERT INTO effects VALUES ('worked')");
        });
        $this->send($worker, World::paid(id: 'EV-3'));
        $this->assertSame([true, Outcome::SUCCESS], [$worker->workOnce(), $this->last()->code], $this->log);
        $this->assertSame(['worked'], $this->database->effects());
        $transaction = $this->handler($inbox)->onPaid(fn ($paid, Delivery $delivery) => $delivery->renew());
        $this->assertSame(ErrorCode::OPTION_INVALID, [$this->send($transaction, World::paid(id: 'EV-2')), $this->last()->code][1]);
    }

    /** What is acknowledged is on the disk. */
    public function testTheConnectionThatIsUsedWaitsForTheDisk(): void
    {
        $file = sys_get_temp_dir() . '/wxnotify-' . bin2hex(random_bytes(6)) . '.db';
        $found = null;
        $handler = $this->handler(Inbox::sqlite($file))->onPaid(function ($paid, Delivery $delivery) use (&$found): void {
            $found = array_map(fn (string $name) => $delivery->connection->query("PRAGMA $name")->fetchColumn(), ['journal_mode', 'synchronous']);
        });
        $this->send($handler);
        array_map('unlink', glob("$file*"));
        $this->assertSame(['wal', 2], $found);
    }

    // Names

    public function testAnUnknownEventTypeIsTakenIfItIsCustom(): void
    {
        $error = World::fails(ErrorCode::OPTION_INVALID, fn () => $this->handler(null)->on('TRANSACTION.SUCESS', fn () => null));
        $this->assertStringContainsString('did you mean "TRANSACTION.SUCCESS"?', $error->getMessage());
        $this->handler(null)->on('TRANSACTION.SUCESS', fn () => null, custom: true);
    }

    public function testALoggerIsToldEachAtItsLevel(): void
    {
        $handler = $this->handler(null)->onPaid($this->paid());
        $this->database = new Database('sqlite');
        $this->send($handler);
        $this->send($handler, World::paid(fault: 'forged'));
        $this->assertMatchesRegularExpression('/^debug wxnotify: SUCCESS .*\nwarning wxnotify: SIGNATURE_INVALID: .*\n$/', $this->log);
    }
}
