<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PDO;
use PHPUnit\Framework\TestCase;
use WxNotify\Database\PdoConnection;
use WxNotify\ErrorCode;
use WxNotify\Inbox;
use WxNotify\Inbox\Claim;
use WxNotify\Inbox\Health;
use WxNotify\Notification;

/** The inbox over PDO, on each database. */
final class InboxTest extends TestCase
{
    private Database $database;
    private PDO $pdo;

    private function open(string $name, mixed ...$options): Inbox
    {
        $this->database = new Database($name);
        $this->pdo = $this->database->connect();
        $inbox = new Inbox(...$options);
        $inbox->create($this->pdo);
        return $inbox;
    }

    private function notification(string $id = 'EV-1'): Notification
    {
        $paid = World::paid(id: $id);
        return World::platform()->parser()->parse($paid->headers, $paid->body);
    }

    public function databases(): array
    {
        return Database::each();
    }

    /** @dataProvider databases */
    public function testFreshThenBusyThenDone(string $name): void
    {
        $inbox = $this->open($name);
        $claim = $inbox->claim($this->pdo, $this->notification());
        $this->assertSame(Claim::FRESH, $claim->state);
        $this->assertSame(['EV-1', 1], [$claim->lease->key, $claim->lease->attempts]);
        $this->assertEqualsWithDelta(time() + 60, $claim->lease->until, 5);
        $this->assertEquals(new Claim(Claim::BUSY, null), $inbox->claim($this->pdo, $this->notification()));
        $inbox->complete($this->pdo, $claim->lease);
        $this->assertEquals(new Claim(Claim::DONE, null), $inbox->claim($this->pdo, $this->notification()));
        $this->assertSame(Claim::FRESH, $inbox->claim($this->pdo, $this->notification('EV-2'))->state);
    }

    /** @dataProvider databases */
    public function testReleasedIsFreshAgain(string $name): void
    {
        $inbox = $this->open($name);
        $inbox->release($this->pdo, $inbox->claim($this->pdo, $this->notification())->lease, "数据库 \xff");
        $this->assertSame("数据库 \u{fffd}", $this->database->value('SELECT last_error FROM wxnotify_inbox'));
        $this->assertSame(2, $inbox->claim($this->pdo, $this->notification())->lease->attempts);
    }

    /** @dataProvider databases */
    public function testALeaseThatEndedGoesToTheNext(string $name): void
    {
        $inbox = $this->open($name);
        $old = $inbox->claim($this->pdo, $this->notification())->lease;
        $this->pdo->exec('UPDATE wxnotify_inbox SET lease_until = 1');
        $new = $inbox->claim($this->pdo, $this->notification())->lease;
        $this->assertSame(2, $new->attempts);
        World::fails(ErrorCode::LEASE_LOST, fn () => $inbox->complete($this->pdo, $old));
        World::fails(ErrorCode::LEASE_LOST, fn () => $inbox->release($this->pdo, $old, ''));
        $inbox->complete($this->pdo, $new);
    }

    /** @dataProvider databases */
    public function testClaimWorkAndCompletionCommitTogether(string $name): void
    {
        $inbox = $this->open($name);
        foreach (['rollBack', 'commit'] as $end) {
            $this->pdo->beginTransaction();
            $claim = $inbox->claim($this->pdo, $this->notification());
            $this->assertSame([Claim::FRESH, 1], [$claim->state, $claim->lease->attempts]);
            $this->pdo->exec("INSERT INTO effects VALUES ('$end')");
            $inbox->complete($this->pdo, $claim->lease);
            $this->pdo->$end();
        }
        $this->assertSame(['commit'], $this->database->effects());
        $this->assertSame(Claim::DONE, $inbox->claim($this->pdo, $this->notification())->state);
    }

    /** @dataProvider databases */
    public function testOfTwoConnectionsOneIsFresh(string $name): void
    {
        $inbox = $this->open($name);
        $states = [];
        foreach ([$this->pdo, $this->database->connect()] as $pdo) {
            $states[] = $inbox->claim($pdo, $this->notification())->state;
        }
        $this->assertSame([Claim::FRESH, Claim::BUSY], $states);
    }

