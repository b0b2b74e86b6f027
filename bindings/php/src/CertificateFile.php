<?php

declare(strict_types=1);

namespace WxNotify;

use WxNotify\Internal\Warnings;

/**
 * The file that platform certificates (平台证书) are kept in: a {@see CertificateRefresher} writes it, in a process of its own, and requests
 * make their parsers of it. It is replaced whole, so that nobody reads half of one.
 *
 * There is no secret in it; but who can write it, or its folder, decides whom the parsers trust.
 */
final class CertificateFile
{
    private readonly string $wanted;
    /** @var \WeakMap<NotificationParser, string> the parsers that were made of it, and of which version */
    private \WeakMap $parsers;

    /**
     * @param string $path where it is: outside of what the web server shows
     * @param array<string, string> $publicKeys WeChat Pay public keys (微信支付公钥) that the parsers are to have beside the certificates, in
     *     PEM by their id
     * @param string|null $wanted a file that is made where a notification has an unknown serial, and which brings the refresher's next
     *     download forward: `$path` with `.wanted` behind it, unless given. Requests and refresher both must be allowed to write in its
     *     folder; where they are different users, so that this is no folder for the certificates themselves, give another one
     */
    public function __construct(public readonly string $path, private readonly array $publicKeys = [], ?string $wanted = null)
    {
        $this->wanted = $wanted ?? "$path.wanted";
        $this->parsers = new \WeakMap();
    }

    /**
     * Makes a parser of the certificates, and the public keys. It is made in each request, or once in a process that goes on: a handler
     * that was given the file, or {@see update()}, replaces its keys when the file was.
     *
     * @param string|ApiV3Key|array<string|ApiV3Key> $apiV3Keys as {@see NotificationParser}, as the others
     * @throws ConfigurationException `OPTION_INVALID` with the field `file`, where there is none yet or it was not written by this library; and as
     *     {@see NotificationParser}
     */
    public function parser(
        #[\SensitiveParameter] string|ApiV3Key|array $apiV3Keys,
        ?int $clockTolerance = null,
        ?int $maxBodyBytes = null,
        bool $rejectExpiredCertificates = false,
    ): NotificationParser {
        $version = $this->version();
        $parser = new NotificationParser($this->platformKeys(), $apiV3Keys, $clockTolerance, $maxBodyBytes, $rejectExpiredCertificates);
        $this->parsers[$parser] = $version;
        return $parser;
    }

    /**
     * Replaces the keys of the parsers that were made of the file, if it was replaced since. It costs a look at the file's times. A
     * handler that was given the file does it before each request.
     *
     * @throws ConfigurationException as {@see parser()}; the parsers then have what they had
     */
    public function update(): void
    {
        $version = $this->version();
        foreach ($this->parsers as $parser => $made) {
            if ($made !== $version) {
                $parser->replacePlatformKeys($this->platformKeys());
                $this->parsers[$parser] = $version;
            }
        }
    }

    /**
     * Takes each error of {@see NotificationParser::parse()}: of a serial that is unknown the refresher is to hear. It costs a touch
     * of a file, and never waits. A handler that was given the file calls it.
     */
    public function seen(\Throwable $error): void
    {
        if ($error instanceof WxNotifyException && $error->getErrorCode() === ErrorCode::SERIAL_UNKNOWN) {
            // Where it cannot be made, the next download comes in its time.
            @touch($this->wanted);
        }
    }

    /**
     * Whether a serial was unknown since the last time. It is forgotten by that.
     *
     * @internal
     */
    public function isWanted(): bool
    {
        return @unlink($this->wanted);
    }

    /**
     * Its text, or null where there is none.
     *
     * @internal
     */
    public function read(): ?string
    {
        clearstatcache(true, $this->path);
        return file_exists($this->path) ? Warnings::thrown(fn (): string => (string) file_get_contents($this->path)) : null;
    }

    /**
     * Replaces it, whole or not at all. Who may read it is as the umask says: requests may be another user's.
     *
     * @internal
     */
    public function write(string $text): void
    {
        $new = "$this->path." . bin2hex(random_bytes(6));
        try {
            Warnings::thrown(function () use ($new, $text): void {
                $file = fopen($new, 'x');
                fwrite($file, $text);
                fsync($file);
                fclose($file);
                rename($new, $this->path);
            });
        } finally {
            @unlink($new);
        }
    }

    /**
     * The public keys, as the core takes them.
     *
     * @internal
     * @return list<array{id: string, pem: string}>
     */
    public function publicKeysInJson(): array
    {
        return array_map(
            static fn (string|int $id, string $pem): array => ['id' => (string) $id, 'pem' => $pem],
            array_keys($this->publicKeys),
            $this->publicKeys,
        );
    }

    private function platformKeys(): PlatformKeys
    {
        try {
            $text = $this->read();
            $held = $text === null ? [] : json_decode($text, true, flags: JSON_THROW_ON_ERROR);
        } catch (\ErrorException | \JsonException $error) {
            throw ConfigurationException::of('file', "$this->path cannot be read: {$error->getMessage()}");
        }
        if ($text === null && $this->publicKeys === []) {
            throw ConfigurationException::of('file', "$this->path is not there; run a CertificateRefresher, which writes it, before the first request");
        }
        $pems = is_array($held) ? array_column($held, 'pem') : [];
        if (!is_array($held) || count($pems) !== count($held) || array_filter($pems, is_string(...)) !== $pems) {
            throw ConfigurationException::of('file', "$this->path is not what a CertificateRefresher wrote");
        }
        return new PlatformKeys($pems, $this->publicKeys);
    }

    /** Another one for each file that was put there. */
    private function version(): string
    {
        clearstatcache(true, $this->path);
        $stat = @stat($this->path);
        return $stat === false ? '' : "$stat[ino] $stat[mtime] $stat[ctime] $stat[size]";
    }

    /** @return array<string, mixed> */
    public function __debugInfo(): array
    {
        return ['path' => $this->path, 'publicKeys' => array_keys($this->publicKeys)];
    }
}
