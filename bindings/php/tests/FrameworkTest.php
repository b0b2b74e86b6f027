<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\Delivery;
use WxNotify\ErrorCode;
use WxNotify\Inbox;
use WxNotify\Outcome;
use WxNotify\Testing\ConnectionCheck;

/** The inbox in the transactions of PDO, Laravel and Doctrine DBAL, and of ThinkPHP's interface. */
final class FrameworkTest extends TestCase
{
    use Handles;

    private Frameworks $framework;

    /** A PDO on servers is what the other tests use. */
    public function connections(): array
    {
        return Frameworks::each(['laravel', 'doctrine', 'thinkphp']) + Frameworks::each(['pdo'], ['sqlite']);
    }

    /** Those that make savepoints of what is begun inside. */
    public function nesting(): array
    {
        return Frameworks::each(['laravel', 'doctrine', 'thinkphp']);
    }

    public function servers(): array
    {
        return Frameworks::each(databases: ['postgresql', 'mariadb']);
    }

    private function inbox(string $framework, string $database): Inbox
    {
        $this->database = new Database($database);
        $this->framework = new Frameworks($framework, $this->database);
        $inbox = new Inbox($this->framework->connect(...));
        $inbox->create($this->framework->connect());
        return $inbox;
    }

    /** Each library and each database, for the check waits for seconds. */
    public function checked(): array
    {
        return Frameworks::each(['pdo'], ['postgresql']) + Frameworks::each(['laravel'], ['mariadb']) + Frameworks::each(['doctrine'], ['postgresql'])
            + Frameworks::each(['thinkphp'], ['sqlite']);
    }

    /** @dataProvider checked */
    public function testItKeepsWhatConnectionsPromise(string $framework, string $database): void
    {
        $this->inbox($framework, $database);
        $this->assertCount(9, ConnectionCheck::run($this->framework->connect(...)));
    }

    /** @dataProvider connections */
    public function testSuccessFailureAndDuplicate(string $framework, string $database): void
    {
        $inbox = $this->inbox($framework, $database);
        $connection = $this->framework->connect();
        $fails = true;
        $handler = $this->handler(new Inbox($connection))->onPaid(function ($paid, Delivery $delivery) use (&$fails, $connection): void {
            $this->assertSame($connection, $delivery->connection);
            $this->framework->write($delivery->connection, $paid->out_trade_no);
            $fails && throw new \DomainException('not yet');
        });
        $paid = World::paid(id: 'EV-1');
        $this->assertSame(500, $this->send($handler, $paid)->status);
        $this->assertSame([], $this->database->effects());
        $fails = false;
        $this->assertSame([200, Outcome::SUCCESS], [$this->send($handler, $paid)->status, $this->code()]);
        $this->assertSame([200, Outcome::DUPLICATE], [$this->send($handler, $paid)->status, $this->code()]);
        $this->assertSame(['A1'], $this->database->effects());
        $stored = $this->handler($inbox, mode: 'stored')->onPaid(fn ($paid, Delivery $delivery) => $this->framework->write($delivery->connection, 'stored'));
        $this->assertSame(200, $this->send($stored, World::paid(id: 'EV-2'))->status);
        $this->assertTrue($stored->workOnce());
        $this->assertSame(['A1', 'stored'], $this->database->effects());
    }

    /** @dataProvider nesting */
    public function testWhatIsBegunInsideIsASavepoint(string $framework, string $database): void
    {
        $handler = $this->handler($this->inbox($framework, $database))->onPaid(function ($paid, Delivery $delivery): void {
            $this->framework->transaction($delivery->connection, fn () => $this->framework->write($delivery->connection, 'kept'));
            try {
                $this->framework->transaction($delivery->connection, function () use ($delivery): void {
                    $this->framework->write($delivery->connection, 'rolled back');
                    throw new \DomainException('out of stock');
                });
            } catch (\DomainException) {
            }
            $this->framework->write($delivery->connection, 'after');
        });
        $this->assertSame([200, Outcome::SUCCESS], [$this->send($handler, World::paid())->status, $this->code()]);
        $this->assertSame(['after', 'kept'], $this->database->effects());
    }

