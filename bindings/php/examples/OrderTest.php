<?php

use PHPUnit\Framework\TestCase;
use WxNotify\{ContentMismatchException, ErrorCode, VerificationException};
use WxNotify\Testing\{Fault, Platform};

final class OrderTest extends TestCase
{
    public function testAPaymentIsForItsOrder(): void
    {
        $platform = new Platform();
        $paid = $platform->notification('TRANSACTION.SUCCESS', [
            'mchid' => '1900007291', 'out_trade_no' => 'A1', 'trade_state' => 'SUCCESS', 'amount' => ['total' => 100, 'currency' => 'CNY'],
        ]);
        $notification = $platform->parser()->parse($paid->headers, $paid->body);

        $notification->expectPaid(mchid: '1900007291', outTradeNo: 'A1', amountTotal: 100); // in 分
        $this->expectException(ContentMismatchException::class);
        $notification->expectPaid(mchid: '1900007291', outTradeNo: 'A1', amountTotal: 1);
    }

    public function testAForgedOneIsRefused(): void
    {
        $platform = new Platform();
        $forged = $platform->notification('TRANSACTION.SUCCESS', [], fault: Fault::FORGED);
        try {
            $platform->parser()->parse($forged->headers, $forged->body);
            $this->fail('it was accepted');
        } catch (VerificationException $error) {
            $this->assertSame(ErrorCode::SIGNATURE_INVALID, $error->getErrorCode());
            $this->assertSame(401, $error->getAck()->status);
        }
    }
}
