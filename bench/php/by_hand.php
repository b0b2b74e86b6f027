<?php

declare(strict_types=1);

// hand.php, with the key kept, as in a process that serves many requests.

require __DIR__ . '/contest.php';
require __DIR__ . '/hand.php';

final class Payer
{
    public function __construct(public readonly string $openid)
    {
    }
}

final class Amount
{
    public function __construct(
        public readonly int $total,
        public readonly int $payer_total,
        public readonly string $currency,
        public readonly string $payer_currency,
    ) {
    }
}

final class SceneInfo
{
    public function __construct(public readonly ?string $device_id = null)
    {
    }
}

final class Goods
{
    public function __construct(
        public readonly string $goods_id,
        public readonly int $quantity,
        public readonly int $unit_price,
        public readonly int $discount_amount,
        public readonly ?string $goods_remark = null,
    ) {
    }
}

final class Promotion
{
    /** @param list<Goods> $goods_detail */
    public function __construct(
        public readonly string $coupon_id,
        public readonly int $amount,
        public readonly array $goods_detail,
        public readonly ?string $name = null,
        public readonly ?string $scope = null,
        public readonly ?string $type = null,
        public readonly ?string $stock_id = null,
        public readonly ?int $wechatpay_contribute = null,
        public readonly ?int $merchant_contribute = null,
        public readonly ?int $other_contribute = null,
        public readonly ?string $currency = null,
    ) {
    }
}

final class Payment
{
    /** @param list<Promotion> $promotion_detail */
    public function __construct(
        public readonly string $mchid,
        public readonly string $appid,
        public readonly string $out_trade_no,
        public readonly string $transaction_id,
        public readonly string $trade_type,
        public readonly string $trade_state,
        public readonly string $trade_state_desc,
        public readonly string $bank_type,
        public readonly string $success_time,
        public readonly Payer $payer,
        public readonly Amount $amount,
        public readonly ?string $attach = null,
        public readonly ?SceneInfo $scene_info = null,
        public readonly array $promotion_detail = [],
    ) {
    }

    /** @param array<string, mixed> $of */
    public static function of(array $of): self
    {
        $promotions = [];
        foreach ($of['promotion_detail'] ?? [] as $promotion) {
            $goods = [];
            foreach ($promotion['goods_detail'] ?? [] as $each) {
                $goods[] = new Goods(...$each);
            }
            $promotions[] = new Promotion(...['goods_detail' => $goods] + $promotion);
        }
        return new self(...[
            'payer' => new Payer(...$of['payer']),
            'amount' => new Amount(...$of['amount']),
            'scene_info' => isset($of['scene_info']) ? new SceneInfo(...$of['scene_info']) : null,
            'promotion_detail' => $promotions,
        ] + $of);
    }
}

$keys = [text('public_key_id') => openssl_pkey_get_public(text('public_key.pem'))];
$apiV3Key = text('api_v3_key');
$parse = static fn (array $headers, string $body) => byHand($keys, $apiV3Key, $headers, $body);
$json = static fn (array $headers, string $body) => json_decode($parse($headers, $body), true, flags: JSON_THROW_ON_ERROR);
serve('ext-openssl, ' . OPENSSL_VERSION_TEXT, [
    'parse' => [$parse, plaintext(...)],
    'json' => [$json, resource(...)],
    'event' => [
        static fn (array $headers, string $body) => Payment::of($json($headers, $body)),
        static fn (Payment $payment) => ['event' => [
            'out_trade_no' => $payment->out_trade_no,
            'transaction_id' => $payment->transaction_id,
            'trade_state' => $payment->trade_state,
            'total' => $payment->amount->total,
            'openid' => $payment->payer->openid,
            'goods_id' => $payment->promotion_detail[0]->goods_detail[0]->goods_id,
        ]],
    ],
]);
