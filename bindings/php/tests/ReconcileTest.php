<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use GuzzleHttp\Client as Guzzle;
use Nyholm\Psr7\Factory\Psr17Factory;
use PHPUnit\Framework\TestCase;
use WxNotify\CertificateFile;
use WxNotify\Delivery;
use WxNotify\ErrorCode;
use WxNotify\Events\TransactionDirect;
use WxNotify\Events\TransactionPartner;
use WxNotify\Expectation;
use WxNotify\Http\Psr18Client;
use WxNotify\Inbox;
use WxNotify\Merchant;
use WxNotify\Notification;
use WxNotify\NotificationHandler;
use WxNotify\Outcome;
use WxNotify\Testing\Platform;

/** What never arrived: asked for over a real socket, and counted in a real database. */
final class ReconcileTest extends TestCase
{
    use Handles;

    private const ORDER = '/v3/pay/transactions/out-trade-no/A1?mchid=' . World::MCHID;
    private const REFUND = '/v3/refund/domestic/refunds/R1';
    private const PAID = [
        'mchid' => World::MCHID, 'appid' => 'wxd678efh567hg6787', 'out_trade_no' => 'A1', 'transaction_id' => '42', 'trade_state' => 'SUCCESS',
        'trade_type' => 'JSAPI', 'amount' => ['total' => 100, 'currency' => 'CNY'],
    ];
    private const REFUNDED = ['refund_id' => '50', 'out_refund_no' => 'R1', 'transaction_id' => '42', 'out_trade_no' => 'A1', 'status' => 'SUCCESS'];

    private static ?WeChatPay $weChatPay;

    private Merchant $merchant;

    public static function setUpBeforeClass(): void
    {
        self::$weChatPay = new WeChatPay(World::platform());
    }

    public static function tearDownAfterClass(): void
    {
        self::$weChatPay = null;
    }

    protected function setUp(): void
    {
        self::$weChatPay->has(World::platform());
        foreach ([self::ORDER, self::REFUND] as $path) {
            self::$weChatPay->answers($path, null);
        }
        $this->merchant = self::$weChatPay->merchant();
        $this->database = new Database('sqlite');
    }

    /** A handler that writes an effect for each payment and refund. */
    private function shop(mixed ...$options): NotificationHandler
    {
        $inbox = new Inbox($this->database->connect(...));
        $inbox->create($this->database->connect());
        $write = fn (Delivery $delivery, string $number) => $delivery->connection->prepare('INSERT INTO effects VALUES (?)')->execute([$number]);
        return $this->handler(...$options + ['inbox' => $inbox, 'key' => NotificationHandler::BUSINESS_KEY])
            ->onPaid(function (TransactionDirect $paid, Delivery $delivery) use ($write): void {
                $write($delivery, $paid->out_trade_no);
            })
            ->on(TransactionPartner::class, function (TransactionPartner $paid, Delivery $delivery) use ($write): void {
                $write($delivery, "$paid->sub_mchid $paid->out_trade_no");
            })
            ->on('REFUND.SUCCESS', function (Delivery $delivery) use ($write): void {
                $write($delivery, $delivery->notification->resource['out_refund_no']);
            });
    }

    private function notified(string $eventType, array $resource, string $id): int
    {
        return $this->send($this->shop, World::platform()->notification($eventType, $resource, id: $id))->status;
    }

    private NotificationHandler $shop;

    public function testAPaymentCountsOnceWhicheverComesFirst(): void
    {
        $shop = $this->shop = $this->shop();
        self::$weChatPay->answers(self::ORDER, 200, self::PAID);
        $told = $shop->reconcile($this->merchant, outTradeNo: 'A1');
        $this->assertSame(['SUCCESS', 'SUCCESS'], [$told->state, $told->code], self::$weChatPay->log());
        $this->assertSame('DUPLICATE', $shop->reconcile($this->merchant, outTradeNo: 'A1')->code);
        $this->assertSame(200, $this->notified('TRANSACTION.SUCCESS', self::PAID, 'EV-1'));
        $this->assertSame(['SUCCESS', 'DUPLICATE', 'DUPLICATE'], array_column($this->outcomes, 'code'));
        $this->assertSame('query:payment:42:SUCCESS', $this->outcomes[0]->notificationId);
        $this->assertSame(['A1'], $this->database->effects());

        $other = ['out_trade_no' => 'A2', 'transaction_id' => '43'] + self::PAID;
        $this->assertSame(200, $this->notified('TRANSACTION.SUCCESS', $other, 'EV-2'));
        self::$weChatPay->answers('/v3/pay/transactions/id/43?mchid=' . World::MCHID, 200, $other);
        $this->assertSame('DUPLICATE', $shop->reconcile($this->merchant, transactionId: '43')->code);
        $this->assertSame(['A1', 'A2'], $this->database->effects());
        $this->assertSame(0, $shop->shutdown(0), 'none is in flight');
    }

