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

    /** @param array<string, string> $ini settings as of php.ini */
    public function __construct(array $ini)
    {
        $this->folder = sys_get_temp_dir() . '/wxnotify-fpm-' . bin2hex(random_bytes(6));
        mkdir("$this->folder/vendor", recursive: true);
        copy(__DIR__ . '/../examples/quickstart.php', "$this->folder/quickstart.php");
        file_put_contents("$this->folder/vendor/autoload.php", '<?php require_once ' . var_export(realpath(__DIR__ . '/../autoload.php'), true) . ';');
        $user = posix_getpwuid(posix_geteuid())['name'];
        file_put_contents("$this->folder/fpm.conf", "[global]\nerror_log = $this->folder/log\n[www]\nuser = $user\nlisten = $this->folder/socket\n"
            . "pm = static\npm.max_children = 3\ncatch_workers_output = yes\nphp_admin_value[error_log] = $this->folder/errors\n");
        $command = [self::binary(), '--nodaemonize', '--allow-to-run-as-root', '--fpm-config', "$this->folder/fpm.conf"];
        foreach (['opcache.enable' => '1', 'opcache.preload_user' => $user, ...$ini] as $name => $value) {
            array_push($command, '-d', "$name=$value");
        }
        $this->process = proc_open($command, [['file', '/dev/null', 'r'], ['file', "$this->folder/out", 'w'], ['file', "$this->folder/out", 'a']], $pipes);
        for ($tries = 0; !file_exists("$this->folder/socket"); $tries++) {
            if ($tries > 500 || !proc_get_status($this->process)['running']) {
                throw new \RuntimeException("php-fpm did not start:\n" . $this->log());
            }
            usleep(20_000);
        }
    }

    /**
     * Sends a request to the quickstart.
     *
     * @param array<string, string> $environment
     * @return array{int, string} status and body
     */
    public function post(Delivery $delivery, array $environment): array
    {
        $client = proc_open(
            ['cgi-fcgi', '-bind', '-connect', "$this->folder/socket"],
            [['pipe', 'r'], ['pipe', 'w'], STDERR],
            $pipes,
            null,
            [
                'PATH' => (string) getenv('PATH'),
                'REQUEST_METHOD' => 'POST',
                'SCRIPT_FILENAME' => "$this->folder/quickstart.php",
                'CONTENT_TYPE' => 'application/json',
                'CONTENT_LENGTH' => (string) strlen($delivery->body),
                ...$delivery->serverVariables(),
                ...$environment,
            ],
        );
        fwrite($pipes[0], $delivery->body);
        fclose($pipes[0]);
        $answer = (string) stream_get_contents($pipes[1]);
        proc_close($client);
        [$head, $body] = explode("\r\n\r\n", $answer, 2) + [1 => ''];
        return [preg_match('/^Status: (\d+)/m', $head, $status) ? (int) $status[1] : 200, $body];
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
        foreach (['vendor/autoload.php', 'quickstart.php', 'fpm.conf', 'log', 'errors', 'out', 'socket'] as $name) {
            @unlink("$this->folder/$name");
        }
        rmdir("$this->folder/vendor");
        rmdir($this->folder);
    }

    private static function binary(): string
    {
        $binary = '/usr/sbin/php-fpm' . PHP_MAJOR_VERSION . '.' . PHP_MINOR_VERSION;
        return getenv('PHP_FPM') ?: $binary;
    }
}
