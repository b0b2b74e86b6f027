<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PDO;

/** An empty database for one test: of SQLite, or of the servers that tools/databases.sh starts. */
final class Database
{
    public const NAMES = ['sqlite', 'postgresql', 'mariadb'];

    private readonly string $file;

    public function __construct(private readonly string $name)
    {
        $this->file = sys_get_temp_dir() . '/wxnotify-' . bin2hex(random_bytes(6)) . '.db';
        $pdo = $this->connect();
        foreach (['wxnotify_inbox', 'wxnotify_inbox_version', 'other_inbox', 'other_inbox_version', 'effects'] as $table) {
            $pdo->exec("DROP TABLE IF EXISTS $table");
        }
        $pdo->exec('CREATE TABLE effects (number VARCHAR(32) NOT NULL)');
    }

    /** @return array<string, array{string}> for PHPUnit's data providers */
    public static function each(): array
    {
        return array_combine(self::NAMES, array_map(fn (string $name) => [$name], self::NAMES));
    }

    /** A new connection. */
    public function connect(array $options = [], string $class = PDO::class): PDO
    {
        if ($this->name === 'sqlite') {
            return new $class($this->dsn(), options: [PDO::ATTR_TIMEOUT => 5] + $options);
        }
        $prefix = $this->name === 'mariadb' ? 'WXNOTIFY_MARIADB' : 'WXNOTIFY_POSTGRES';
        return new $class($this->dsn(), self::setting("{$prefix}_USER"), self::setting("{$prefix}_PASSWORD"), $options);
    }

    /** A new connection on which those statements fail that a function has an errorInfo for. */
    public function flaky(callable $fails): FlakyPdo
    {
        $pdo = $this->connect(class: FlakyPdo::class);
        $pdo->fails = $fails;
        return $pdo;
    }

    public function dsn(): string
    {
        return match ($this->name) {
            'sqlite' => "sqlite:$this->file",
            'postgresql' => 'pgsql:host=' . self::setting('WXNOTIFY_POSTGRES_HOST') . ';port=' . self::setting('WXNOTIFY_POSTGRES_PORT')
                . ';dbname=' . self::setting('WXNOTIFY_POSTGRES_DATABASE'),
            'mariadb' => 'mysql:host=' . self::setting('WXNOTIFY_MARIADB_HOST') . ';port=' . self::setting('WXNOTIFY_MARIADB_PORT')
                . ';dbname=' . self::setting('WXNOTIFY_MARIADB_DATABASE') . ';charset=utf8mb4',
        };
    }

    /**
     * How to connect, as frameworks want to know.
     *
     * @param array<string, string> $drivers a framework's names for the databases
     * @return array<string, string>
     */
    public function settings(array $drivers): array
    {
        $driver = ['driver' => $drivers[$this->name]];
        if ($this->name === 'sqlite') {
            return $driver + ['database' => $this->file];
        }
        $prefix = $this->name === 'mariadb' ? 'WXNOTIFY_MARIADB' : 'WXNOTIFY_POSTGRES';
        $settings = array_map(static fn (string $name): string => self::setting("{$prefix}_$name"), [
            'host' => 'HOST', 'port' => 'PORT', 'database' => 'DATABASE', 'username' => 'USER', 'password' => 'PASSWORD',
        ]);
        return $driver + $settings;
    }

    /** The one value that a query reads. */
    public function value(string $sql): mixed
    {
        return $this->connect()->query($sql)->fetchColumn();
    }

    /** @return list<string> whose effects happened */
    public function effects(): array
    {
        return $this->connect()->query('SELECT number FROM effects ORDER BY number')->fetchAll(PDO::FETCH_COLUMN);
    }

    public function __destruct()
    {
        foreach (['', '-wal', '-shm'] as $suffix) {
            @unlink($this->file . $suffix);
        }
    }

    private static function setting(string $name): string
    {
        return getenv($name) ?: throw new \RuntimeException("$name is not set; run the tests by test.sh, or below tools/databases.sh");
    }
}
