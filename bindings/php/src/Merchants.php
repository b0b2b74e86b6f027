<?php

declare(strict_types=1);

namespace WxNotify;

use Closure;
use Psr\Log\LoggerInterface;
use WxNotify\Internal\Callbacks;
use WxNotify\Internal\Core;
use WxNotify\Internal\Observer;

/**
 * A registry of merchants, loaded one by one where they are asked for.
 *
 *     $merchants = new Merchants(fn (string $name): ?ServedMerchant => ...); // from your database, say
 *     $handler = new NotificationHandler($merchants->by(fn (Request $request): string => basename($request->path)));
 *
 * It keeps them for as long as the process has it. In php-fpm that is the request, which so loads its one merchant; in a worker, and in servers
 * such as Swoole, RoadRunner and Workerman, make one when the program starts. There a merchant serves for `maxAge` seconds as it
 * was loaded; who asks for it after that loads it anew, and where that fails it goes on serving, which is logged. At most `capacity` are kept;
 * the one that was not asked for for the longest time goes first.
 *
 * A name that is nobody's is remembered for ten seconds, and no more than 1,000 of them: where that many are, `NOTIFICATION_BUSY` is
 * thrown (503, and WeChat Pay sends again) instead of loading another new one. So names that somebody makes up cost a process at most
 * 1,000 loads in ten seconds.
 *
 * Where coroutines or fibers ask at once for a merchant that was never loaded, each loads it, and one is kept; of those that ask for an old
 * one, one loads it, and the others have the old one at once.
 */
final class Merchants
{
    private readonly Closure $load;
    private readonly \stdClass $rules;
    private readonly Observer $observer;
    private readonly Closure $clock;
    /** @var array<string, array{ServedMerchant, float}> each with when it is old, in milliseconds; the one asked for last is the last */
    private array $kept = [];
    /** @var array<string, float> nobody's names, each with when that is over, the first first */
    private array $unknown = [];
    /** @var array<string, object> what is loaded for the first time: what is forgotten meanwhile is not kept */
    private array $first = [];
    /** @var array<string, object> what is loaded anew */
    private array $anew = [];

    /**
     * @param callable(string): ?ServedMerchant $load gives the merchant of a name, or null where nobody is called so
     * @param float $maxAge in seconds: more than 0, and at most 86,400
     * @param int $capacity 1 to 1,000,000
     * @param LoggerInterface|null $logger takes what it does; without it `error_log` takes all but `debug`
     * @param (Closure(): float)|null $clock a monotonic one, in seconds, for tests
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function __construct(
        callable $load,
        float $maxAge = 300.0,
        int $capacity = 10_000,
        ?LoggerInterface $logger = null,
        ?Closure $clock = null,
    ) {
        $this->load = $load(...);
        $this->rules = Core::value('merchants', max_age: $maxAge, capacity: $capacity);
        $this->observer = new Observer(null, $logger);
        $this->clock = $clock ?? static fn (): float => hrtime(true) / 1e9;
    }

    /**
     * The merchant of this name, or null.
     *
     * @throws \Throwable what `load` throws
     * @throws HandlerException `NOTIFICATION_BUSY` where too many names are asked for that are nobody's
     * @throws ConfigurationException `OPTION_INVALID` where `load` gives what is no ServedMerchant of this name
     */
    public function get(string $name): ?ServedMerchant
    {
        if (isset($this->kept[$name])) {
            return $this->keptOrAnew($name);
        }
        if (!self::canBeAName($name)) {
            return null;
        }
        $this->forgetUnknown();
        if (isset($this->unknown[$name])) {
            return null;
        }
        if (count($this->unknown) + count($this->first) >= $this->rules->most_unknown) {
            throw WxNotifyException::ofStep((object) ['error' => $this->rules->busy], null);
        }
        $ticket = $this->first[$name] ??= new \stdClass();
        try {
            $loaded = $this->loaded($name);
        } catch (\Throwable $thrown) {
            $this->ends($this->first, $name, $ticket);
            throw $thrown;
        }
        if ($this->ends($this->first, $name, $ticket)) {
            $this->keep($name, $loaded);
        }
        return $loaded;
    }