    /** @dataProvider nesting */
    public function testWhatIsBegunInsideAndLeftOpenIsNoSuccess(string $framework, string $database): void
    {
        $this->inbox($framework, $database);
        $connection = $this->framework->connect();
        $isLeft = true;
        $handler = $this->handler(new Inbox($connection))->onPaid(function ($paid, Delivery $delivery) use (&$isLeft): void {
            $isLeft && $this->framework->begin($delivery->connection);
            $this->framework->write($delivery->connection, 'A1');
        });
        $this->assertSame(500, $this->send($handler, World::paid(id: 'EV-1'))->status);
        $this->assertSame([], $this->database->effects());
        $isLeft = false;
        $this->assertSame(200, $this->send($handler, World::paid(id: 'EV-1'))->status, 'the connection is as before');
        $this->assertSame(['A1'], $this->database->effects());
    }

    /** @dataProvider nesting */
    public function testWhatTheCallbackCommitsIsNoSuccess(string $framework, string $database): void
    {
        $handler = $this->handler($this->inbox($framework, $database))->onPaid(fn ($paid, Delivery $delivery) => $delivery->connection->commit());
        $this->assertSame([500, ErrorCode::HANDLER_FAILED], [$this->send($handler, World::paid())->status, $this->code()]);
    }

    /** @dataProvider connections */
    public function testATransactionThatIsOpenAlreadyIsRefused(string $framework, string $database): void
    {
        $this->inbox($framework, $database);
        $connection = $this->framework->connect();
        $this->framework->begin($connection);
        $this->framework->write($connection, 'ours');
        $handler = $this->handler(new Inbox($connection))->onPaid(fn () => $this->fail('it was called'));
        $this->assertSame([500, ErrorCode::OPTION_INVALID], [$this->send($handler, World::paid())->status, $this->code()]);
        $this->assertStringContainsString('give it connections that are idle', end($this->outcomes)->error->getMessage());
        $connection->commit();
        $this->assertSame(['ours'], $this->database->effects(), 'it was left as it was');
    }

    /** @dataProvider connections */
    public function testACallJoinsTheTransactionThatIsOpen(string $framework, string $database): void
    {
        $inbox = $this->inbox($framework, $database);
        $connection = $this->framework->connect();
        $paid = World::paid();
        $notification = World::platform()->parser()->parse($paid->headers, $paid->body);
        foreach (['rollBack', 'commit'] as $end) {
            $this->framework->begin($connection);
            $claim = $inbox->claim($connection, $notification);
            $this->assertSame([Inbox\Claim::FRESH, 1], [$claim->state, $claim->lease->attempts]);
            $this->framework->write($connection, $end);
            $inbox->complete($connection, $claim->lease);
            $connection->$end();
        }
        $this->assertSame(['commit'], $this->database->effects());
        $this->assertSame(Inbox\Claim::DONE, $inbox->claim($connection, $notification)->state);
    }

    /** @dataProvider servers */
    public function testAConnectionThatIsLostRollsBackAndIsMadeAgain(string $framework, string $database): void
    {
        $inbox = $this->inbox($framework, $database);
        $connection = $this->framework->connect();
        $isLost = true;
        $kill = ['postgresql' => 'SELECT pg_terminate_backend(%s)', 'mariadb' => 'KILL %s'][$database];
        $self = ['postgresql' => 'SELECT pg_backend_pid()', 'mariadb' => 'SELECT CONNECTION_ID()'][$database];
        // A PDO cannot connect again, so the inbox is given a function.
        $given = $framework === 'pdo' ? $this->framework->connect(...) : $connection;
        $handler = $this->handler(new Inbox($given))->onPaid(function ($paid, Delivery $delivery) use (&$isLost, $kill, $self): void {
            $this->framework->write($delivery->connection, $paid->out_trade_no);
            if ($isLost) {
                $this->database->connect()->exec(sprintf($kill, $this->framework->pdo($delivery->connection)->query($self)->fetchColumn()));
            }
        });
        $paid = World::paid(id: 'EV-1');
        $this->assertSame(500, $this->send($handler, $paid)->status);
        $this->assertSame([], $this->database->effects());
        $isLost = false;
        $this->assertSame([200, Outcome::SUCCESS], [$this->send($handler, $paid)->status, $this->code()]);
        $this->assertSame(['A1'], $this->database->effects());
        $this->assertSame(0, $inbox->stats($connection)->waiting, 'it is usable again');
    }

