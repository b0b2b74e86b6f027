<?php

use PHPUnit\Framework\TestCase;
use WxNotify\Events\TransactionDirect;
use WxNotify\Inbox;
use WxNotify\Testing\Sample;
use WxNotify\Tests\WeChatPay;
use WxNotify\Tests\World;
// snippet: begin
use WxNotify\{Merchant, NotificationHandler, WxNotifyException};

/** By cron, every few minutes, with the orders that are open for longer than 5: what was paid goes to `onPaid`, once. */
function askFor(iterable $openOrders, NotificationHandler $handler, Merchant $merchant): void
{
    foreach ($openOrders as $number) {
        try {
            $told = $handler->reconcile($merchant, outTradeNo: $number);
            error_log("$number $told->state $told->code");
        } catch (WxNotifyException $error) {
            error_log("$number {$error->getMessage()}"); // the next time, perhaps
        }
    }
}
// snippet: end

/** What was paid, and never notified, counts. */
final class AskTest extends TestCase
{
    public function testOpenOrdersAreAskedForAndOneThatFailsStopsNone(): void
    {
        $weChatPay = new WeChatPay(World::platform());
        $paths = array_map(fn (string $number) => "/v3/pay/transactions/out-trade-no/$number?mchid=" . World::MCHID, ['A1', 'A2', 'A3']);
        $weChatPay->answers($paths[1], 500);
        $paid = ['mchid' => World::MCHID, 'out_trade_no' => 'A3', 'trade_state' => 'SUCCESS'];
        $weChatPay->answers($paths[2], 200, Sample::of('TRANSACTION.SUCCESS', $paid));
        $numbers = [];
        $file = sys_get_temp_dir() . '/wxnotify-' . bin2hex(random_bytes(6)) . '.db';
        $handler = new NotificationHandler(World::platform()->parser(), Inbox::sqlite($file), key: NotificationHandler::BUSINESS_KEY);
        $handler->onPaid(function (TransactionDirect $paid) use (&$numbers): void {
            $numbers[] = $paid->out_trade_no;
        });
        askFor(['A1', 'A2', 'A3'], $handler, $weChatPay->merchant());
        askFor(['A3'], $handler, $weChatPay->merchant());
        array_map(fn (string $suffix) => @unlink($file . $suffix), ['', '-wal', '-shm']);
        $this->assertSame([['A3'], 4], [$numbers, count($weChatPay->asked())]);
    }
}
