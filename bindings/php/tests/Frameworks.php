<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use Doctrine\DBAL\DriverManager;
use Illuminate\Database\Capsule\Manager;
use PDO;

/** Connections of the frameworks', to the databases of the tests: what each is given, and how one writes on it. */
final class Frameworks
{
    public const NAMES = ['pdo', 'laravel', 'doctrine', 'thinkphp'];

    public function __construct(private readonly string $name, private readonly Database $database)
    {
    }

    /** @return array<string, array{string, string}> each framework on each database, for PHPUnit's data providers */
    public static function each(array $frameworks = self::NAMES, array $databases = Database::NAMES): array
    {
        $each = [];
        foreach ($frameworks as $framework) {
            foreach ($databases as $database) {
                $each["$framework on $database"] = [$framework, $database];
            }
        }
        return $each;
    }

    /** A new connection. */
    public function connect(): object
    {
        return match ($this->name) {
            'pdo' => $this->database->connect(),
            'laravel' => $this->laravel(),
            'doctrine' => $this->doctrine(),
            'thinkphp' => $this->think(),
        };
    }

    /** Writes an effect by the framework's own means. */
    public function write(object $connection, string $number): void
    {
        match ($this->name) {
            'pdo' => $connection->exec("INSERT INTO effects VALUES ('$number')"),
            'laravel' => $connection->table('effects')->insert(['number' => $number]),
            'doctrine' => $connection->insert('effects', ['number' => $number]),
            'thinkphp' => $connection->execute('INSERT INTO effects (number) VALUES (?)', [$number]),
        };
    }

    /** Runs a function in a transaction of the framework's. */
    public function transaction(object $connection, \Closure $work): void
    {
        $this->name === 'doctrine' ? $connection->transactional($work) : $connection->transaction($work);
    }

    /** Begins one, and does not end it. */
    public function begin(object $connection): void
    {
        $this->name === 'thinkphp' ? $connection->startTrans() : $connection->beginTransaction();
    }

    public function pdo(object $connection): PDO
    {
        return match ($this->name) {
            'pdo' => $connection,
            'laravel', 'thinkphp' => $connection->getPdo(),
            'doctrine' => $connection->getNativeConnection(),
        };
    }

    private function laravel(): \Illuminate\Database\Connection
    {
        $manager = new Manager();
        $manager->addConnection($this->database->settings(['sqlite' => 'sqlite', 'postgresql' => 'pgsql', 'mariadb' => 'mysql']) + ['charset' => 'utf8']);
        return $manager->getConnection();
    }

    private function doctrine(): \Doctrine\DBAL\Connection
    {
        $settings = $this->database->settings(['sqlite' => 'pdo_sqlite', 'postgresql' => 'pdo_pgsql', 'mariadb' => 'pdo_mysql']);
        $connection = DriverManager::getConnection([
            'driver' => $settings['driver'],
            $settings['driver'] === 'pdo_sqlite' ? 'path' : 'dbname' => $settings['database'],
            'user' => $settings['username'] ?? null,
        ] + $settings);
        method_exists($connection, 'setNestTransactionsWithSavepoints') && $connection->setNestTransactionsWithSavepoints(true);
        return $connection;
    }

    private function think(): object
    {
        return new \think\db\PDOConnection($this->database->connect(...));
    }
}
