<?php

declare(strict_types=1);

namespace WxNotify;

use FFI\CData;
use WxNotify\Internal\{Memory, Secret};

/** An APIv3 key (APIv3密钥) of a merchant, with a label by which a notification says that this one opened it. */
final class ApiV3Key
{
    private readonly Secret $key;

    /**
     * @param string $key the 32 bytes that were set on the merchant platform; looked at when a parser is made of it
     * @param string|null $label a name for it, such as a mchid, or null
     */
    public function __construct(#[\SensitiveParameter] string $key, public readonly ?string $label = null)
    {
        $this->key = new Secret($key);
    }

    /** @return array<string, mixed> without the key */
    public function __debugInfo(): array
    {
        return ['key' => '[redacted]', 'label' => $this->label];
    }

    /** @return never */
    public function __serialize(): array
    {
        throw new \LogicException('wxnotify: an APIv3 key is a secret, and is not serialized');
    }

    /**
     * One or more of them, however they were given.
     *
     * @internal
     * @param string|self|array<string|self> $keys
     * @return list<self>
     */
    public static function list(#[\SensitiveParameter] string|self|array $keys): array
    {
        $list = [];
        foreach (is_array($keys) ? $keys : [$keys] as $key) {
            $list[] = match (true) {
                $key instanceof self => $key,
                is_string($key) => new self($key),
                default => throw ArgumentException::of('api_v3_keys', 'an APIv3 key is ' . get_debug_type($key)
                    . '; give a string of 32 bytes, or an ApiV3Key'),
            };
        }
        return $list;
    }

    /**
     * An array of C's, and its length.
     *
     * @internal
     * @param string|self|array<string|self> $keys
     * @return array{CData, int}
     */
    public static function inC(Memory $memory, #[\SensitiveParameter] string|self|array $keys): array
    {
        $keys = self::list($keys);
        $array = $memory->array('wxn_api_v3_key', count($keys));
        foreach ($keys as $index => $key) {
            $array[$index]->size = \FFI::sizeof($array[$index]);
            $memory->text($array[$index]->key, $key->key->get());
            $memory->text($array[$index]->label, $key->label);
        }
        return [$array, count($keys)];
    }

    /**
     * As the core takes it.
     *
     * @internal
     * @return array{key: string, label: ?string}
     */
    public function inJson(): array
    {
        return ['key' => $this->key->get(), 'label' => $this->label];
    }
}
