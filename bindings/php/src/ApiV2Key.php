<?php

declare(strict_types=1);

namespace WxNotify;

use FFI\CData;
use WxNotify\Internal\{Memory, Secret};

/**
 * An APIv2 key (API密钥, APIv2密钥) of a merchant, with a label by which a notification says that this one opened it. It is another than
 * the APIv3 key, and neither is ever tried in the other's place.
 */
final class ApiV2Key
{
    private readonly Secret $key;

    /**
     * @param string $key the 32 characters that were set on the merchant platform; looked at when it is used
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
        throw new \LogicException('wxnotify: an APIv2 key is a secret, and is not serialized');
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
        // A loop, and not a function for each: a stack trace would show the key that it is handed.
        $list = [];
        foreach (is_array($keys) ? $keys : [$keys] as $key) {
            if (!is_string($key) && !$key instanceof self) {
                throw ArgumentException::of('api_v2_keys', 'an APIv2 key is ' . get_debug_type($key) . '; give a string of 32 characters, or '
                    . 'an ApiV2Key');
            }
            $list[] = is_string($key) ? new self($key) : $key;
        }
        return $list;
    }

    /**
     * An array of C's, and its length.
     *
     * @internal
     * @param list<self> $keys
     * @return array{CData, int}
     */
    public static function inC(Memory $memory, array $keys): array
    {
        $array = $memory->array('wxn_api_v2_key', count($keys));
        foreach ($keys as $index => $key) {
            $array[$index]->size = \FFI::sizeof($array[$index]);
            $memory->text($array[$index]->key, $key->key->get());
            $memory->text($array[$index]->label, $key->label);
        }
        return [$array, count($keys)];
    }
}
