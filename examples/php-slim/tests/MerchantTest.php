<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;
use Shop\Orders;
use WxNotify\Testing\{Delivery, Fault, Platform};
use WxNotify\Tests\Server;

/** The merchant behind a real socket, and the pretend platform that sends to it. */
final class MerchantTest extends TestCase
{
    private const MCHID = '1900007291';
    private static Platform $platform;

    private string $folder;
    private Orders $orders;
    private Server $server;

    public static function setUpBeforeClass(): void
    {
        self::$platform = new Platform(publicKeyId: 'PUB_KEY_ID_0114232134912410000000000000');
    }

    protected function setUp(): void
    {
        // The example as a merchant has it, with what Composer would have put into vendor.
        $this->folder = sys_get_temp_dir() . '/php-slim-' . bin2hex(random_bytes(6));
        mkdir("$this->folder/vendor", recursive: true);
        exec('cp -r ' . escapeshellarg(__DIR__ . '/../public') . ' ' . escapeshellarg($this->folder));
        file_put_contents("$this->folder/vendor/autoload.php", '<?php require_once ' . var_export(__DIR__ . '/autoload.php', true) . ';');
        $this->server = new Server("$this->folder/public", [
            'WXPAY_MCHID' => self::MCHID,
            'WXPAY_PUBLIC_KEY_ID' => self::$platform->serial,
            'WXPAY_PUBLIC_KEY' => self::$platform->publicKeyPem,
            'WXPAY_API_V3_KEY' => self::$platform->apiV3Key,
        ]);
        $this->orders = new Orders(new PDO("sqlite:$this->folder/shop.db", options: [PDO::ATTR_TIMEOUT => 5]));
        $this->orders->place('A1', 100);
    }

    protected function tearDown(): void
    {
        unset($this->server, $this->orders);
        exec('rm -r ' . escapeshellarg($this->folder));
    }

    public function testAPaymentPaysItsOrderOnce(): void
    {
        $this->assertSame('waiting', $this->order('A1')->state);
        $paid = $this->payment();
        foreach ([1, 2, 3] as $_) {
            $this->assertSame([200, '{"code":"SUCCESS"}'], $this->send($paid), $this->server->log());
        }
        $this->assertSame('paid', $this->order('A1')->state);
    }

    public function testManyAtOnceCountOnce(): void
    {
        foreach ([[$this->payment(), 0], [$this->refund('R1', 10), 10]] as [$delivery, $refunded]) {
            $sockets = array_map(fn () => $this->server->begin($delivery), range(1, 8));
            $this->assertSame(array_fill(0, 8, 200), array_map(fn ($socket) => Server::answer($socket)[0], $sockets), $this->server->log());
            $this->assertSame(['paid', $refunded], [$this->order('A1')->state, $this->order('A1')->refunded]);
        }
    }

    public function testWhatThisTransactionHasPaidAlreadyIsASuccessAndByAnotherAnError(): void
    {
        // The merchant asked WeChat Pay, before it was told.
        $this->orders->pay('A1', '42');
        foreach (['EV-1', 'EV-2', 'EV-2'] as $id) {
            $this->assertSame([200, '{"code":"SUCCESS"}'], $this->send($this->payment(id: $id)), $this->server->log());
        }
        $this->assertSame(200, $this->send($this->refund('R1', 30))[0], $this->server->log());
        $this->assertSame(200, $this->send($this->payment(id: 'EV-3'))[0], $this->server->log());
        $this->assertSame(500, $this->send($this->payment(['transaction_id' => '43']))[0]);
        $this->assertStringContainsString('the order is in no state for this', $this->server->log());
        $this->assertSame(500, $this->send($this->payment(['transaction_id' => null]))[0]);
        $this->assertStringContainsString('the payment has no transaction_id', $this->server->log());
        $this->assertSame(['paid', 30], [$this->order('A1')->state, $this->order('A1')->refunded]);
    }

    /** @dataProvider wrong */
    public function testWhatIsWrongChangesNothingAndIsSeen(int $status, string $logged, array $payment, array $knobs = []): void
    {
        $this->assertSame($status, $this->send($this->payment($payment, ...$knobs))[0]);
        $this->assertStringContainsString("wxnotify: $logged", $this->server->log());
        $this->assertSame('waiting', $this->order('A1')->state);
    }

