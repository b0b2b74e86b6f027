<?php

declare(strict_types=1);

namespace WxNotify;

use FFI\CData;
use WxNotify\Internal\{Memory, Secret};

/**
 * One merchant's APIv2 key (API密钥, APIv2密钥). It is tried for the notifications of that merchant alone. It is another than
 * the APIv3 key, and neither is ever tried in the other's place.
 */
final class ApiV2Key
{
    private readonly Secret $key;

    /**
     * @param string $key the 32 characters that were set on the merchant platform; looked at when it is used
     * @param string $mchId the merchant's number (商户号) as in the field `mch_id` of its notifications, digits: a notification has it as
     *     the label of the key that fitted
     */
    public function __construct(#[\SensitiveParameter] string $key, public readonly string $mchId)
    {
        $this->key = new Secret($key);
    }

    /** @return array<string, mixed> without the key */
    public function __debugInfo(): array
    {
        return ['key' => '[redacted]', 'mchId' => $this->mchId];
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
     * @param string|self|array<string|self|list<string>> $keys
     * @return list<self>
     */
    public static function list(#[\SensitiveParameter] mixed $keys): array
    {
        // A loop, and not a function for each: a stack trace would show the key that it is handed.
        $list = [];
        $given = is_array($keys) ? $keys : [$keys];
        foreach ($given as $mchId => $ofMerchant) {
            foreach (is_array($ofMerchant) ? $ofMerchant : [$ofMerchant] as $key) {
                $list[] = match (true) {
                    $key instanceof self => $key,
                    // One that names no merchant is the library's to refuse.
                    is_string($key) => new self($key, array_is_list($given) ? '' : (string) $mchId),
                    default => throw ArgumentException::of('api_v2_keys', 'an APIv2 key is ' . get_debug_type($key) . '; give it with its '
                        . 'merchant: [\'1900000109\' => $key]'),
                };
            }
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
            $memory->text($array[$index]->mch_id, $key->mchId);
        }
        return [$array, count($keys)];
    }
}
