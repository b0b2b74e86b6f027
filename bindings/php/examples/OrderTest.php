<?php

use PHPUnit\Framework\TestCase;
use WxNotify\{ContentMismatchException, Delivery, ErrorCode, NotificationHandler, VerificationException};
use WxNotify\Events\TransactionDirect;
use WxNotify\Testing\{Fault, Platform, Sample};

final class OrderTest extends TestCase
{
    public function testAPaymentIsForItsOrder(): void
    {
        $platform = new Platform();
        $resource = Sample::of('TRANSACTION.SUCCESS', ['mchid' => '1900007291', 'out_trade_no' => 'A1', 'amount.total' => 100]);
        $paid = $platform->notification('TRANSACTION.SUCCESS', $resource);
        $notification = $platform->parser()->parse($paid->headers, $paid->body);

        $notification->expectPaid(mchid: '1900007291', outTradeNo: 'A1', amountTotal: 100); // in 分
        $this->expectException(ContentMismatchException::class);
        $notification->expectPaid(mchid: '1900007291', outTradeNo: 'A1', amountTotal: 1);
    }

    public function testAPaymentComesToItsFunction(): void
    {
        $platform = new Platform();
        $paid = $platform->notification('TRANSACTION.SUCCESS', Sample::of('TRANSACTION.SUCCESS', ['out_trade_no' => 'A1']));
        $handler = (new NotificationHandler($platform->parser()))->onPaid(function (TransactionDirect $paid, Delivery $delivery): void {
            $this->assertSame('A1', $paid->out_trade_no);
        });
        $this->assertSame(200, $handler->handle('POST', $paid->headers, $paid->body)->status);
    }

    public function testAForgedOneIsRefused(): void
    {
        $platform = new Platform();
        $forged = $platform->notification('TRANSACTION.SUCCESS', Sample::of('TRANSACTION.SUCCESS'), fault: Fault::FORGED);
        try {
            $platform->parser()->parse($forged->headers, $forged->body);
            $this->fail('it was accepted');
        } catch (VerificationException $error) {
            $this->assertSame(ErrorCode::SIGNATURE_INVALID, $error->getErrorCode());
            $this->assertSame(401, $error->getAck()->status);
        }
    }
}