    /** @dataProvider databases */
    public function testStoredIsTakenOnceAndAsItWas(string $name): void
    {
        $inbox = $this->open($name);
        $this->assertNull($inbox->take($this->pdo));
        $notification = $this->notification();
        $this->assertTrue($inbox->store($this->pdo, $notification));
        $this->assertFalse($inbox->store($this->pdo, $notification));
        $task = $inbox->take($this->pdo);
        $this->assertEquals($notification, $task->notification);
        $this->assertSame($notification->toJson(), $task->notification->toJson());
        $this->assertSame('A1', $task->notification->event()->out_trade_no);
        $this->assertNull($inbox->take($this->database->connect()));
        $inbox->complete($this->pdo, $task->lease);
        $inbox->store($this->pdo, $notification);
        $this->assertNull($inbox->take($this->pdo));
    }

    /** @dataProvider databases */
    public function testWhatFailsWaitsAndDiesAndIsRetried(string $name): void
    {
        $inbox = $this->open($name, maxAttempts: 2);
        $notification = $this->notification();
        $inbox->store($this->pdo, $notification);
        $inbox->fail($this->pdo, $inbox->take($this->pdo)->lease, 'first');
        $this->assertNull($inbox->take($this->pdo), 'it waits');
        $this->assertSame([], $inbox->deadLetters($this->pdo));
        $this->pdo->exec('UPDATE wxnotify_inbox SET due_at = due_at - 2');
        $inbox->fail($this->pdo, $inbox->take($this->pdo)->lease, 'second');
        [$letter] = $inbox->deadLetters($this->pdo, 10);
        $this->assertSame(
            ['EV-1', 'TRANSACTION.SUCCESS', 'transaction.direct', 2, 'second', $notification->toJson()],
            [$letter->key, $letter->eventType, $letter->kind, $letter->attempts, $letter->lastError, $letter->notification],
        );
        $this->assertEqualsWithDelta(time(), $letter->firstSeen, 10);
        $this->assertStringNotContainsString('out_trade_no', print_r($letter, true));
        $this->assertFalse($inbox->retry($this->pdo, 'EV-2'));
        $this->assertTrue($inbox->retry($this->pdo, 'EV-1'));
        $this->assertSame(1, $inbox->take($this->pdo)->lease->attempts);
    }

    /** @dataProvider databases */
    public function testWhatWaitsTooLongAndWhatIsDeadIsNotHealthy(string $name): void
    {
        $inbox = $this->open($name, maxAttempts: 1);
        $this->assertEquals(new Health(true, [], $inbox->stats($this->pdo)), $inbox->health($this->pdo));
        $inbox->store($this->pdo, $this->notification());
        $this->pdo->exec('UPDATE wxnotify_inbox SET first_seen = first_seen - 1000, due_at = due_at - 1000');
        $late = $inbox->health($this->pdo);
        $this->assertSame([false, 1, 1], [$late->healthy, count($late->problems), $late->stats->waiting]);
        $this->assertStringContainsString('where 900 are allowed', $late->problems[0]);
        $this->assertTrue($inbox->health($this->pdo, maxWaiting: 2000)->healthy);

        $inbox->fail($this->pdo, $inbox->take($this->pdo)->lease, 'the last');
        $dead = $inbox->health($this->pdo);
        $this->assertSame([false, 1, 1], [$dead->healthy, count($dead->problems), $dead->stats->dead]);
        $this->assertStringContainsString('1 dead letters', $dead->problems[0]);
        $this->assertTrue($inbox->health($this->pdo, maxDead: 1)->healthy);
        foreach (['max_waiting' => ['maxWaiting' => -1], 'max_dead' => ['maxDead' => -1]] as $field => $limits) {
            $error = World::fails(ErrorCode::OPTION_INVALID, fn () => $inbox->health($this->pdo, ...$limits));
            $this->assertSame($field, $error->getField());
        }
        World::fails(ErrorCode::INBOX_SCHEMA, fn () => (new Inbox(table: 'other_inbox'))->health($this->pdo));
    }

