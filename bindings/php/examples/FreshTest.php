<?php

use PHPUnit\Framework\TestCase;
use WxNotify\Testing\Sample;
use WxNotify\Tests\WeChatPay;
use WxNotify\Tests\World;
// snippet: begin
use WxNotify\{CertificateFile, CertificateRefresher, Inbox, Merchant, NotificationHandler};

/** The worker: one process, until it is told to stop. */
function keepFresh(Merchant $merchant, string $apiV3Key, CertificateFile $file): void
{
    $refresher = new CertificateRefresher($merchant, $apiV3Key, $file);
    pcntl_async_signals(true);
    pcntl_signal(SIGTERM, $refresher->shutdown(...));
    $refresher->run();
}

/** The endpoint: each request makes its parser of what the file has now. */
function endpoint(string $apiV3Key, CertificateFile $file, Inbox $inbox): NotificationHandler
{
    return new NotificationHandler($file->parser($apiV3Key), $inbox, key: NotificationHandler::BUSINESS_KEY, certificates: $file);
}
// snippet: end

/** One process writes the file, the other reads it. */
final class FreshTest extends TestCase
{
    public function testTheEndpointHasWhatTheWorkerDownloaded(): void
    {
        $weChatPay = new WeChatPay(World::platform());
        $file = new CertificateFile(sys_get_temp_dir() . '/wxnotify-' . bin2hex(random_bytes(6)) . '.json');
        $worker = pcntl_fork();
        if ($worker === 0) {
            keepFresh($weChatPay->merchant(), World::platform()->apiV3Key, $file);
            posix_kill(posix_getpid(), SIGKILL); // without PHPUnit's end, and the pretend one's
        }
        for ($tries = 0; !file_exists($file->path) && $tries < 500; $tries++) {
            usleep(20_000);
        }
        $paid = World::platform()->notification('TRANSACTION.SUCCESS', Sample::of('TRANSACTION.SUCCESS', ['out_trade_no' => 'A1']));
        $numbers = [];
        $handler = endpoint(World::platform()->apiV3Key, $file, Inbox::sqlite(':memory:'))->onPaid(function ($paid) use (&$numbers): void {
            $numbers[] = $paid->out_trade_no;
        });
        $this->assertSame(200, $handler->handle('POST', $paid->headers, $paid->body)->status);
        posix_kill($worker, SIGTERM);
        pcntl_waitpid($worker, $status);
        unlink($file->path);
        $this->assertSame(['A1'], $numbers);
    }
}
