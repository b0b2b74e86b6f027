<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use Closure;
use WxNotify\Ack;
use WxNotify\ConfigurationException;
use WxNotify\ContentMismatchException;
use WxNotify\Delivery;
use WxNotify\Expectation;
use WxNotify\HandlerException;
use WxNotify\Notification;
use WxNotify\ServedMerchant;
use WxNotify\WxNotifyException;

/**
 * The merchant's functions, and what they came to in the core's words.
 *
 * @internal
 */
final class Callbacks
{
    /** @var array<string, Closure(Delivery): mixed> by the name that the core has for the route */
    private array $functions = [];
    /** @var array<string, bool> whether the function gets the event as its class, by the same name */
    private array $isTyped = [];

    public function __construct(private readonly ?Closure $key, private readonly ?Closure $expect)
    {
    }

    public function add(string $route, Closure $function, bool $isTyped): void
    {
        $this->functions[$route] = $function;
        $this->isTyped[$route] = $isTyped;
    }

    /**
     * The kind of an event's class.
     *
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public static function kindOf(string $class): string
    {
        return array_search(ltrim($class, '\\'), EventClasses::BY_KIND, true)
            ?: throw ConfigurationException::of('route', "$class is the class of no kind; the classes right under WxNotify\\Events are");
    }

    /** @return array<string, mixed> */
    public function call(string $route, Delivery $delivery): array
    {
        try {
            // Before the function is called, so that another may take what does not have its class.
            $this->isTyped[$route] && $delivery->event();
        } catch (ContentMismatchException $misfit) {
            return ['untyped' => $misfit->inJson()];
        }
        $returned = ($this->functions[$route])($delivery);
        return match (true) {
            $returned === null => ['returned' => null],
            $returned instanceof Ack => ['returned' => [
                'status' => $returned->status,
                'content_type' => $returned->contentType,
                'body' => $returned->body,
            ]],
            default => ['unusable' => get_debug_type($returned)],
        };
    }

    /** @return array<string, mixed> */
    public function key(Notification $notification, ?ServedMerchant $served): array
    {
        $key = ($this->key)(...self::arguments($notification, $served));
        // In another encoding two keys could become one.
        return is_string($key) && preg_match('//u', $key) ? ['text' => $key] : ['unusable' => get_debug_type($key)];
    }

    public function compare(Notification $notification, ?ServedMerchant $served): string
    {
        Expectation::compare($notification, ($this->expect)(...self::arguments($notification, $served)));
        return 'done';
    }

    /** @return array{0: Notification, 1?: ServedMerchant} PHP's own functions take no argument too many */
    private static function arguments(Notification $notification, ?ServedMerchant $served): array
    {
        return $served === null ? [$notification] : [$notification, $served];
    }

    /** @return array<string, mixed> */
    public static function failure(\Throwable $thrown): array
    {
        return match (true) {
            $thrown instanceof HandlerException && $thrown->isSaid() => ['said' => $thrown->getMessage()],
            $thrown instanceof WxNotifyException => ['refused' => $thrown->inJson()],
            default => ['raised' => Failure::ofCallback($thrown)],
        };
    }
}
