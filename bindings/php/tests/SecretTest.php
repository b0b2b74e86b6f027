<?php

use PHPUnit\Framework\TestCase;
use WxNotify\{ApiV2Key, ApiV3Key, ArgumentException, NotificationHandler};
use WxNotify\Testing\Platform;

final class SecretTest extends TestCase
{
    private const KEY = 'SECRETSECRETSECRETSECRETSECRET12';

    public function testNothingShowsAKey(): void
    {
        foreach ([new ApiV3Key(self::KEY), new ApiV2Key(self::KEY, '1900000109')] as $key) {
            ob_start();
            var_dump($key, (array) $key);
            $shown = ob_get_clean() . print_r($key, true) . print_r((array) $key, true) . json_encode($key) . var_export($key, true);
            $this->assertStringNotContainsString(self::KEY, $shown, $key::class);
        }
    }

    public function testNoTraceShowsAKey(): void
    {
        try {
            new NotificationHandler((new Platform())->parser(), apiV2Keys: [self::KEY, 5]);
            $this->fail('a number was taken for a key');
        } catch (ArgumentException $error) {
            $shown = (string) $error;
            $trace = $error->getTrace();
            // Objects are left out: to print one that holds C's memory would follow its pointers.
            array_walk_recursive($trace, static function (mixed $value) use (&$shown): void {
                $shown .= is_string($value) ? $value : '';
            });
            $this->assertStringNotContainsString(self::KEY, $shown);
        }
    }

    public function testAKeyIsStillTheKey(): void
    {
        $platform = new Platform();
        $paid = $platform->notification('TRANSACTION.SUCCESS', ['out_trade_no' => 'A1']);
        $this->assertSame('A1', $platform->parser()->parse($paid->headers, $paid->body)->resource['out_trade_no']);
    }
}
