<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use WxNotify\Ack;
use WxNotify\ErrorCode;

/**
 * Sees to it that a script which ends before there is an answer has not answered with success: PHP's status is 200 unless said
 * otherwise, after `exit`, a time limit, and, where it shows errors, after an uncaught exception too.
 *
 * @internal
 */
final class Guard
{
    private static ?self $last = null;
    private static bool $isRegistered = false;

    private readonly int|bool $status;
    private readonly int $level;
    private readonly ?self $outer;
    /** Whether a failure is told in XML. */
    public bool $isV2 = false;

    /** From now on until {@see answered()} the answer is a failure, and what is printed is no part of it. */
    public function __construct()
    {
        $this->outer = self::$last;
        self::$last = $this;
        if (self::isOnTheWeb()) {
            $this->status = http_response_code(500);
            $this->level = ob_get_level();
            ob_start();
            self::$isRegistered = self::$isRegistered || register_shutdown_function(self::shutDown(...)) === null;
        }
    }

    public function answered(): void
    {
        self::$last = $this->outer;
        if (isset($this->level)) {
            $this->clean();
            is_int($this->status) && http_response_code($this->status);
        }
    }

    /** A mistake in the program: where nobody catches it, or PHP shows it, it is no success. */
    public static function mistake(): void
    {
        if (self::isOnTheWeb() && http_response_code() === 200) {
            http_response_code(500);
        }
    }

    private static function shutDown(): void
    {
        if (self::$last !== null && !headers_sent()) {
            self::$last->clean();
            (self::$last->isV2 ? Ack::forErrorV2(ErrorCode::HANDLER_FAILED) : Ack::handlerFailed())->send();
        }
    }

    private function clean(): void
    {
        while (ob_get_level() > $this->level) {
            ob_end_clean();
        }
    }

    /** Servers that are programs themselves, such as Swoole, have their own responses. */
    private static function isOnTheWeb(): bool
    {
        return PHP_SAPI !== 'cli' && PHP_SAPI !== 'phpdbg' && !headers_sent();
    }
}
