<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use WxNotify\Testing\Delivery;

/** A php-fpm of its own, with given settings, and a FastCGI client: what a merchant's nginx would be. */
final class Fpm
{
    private readonly string $folder;
    /** @var resource */
    private $process;

    /**
     * @param array<string, string> $ini settings as of php.ini
     * @param list<string> $arguments further ones of php-fpm's
     * @param int $children how many processes answer
     */
    public function __construct(array $ini, array $arguments = [], int $children = 3)
    {
        $this->folder = sys_get_temp_dir() . '/wxnotify-fpm-' . bin2hex(random_bytes(6));
        mkdir("$this->folder/vendor", recursive: true);
        mkdir("$this->folder/public");
        copy(__DIR__ . '/../examples/quickstart.php', "$this->folder/public/index.php");
        file_put_contents("$this->folder/vendor/autoload.php", '<?php require_once ' . var_export(realpath(__DIR__ . '/../autoload.php'), true) . ';');
        $user = posix_getpwuid(posix_geteuid())['name'];
        file_put_contents("$this->folder/fpm.conf", "[global]\nerror_log = $this->folder/log\n[www]\nuser = $user\nlisten = $this->folder/socket\n"
            . "pm = static\npm.max_children = $children\ncatch_workers_output = yes\nphp_admin_value[error_log] = $this->folder/errors\n");
        $command = [self::binary(), '--nodaemonize', '--allow-to-run-as-root', '--fpm-config', "$this->folder/fpm.conf", ...$arguments];
        foreach (['opcache.enable' => '1', 'opcache.preload_user' => $user, ...$ini] as $name => $value) {
            array_push($command, '-d', "$name=$value");
        }
        $this->process = proc_open($command, [['file', '/dev/null', 'r'], ['file', "$this->folder/out", 'w'], ['file', "$this->folder/out", 'a']], $pipes);
        // The socket is there before anybody listens.
        for ($tries = 0; !@stream_socket_client("unix://$this->folder/socket", timeout: 10); $tries++) {
            if ($tries > 500 || !proc_get_status($this->process)['running']) {
                throw new \RuntimeException("php-fpm did not start:\n" . $this->log());
            }
            usleep(20_000);
        }
    }

    /**
     * Sends a request to the quickstart, or to another script.
     *
     * @param array<string, string> $environment
     * @return array{int, string} status and body
     */
    public function post(Delivery $delivery, array $environment, ?string $script = null): array
    {
        return self::answer($this->begin($delivery, $environment, $script));
    }

    /**
     * Sends a request in FastCGI's records, and does not wait.
     *
     * @param array<string, string> $environment
     * @param int|null $announced its `Content-Length`, where it is not the body's
     * @param bool $isWhole whether the body's end is told
     * @return resource the connection
     */
    public function begin(Delivery $delivery, array $environment, ?string $script = null, ?int $announced = null, ?string $body = null, bool $isWhole = true): mixed
    {
        $body ??= $delivery->body;
        $parameters = '';
        foreach ([
            'REQUEST_METHOD' => 'POST',
            'SCRIPT_FILENAME' => $script ?? "$this->folder/public/index.php",
            'CONTENT_TYPE' => 'application/json',
            'CONTENT_LENGTH' => (string) ($announced ?? strlen($body)),
            ...$delivery->serverVariables(),
            ...$environment,
        ] as $name => $value) {
            $parameters .= pack('NN', strlen($name) | 1 << 31, strlen($value) | 1 << 31) . $name . $value;
        }
        $connection = stream_socket_client("unix://$this->folder/socket", timeout: 10);
        stream_set_timeout($connection, 20);
        fwrite($connection, self::record(1, pack('nCx5', 1, 0)) . self::record(4, $parameters) . self::record(4, ''));
        foreach ($body === '' ? [] : str_split($body, 32768) as $part) {
            fwrite($connection, self::record(5, $part));
        }
        if ($isWhole) {
            fwrite($connection, self::record(5, ''));
        }
        return $connection;
    }

    /**
     * Reads the answer of what was begun.
     *
     * @return array{int, string} status and body
     */
    public static function answer(mixed $connection): array
    {
        $answer = '';
        // Records of standard output are 6, the end is 3.
        while (strlen($head = (string) stream_get_contents($connection, 8)) === 8) {
            ['type' => $type, 'length' => $length, 'padding' => $padding] = unpack('Cversion/Ctype/nid/nlength/Cpadding', $head);
            $content = substr((string) stream_get_contents($connection, $length + $padding), 0, $length);
            if ($type === 3) {
                break;
            }
            $answer .= $type === 6 ? $content : '';
        }
        [$head, $body] = explode("\r\n\r\n", $answer, 2) + [1 => ''];
        return [preg_match('/^Status: (\d+)/m', $head, $status) ? (int) $status[1] : ($head === '' ? 0 : 200), $body];
    }

    private static function record(int $type, string $content): string
    {
        return pack('CCnnxx', 1, $type, 1, strlen($content)) . $content;
    }

    /** Where the quickstart lies, as a merchant has it. */
    public function index(): string
    {
        return "$this->folder/public/index.php";
    }

    /** All that it wrote into its logs. */
    public function log(): string
    {
        return implode('', array_map(fn (string $name) => (string) @file_get_contents("$this->folder/$name"), ['log', 'errors', 'out']));
    }

    public function __destruct()
    {
        proc_terminate($this->process);
        proc_close($this->process);
        exec('rm -r ' . escapeshellarg($this->folder));
    }

    private static function binary(): string
    {
        $binary = '/usr/sbin/php-fpm' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;
        return getenv('PHP_FPM') ?: $binary;
    }
}
