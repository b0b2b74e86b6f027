<?php

declare(strict_types=1);

namespace WxNotify;

use FFI\CData;
use WxNotify\Events\Event;
use WxNotify\Internal\EventClasses;
use WxNotify\Internal\Memory;
use WxNotify\Internal\Native;
use WxNotify\Internal\NotGiven;

/**
 * A notification whose signature was verified and whose resource was decrypted.
 *
 * It is genuine, and nothing more: before shipping goods compare it with the order ({@see expectPaid()}), and make sure that
 * a repeated one changes nothing. It holds no native memory: it may be kept, and serialized for a queue. `var_dump` and
 * `print_r` do not show the resource.
 */
final class Notification implements \JsonSerializable
{
    /** What the library writes between fields, and for one that is absent: bytes that no UTF-8 text has. */
    private const SEPARATOR = "\xFF";
    private const ABSENT = "\xFE";

    /**
     * The plaintext as arrays, made when it is first read. An integer beyond PHP's becomes a float, and `{}` an empty array: see
     * {@see resourceObject()}.
     *
     * @var array<mixed>
     */
    public readonly array $resource;

    private function __construct(
        /** The same in every repetition: what to count it once by. */
        public readonly string $id,
        /** When the platform made it, RFC 3339 with offset, or null. */
        public readonly ?string $createTime,
        /** Such as `TRANSACTION.SUCCESS`. */
        public readonly string $eventType,
        /** `encrypt-resource`. */
        public readonly string $resourceType,
        /** A few words for people, such as 支付成功, or null. */
        public readonly ?string $summary,
        /** What the resource was before encryption, such as `transaction`, or null. */
        public readonly ?string $originalType,
        /** The associated data of the encryption; empty where there was none. */
        public readonly string $associatedData,
        /** The decrypted resource, to the byte: a UTF-8 JSON object. */
        public readonly string $plaintext,
        /** The key that signed: a certificate's serial in upper-case hex without leading zeros, or a public key's id. */
        public readonly string $serial,
        /** `Wechatpay-Timestamp`: when it was signed, in seconds since the epoch. */
        public readonly int $timestamp,
        /** `Wechatpay-Nonce`. */
        public readonly string $nonce,
        /** `Request-ID`, which WeChat Pay's support asks for, or null. */
        public readonly ?string $requestId,
        /** The label of the APIv3 key that opened it, or null. */
        public readonly ?string $apiV3KeyLabel,
        /** What the resource is, one of {@see Kind}. */
        public readonly string $kind,
        /** When the certificate that signed expires, in seconds since the epoch. Null for a public key. */
        public readonly ?int $certificateExpiresAt,
    ) {
        unset($this->resource); // so that reading it asks __get
    }

    /** @internal */
    public function __get(string $name): mixed
    {
        if ($name !== 'resource') {
            throw new \Error(self::class . " has no field $name");
        }
        return $this->resource = json_decode($this->plaintext, true, flags: JSON_THROW_ON_ERROR);
    }

    /** @internal */
    public function __isset(string $name): bool
    {
        return $name === 'resource';
    }

    /**
     * @internal
     * @return array<string, mixed> all but the resource, which is the plaintext once more
     */
    public function __serialize(): array
    {
        return array_diff_key(get_object_vars($this), ['resource' => true]);
    }

    /**
     * @internal
     * @param array<string, mixed> $fields
     */
    public function __unserialize(array $fields): void
    {
        unset($fields['resource']); // an older version wrote it
        $this->__construct(...$fields);
    }

    /**
     * The plaintext as objects, in which `{}` and `[]` are told apart.
     *
     * @throws \JsonException where a name in it begins with NUL, which PHP's objects cannot have
     */
    public function resourceObject(): \stdClass
    {
        return json_decode($this->plaintext, false, flags: JSON_THROW_ON_ERROR);
    }

    /**
     * The resource as the class of its kind, which `instanceof` tells apart.
     *
     * @throws ContentMismatchException `EVENT_UNTYPED` where the resource does not have the type of its kind, naming the field, or
     *     where the kind is unknown. The notification is genuine, and `resource` there all the same
     */
    public function event(): Event
    {
        return $this->eventAs($this->kind);
    }

