<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use Closure;
use WxNotify\CertificateFile;

/**
 * The programs that keep certificates fresh: they ask WeChat Pay, the file, and for time to pass.
 *
 * @internal
 */
final class Refreshing extends Steps
{
    /** Whether certificates were downloaded, and are in the file. */
    public bool $isKept = false;

    /** @param Closure(int, bool): (int|null) $wait waits for so many milliseconds; after how many a hint ended it, where one may */
    public function __construct(
        private readonly Asking $asking,
        private readonly CertificateFile $file,
        private readonly Observer $observer,
        private readonly Closure $wait,
    ) {
    }

    /** What the HTTP client threw. */
    public function thrown(): ?\Throwable
    {
        return $this->asking->thrown;
    }

    /** @return \stdClass the last step: `value` or `error` */
    public function run(string $do, int $refresher): \stdClass
    {
        return $this->toEnd(['do' => $do, 'refresher' => $refresher]);
    }

    protected function reply(\stdClass $step): array|string
    {
        switch ($step->step) {
            case 'fetch':
                return $this->asking->fetch($step);
            case 'read':
                return self::attempt(fn (): array|string => ($text = $this->file->read()) === null ? 'done' : ['text' => $text]);
            case 'keep':
                return self::attempt(function () use ($step): string {
                    $this->file->write($step->text);
                    $this->isKept = true;
                    return 'done';
                });
            case 'trust':
                return 'done'; // parsers have the keys of the file
            case 'log':
                $this->observer->log($step->level, $step->line);
                return 'done';
            case 'wait':
                $waited = ($this->wait)($step->ms, true);
                return $waited === null ? 'done' : ['hinted' => $waited];
            case 'pause':
                ($this->wait)($step->ms, false);
                return 'done';
        }
        self::unknown($step);
    }

    /** @return array<string, mixed>|string */
    private static function attempt(Closure $call): array|string
    {
        try {
            return $call();
        } catch (\Throwable $thrown) {
            return Asking::raised($thrown);
        }
    }
}
