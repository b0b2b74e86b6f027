<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\Assert;
use WxNotify\ApiV2Key;
use WxNotify\Testing\Delivery;
use WxNotify\Testing\Platform;
use WxNotify\Testing\V2;
use WxNotify\WxNotifyException;

/** A platform, made once because keys take time, and a payment. */
final class World
{
    public const NOW = 1795000000;
    public const API_V2_KEY = '0123456789abcdefghijklmnopqrstuv';
    public const MCHID = '1900007291';
    public const PAYMENT = '{"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"A1","amount":{"total":100,"currency":"CNY"},"promotion_detail":[],"note":{}}';

    private static ?Platform $platform = null;
    private static ?Platform $other = null;

    public static function platform(): Platform
    {
        return self::$platform ??= new Platform();
    }

    /** Another platform, which a merchant of the first does not trust. */
    public static function other(): Platform
    {
        return self::$other ??= new Platform(publicKeyId: 'PUB_KEY_ID_0114232134912410000000000000', apiV3Key: self::platform()->apiV3Key);
    }

    public static function payment(?Platform $platform = null, mixed ...$knobs): Delivery
    {
        return ($platform ?? self::platform())->notification('TRANSACTION.SUCCESS', self::PAYMENT, ...['now' => self::NOW, ...$knobs]);
    }

    /** A payment as its type has it, signed now. */
    public static function paid(string $number = 'A1', ?Platform $platform = null, mixed ...$knobs): Delivery
    {
        return ($platform ?? self::platform())->notification('TRANSACTION.SUCCESS', [
            'mchid' => '1900007291', 'appid' => 'wxd678efh567hg6787', 'out_trade_no' => $number, 'trade_state' => 'SUCCESS',
            'amount' => ['total' => 100, 'currency' => 'CNY'],
        ], ...$knobs);
    }

    /** A payment of APIv2's. */
    public static function paidV2(string $number = 'A1', string $key = self::API_V2_KEY): Delivery
    {
        return V2::notification([
            'appid' => 'wxd678efh567hg6787', 'mch_id' => '1900007291', 'result_code' => 'SUCCESS', 'out_trade_no' => $number, 'transaction_id' => "42$number",
            'total_fee' => 100,
        ], $key);
    }

    /** The key that opens those of APIv2's, or another of the same merchant's. */
    public static function apiV2Key(string $key = self::API_V2_KEY): ApiV2Key
    {
        return new ApiV2Key($key, self::MCHID);
    }

    /** Asserts that a call fails with this code, and returns its error. */
    public static function fails(string $code, callable $call): WxNotifyException
    {
        try {
            $call();
        } catch (WxNotifyException $error) {
            Assert::assertSame($code, $error->getErrorCode(), $error->getMessage());
            return $error;
        }
        Assert::fail("it did not fail with $code");
    }

    public static function residentBytes(): int
    {
        return (int) explode(' ', (string) file_get_contents('/proc/self/statm'))[1] * 4096;
    }
}
