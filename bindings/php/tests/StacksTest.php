<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;

/** What the READMEs say that was tested is what the tests run with. */
final class StacksTest extends TestCase
{
    /** By Composer's name, Debian's of the package that the tests load. */
    private const PACKAGES = [
        'slim/slim' => 'php-slim',
        'slim/psr7' => 'php-slim-psr7',
        'nyholm/psr7' => 'php-nyholm-psr7',
        'guzzlehttp/psr7' => 'php-guzzlehttp-psr7',
        'symfony/http-foundation' => 'php-symfony-http-foundation',
        'illuminate/database' => 'php-illuminate-database',
        'doctrine/dbal' => 'php-doctrine-dbal',
    ];
    private const SERVERS = ['SQLite' => 'sqlite', 'PostgreSQL' => 'postgresql', 'MariaDB' => 'mariadb'];

    /** @dataProvider readmes */
    public function testTheVersionsAreThoseInstalled(string $readme): void
    {
        $installed = ['PHP' => PHP_VERSION] + array_map(self::ofPackage(...), self::PACKAGES) + array_map(self::ofServer(...), self::SERVERS);
        // A name and a version of one or two parts; what was tried by hand has three.
        preg_match_all('~([\w/-]+) (\d+(?:\.\d+)?)(?![.\d])~', implode("\n", self::lastCells($readme)), $named);
        $this->assertEqualsCanonicalizing(array_keys($installed), array_unique($named[1]));
        foreach (array_map(null, ...array_slice($named, 1)) as [$name, $version]) {
            $this->assertStringStartsWith("$version.", "$installed[$name].", $name);
        }
    }

    public function readmes(): array
    {
        return [['README.md'], ['README.zh-CN.md']];
    }

    /** @return list<string> what the tables say of each line that it was tested with */
    private static function lastCells(string $readme): array
    {
        preg_match_all('~\| (?:tested with|测试所用) \|\n[| -]+\n((?:\|.*\|\n)+)~u', (string) file_get_contents(__DIR__ . "/../$readme"), $tables);
        preg_match_all('~\|([^|]*)\|$~m', implode('', $tables[1]), $cells);
        return $cells[1];
    }

    private static function ofPackage(string $package): string
    {
        return explode('+', (string) exec('dpkg-query -W -f ' . escapeshellarg('${Version}') . ' ' . escapeshellarg($package)))[0];
    }

    private static function ofServer(string $name): string
    {
        // MariaDB says 5.5.5- before, for old clients.
        return preg_replace('/^5\.5\.5-/', '', (new Database($name))->connect()->getAttribute(\PDO::ATTR_SERVER_VERSION));
    }
}
