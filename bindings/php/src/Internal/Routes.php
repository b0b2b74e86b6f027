<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use Closure;
use WxNotify\ConfigurationException;
use WxNotify\Delivery;
use WxNotify\ErrorCode;
use WxNotify\Events\Event;
use WxNotify\HandlerException;
use WxNotify\Notification;

/**
 * Which of the merchant's functions takes which notification.
 *
 * @internal
 */
final class Routes
{
    /** @var array<string, Closure(Delivery): mixed> by the name that the core has for the route */
    private array $functions = [];
    private ?Closure $otherwise = null;

    /** Registers a function of an event and a delivery. */
    public function addTyped(string $name, callable $function): void
    {
        $this->add($name, static fn (Delivery $delivery): mixed => $function($delivery->event(), $delivery));
    }

    /**
     * Registers a function for an event's class, an event type, or a kind.
     *
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function addNamed(string $route, callable $function): void
    {
        if (is_a($route, Event::class, true)) {
            $kind = array_search(ltrim($route, '\\'), EventClasses::BY_KIND, true);
            if ($kind === false) {
                throw ConfigurationException::of('route', "$route is the class of no kind; the classes right under WxNotify\\Events are");
            }
            $this->addTyped($kind, $function);
            return;
        }
        Core::value('check_route', route: $route);
        $this->add($route, $function(...));
    }

    /** Registers what takes all that no other route takes. */
    public function addOtherwise(callable $function): void
    {
        if ($this->otherwise !== null) {
            throw self::twice('otherwise');
        }
        $this->otherwise = $function(...);
    }

    /**
     * The function that takes a notification, and whether WeChat Pay asks for data by it, and so is to be answered each time.
     *
     * @return array{Closure(Delivery): mixed, bool}|null null where no route takes it
     */
    public function find(Notification $notification): ?array
    {
        $found = Core::value('route', event_type: $notification->eventType, kind: $notification->kind);
        foreach ($found->routes as $name) {
            if (isset($this->functions[$name])) {
                return [$this->functions[$name], $found->asks];
            }
        }
        return $this->otherwise === null ? null : [$this->otherwise, $found->asks];
    }

    /** The error of a notification that no route takes. */
    public static function unhandled(Notification $notification): HandlerException
    {
        return HandlerException::of(ErrorCode::EVENT_UNHANDLED, "no route takes $notification->eventType ($notification->kind); add "
            . "on('$notification->eventType', ...) or otherwise(...) to the handler, or let it acknowledge such by unhandled: 'acknowledge'");
    }

    private function add(string $name, Closure $function): void
    {
        if (isset($this->functions[$name])) {
            throw self::twice($name);
        }
        $this->functions[$name] = $function;
    }

    private static function twice(string $name): ConfigurationException
    {
        return ConfigurationException::of('route', "the route $name has a function already; register each once");
    }
}