    /** @dataProvider databases */
    public function testOneThatKillsItsWorkersIsBuried(string $name): void
    {
        $inbox = $this->open($name, maxAttempts: 2);
        $inbox->store($this->pdo, $this->notification());
        foreach ([1, 2] as $attempt) {
            $lease = $inbox->take($this->pdo)->lease;
            $this->assertSame($attempt, $lease->attempts);
            $this->pdo->exec('UPDATE wxnotify_inbox SET due_at = due_at - 60, lease_until = lease_until - 60');
        }
        $this->assertNull($inbox->take($this->pdo));
        $this->assertCount(1, $inbox->deadLetters($this->pdo));
        World::fails(ErrorCode::LEASE_LOST, fn () => $inbox->fail($this->pdo, $lease, 'late'));
    }

    /** @dataProvider databases */
    public function testPurgeForgetsWhatIsOldAndDone(string $name): void
    {
        $inbox = $this->open($name);
        $inbox->complete($this->pdo, $inbox->claim($this->pdo, $this->notification())->lease);
        $inbox->claim($this->pdo, $this->notification('EV-2'));
        $inbox = new Inbox($this->database->connect(...));
        $this->assertSame(0, $inbox->purge(90_000));
        $this->pdo->exec('UPDATE wxnotify_inbox SET done_at = done_at - 100000');
        $this->assertSame(1, $inbox->purge(90_000));
        $error = World::fails(ErrorCode::OPTION_INVALID, fn () => $inbox->purge(86_400));
        $this->assertSame('older_than', $error->getField());
    }

    /** @dataProvider databases */
    public function testAKeyAndATableOfOnesOwn(string $name): void
    {
        $inbox = $this->open($name, table: 'other_inbox');
        $this->assertSame('paid:A1', $inbox->claim($this->pdo, $this->notification(), 'paid:A1')->lease->key);
        $this->assertSame(Claim::BUSY, $inbox->claim($this->pdo, $this->notification('EV-2'), 'paid:A1')->state);
        $this->assertSame(1, (int) $this->database->value('SELECT COUNT(*) FROM other_inbox'));
        $error = World::fails(ErrorCode::OPTION_INVALID, fn () => $inbox->claim($this->pdo, $this->notification(), ''));
        $this->assertSame('key', $error->getField());
    }

    /** @dataProvider databases */
    public function testTheTableIsMadeOnceAndItsLackIsTold(string $name): void
    {
        $inbox = $this->open($name);
        $inbox->check($this->pdo);
        $inbox->create($this->pdo);
        $inbox->check($this->pdo);
        $other = new Inbox(table: 'other_inbox');
        $error = World::fails(ErrorCode::INBOX_SCHEMA, fn () => $other->check($this->pdo));
        $this->assertStringContainsString('other_inbox', $error->getMessage());
        $error = World::fails(ErrorCode::INBOX_SCHEMA, fn () => $other->claim($this->pdo, $this->notification()));
        $this->assertInstanceOf(\PDOException::class, $error->getPrevious());
        foreach ($other->schema($name === 'mariadb' ? 'mysql' : $name) as $sql) {
            $this->pdo->exec($sql);
        }
        $other->check($this->pdo);
    }

    /** @dataProvider databases */
    public function testHowPdoIsSetDoesNotMatter(string $name): void
    {
        $inbox = $this->open($name);
        $settings = [PDO::ATTR_STRINGIFY_FETCHES => true, PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_OBJ, PDO::ATTR_CASE => PDO::CASE_UPPER];
        if ($name !== 'sqlite') {
            $settings[PDO::ATTR_EMULATE_PREPARES] = $name === 'postgresql';
        }
        foreach ($settings as $attribute => $value) {
            $this->pdo->setAttribute($attribute, $value);
        }
        $inbox->check($this->pdo);
        $inbox->store($this->pdo, $this->notification());
        $task = $inbox->take($this->pdo);
        $this->assertSame(1, $task->lease->attempts);
        $inbox->complete($this->pdo, $task->lease);
    }