    /**
     * What a handler takes: the merchants of this registry, each by the name that a function finds in a request.
     *
     * @param callable(Request): ?string $nameOf null, and what can be no name, is nobody's
     */
    public function by(callable $nameOf): MerchantsBy
    {
        return new MerchantsBy($this, $nameOf(...));
    }

    /** Has it loaded anew when it is asked for again: after a change that cannot wait for `maxAge`. */
    public function forget(string $name): void
    {
        unset($this->kept[$name], $this->unknown[$name], $this->first[$name], $this->anew[$name]);
    }

    private function keptOrAnew(string $name): ?ServedMerchant
    {
        [$merchant, $oldFrom] = $kept = $this->kept[$name];
        unset($this->kept[$name]); // so that it is the last
        $this->kept[$name] = $kept;
        if ($this->now() < $oldFrom || isset($this->anew[$name])) {
            return $merchant;
        }
        $ticket = $this->anew[$name] = new \stdClass();
        try {
            $loaded = $this->loaded($name);
            $failure = $loaded === null ? ['returned' => null] : null;
        } catch (\Throwable $thrown) {
            $failure = Callbacks::failure($thrown);
        }
        if (!$this->ends($this->anew, $name, $ticket)) {
            return isset($thrown) ? $merchant : $loaded;
        }
        if ($failure !== null) {
            ['level' => $level, 'line' => $line] = (array) Core::value('merchant_not_loaded', merchant: $name, reply: $failure);
            $this->observer->log($level, $line);
        }
        if (isset($thrown)) {
            $this->kept[$name] = [$merchant, $this->now() + $this->rules->retry_ms];
            return $merchant;
        }
        $this->keep($name, $loaded);
        return $loaded;
    }

    private function loaded(string $name): ?ServedMerchant
    {
        $loaded = ($this->load)($name);
        if ($loaded === null) {
            return null;
        }
        if (!$loaded instanceof ServedMerchant) {
            throw ConfigurationException::of('merchant', 'load returned ' . get_debug_type($loaded) . '; give a ServedMerchant, or null');
        }
        Core::value('check_merchant', merchant: $loaded->name, asked: $name);
        return $loaded;
    }

    private function keep(string $name, ?ServedMerchant $loaded): void
    {
        unset($this->kept[$name], $this->unknown[$name]);
        if ($loaded === null) {
            $this->unknown[$name] = $this->now() + $this->rules->unknown_ms;
            return;
        }
        $this->kept[$name] = [$loaded, $this->now() + $this->rules->max_age_ms];
        while (count($this->kept) > $this->rules->capacity) {
            unset($this->kept[array_key_first($this->kept)]);
        }
    }

    private function forgetUnknown(): void
    {
        $now = $this->now();
        foreach ($this->unknown as $name => $until) {
            if ($until > $now) {
                return;
            }
            unset($this->unknown[$name]);
        }
    }

    /**
     * Whether a load that ended is still the one that is waited for.
     *
     * @param array<string, object> $loads
     */
    private function ends(array &$loads, string $name, object $ticket): bool
    {
        $isIt = ($loads[$name] ?? null) === $ticket;
        if ($isIt) {
            unset($loads[$name]);
        }
        return $isIt;
    }

    /** @return float in milliseconds */
    private function now(): float
    {
        return 1000 * ($this->clock)();
    }

    private static function canBeAName(string $name): bool
    {
        if (strlen($name) > 64) {
            return false; // before it is put into JSON
        }
        $status = http_response_code();
        try {
            Core::value('check_merchant', merchant: $name);
            return true;
        } catch (ConfigurationException) {
            is_int($status) && !headers_sent() && http_response_code($status); // a stranger's mistake, and not the program's
            return false;
        }
    }
}
