<?php

declare(strict_types=1);

namespace WxNotify;

use Psr\Log\LoggerInterface;
use WxNotify\Http\Client;
use WxNotify\Http\StreamClient;
use WxNotify\Internal\Asking;
use WxNotify\Internal\Core;
use WxNotify\Internal\Observer;
use WxNotify\Internal\Refreshing;
use WxNotify\Internal\Stopped;

/**
 * Keeps platform certificates (平台证书) fresh: downloads `GET /v3/certificates`, verifies the answer, and replaces the
 * {@see CertificateFile} that parsers are made of. A merchant who has WeChat Pay public keys alone needs none of it.
 *
 * It is for a process of its own: {@see run()} in a worker, or {@see refresh()} by cron. No request waits for it.
 *
 *     (new CertificateRefresher($merchant, $apiV3Key, new CertificateFile('certificates.json')))->run();
 */
final class CertificateRefresher
{
    /** How often a worker looks whether it is to stop, or a download is wanted. */
    private const LOOK_MS = 200;

    private readonly int $core;
    private readonly Observer $observer;
    private bool $isClosed = false;

    /**
     * @param Merchant $merchant who asks
     * @param string|ApiV3Key|array<string|ApiV3Key> $apiV3Keys the merchant's APIv3 keys, with which the answers are encrypted
     * @param CertificateFile $file what it writes; its public keys are trusted beside the certificates
     * @param string|null $path `/v3/certificates` unless given, and `/v3/global/certificates` abroad
     * @param float|null $interval how often it downloads, in seconds: less than 43,200 (12 hours, which is WeChat Pay's rule), and
     *     28,800 unless given; each time is up to a tenth earlier
     * @param Client|null $client what sends the requests: PHP's own streams, unless given
     * @param LoggerInterface|null $logger takes what it does; without it `error_log` takes all but `debug`
     * @param int|null $pauseMs how long its minute is, for tests alone
     * @throws ConfigurationException `OPTION_INVALID`, `API_V3_KEY_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`
     */
    public function __construct(
        Merchant $merchant,
        #[\SensitiveParameter] string|ApiV3Key|array $apiV3Keys,
        private readonly CertificateFile $file,
        ?string $path = null,
        ?float $interval = null,
        private readonly ?Client $client = null,
        ?LoggerInterface $logger = null,
        ?int $pauseMs = null,
    ) {
        $request = [
            'do' => 'refresher',
            'merchant' => $merchant->inJson(),
            'api_v3_keys' => array_map(static fn (ApiV3Key $key): array => $key->inJson(), ApiV3Key::list($apiV3Keys)),
            'public_keys' => $file->publicKeysInJson(),
            'path' => $path,
            'interval' => $interval,
            'keeps' => true,
            'pause_ms' => $pauseMs,
        ];
        $this->core = Core::ask($request)->value;
        $this->observer = new Observer(null, $logger);
    }

    /**
     * Downloads the certificates once, now: for cron, every few hours. Where that fails the file has what it had, and the log says why.
     *
     * @return bool whether they were downloaded, and are in the file
     * @throws WxNotifyException where it fails, and neither the file nor a public key is there to go on with: `REQUEST_FAILED`, and as
     *     {@see Certificates::parse()}
     */
    public function refresh(): bool
    {
        $this->file->isWanted(); // what was wanted so far comes now
        $refreshing = $this->refreshing(static fn (): ?int => null);
        $step = $refreshing->run('start', $this->core);
        if ($step->step === 'error') {
            throw WxNotifyException::ofStep($step, $refreshing->thrown());
        }
        return $refreshing->isKept;
    }

    /**
     * Downloads now, and again and again, until told to stop: the loop of a worker on the command line. A download that fails is
     * logged, and tried again after 1, 2, 4, ... minutes. A serial that is unknown ({@see CertificateFile::seen()}) brings the next one
     * forward, but to no more than one a minute.
     *
     * @param callable(): bool|null $stopped is asked several times a second whether to return; null for never. {@see shutdown()} ends it too
     * @throws WxNotifyException as {@see refresh()}, of the first download alone
     */
    public function run(?callable $stopped = null): void
    {
        try {
            $this->refresh();
            $step = $this->refreshing(fn (int $ms, bool $canBeHinted): ?int => $this->wait($ms, $canBeHinted, $stopped))->run('keep_fresh', $this->core);
            throw WxNotifyException::ofStep($step, null);
        } catch (Stopped) {
        }
    }

    /** Ends {@see run()}, once a download that is on its way has ended: for a signal's handler. */
    public function shutdown(): void
    {
        $this->isClosed = true;
    }

    /** @param \Closure(int, bool): (int|null) $wait */
    private function refreshing(\Closure $wait): Refreshing
    {
        return new Refreshing(new Asking($this->client ?? new StreamClient()), $this->file, $this->observer, $wait);
    }

    /** Waits; where a hint ended that, after how many milliseconds. */
    private function wait(int $ms, bool $canBeHinted, ?callable $stopped): ?int
    {
        $began = hrtime(true);
        while (true) {
            if ($this->isClosed || ($stopped !== null && $stopped())) {
                throw new Stopped();
            }
            $waited = intdiv(hrtime(true) - $began, 1_000_000);
            if ($canBeHinted && $this->file->isWanted()) {
                return $waited;
            }
            if ($waited >= $ms) {
                return null;
            }
            usleep(1000 * min(self::LOOK_MS, $ms - $waited));
        }
    }

    public function __destruct()
    {
        if (isset($this->core)) {
            Core::value('drop_refresher', refresher: $this->core);
        }
    }

    private function __clone()
    {
    }
}
