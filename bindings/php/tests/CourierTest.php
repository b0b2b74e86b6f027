<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use Nyholm\Psr7\Factory\Psr17Factory;
use PHPUnit\Framework\TestCase;
use Symfony\Component\HttpFoundation\Request as SymfonyRequest;
use Symfony\Component\HttpFoundation\Response as SymfonyResponse;
use WxNotify\Delivery;
use WxNotify\ErrorCode;
use WxNotify\Events\TransactionDirect;
use WxNotify\Inbox;
use WxNotify\NotificationHandler;
use WxNotify\Outcome;
use WxNotify\Psr15Handler;
use WxNotify\Request;
use WxNotify\ServedMerchant;
use WxNotify\Testing\Attempt;
use WxNotify\Testing\Clock;
use WxNotify\Testing\Courier;
use WxNotify\Testing\Delivery as Sent;
use WxNotify\Testing\Fault;
use WxNotify\Testing\Sample;
use WxNotify\Testing\Schedule;

/** Notifications that come as WeChat Pay brings them, in virtual time. */
final class CourierTest extends TestCase
{
    use Handles;

    private Clock $clock;

    protected function setUp(): void
    {
        $this->clock = new Clock();
    }

    private function courier(NotificationHandler|callable $handler, Schedule|string $schedule = Schedule::Transaction, string $path = '/'): Courier
    {
        return new Courier(World::platform(), $handler, $this->clock, $schedule, $path);
    }

    /** @return array<string, mixed> */
    private static function payment(): array
    {
        return Sample::of('TRANSACTION.SUCCESS', ['out_trade_no' => 'A1']);
    }

    private static function answer(int $status): object
    {
        return new \Nyholm\Psr7\Response($status);
    }

    /** What is never taken comes after each of the official pauses, freshly signed, and is the same notification. */
    public function testWhatIsNeverTakenComesForADay(): void
    {
        $seen = ['what it is' => [], 'signature' => [], 'nonce' => [], 'ciphertext' => []];
        $began = $this->clock->now();
        $attempts = $this->courier(function (Sent $delivery) use (&$seen): object {
            $notification = World::platform()->parser()->parse($delivery->headers, $delivery->body, $this->clock->now());
            $this->assertSame($this->clock->now(), $notification->timestamp);
            $seen['what it is']["$notification->id $notification->createTime"] = true;
            $seen['signature'][$delivery->headers['Wechatpay-Signature']] = true;
            $seen['nonce'][$notification->nonce] = true;
            $seen['ciphertext'][json_decode($delivery->body)->resource->ciphertext] = true;
            return count($seen['signature']) === 1 ? throw new \LogicException() : self::answer(202);
        })->deliver('TRANSACTION.SUCCESS', '{}');

        [$minute, $hour] = [60, 3600];
        $want = $began;
        foreach ([0, 15, 15, 30, 3 * $minute, 10 * $minute, 20 * $minute, 30 * $minute, 30 * $minute, 30 * $minute, $hour,
            3 * $hour, 3 * $hour, 3 * $hour, 6 * $hour, 6 * $hour] as $index => $pause) {
            $want += $pause;
            $this->assertEquals(new Attempt($want, $index === 0 ? null : 202, ''), $attempts[$index]);
            $this->assertFalse($attempts[$index]->isTaken());
        }
        $this->assertCount(16, $attempts);
        $this->assertSame(['what it is' => 1, 'signature' => 16, 'nonce' => 16, 'ciphertext' => 16], array_map(count(...), $seen));
        $this->assertSame($began + 24 * $hour + 4 * $minute, $this->clock->now());
    }

    public function testTheDayCountsOnceByAnInbox(): void
    {
        $this->database = new Database('sqlite');
        $inbox = new Inbox($this->database->connect(...));
        $inbox->create($this->database->connect());
        $isBack = $this->clock->now() + 7 * 3600;
        $handler = $this->handler(inbox: $inbox, clock: $this->clock->now(...));
        $handler->onPaid(function (TransactionDirect $paid, Delivery $delivery) use ($isBack): void {
            $delivery->connection->prepare('INSERT INTO effects VALUES (?)')->execute([$paid->out_trade_no]);
            $this->clock->now() < $isBack && throw new \RuntimeException('the database is down');
        });
        $courier = $this->courier($handler);
        $attempts = $courier->deliver('TRANSACTION.SUCCESS', self::payment(), id: 'EV-1');
        $this->assertSame([13, 200], [count($attempts), end($attempts)->status]);
        $this->assertSame(['A1'], $this->database->effects());

        [$again] = $courier->deliver('TRANSACTION.SUCCESS', self::payment(), id: 'EV-1');
        $this->assertSame([200, '{"code":"SUCCESS"}', Outcome::DUPLICATE], [$again->status, $again->body, $this->code()]);
        $this->assertSame(['A1'], $this->database->effects());
    }

    /** A handler that goes by the system's clock refuses what comes more than five minutes after it. */
    public function testAHandlerWithoutTheClockRefusesWhatComesLater(): void
    {
        $attempts = $this->courier($this->handler(), Schedule::Payscore)->deliver('TRANSACTION.SUCCESS', '{}');
        $this->assertCount(10, $attempts);
        foreach ($attempts as $index => $attempt) {
            $isLater = $attempt->at - $attempts[0]->at > 300;
            $this->assertSame($isLater ? ErrorCode::TIMESTAMP_OUT_OF_RANGE : ErrorCode::EVENT_UNHANDLED, $this->outcomes[$index]->code);
        }
    }