    public function testARefundToo(): void
    {
        $shop = $this->shop = $this->shop();
        self::$weChatPay->answers(self::REFUND, 200, ['status' => 'PROCESSING'] + self::REFUNDED);
        $told = $shop->reconcile($this->merchant, outRefundNo: 'R1');
        $this->assertSame(['PROCESSING', null], [$told->state, $told->code]);
        self::$weChatPay->answers(self::REFUND, 200, self::REFUNDED);
        $this->assertSame('SUCCESS', $shop->reconcile($this->merchant, outRefundNo: 'R1')->code);
        $notified = ['refund_status' => 'SUCCESS', 'mchid' => World::MCHID] + array_diff_key(self::REFUNDED, ['status' => 0]);
        $this->assertSame(200, $this->notified('REFUND.SUCCESS', $notified, 'EV-1'));
        $this->assertSame([['R1'], Outcome::DUPLICATE], [$this->database->effects(), $this->code()]);
    }

    public function testAPartnersPaymentToo(): void
    {
        $paid = ['sp_mchid' => World::MCHID, 'sub_mchid' => '1900000022'] + array_diff_key(self::PAID, ['mchid' => 0]);
        self::$weChatPay->answers('/v3/pay/partner/transactions/out-trade-no/A1?sp_mchid=' . World::MCHID . '&sub_mchid=1900000022', 200, $paid);
        $this->assertSame('SUCCESS', $this->shop()->reconcile($this->merchant, outTradeNo: 'A1', subMchid: '1900000022')->code);
        $this->assertSame(['1900000022 A1'], $this->database->effects());
    }

    public function testAnOrderThatIsNotPaidIsNoEvent(): void
    {
        $shop = $this->shop();
        self::$weChatPay->answers(self::ORDER, 200, ['trade_state' => 'NOTPAY'] + self::PAID);
        $this->assertSame('NOTPAY', $shop->reconcile($this->merchant, outTradeNo: 'A1')->state);
        self::$weChatPay->answers(self::ORDER, null);
        $this->assertSame('NOT_EXIST', $shop->reconcile($this->merchant, outTradeNo: 'A1')->state);
        $this->assertSame([[], []], [$this->database->effects(), $this->outcomes]);
    }

    public function testExpectSeesItAndFailuresAreThrown(): void
    {
        $expected = ['A1' => 100];
        $shop = $this->shop(expect: function (Notification $notification) use (&$expected): Expectation {
            $number = $notification->resource['out_trade_no'];
            $price = $expected[$number] ?? throw new \DomainException('no such order');
            return Expectation::paid(mchid: World::MCHID, outTradeNo: $number, amountTotal: $price);
        });
        $reconcile = fn () => $shop->reconcile($this->merchant, outTradeNo: 'A1');
        self::$weChatPay->answers(self::ORDER, 200, ['amount' => ['total' => 1, 'currency' => 'CNY']] + self::PAID);
        World::fails(ErrorCode::CONTENT_MISMATCH, $reconcile);
        self::$weChatPay->answers(self::ORDER, 200, self::PAID);
        $expected = [];
        $this->assertInstanceOf(\DomainException::class, World::fails(ErrorCode::HANDLER_FAILED, $reconcile)->getPrevious());
        $expected = ['A1' => 100];
        $this->assertSame('SUCCESS', $reconcile()->code);
        $this->assertSame(['A1'], $this->database->effects());
    }

