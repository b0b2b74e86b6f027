<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\Database\PdoConnection;
use WxNotify\Testing\ConnectionCheck;

/** The check of connections finds what breaks a promise. */
final class ConnectionCheckTest extends TestCase
{
    public function testWhatKeepsAllPasses(): void
    {
        $database = new Database('sqlite');
        $this->assertCount(9, ConnectionCheck::run($database->connect(...)));
    }

    /** @dataProvider faults */
    public function testItFinds(string $fault, string $promise): void
    {
        // SQLite's failures are known by their words, too.
        $database = new Database($fault === 'no codes' ? 'postgresql' : 'sqlite');
        $this->expectException(\UnexpectedValueException::class);
        $this->expectExceptionMessage($promise);
        ConnectionCheck::run(fn () => new Faulty(new PdoConnection($database->connect()), $fault));
    }

    public function faults(): array
    {
        $promises = [
            'nothing commits' => 'commit left something else',
            'rolling back commits' => 'rollBack left something else',
            'no level' => 'the level within the transaction is not 1',
            'texts are cut' => 'texts and numbers come back as they were',
            'all rows change' => 'an UPDATE that found no row was told to have changed one',
            'no idleness' => 'begin on a connection whose transaction is open did not throw NotIdle',
            'no codes' => 'a failure is told by its code',
            'failures are hidden' => 'a statement that fails did not throw',
            'killing commits' => 'what was killed is committed',
        ];
        return array_map(static fn (string $fault): array => [$fault, $promises[$fault]], array_combine(array_keys($promises), array_keys($promises)));
    }
}