    /** WeChat Pay repeats for 24 hours: what was done so long ago that no clock but this one says so is forgotten. */
    public function testAWorkerForgetsByTheClock(): void
    {
        $this->database = new Database('sqlite');
        $inbox = new Inbox($this->database->connect(...));
        $inbox->create($this->database->connect());
        $handler = $this->handler(inbox: $inbox, mode: 'stored', clock: $this->clock->now(...));
        $handler->onPaid(fn () => null);
        $this->courier($handler)->deliver('TRANSACTION.SUCCESS', self::payment());
        $work = function (int $turns) use ($handler): string {
            $handler->work(stopped: static function () use (&$turns): bool { return $turns-- === 0; }, pause: 0.0, purgeOlderThan: 90_000);
            return (string) $this->database->value('SELECT COUNT(*) FROM wxnotify_inbox');
        };
        $this->assertSame('1', $work(3));
        $this->database->connect()->exec('UPDATE wxnotify_inbox SET done_at = done_at - 100000');
        $this->assertSame('1', $work(3), 'it looked a moment ago');
        $this->clock->advance(86_400);
        $this->assertSame('0', $work(3));
    }

    /** @dataProvider applications */
    public function testAnApplicationOfAnyFrameworkIsBroughtTo(callable $application): void
    {
        $handler = $this->handler(clock: $this->clock->now(...))->onPaid(fn () => null);
        $this->clock->advance(86_400);
        [$attempt] = $this->courier($application($handler))->deliver('TRANSACTION.SUCCESS', self::payment());
        $this->assertSame([200, '{"code":"SUCCESS"}'], [$attempt->status, $attempt->body]);
    }

    public function applications(): array
    {
        $psr15 = static fn (object $requests): callable => static function (NotificationHandler $handler) use ($requests): callable {
            $application = new Psr15Handler($handler, new Psr17Factory());
            return static fn (Sent $delivery): object => $application->handle($delivery->request($requests, '/notify'));
        };
        return [
            'the handler' => [static fn (NotificationHandler $handler) => $handler],
            'PSR-15, Nyholm' => [$psr15(new Psr17Factory())],
            'PSR-15, Guzzle' => [$psr15(new \GuzzleHttp\Psr7\HttpFactory())],
            'PSR-15, Slim' => [$psr15(new \Slim\Psr7\Factory\ServerRequestFactory())],
            'Symfony' => [static fn (NotificationHandler $handler) => static function (Sent $delivery) use ($handler): SymfonyResponse {
                $request = SymfonyRequest::create('/notify', 'POST', server: $delivery->serverVariables(), content: $delivery->body);
                $answer = $handler->handle($request->getMethod(), $request->headers, $request->getContent(true));
                return new SymfonyResponse($answer->body, $answer->status, $answer->headers);
            }],
        ];
    }

    public function testThePathFindsTheMerchant(): void
    {
        $merchant = new ServedMerchant('one', World::platform()->parser());
        $choose = static fn (Request $request): ?ServedMerchant => $request->path === '/notify/one' ? $merchant : null;
        $handler = (new NotificationHandler($choose, clock: $this->clock->now(...)))->onPaid(fn () => null);
        foreach (['/notify/one' => 200, '/notify/two' => 401] as $path => $status) {
            [$attempt] = $this->courier($handler, Schedule::None, $path)->deliver('TRANSACTION.SUCCESS', self::payment());
            $this->assertSame($status, $attempt->status);
        }
    }

    /** What takes longer than WeChat Pay waits is no answer. */
    public function testAnAnswerThatComesTooLateIsNone(): void
    {
        $courier = $this->courier(static fn (): object => usleep(20_000) ?? self::answer(200), Schedule::None);
        $patience = new \ReflectionProperty($courier, 'patience');
        $this->assertSame(5.0, $patience->getValue($courier));
        $patience->setValue($courier, 0.01);
        $this->assertEquals([new Attempt($this->clock->now(), null, '')], $courier->deliver('TRANSACTION.SUCCESS', '{}'));
        $this->assertFalse((new Attempt(0, null, ''))->isTaken());
        $this->assertTrue((new Attempt(0, 204, ''))->isTaken());
    }

    /** With a fault each repetition has it. */
    public function testFaultsAreRepeated(): void
    {
        $courier = $this->courier($this->handler(clock: $this->clock->now(...)));
        foreach ([Fault::FORGED, Fault::NOT_JSON, Fault::STALE] as $fault) {
            $attempts = $courier->deliver('TRANSACTION.SUCCESS', '{}', fault: $fault);
            $this->assertCount(16, $attempts);
            foreach ($attempts as $attempt) {
                $this->assertSame(4, intdiv($attempt->status, 100), $fault);
            }
        }
    }

    public function testSchedulesAreTheOfficialOnes(): void
    {
        $lengths = array_map(static fn (Schedule $schedule): int => array_sum($schedule->pauses()), Schedule::cases());
        $this->assertSame([24 * 3600 + 240, 3 * 3600 + 240, 22 * 3600 + 52 * 60 + 30, 0], $lengths);
        $error = World::fails(ErrorCode::OPTION_INVALID, fn () => $this->courier($this->handler(), 'hourly'));
        $this->assertSame('schedule', $error->getField());
        $this->assertCount(66, $this->courier(static fn (): object => self::answer(500), 'transfer')->deliver('MCHTRANSFER.BILL.FINISHED', '{}'));
    }
}
