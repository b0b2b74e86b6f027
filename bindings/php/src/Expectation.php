<?php

declare(strict_types=1);

namespace WxNotify;

use WxNotify\Internal\Core;
use WxNotify\Internal\NotGiven;

/**
 * What a notification must be, for the option `expect` of a {@see NotificationHandler}. {@see Notification} compares with the same by
 * `expectPaid`, `expectRefunded` and `expect`, which say what each field is.
 *
 * Arguments are left out or have a value: a null, say of an order that was not found, is refused when it comes to comparing, and so
 * is a value of another type. That is why their types are looked at then, and not by PHP, which would make `true` a 1.
 */
final class Expectation
{
    /** @param array<string, object>|string $inJson as the core has it */
    private function __construct(private readonly array|string $inJson)
    {
    }

    /**
     * The payment of an order: {@see Notification::expectPaid()}.
     *
     * @param string $mchid
     * @param string $outTradeNo
     * @param int $amountTotal
     * @param string $currency
     * @param string $subMchid
     */
    public static function paid(
        mixed $mchid,
        mixed $outTradeNo,
        mixed $amountTotal,
        mixed $currency = NotGiven::Value,
        mixed $subMchid = NotGiven::Value,
    ): self {
        return self::of('paid', [
            'mchid' => $mchid,
            'out_trade_no' => $outTradeNo,
            'amount_total' => $amountTotal,
            'currency' => $currency,
            'sub_mchid' => $subMchid,
        ]);
    }

    /**
     * A refund that succeeded: {@see Notification::expectRefunded()}.
     *
     * @param string $mchid
     * @param string $outRefundNo
     * @param int $amountRefund
     * @param string $currency
     * @param string $subMchid
     * @param string $outTradeNo
     */
    public static function refunded(
        mixed $mchid,
        mixed $outRefundNo,
        mixed $amountRefund,
        mixed $currency = NotGiven::Value,
        mixed $subMchid = NotGiven::Value,
        mixed $outTradeNo = NotGiven::Value,
    ): self {
        return self::of('refunded', [
            'mchid' => $mchid,
            'out_refund_no' => $outRefundNo,
            'amount_refund' => $amountRefund,
            'currency' => $currency,
            'sub_mchid' => $subMchid,
            'out_trade_no' => $outTradeNo,
        ]);
    }

    /**
     * Single fields, at least one: {@see Notification::expect()}. That it is a payment, and was paid, they do not say.
     *
     * @param string $eventType
     * @param string $kind
     * @param string $mchid
     * @param string $spMchid
     * @param string $subMchid
     * @param string $appid
     * @param string $subAppid
     * @param string $outTradeNo
     * @param string $outRefundNo
     * @param int $amountTotal
     * @param string $currency
     */
    public static function fields(
        mixed $eventType = NotGiven::Value,
        mixed $kind = NotGiven::Value,
        mixed $mchid = NotGiven::Value,
        mixed $spMchid = NotGiven::Value,
        mixed $subMchid = NotGiven::Value,
        mixed $appid = NotGiven::Value,
        mixed $subAppid = NotGiven::Value,
        mixed $outTradeNo = NotGiven::Value,
        mixed $outRefundNo = NotGiven::Value,
        mixed $amountTotal = NotGiven::Value,
        mixed $currency = NotGiven::Value,
    ): self {
        return self::of('fields', [
            'event_type' => $eventType,
            'kind' => $kind,
            'mchid' => $mchid,
            'sp_mchid' => $spMchid,
            'sub_mchid' => $subMchid,
            'appid' => $appid,
            'sub_appid' => $subAppid,
            'out_trade_no' => $outTradeNo,
            'out_refund_no' => $outRefundNo,
            'amount_total' => $amountTotal,
            'currency' => $currency,
        ]);
    }

    /** That this notification is not to be compared: for events that belong to no order. */
    public static function notCompared(): self
    {
        return new self('not_compared');
    }

    /**
     * Compares.
     *
     * @internal
     * @param mixed $expected an Expectation; anything else is what a function returned that found no order
     * @throws ContentMismatchException `CONTENT_MISMATCH`
     * @throws ConfigurationException `OPTION_INVALID`
     */
    public static function compare(Notification $notification, mixed $expected): void
    {
        Core::ask([
            'do' => 'compare',
            'event_type' => $notification->eventType,
            'kind' => $notification->kind,
            'plaintext' => $notification->plaintext,
            'expected' => $expected instanceof self ? $expected->inJson : null,
        ]);
    }

    /** @param array<string, mixed> $fields */
    private static function of(string $form, array $fields): self
    {
        $given = array_filter($fields, static fn (mixed $value): bool => $value !== NotGiven::Value);
        return new self([$form => (object) array_map(self::inJson(...), $given)]);
    }

    /** The value as JSON has it. Of what has none there only that it is neither a text nor a number. */
    private static function inJson(mixed $value): mixed
    {
        return match (true) {
            // In another encoding two numbers of orders could become one.
            is_string($value) => preg_match('//u', $value) ? $value : [],
            is_float($value) => is_finite($value) ? $value : [],
            is_scalar($value), $value === null => $value,
            default => [],
        };
    }
}
