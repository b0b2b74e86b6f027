<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\Inbox;
use WxNotify\NotificationHandler;
use WxNotify\OpenTelemetry\Observer;

/** Metrics and spans, as OpenTelemetry's API is told of them. */
final class OpenTelemetryTest extends TestCase
{
    private Collected $collected;

    private function handler(?Inbox $looked = null, mixed ...$options): NotificationHandler
    {
        $this->collected = new Collected();
        $observer = new Observer($looked, $this->collected, $this->collected);
        return (new NotificationHandler(World::platform()->parser(), ...$options, observe: $observer))->onPaid(
            fn ($paid) => $paid->out_trade_no === 'BAD' ? throw new \DomainException('the secret word') : null,
        );
    }

    private static function send(NotificationHandler $handler, string $number, mixed ...$knobs): int
    {
        $paid = World::paid($number, ...$knobs);
        return $handler->handle('POST', $paid->headers, $paid->body)->status;
    }

    public function testOutcomesAreCountedByCodeAndTimed(): void
    {
        $handler = $this->handler();
        $this->assertSame([200, 401], [self::send($handler, 'A1'), self::send($handler, 'A2', fault: 'forged')]);
        [$one, $time, $other] = $this->collected->points;
        $this->assertSame(['wxnotify.deliveries', 1, ['code' => 'SUCCESS', 'event_type' => 'TRANSACTION.SUCCESS']], $one);
        $this->assertSame(['wxnotify.deliveries', 1, ['code' => 'SIGNATURE_INVALID']], $other);
        $this->assertSame(['wxnotify.delivery.duration', ['code' => 'SUCCESS']], [$time[0], $time[2]]);
        $this->assertTrue($time[1] > 0 && $time[1] < 5);
        $this->assertSame(['wxnotify.deliveries' => '{delivery}', 'wxnotify.delivery.duration' => 's'], $this->collected->units);
        $this->assertContains(4.5, $this->collected->advice['wxnotify.delivery.duration']['ExplicitBucketBoundaries']);
    }

    public function testEachDeliveryIsASpanWithoutSecrets(): void
    {
        $handler = $this->handler();
        $this->assertSame([200, 500], [self::send($handler, 'A1', id: 'EV-1'), self::send($handler, 'BAD')]);
        $this->assertSame(401, self::send($handler, 'A2', fault: 'forged'));
        [$good, $bad, $forged] = $this->collected->spans;
        $this->assertSame(['process TRANSACTION.SUCCESS', 4, 'Unset'], [$good['name'], $good['kind'], $good['status']]);
        $this->assertSame(['wechatpay', 200, 'EV-1'], [
            $good['attributes']['messaging.system'],
            $good['attributes']['http.response.status_code'],
            $good['attributes']['messaging.message.id'],
        ]);
        $this->assertArrayNotHasKey('error.type', $good['attributes']);
        $this->assertSame(['Error', 'HANDLER_FAILED', 'HANDLER_FAILED'], [$bad['status'], $bad['attributes']['error.type'], $bad['attributes']['wxnotify.code']]);
        $this->assertSame('process', $forged['name']);
        $took = $good['end'] - $good['start'];
        $this->assertTrue($took > 0 && $took < 5e9 && abs($good['end'] - microtime(true) * 1e9) < 60e9);
        $this->assertStringNotContainsString('secret word', json_encode($bad));
    }

    public function testTheInboxIsLookedAtWhenMetricsAreCollected(): void
    {
        $database = new Database('sqlite');
        $opened = 0;
        $inbox = new Inbox(function () use ($database, &$opened): \PDO {
            $opened++;
            return $database->connect();
        }, name: 'shop');
        $inbox->create($database->connect());
        $handler = $this->handler($inbox, inbox: $inbox, mode: 'stored');
        $this->assertSame([200, 200], [self::send($handler, 'A1'), self::send($handler, 'A2')]);
        $opened = 0;
        $gauges = $this->collected->collect();
        $this->assertSame(1, $opened, 'one look serves all');
        $this->assertSame(['inbox' => 'shop'], $gauges['wxnotify.inbox.waiting'][1]);
        $this->assertSame([2, 0, 0], [$gauges['wxnotify.inbox.waiting'][0], $gauges['wxnotify.inbox.in_work'][0], $gauges['wxnotify.inbox.dead'][0]]);
        $this->assertLessThanOrEqual(5, $gauges['wxnotify.inbox.oldest_waiting'][0]);
        $this->assertSame('s', $this->collected->units['wxnotify.inbox.oldest_waiting']);
    }

    /** What monitoring/ asks for is what there is, by the names that OpenTelemetry's exporter for Prometheus gives. */
    public function testTheDashboardAsksForNothingElse(): void
    {
        $inbox = new Inbox((new Database('sqlite'))->connect(...));
        $this->handler($inbox);
        $names = [];
        foreach ($this->collected->units as $name => $unit) {
            $names[] = strtr($name, '.', '_') . match (true) {
                $name === 'wxnotify.deliveries' => '_total',
                $unit === 's' => '_seconds',
                default => '',
            };
        }
        $asked = (string) file_get_contents(__DIR__ . '/../../../monitoring/grafana.json') . file_get_contents(__DIR__ . '/../../../monitoring/alerts.yml');
        preg_match_all('/\bwxnotify_\w+/', $asked, $found);
        $found = array_unique(array_map(fn (string $name) => preg_replace('/_(bucket|count|sum)$/', '', $name), $found[0]));
        $this->assertSame([], array_values(array_diff($found, $names)));
        $this->assertCount(6, $names);
    }
}
