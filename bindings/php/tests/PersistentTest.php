<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PDO;
use PHPUnit\Framework\TestCase;
use WxNotify\Delivery;
use WxNotify\Events\TransactionDirect;
use WxNotify\Inbox;
use WxNotify\NotificationHandler;
use WxNotify\Outcome;
use WxNotify\Testing\Delivery as Sent;

/** Connections that outlive the request, as PDO keeps them for php-fpm: what one request leaves on them is no part of the next. */
final class PersistentTest extends TestCase
{
    private const PERSISTENT = [PDO::ATTR_PERSISTENT => 'wxnotify'];

    /** @dataProvider servers */
    public function testWhatARequestThatDiedLeftOpenIsRolledBack(string $name): void
    {
        [$database, $fpm] = [$this->database($name), $this->fpm()];
        $environment = $this->environment($name, $database);
        $this->assertSame(500, $fpm->post($this->paid(), ['DIES' => 'yes'] + $environment, $this->script())[0], $fpm->log());
        $this->assertStringContainsString('Allowed memory size', $fpm->log());
        $this->assertSame([], $database->effects());
        for ($round = 0; $round < 2; $round++) {
            $this->assertSame(200, $fpm->post($this->paid(), $environment, $this->script())[0], $fpm->log());
            $this->assertSame(['A1'], $database->effects());
        }
        $this->assertSame(2, preg_match_all('/connection (\d+)\./', $fpm->log(), $connections));
        $this->assertCount(1, array_unique($connections[1]), 'it was another connection');
    }

    /** @return array<string, array{string}> */
    public function servers(): array
    {
        return array_diff_key(Database::each(), ['sqlite' => true]);
    }

    /** Of SQLite PDO does not know that a transaction is open, and leaves it to the next request: why the README says no there. */
    public function testOnSqliteItStaysOpenAndIsRefused(): void
    {
        [$database, $fpm] = [$this->database('sqlite'), $this->fpm()];
        $environment = $this->environment('sqlite', $database);
        $this->assertSame(500, $fpm->post($this->paid(), ['DIES' => 'yes'] + $environment, $this->script())[0], $fpm->log());
        $this->assertSame(500, $fpm->post($this->paid(), $environment, $this->script())[0], $fpm->log());
        $this->assertStringContainsString('OPTION_INVALID', $fpm->log());
        $this->assertSame([], $database->effects());
    }

    /** @dataProvider each */
    public function testWhatIsOpenAllTheSameIsRefused(string $name): void
    {
        $database = $this->database($name);
        $other = $database->connect(self::PERSISTENT);
        $other->exec($name === 'sqlite' ? 'BEGIN' : 'START TRANSACTION');
        $this->assertSame([500, 'OPTION_INVALID'], $this->deliver($database, fn () => $this->fail('it was called')));
        $other->exec('ROLLBACK');
        unset($other);
        $this->assertSame([200, null], $this->deliver($database));
        $this->assertSame(['A1'], $database->effects());
    }

    /** @return array<string, array{string}> */
    public function each(): array
    {
        return Database::each();
    }

    /**
     * Whoever asks PDO for the same connection by the same name has it, and PDO rolls back when that object goes.
     *
     * @dataProvider servers
     */
    public function testATransactionThatAnotherPdoRolledBackIsNoSuccess(string $name): void
    {
        $database = $this->database($name);
        $asks = fn () => $database->connect(self::PERSISTENT)->query('SELECT 1');
        $this->assertSame([500, 'HANDLER_FAILED'], $this->deliver($database, $asks));
        $this->assertSame([], $database->effects());
        $this->assertSame([200, null], $this->deliver($database));
        $this->assertSame(['A1'], $database->effects());
    }

    private function database(string $name): Database
    {
        $database = new Database($name);
        (new Inbox())->create($database->connect());
        return $database;
    }

    /**
     * @param callable(): mixed|null $more what the merchant's function does besides
     * @return array{int, ?string} the answer's status, and the code of what was wrong
     */
    private function deliver(Database $database, ?callable $more = null): array
    {
        $code = null;
        $observe = function (Outcome $outcome) use (&$code): void {
            $code = $outcome->error?->getErrorCode();
        };
        $inbox = new Inbox(fn () => $database->connect(self::PERSISTENT));
        $handler = new NotificationHandler(World::platform()->parser(), $inbox, observe: $observe);
        $handler->onPaid(function (TransactionDirect $paid, Delivery $delivery) use ($more): void {
            $delivery->connection->prepare('INSERT INTO effects VALUES (?)')->execute([$paid->out_trade_no]);
            $more === null || $more();
        });
        $paid = World::paid(id: 'EV-1');
        return [$handler->handle('POST', $paid->headers, $paid->body)->status, $code];
    }

    private function paid(): Sent
    {
        return World::paid('A1', World::other(), id: 'EV-1');
    }

    private function fpm(): Fpm
    {
        return new Fpm(['ffi.enable' => 'true'], children: 1);
    }

    private function script(): string
    {
        return __DIR__ . '/persistent.php';
    }

    /** @return array<string, string> */
    private function environment(string $name, Database $database): array
    {
        $prefix = $name === 'mariadb' ? 'WXNOTIFY_MARIADB' : 'WXNOTIFY_POSTGRES';
        return [
            'WXPAY_PUBLIC_KEY_ID' => World::other()->serial,
            'WXPAY_PUBLIC_KEY' => World::other()->publicKeyPem,
            'WXPAY_API_V3_KEY' => World::other()->apiV3Key,
            'DB_DSN' => $database->dsn(),
            'DB_USER' => (string) getenv("{$prefix}_USER"),
            'DB_PASSWORD' => (string) getenv("{$prefix}_PASSWORD"),
        ];
    }
}
