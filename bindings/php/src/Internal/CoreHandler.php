<?php

declare(strict_types=1);

namespace WxNotify\Internal;

use WxNotify\ConfigurationException;

/**
 * The core's side of a handler. It goes by a database's dialect, which only a connection tells: until there is one, the settings
 * and routes are checked in another dialect, which makes no difference to them.
 *
 * @internal
 */
final class CoreHandler
{
    private ?int $number = null;
    /** @var list<array{route: string, custom: bool}> */
    private array $routes = [];

    /**
     * @param array<string, mixed> $settings
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public function __construct(private array $settings)
    {
        $this->make();
    }

    /** By which requests name it. */
    public function number(): int
    {
        return $this->number;
    }

    /** @throws ConfigurationException `OPTION_INVALID` for what is no route, and for one the second time */
    public function register(string $route, bool $custom): void
    {
        $registered = ['route' => $route, 'custom' => $custom];
        Core::value('register', ...$registered, handler: $this->number);
        $this->routes[] = $registered;
    }

    /** Goes by this dialect from now on. */
    public function speak(string $dialect): void
    {
        if ($this->settings['inbox']['dialect'] !== $dialect) {
            $this->settings['inbox']['dialect'] = $dialect;
            $this->make();
        }
    }

    private function make(): void
    {
        $number = Core::value('handler', ...$this->settings, routes: $this->routes);
        $this->drop();
        $this->number = $number;
    }

    private function drop(): void
    {
        if ($this->number !== null) {
            Core::value('drop_handler', handler: $this->number);
        }
    }

    public function __destruct()
    {
        $this->drop();
    }
}
