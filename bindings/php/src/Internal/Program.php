<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use Closure;
use WxNotify\Delivery;
use WxNotify\Merchants;
use WxNotify\Notification;
use WxNotify\ServedMerchant;
use WxNotify\WxNotifyException;

/**
 * The programs that receive and work on notifications, and the inbox's calls: they ask for the database, and for the merchant's code.
 *
 * @internal
 */
final class Program extends Steps
{
    private ?\Throwable $thrown = null;
    /** The notification that was received, or restored from what was stored. */
    public ?Notification $notification = null;
    /** Whose that is, where there are several merchants. */
    public ?ServedMerchant $served = null;
    /** How it asks WeChat Pay, where it does. */
    public ?Asking $asking = null;
    /** The state of the order that there was an event of. */
    public ?string $state = null;

    /**
     * @param Callbacks|null $callbacks the merchant's functions, where the program calls any
     * @param Closure(\stdClass, ?WxNotifyException): mixed|null $observe is told of what came to an end beside the program
     * @param Closure(\stdClass): mixed|null $renew prolongs a lease
     * @param Merchants|null $merchants where a worker finds whose a stored notification is
     */
    public function __construct(
        private readonly Session $session,
        private readonly ?Callbacks $callbacks = null,
        private readonly ?Closure $observe = null,
        private readonly ?Closure $renew = null,
        private readonly ?Merchants $merchants = null,
    ) {
    }

    /**
     * Runs it to its end.
     *
     * @param array<string, mixed> $request what begins it
     * @param ?string $plaintext of the notification that it is about, if it is about one
     * @return \stdClass its last step: `answer` or `value`
     * @throws WxNotifyException where that is `error`
     */
    public function run(#[\SensitiveParameter] array $request, #[\SensitiveParameter] ?string $plaintext = null): \stdClass
    {
        $step = $this->toEnd($request, $plaintext);
        return $step->step === 'error' ? throw $this->error($step) : $step;
    }

    /** The error of a step, if there is one, as an exception; with what was thrown last as the cause. */
    public function error(\stdClass $step): ?WxNotifyException
    {
        return $step->error === null ? null : WxNotifyException::ofStep($step, $this->thrown ?? $this->session->thrown);
    }

    protected function reply(\stdClass $step): array|string
    {
        switch ($step->step) {
            case 'begin':
                return $this->session->begin($step->wait_ms, $step->write);
            case 'run':
                return $this->session->run($step->statement);
            case 'commit':
                return $this->session->commit();
            case 'roll_back':
                return $this->session->rollBack();
            case 'callback':
                return $this->attempt(fn (): array => $this->callBack($step));
            case 'merchant':
                return $this->attempt(function () use ($step): array|string {
                    $this->served = $this->merchants->get($step->merchant);
                    return $this->served === null ? ['returned' => null] : 'done';
                });
            case 'key':
                return $this->attempt(fn (): array => $this->callbacks->key($this->notification, $this->served));
            case 'compare':
                return $this->attempt(fn (): string => $this->callbacks->compare($this->notification, $this->served));
            case 'fetch':
                $fetched = $this->asking->fetch($step);
                $this->thrown = $this->asking->thrown;
                return $fetched;
            case 'verify':
                return $this->asking->verify();
            case 'received':
                [$this->state, $this->notification] = [$step->state, Notification::fromJson($step->notification)];
                return 'done';
            case 'write_down':
                return ['text' => $this->notification->toJson()];
            case 'pause':
                usleep($step->ms * 1000);
                return 'done';
            case 'observe':
                ($this->observe)($step, $this->error($step));
                return 'done';
        }
        self::unknown($step);
    }

    /** @return array<string, mixed> */
    private function callBack(\stdClass $step): array
    {
        if ($step->notification !== null) {
            $this->notification = Notification::fromJson($step->notification);
        }
        $renew = $step->lease === null ? null : fn (): mixed => ($this->renew)($step->lease);
        return $this->session->lend(fn (?object $connection): array => $this->callbacks->call(
            $step->route,
            new Delivery($this->notification, $connection, $step->attempts, $renew, $step->kind, $this->served),
        ));
    }

    /**
     * What the merchant's code came to.
     *
     * @return array<string, mixed>|string
     */
    private function attempt(Closure $call): array|string
    {
        try {
            return $call();
        } catch (\Throwable $thrown) {
            $this->thrown = $thrown;
            return Callbacks::failure($thrown);
        }
    }

    protected function abandon(): void
    {
        $this->session->rollBack();
    }
}