    /** Which would be three times over the network for each. */
    public function testPostgresqlIsAskedOnceForEachStatement(): void
    {
        foreach ([false, true] as $emulates) {
            $pdo = (new Database('postgresql'))->connect([PDO::ATTR_EMULATE_PREPARES => $emulates]);
            $prepared = (new PdoConnection($pdo))->run('SELECT COUNT(*) FROM pg_prepared_statements WHERE ? = ?', ['a', 'a'], true);
            $this->assertSame([[0]], $prepared);
        }
    }

    public function testAConnectionThatDoesNotThrowIsRefused(): void
    {
        $inbox = $this->open('sqlite');
        $this->pdo->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_SILENT);
        foreach ([fn () => $inbox->take($this->pdo), fn () => new Inbox($this->pdo), fn () => (new Inbox(fn () => $this->pdo))->connection()] as $call) {
            $error = World::fails(ErrorCode::OPTION_INVALID, $call);
            $this->assertStringContainsString('PDO::ERRMODE_EXCEPTION', $error->getMessage());
        }
    }

    /** @dataProvider wrong */
    public function testMistakesAreToldAtConstruction(array $options, string $field): void
    {
        $error = World::fails(ErrorCode::OPTION_INVALID, fn () => new Inbox(...$options));
        $this->assertSame($field, $error->getField());
    }

    public function wrong(): array
    {
        return [
            'table' => [['table' => 'inbox; DROP TABLE orders'], 'table'],
            'lease' => [['lease' => 0], 'lease'],
            'attempts' => [['maxAttempts' => -1], 'max_attempts'],
            'name' => [['name' => str_repeat('x', 65)], 'inbox'],
        ];
    }

    public function testWithoutAConnectionItSaysWhatToGive(): void
    {
        $error = World::fails(ErrorCode::OPTION_INVALID, fn () => (new Inbox())->connection());
        $this->assertStringContainsString('Inbox::sqlite(', $error->getMessage());
        $broken = new Inbox(fn () => new PDO('sqlite:/no/such/folder/inbox.db'));
        World::fails(ErrorCode::INBOX_FAILED, fn () => $broken->connection());
    }

    /** As the workers of a server do when it is started for the first time. */
    public function testManyProcessesMakeTheSameFileAtOnce(): void
    {
        $folder = sys_get_temp_dir() . '/wxnotify-' . bin2hex(random_bytes(6));
        mkdir($folder);
        // Each goes through the files in step with the others: one a tenth of a second.
        $code = 'require ' . var_export(realpath(__DIR__ . '/../autoload.php'), true) . '; for ($file = 0; $file < 20; $file++) {'
            . ' @time_sleep_until($argv[2] + $file / 10); WxNotify\\Inbox::sqlite("$argv[1]/$file.db")->connection(); }';
        $start = (string) (microtime(true) + 1);
        try {
            $processes = array_map(fn () => proc_open(
                [PHP_BINARY, '-d', 'ffi.enable=true', '-d', 'display_errors=stderr', '-r', $code, '--', $folder, $start],
                [1 => ['file', '/dev/null', 'w'], 2 => ['file', "$folder/errors", 'a']],
                $pipes,
            ), range(1, 8));
            foreach ($processes as $process) {
                proc_close($process);
            }
            $this->assertSame('', file_get_contents("$folder/errors"));
            $this->assertCount(20, glob("$folder/*.db"));
        } finally {
            array_map('unlink', glob("$folder/*"));
            rmdir($folder);
        }
    }

    public function testTheEmbeddedOneMakesItselfOnceAndWaitsForItsTurn(): void
    {
        $file = sys_get_temp_dir() . '/wxnotify-' . bin2hex(random_bytes(6)) . '.db';
        try {
            [$first, $second] = [Inbox::sqlite($file)->connection(), Inbox::sqlite($file)->connection()];
            foreach ([$first, $second] as $pdo) {
                $this->assertSame('wal', $pdo->query('PRAGMA journal_mode')->fetchColumn());
                $this->assertSame(10_000, $pdo->query('PRAGMA busy_timeout')->fetchColumn());
                $this->assertSame(2, $pdo->query('PRAGMA synchronous')->fetchColumn(), 'what is acknowledged survives a power cut');
            }
            (new Inbox())->check($second);
        } finally {
            array_map('unlink', glob("$file*"));
        }
    }
}