    /** @dataProvider connections */
    public function testACommitWhoseOutcomeIsNotKnownIsNoSuccessAndHappensOnce(string $framework, string $database): void
    {
        $this->inbox($framework, $database);
        $handler = $this->handler(new Inbox(fn () => new Unsure($this->framework->connect())))->onPaid(
            fn ($paid, Delivery $delivery) => $this->framework->write($delivery->connection, $paid->out_trade_no),
        );
        $paid = World::paid(id: 'EV-1');
        Unsure::$isLost = true;
        // A server is asked again at once, and says what came of it; the next delivery is told in any case.
        $status = $this->send($handler, $paid)->status;
        $this->assertSame($database === 'sqlite' ? 500 : 200, $status, end($this->outcomes)->error?->getMessage() ?? '');
        $this->assertSame(['A1'], $this->database->effects(), 'it went through');
        Unsure::$isLost = false;
        $this->assertSame([200, Outcome::DUPLICATE], [$this->send($handler, $paid)->status, $this->code()]);
        $this->assertSame(['A1'], $this->database->effects());
    }

    /** @dataProvider connections */
    public function testParallelDuplicatesHaveOneEffect(string $framework, string $database): void
    {
        $inbox = $this->inbox($framework, $database);
        $paid = World::paid(id: 'EV-1');
        $children = [];
        for ($child = 0; $child < 4; $child++) {
            $pid = pcntl_fork();
            if ($pid === 0) {
                $handler = $this->handler($inbox)->onPaid(function ($paid, Delivery $delivery): void {
                    $this->framework->write($delivery->connection, $paid->out_trade_no);
                    usleep(30_000);
                });
                for ($try = 0; $try < 20 && $this->send($handler, $paid)->status !== 200; $try++) {
                    usleep(20_000);
                }
                // Without PHPUnit's own end, and without closing what the parent has open.
                posix_kill(getmypid(), $try < 20 ? SIGKILL : SIGTERM);
            }
            $children[] = $pid;
        }
        foreach ($children as $pid) {
            pcntl_waitpid($pid, $status);
            $this->assertSame(SIGKILL, pcntl_wtermsig($status), 'one was not answered 200');
        }
        $this->assertSame(['A1'], $this->database->effects());
    }

    /** @dataProvider connections */
    public function testAConnectionIsOneCoroutines(string $framework, string $database): void
    {
        $inbox = $this->inbox($framework, $database);
        $connection = $this->framework->connect();
        $handler = $this->handler(new Inbox($connection))->onPaid(function ($paid, Delivery $delivery): void {
            \Fiber::suspend();
            $this->framework->write($delivery->connection, $paid->out_trade_no);
        });
        $first = new \Fiber(fn () => $this->send($handler, World::paid('A1', id: 'EV-1'))->status);
        $first->start();
        $second = new \Fiber(fn () => $this->send($handler, World::paid('A2', id: 'EV-2'))->status);
        $second->start();
        $this->assertSame([500, ErrorCode::OPTION_INVALID], [$second->getReturn(), $this->code()]);
        $this->assertStringContainsString('another coroutine works on', end($this->outcomes)->error->getMessage());
        World::fails(ErrorCode::OPTION_INVALID, fn () => $inbox->stats($connection));
        $first->resume();
        $this->assertSame([200, ['A1']], [$first->getReturn(), $this->database->effects()]);
    }

    public function testADriversTextIsRepeatedNowhere(): void
    {
        foreach (['laravel', 'doctrine'] as $framework) {
            $inbox = $this->inbox($framework, 'sqlite');
            $this->database->connect()->exec('CREATE UNIQUE INDEX effects_once ON effects (number)');
            $handler = $this->handler($inbox)->onPaid(function ($paid, Delivery $delivery): void {
                $this->framework->write($delivery->connection, 'oUpF8uMuAJO');
                $this->framework->write($delivery->connection, 'oUpF8uMuAJO');
            });
            $this->assertSame([500, ErrorCode::HANDLER_FAILED], [$this->send($handler, World::paid())->status, $this->code()]);
            $this->assertStringNotContainsString('oUpF8uMuAJO', end($this->outcomes)->error->getMessage());
        }
    }

    public function testWhatIsNoConnectionIsNamed(): void
    {
        $error = World::fails(ErrorCode::OPTION_INVALID, fn () => new Inbox(new \stdClass()));
        $this->assertStringContainsString('stdClass where a PDO, or a connection of Laravel, Doctrine or ThinkPHP, belongs', $error->getMessage());
    }
}
