<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use Psr\Log\AbstractLogger;

/** A logger that has what it was told. */
final class Lines extends AbstractLogger
{
    /** @var list<string> each with its level in front */
    private array $lines = [];

    public function log($level, $message, array $context = []): void
    {
        $this->lines[] = "$level $message";
    }

    public function text(): string
    {
        return implode("\n", $this->lines);
    }
}