    /**
     * The resource as the class of a kind, which need not be its own: a deduction can be had as a payment.
     *
     * @internal
     * @throws ContentMismatchException `EVENT_UNTYPED`
     */
    public function eventAs(string $kind): Event
    {
        // A library of the system's that is newer than this package may know a kind that the package does not.
        $kind = array_key_exists($kind, EventClasses::BY_KIND) ? $kind : Kind::UNKNOWN;
        Native::call(
            'wxn_check_event',
            $this->eventType,
            strlen($this->eventType),
            $kind,
            strlen($kind),
            $this->plaintext,
            strlen($this->plaintext),
        );
        return EventClasses::BY_KIND[$kind]::read($this->resource);
    }

    /**
     * Whether this is the payment of the order: a payment's event and kind, its state is success, and all of these match. What ships
     * the goods should have asked this.
     *
     * A null is refused, as is a value of another type: what there is not is left out.
     *
     * @param string $mchid the merchant: `mchid`; of a partner's notification `sp_mchid`; of a combined payment `combine_mchid`
     * @param string $outTradeNo the merchant's order number; of a combined payment `combine_out_trade_no`
     * @param int $amountTotal the order's price in the currency's minor unit (分 for CNY); of a combined payment that of all its
     *     sub-orders
     * @param string $currency the currency: `CNY` unless given
     * @param string $subMchid the sub-merchant, of a partner's order always
     * @throws ContentMismatchException `CONTENT_MISMATCH` for the first thing that differs, naming the field, what was expected and
     *     what was found
     * @throws ConfigurationException `OPTION_INVALID` for an order that cannot be one: a null, an empty text, an amount below 1
     */
    public function expectPaid(
        mixed $mchid,
        mixed $outTradeNo,
        mixed $amountTotal,
        mixed $currency = NotGiven::Value,
        mixed $subMchid = NotGiven::Value,
    ): void {
        Expectation::compare($this, Expectation::paid($mchid, $outTradeNo, $amountTotal, $currency, $subMchid));
    }

    /**
     * Whether this is the refund: `REFUND.SUCCESS`, its state is success, and all of these match.
     *
     * @param string $mchid the merchant: `mchid`; of a partner's notification `sp_mchid`
     * @param string $outRefundNo the merchant's number of the refund
     * @param int $amountRefund what was refunded, in the currency's minor unit (分 for CNY): `amount.refund`
     * @param string $currency the currency: `CNY` unless given
     * @param string $subMchid the sub-merchant, of a partner's refund always
     * @param string $outTradeNo the number of the order that it refunds
     * @throws ContentMismatchException as {@see expectPaid()}
     * @throws ConfigurationException as {@see expectPaid()}
     */
    public function expectRefunded(
        mixed $mchid,
        mixed $outRefundNo,
        mixed $amountRefund,
        mixed $currency = NotGiven::Value,
        mixed $subMchid = NotGiven::Value,
        mixed $outTradeNo = NotGiven::Value,
    ): void {
        Expectation::compare($this, Expectation::refunded($mchid, $outRefundNo, $amountRefund, $currency, $subMchid, $outTradeNo));
    }

    /**
     * Compares single fields, by the notification's kind: those that are given, at least one. That it is a payment, and was paid, this
     * does not say: see {@see expectPaid()}. A null is refused.
     *
     * @param string $eventType the event type, such as `TRANSACTION.SUCCESS`
     * @param string $kind one of {@see Kind}
     * @param string $mchid the merchant: `mchid`; of a partner's notification `sp_mchid` or `sub_mchid`; of a combined payment
     *     `combine_mchid`
     * @param string $spMchid the service provider of a partner's notification
     * @param string $subMchid the sub-merchant of a partner's notification
     * @param string $appid the app: `appid`; of a partner's notification `sp_appid` or `sub_appid`; of a combined payment
     *     `combine_appid`
     * @param string $subAppid the sub-merchant's app
     * @param string $outTradeNo the merchant's order number; of a combined payment `combine_out_trade_no`
     * @param string $outRefundNo the merchant's number of the refund
     * @param int $amountTotal the amount in the currency's minor unit (分 for CNY), by the kind: `amount.total`, of a refund
     *     `amount.refund`, of a combined payment the sum of its sub-orders
     * @param string $currency the currency, such as `CNY`
     * @throws ContentMismatchException `CONTENT_MISMATCH` for the first field that differs, naming it, what was expected and what was
     *     found; a field that the kind does not have differs
     * @throws ConfigurationException `OPTION_INVALID` where there is nothing to compare, or a value is null or of another type
     */
    public function expect(
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
    ): void {
        Expectation::compare($this, Expectation::fields(
            $eventType,
            $kind,
            $mchid,
            $spMchid,
            $subMchid,
            $appid,
            $subAppid,
            $outTradeNo,
            $outRefundNo,
            $amountTotal,
            $currency,
        ));
    }