    public function wrong(): array
    {
        return [
            'an amount that is not the order\'s' => [500, 'CONTENT_MISMATCH: ', ['amount' => ['total' => 1, 'currency' => 'CNY']]],
            'a currency that is not the order\'s' => [500, 'CONTENT_MISMATCH: ', ['amount' => ['total' => 100, 'currency' => 'HKD']]],
            'one that is not paid' => [500, 'CONTENT_MISMATCH: ', ['trade_state' => 'NOTPAY']],
            'another merchant\'s' => [500, 'CONTENT_MISMATCH: ', ['mchid' => '1900000001']],
            'an order that there is not' => [500, 'HANDLER_FAILED: no such order', ['out_trade_no' => 'A2']],
            'forged' => [401, 'SIGNATURE_INVALID: ', [], ['fault' => Fault::FORGED]],
            'altered' => [401, 'SIGNATURE_INVALID: ', [], ['fault' => Fault::TAMPERED]],
            'old' => [401, 'TIMESTAMP_OUT_OF_RANGE: ', [], ['fault' => Fault::STALE]],
            'too long' => [413, 'BODY_TOO_LARGE: ', [], ['fault' => Fault::OVERSIZED]],
        ];
    }

    public function testWhatFailedCountsWhenItIsSentAgain(): void
    {
        $paid = $this->payment(['out_trade_no' => 'A2']);
        $this->assertSame(500, $this->send($paid)[0]);
        $this->orders->place('A2', 100);
        $this->assertSame(200, $this->send($paid)[0]);
        $this->assertSame('paid', $this->order('A2')->state);
    }

    public function testRefundsFollowTheirPaymentAndAddUp(): void
    {
        $first = $this->refund('R1', 30);
        $this->assertSame(500, $this->send($first)[0], 'it is not paid');
        $this->send($this->payment());
        foreach ([[$first, 200, 30], [$first, 200, 30], [$this->refund('R2', 70), 200, 100], [$this->refund('R3', 1), 500, 100]] as [$refund, $status, $sum]) {
            $this->assertSame($status, $this->send($refund)[0], $this->server->log());
            $this->assertSame(['paid', $sum], [$this->order('A1')->state, $this->order('A1')->refunded]);
        }
        $this->assertSame(500, $this->send($this->refund('R4', 1, '1900000001'))[0]);
        $this->assertStringContainsString('wxnotify: CONTENT_MISMATCH: ', $this->server->log());
    }

    public function testOtherEventsAreRefusedSoThatTheyAreSeen(): void
    {
        $this->assertSame(500, $this->send(self::$platform->notification('COMPLAINT.CREATE', ['complaint_id' => '1']))[0]);
        $this->assertStringContainsString('wxnotify: EVENT_UNHANDLED: ', $this->server->log());
    }

    private function payment(array $fields = [], mixed ...$knobs): Delivery
    {
        return self::$platform->notification('TRANSACTION.SUCCESS', $fields + [
            'mchid' => self::MCHID, 'appid' => 'wxd678efh567hg6787', 'out_trade_no' => 'A1', 'transaction_id' => '42',
            'trade_state' => 'SUCCESS',
            'amount' => ['total' => 100, 'currency' => 'CNY'],
        ], ...$knobs);
    }

    /** @return array{int, string} status and body */
    private function send(Delivery $delivery): array
    {
        [$status, , $body] = $this->server->send($delivery);
        return [$status, $body];
    }

    private function refund(string $number, int $amount, string $mchid = self::MCHID): Delivery
    {
        return self::$platform->notification('REFUND.SUCCESS', [
            'mchid' => $mchid, 'out_trade_no' => 'A1', 'transaction_id' => '42', 'out_refund_no' => $number, 'refund_id' => $number,
            'refund_status' => 'SUCCESS', 'user_received_account' => '支付用户零钱',
            'amount' => ['total' => 100, 'refund' => $amount, 'payer_total' => 100, 'payer_refund' => $amount],
        ]);
    }

    /** What the shop's own page would ask. */
    private function order(string $number): stdClass
    {
        return json_decode((string) file_get_contents("{$this->server->url}/orders/$number"));
    }
}
