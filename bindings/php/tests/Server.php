<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use WxNotify\Testing\Delivery;

/** PHP's own server, behind a real socket. */
final class Server
{
    /** Such as `http://127.0.0.1:8080`. */
    public readonly string $url;
    private readonly string $address;
    private readonly string $log;
    /** @var resource */
    private $process;

    /**
     * @param string $what a script for every request, or a folder with an `index.php`
     * @param array<string, string> $environment
     * @param list<string> $arguments further ones of PHP's
     */
    public function __construct(string $what, array $environment, array $arguments = ['-d', 'ffi.enable=true', '-d', 'display_errors=1'])
    {
        $listener = stream_socket_server('tcp://127.0.0.1:0');
        $this->address = (string) stream_socket_get_name($listener, false);
        $this->url = "http://$this->address";
        fclose($listener);
        $this->log = (string) tempnam(sys_get_temp_dir(), 'wxnotify');
        $this->process = proc_open(
            // A group of its own, because the server leaves its workers behind.
            ['setsid', PHP_BINARY, ...$arguments, '-S', $this->address, ...(is_dir($what) ? ['-t', $what] : [$what])],
            [['file', '/dev/null', 'r'], ['file', $this->log, 'w'], ['file', $this->log, 'a']],
            $pipes,
            null,
            ['PATH' => (string) getenv('PATH'), 'PHP_CLI_SERVER_WORKERS' => '3', ...$environment],
        );
        for ($tries = 0; !($probe = @stream_socket_client("tcp://$this->address")); $tries++) {
            if ($tries > 500 || !proc_get_status($this->process)['running']) {
                throw new \RuntimeException("php -S did not start:\n" . $this->log());
            }
            usleep(20_000);
        }
        fclose($probe);
    }

    /**
     * Sends a request, and reads the answer.
     *
     * @return array{int, array<string, string>, string} status, headers in lower case, and body
     */
    public function send(Delivery $delivery, string $method = 'POST', string $path = '/notify'): array
    {
        return self::answer($this->begin($delivery, $method, $path));
    }

    /** Sends a request, and does not wait. */
    public function begin(Delivery $delivery, string $method = 'POST', string $path = '/notify'): mixed
    {
        $head = "$method $path HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n";
        foreach ($delivery->headers as $name => $value) {
            $head .= strcasecmp($name, 'Content-Type') === 0 ? '' : "$name: $value\r\n";
        }
        $socket = stream_socket_client("tcp://$this->address", timeout: 10);
        stream_set_timeout($socket, 20);
        fwrite($socket, $head . 'Content-Length: ' . strlen($delivery->body) . "\r\n\r\n$delivery->body");
        return $socket;
    }

    /**
     * Reads the answer of what was begun.
     *
     * @return array{int, array<string, string>, string}
     */
    public static function answer(mixed $socket): array
    {
        [$head, $body] = explode("\r\n\r\n", (string) stream_get_contents($socket), 2) + [1 => ''];
        $lines = explode("\r\n", $head);
        $headers = [];
        foreach (array_slice($lines, 1) as $line) {
            [$name, $value] = explode(': ', $line, 2);
            $headers[strtolower($name)] = $value;
        }
        return [(int) (explode(' ', $lines[0])[1] ?? 0), $headers, $body];
    }

    /** All that it wrote. */
    public function log(): string
    {
        return (string) file_get_contents($this->log);
    }

    public function __destruct()
    {
        posix_kill(-proc_get_status($this->process)['pid'], SIGKILL);
        proc_close($this->process);
        @unlink($this->log);
    }
}