    /**
     * The whole notification as one JSON object on one line, the same bytes in every language. What is absent is null; `resource`
     * is the plaintext as it is, without white space between tokens.
     */
    public function toJson(): string
    {
        return $this->inC(static fn (CData $notification): string => Native::bytes('wxn_notification_to_json', $notification));
    }

    /** For `json_encode`: the value of {@see toJson()}; the bytes may differ. */
    public function jsonSerialize(): mixed
    {
        return json_decode($this->toJson(), false, flags: JSON_THROW_ON_ERROR);
    }

    /** @return array<string, mixed> the envelope, and of the resource only its length */
    public function __debugInfo(): array
    {
        return [
            'id' => $this->id,
            'eventType' => $this->eventType,
            'kind' => $this->kind,
            'serial' => $this->serial,
            'timestamp' => $this->timestamp,
            'plaintextBytes' => strlen($this->plaintext),
        ];
    }

    /**
     * Copies a notification of the library's, and frees it.
     *
     * @internal
     */
    public static function take(CData $notification): self
    {
        return Native::take($notification, 'wxn_notification_free', static fn (CData $of): self => new self(
            Native::text($of->id),
            Native::optionalText($of->create_time),
            Native::text($of->event_type),
            Native::text($of->resource_type),
            Native::optionalText($of->summary),
            Native::optionalText($of->original_type),
            Native::text($of->associated_data),
            Native::text($of->plaintext),
            Native::text($of->serial),
            $of->timestamp,
            Native::text($of->nonce),
            Native::optionalText($of->request_id),
            Native::optionalText($of->api_v3_key_label),
            Native::text($of->kind),
            Native::optionalNumber($of->certificate_expires_at),
        ));
    }

    /**
     * A notification as the library packs it.
     *
     * @internal
     */
    public static function unpack(string $packed): self
    {
        [
            $id, $createTime, $eventType, $resourceType, $summary, $originalType, $associatedData, $plaintext, $serial, $timestamp, $nonce,
            $requestId, $apiV3KeyLabel, $kind, $certificateExpiresAt,
        ] = explode(self::SEPARATOR, $packed);
        return new self(
            $id,
            $createTime === self::ABSENT ? null : $createTime,
            $eventType,
            $resourceType,
            $summary === self::ABSENT ? null : $summary,
            $originalType === self::ABSENT ? null : $originalType,
            $associatedData,
            $plaintext,
            $serial,
            (int) $timestamp,
            $nonce,
            $requestId === self::ABSENT ? null : $requestId,
            $apiV3KeyLabel === self::ABSENT ? null : $apiV3KeyLabel,
            $kind,
            $certificateExpiresAt === self::ABSENT ? null : (int) $certificateExpiresAt,
        );
    }

    /**
     * A notification as {@see toJson()} wrote it. Nothing is verified here: whoever can write where the text comes from could forge.
     *
     * @internal
     */
    public static function fromJson(string $json): self
    {
        return self::take(Native::get('wxn_notification *', 'wxn_notification_from_json', $json, strlen($json)));
    }

    /** Calls a function with the notification as the library has it, and frees that. */
    private function inC(callable $use): mixed
    {
        $memory = new Memory();
        $fields = $memory->struct('wxn_notification_fields');
        $memory->text($fields->id, $this->id);
        $memory->text($fields->create_time, $this->createTime);
        $memory->text($fields->event_type, $this->eventType);
        $memory->text($fields->resource_type, $this->resourceType);
        $memory->text($fields->summary, $this->summary);
        $memory->text($fields->original_type, $this->originalType);
        $memory->text($fields->associated_data, $this->associatedData);
        $memory->text($fields->plaintext, $this->plaintext);
        $memory->text($fields->serial, $this->serial);
        $fields->timestamp = $this->timestamp;
        $memory->text($fields->nonce, $this->nonce);
        $memory->text($fields->request_id, $this->requestId);
        $memory->text($fields->api_v3_key_label, $this->apiV3KeyLabel);
        $memory->text($fields->kind, $this->kind);
        $fields->certificate_expires_at = $memory->number($this->certificateExpiresAt);
        $restored = Native::get('wxn_notification *', 'wxn_notification_restore', \FFI::addr($fields));
        return Native::take($restored, 'wxn_notification_free', $use);
    }
}
