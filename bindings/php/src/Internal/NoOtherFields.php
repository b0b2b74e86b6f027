<?php

declare(strict_types=1);

namespace WxNotify\Internal;

/**
 * Makes an error of a field's name that a class does not have, where PHP would only warn and give null.
 *
 * @internal
 */
trait NoOtherFields
{
    public function __get(string $name): never
    {
        throw new \Error(self::class . " has no field $name");
    }

    public function __set(string $name, mixed $value): never
    {
        throw new \Error(self::class . " has no field $name, and cannot be changed");
    }
}