    public function testWhatIsNotWeChatPaysWordIsRefused(): void
    {
        $folder = sys_get_temp_dir() . '/wxnotify-' . bin2hex(random_bytes(6));
        $file = new CertificateFile($folder, [World::other()->serial => World::other()->publicKeyPem], "$folder.wanted");
        $shop = $this->shop(certificates: $file);
        $reconcile = fn () => $shop->reconcile($this->merchant, outTradeNo: 'A1');
        self::$weChatPay->answers(self::ORDER, 200, ['out_trade_no' => 'A2'] + self::PAID);
        World::fails(ErrorCode::CONTENT_MISMATCH, $reconcile);
        self::$weChatPay->answers(self::ORDER, 200, self::PAID);
        self::$weChatPay->has(new Platform(serial: World::platform()->serial));
        World::fails(ErrorCode::SIGNATURE_INVALID, $reconcile);
        $this->assertFileDoesNotExist("$folder.wanted");
        self::$weChatPay->has(new Platform());
        World::fails(ErrorCode::SERIAL_UNKNOWN, $reconcile);
        $this->assertTrue(unlink("$folder.wanted"), 'the next download comes sooner');
        self::$weChatPay->answers(self::ORDER, 302);
        $this->assertStringContainsString('redirects nobody', World::fails(ErrorCode::REQUEST_FAILED, $reconcile)->getMessage());
        $nowhere = World::fails(ErrorCode::REQUEST_FAILED, fn () => $shop->reconcile(self::$weChatPay->merchant('http://127.0.0.1:1'), outTradeNo: 'A1'));
        $this->assertInstanceOf(\ErrorException::class, $nowhere->getPrevious());
        self::$weChatPay->answers(self::ORDER, 200, ['attach' => str_repeat('x', 4 << 20)] + self::PAID);
        World::fails(ErrorCode::BODY_TOO_LARGE, $reconcile);
        World::fails(ErrorCode::OPTION_INVALID, fn () => $shop->reconcile($this->merchant));
        World::fails(ErrorCode::OPTION_INVALID, fn () => $shop->reconcile($this->merchant, outTradeNo: 'A1', transactionId: '42'));
        $this->assertSame([[], 0], [$this->database->effects(), $shop->shutdown(0)]);
    }

    public function testAHandlerThatCountsByIdIsToldWhatToSet(): void
    {
        self::$weChatPay->answers(self::ORDER, 200, self::PAID);
        foreach ([
            'key' => fn () => $this->shop(key: null)->reconcile($this->merchant, outTradeNo: 'A1'),
            'inbox' => fn () => $this->shop(inbox: null)->reconcile($this->merchant, outTradeNo: 'A1'),
        ] as $field => $reconcile) {
            $this->assertSame($field, World::fails(ErrorCode::OPTION_INVALID, $reconcile)->getField());
        }
        $byId = $this->shop(key: fn (Notification $notification): string => $notification->id);
        $this->assertSame('key', World::fails(ErrorCode::OPTION_INVALID, fn () => $byId->reconcile($this->merchant, outTradeNo: 'A1'))->getField());
        $this->assertSame('key', World::fails(ErrorCode::OPTION_INVALID, fn () => $this->shop(key: 'busyness'))->getField());
        $own = $this->shop(key: fn (Notification $notification): string => 'paid:' . $notification->resource['transaction_id']);
        $this->assertSame('SUCCESS', $own->reconcile($this->merchant, outTradeNo: 'A1')->code);
    }

    public function testTheStoredModeStoresIt(): void
    {
        $shop = $this->shop = $this->shop(mode: 'stored');
        self::$weChatPay->answers(self::ORDER, 200, self::PAID);
        $this->assertSame('STORED', $shop->reconcile($this->merchant, outTradeNo: 'A1')->code);
        $this->assertSame(200, $this->notified('TRANSACTION.SUCCESS', self::PAID, 'EV-1'));
        $this->assertSame([true, false], [$shop->workOnce(), $shop->workOnce()]);
        $this->assertSame(['A1'], $this->database->effects());
    }

    public function testOverAClientOfYours(): void
    {
        self::$weChatPay->answers(self::ORDER, 200, self::PAID);
        $client = new Psr18Client(new Guzzle(['timeout' => 10]), new Psr17Factory());
        $this->assertSame('SUCCESS', $this->shop()->reconcile($this->merchant, outTradeNo: 'A1', client: $client)->code);
    }
}
