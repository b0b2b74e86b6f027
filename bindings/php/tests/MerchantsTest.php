<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use PHPUnit\Framework\TestCase;
use WxNotify\CertificateFile;
use WxNotify\Delivery;
use WxNotify\ErrorCode;
use WxNotify\Inbox;
use WxNotify\Merchants;
use WxNotify\NotificationHandler;
use WxNotify\NotificationParser;
use WxNotify\Outcome;
use WxNotify\PlatformKeys;
use WxNotify\Request;
use WxNotify\ServedMerchant;
use WxNotify\Testing\Delivery as Sent;
use WxNotify\Testing\Platform;

/** Several merchants behind one endpoint: behind real sockets, and the registry by itself. */
final class MerchantsTest extends TestCase
{
    private const SUCCESS = [200, '{"code":"SUCCESS"}'];
    private const NOT_VERIFIED = [401, '{"code":"FAIL","message":"signature verification failed"}'];

    private static ?Platform $second = null;

    /** @var list<string> what the merchants' database was asked for */
    private array $asked = [];
    private ?\Throwable $fails = null;
    private float $now = 1000.0;
    private Lines $logger;

    protected function setUp(): void
    {
        $this->logger = new Lines();
    }

    /** @return array<string, Platform> the merchants' platforms */
    private static function platforms(): array
    {
        self::$second ??= new Platform(strangerPrivateKey: WeChatPay::own()->privateKeyPem, apiV3Key: 'abcdefghijklmnopqrstuvwxyz012345');
        return ['shop-a' => World::platform(), 'shop-b' => self::$second];
    }

    private function load(string $name): ?ServedMerchant
    {
        $this->asked[] = $name;
        if ($this->fails !== null) {
            throw $this->fails;
        }
        $platform = self::platforms()[$name] ?? null;
        return $platform === null ? null : new ServedMerchant($name, $platform->parser(), context: strtoupper($name));
    }

    private function merchants(mixed ...$options): Merchants
    {
        return new Merchants(...$options + ['load' => $this->load(...), 'logger' => $this->logger, 'clock' => fn (): float => $this->now]);
    }

    /** @return array<string, array<string, mixed>> as many.php loads them */
    private static function rows(): array
    {
        return array_map(static fn (Platform $platform): array => [
            'shop' => $platform->serial, 'certificate' => $platform->certificatePem, 'api_v3_keys' => [$platform->apiV3Key],
        ], self::platforms());
    }

    public function servers(): array
    {
        return ['plain PHP' => ['none'], 'PSR-15' => ['psr15'], 'php-fpm' => ['fpm']];
    }

    /** @dataProvider servers */
    public function testEachMerchantHasItsOwnKeysRowsAndContext(string $framework): void
    {
        $database = new Database('sqlite');
        $folder = sys_get_temp_dir() . '/wxnotify-' . bin2hex(random_bytes(6));
        mkdir($folder);
        file_put_contents("$folder/merchants", json_encode(self::rows()));
        $environment = [
            'FRAMEWORK' => $framework,
            'DATABASE' => substr($database->dsn(), strlen('sqlite:')),
            'MERCHANTS' => "$folder/merchants",
            'SEEN' => "$folder/seen",
        ];
        $server = $framework === 'fpm' ? new Fpm(['ffi.enable' => 'true']) : new Server(__DIR__ . '/many.php', $environment);
        $send = static function (string $name, Sent $sent) use ($server, $environment): array {
            if ($server instanceof Fpm) {
                $variables = ['REQUEST_URI' => "/notify/$name?x=/y", 'HTTP_HOST' => 'Pay.Example.com:8443'] + $environment;
                return $server->post($sent, $variables, __DIR__ . '/many.php');
            }
            [$status, , $body] = $server->send($sent, path: "/notify/$name?x=/y");
            return [$status, $body];
        };
        $seen = static fn (): array => file("$folder/seen", FILE_IGNORE_NEW_LINES);
        try {
            foreach (self::platforms() as $name => $platform) {
                $paid = World::paid('A1', $platform, id: 'EV-1'); // of each merchant the same
                $this->assertSame([self::SUCCESS, self::SUCCESS], [$send($name, $paid), $send($name, $paid)], $server->log());
                $this->assertSame(["SUCCESS $name", "DUPLICATE $name"], array_values(preg_grep("/^[A-Z]+ $name/", $seen())));
                $this->assertSame([], array_diff(["key $name", "expect $platform->serial", "paid $platform->serial"], $seen()));
            }
            $this->assertSame(['shop-a A1', 'shop-b A1'], $database->effects());

            // A's notification is not B's, and nobody's is told no more than that.
            $this->assertSame(self::NOT_VERIFIED, $send('shop-b', World::paid()));
            $this->assertStringContainsString('SERIAL_UNKNOWN shop-b', implode("\n", $seen()));
            $forged = World::paid(fault: 'forged');
            $this->assertSame([self::NOT_VERIFIED, self::NOT_VERIFIED], [$send('shop-a', $forged), $send('nobody', $forged)]);
            $this->assertContains('MERCHANT_UNKNOWN ', $seen());
            $bare = Sent::of([], $forged->body);
            $this->assertSame($send('shop-a', $bare), $send('nobody', $bare));
            $this->assertSame(400, $send('shop-a', $bare)[0]);
            $this->assertSame(401, $send('no%20name', $forged)[0]);

            foreach (['raises' => 'HANDLER_FAILED  thrown', 'hangs' => 'MERCHANT_UNKNOWN '] as $name => $said) {
                $this->assertSame($name === 'raises' ? 500 : 401, $send($name, World::paid())[0]);
                $this->assertSame($said, $seen()[count($seen()) - 1]);
            }
            $rows = $database->connect()->query('SELECT notification_key FROM wxnotify_inbox ORDER BY 1')->fetchAll(\PDO::FETCH_COLUMN);
            $this->assertSame(['shop-a/paid:A1', 'shop-b/paid:A1'], $rows);

            // An APIv3 key rotates in the middle of traffic: first there are both.
            $newKey = strrev(World::platform()->apiV3Key);
            $new = new Platform(privateKey: World::platform()->privateKeyPem, strangerPrivateKey: WeChatPay::own()->privateKeyPem,
                serial: World::platform()->serial, apiV3Key: $newKey);
            foreach ([[[World::platform()->apiV3Key], World::platform()], [[$newKey, World::platform()->apiV3Key], World::platform()],
                [[$newKey, World::platform()->apiV3Key], $new], [[$newKey], $new]] as $turn => [$keys, $platform]) {
                file_put_contents("$folder/merchants.new", json_encode(array_replace_recursive(self::rows(), ['shop-a' => ['api_v3_keys' => $keys]])));
                rename("$folder/merchants.new", "$folder/merchants");
                $this->assertSame(self::SUCCESS, $send('shop-a', World::paid("R$turn", $platform)));
            }
        } finally {
            unset($server, $send);
            exec('rm -r ' . escapeshellarg($folder));
        }
    }

    public function testWhatFindsTheMerchantHasTheRequestAndMayFailOrHang(): void
    {
        $outcomes = [];
        $known = new ServedMerchant('shop-a', World::platform()->parser());
        $handler = new NotificationHandler(
            fn (Request $request): mixed => match ($request->header('X_Shop')) {
                'raises' => throw new \DomainException('broken'),
                'hangs' => usleep(300_000) ?? $known,
                'an array' => ['name' => 'shop-a'],
                'nobody' => null,
                default => $known,
            },
            deadline: 0.2,
            observe: function (Outcome $outcome) use (&$outcomes): void {
                $outcomes[] = $outcome;
            },
            logger: $this->logger,
        );
        $handler->onPaid(fn () => null);
        $paid = World::paid();
        $send = function (string $name) use ($handler, $paid, &$outcomes): array {
            $status = $handler->handle('POST', ['X-Shop' => $name] + $paid->headers, $paid->body, '/notify')->status;
            return [$status, end($outcomes)->code, end($outcomes)->merchant];
        };
        $this->assertSame([200, 'SUCCESS', 'shop-a'], $send('shop-a'));
        $this->assertSame([500, ErrorCode::HANDLER_FAILED, null], $send('raises'));
        $this->assertInstanceOf(\DomainException::class, end($outcomes)->error->getPrevious());
        $this->assertSame([500, ErrorCode::HANDLER_FAILED, null], $send('an array'));
        $this->assertSame([401, ErrorCode::MERCHANT_UNKNOWN, null], $send('nobody'));
        $this->assertSame([500, ErrorCode::DEADLINE_EXCEEDED], array_slice($send('hangs'), 0, 2));
        $this->assertSame(['merchant', true], [end($outcomes)->error->getField(), end($outcomes)->late]);
        $this->assertMatchesRegularExpression('/the function that finds the merchant \w+ DomainException at MerchantsTest\.php:\d+/', $this->logger->text());
    }

    public function testOfSeveralMerchantsAnOrderCountsForTheOneThatIsNamed(): void
    {
        $weChatPay = new WeChatPay(World::platform());
        $order = '/v3/pay/transactions/out-trade-no/A1?mchid=' . World::MCHID;
        $paid = ['mchid' => World::MCHID, 'appid' => 'wx', 'out_trade_no' => 'A1', 'transaction_id' => '42', 'trade_state' => 'SUCCESS',
            'trade_type' => 'JSAPI', 'amount' => ['total' => 100, 'currency' => 'CNY']];
        $weChatPay->answers($order, 200, $paid);
        $served = array_map(fn (string $name) => new ServedMerchant($name, World::platform()->parser()), ['north' => 'north', 'south' => 'south']);
        $database = new Database('sqlite');
        $inbox = new Inbox($database->connect(...));
        $inbox->create($database->connect());
        $handler = new NotificationHandler(fn (Request $request) => $served[$request->header('shop')], $inbox, key: 'business');
        $handler->onPaid(function ($paid, Delivery $delivery): void {
            $delivery->connection->prepare('INSERT INTO effects VALUES (?)')->execute([$delivery->merchant->name]);
        });
        $reconcile = fn (?ServedMerchant $merchant) => $handler->reconcile($weChatPay->merchant(), outTradeNo: 'A1', served: $merchant)->code;
        $this->assertSame(['SUCCESS', 'DUPLICATE'], [$reconcile($served['north']), $reconcile($served['north'])]);
        foreach (['north', 'south'] as $name) {
            $sent = World::platform()->notification('TRANSACTION.SUCCESS', $paid);
            $this->assertSame(200, $handler->handle('POST', ['Shop' => $name] + $sent->headers, $sent->body)->status);
        }
        $this->assertSame(['north', 'south'], $database->effects());
        $this->assertSame('merchant', World::fails(ErrorCode::OPTION_INVALID, fn () => $reconcile(null))->getField());
    }

    public function testAnUnknownSerialIsToldToTheMerchantsOwnFile(): void
    {
        $folder = sys_get_temp_dir() . '/wxnotify-' . bin2hex(random_bytes(6));
        $served = [];
        foreach (self::platforms() as $name => $platform) {
            $served[$name] = new ServedMerchant($name, $platform->parser(), certificates: new CertificateFile("$folder-$name"));
        }
        $handler = new NotificationHandler(fn (Request $request) => $served['shop-b']);
        $paid = World::paid();
        $this->assertSame(401, $handler->handle('POST', $paid->headers, $paid->body)->status);
        $this->assertFileDoesNotExist("$folder-shop-a.wanted");
        $this->assertTrue(unlink("$folder-shop-b.wanted"));
    }

    public function testAWorkerFindsTheMerchantAndTriesAgainWhereItCannot(): void
    {
        $database = new Database('sqlite');
        $inbox = new Inbox($database->connect(...));
        $inbox->create($database->connect());
        $outcomes = [];
        $make = function () use ($inbox, &$outcomes): NotificationHandler {
            $observe = function (Outcome $outcome) use (&$outcomes): void {
                $outcomes[] = $outcome;
            };
            $by = $this->merchants()->by(fn (Request $request): string => basename($request->path));
            return (new NotificationHandler($by, $inbox, 'stored', observe: $observe))->onPaid(function ($paid, Delivery $delivery): void {
                $delivery->connection->prepare('INSERT INTO effects VALUES (?)')->execute([$delivery->merchant->context]);
            });
        };
        $handler = $make();
        foreach (self::platforms() as $name => $platform) {
            $paid = World::paid('A1', $platform, id: 'EV-1');
            foreach (['STORED', 'DUPLICATE'] as $code) {
                $this->assertSame(200, $handler->handle('POST', $paid->headers, $paid->body, "/notify/$name")->status);
                $this->assertSame([$code, $name], [end($outcomes)->code, end($outcomes)->merchant]);
            }
        }
        // In another process nothing is kept, and the merchants' database is down at first.
        $worker = $make();
        $this->fails = new \RuntimeException('the database is down');
        $this->assertTrue($worker->workOnce());
        $this->assertSame([ErrorCode::HANDLER_FAILED, 500, 1], [end($outcomes)->code, end($outcomes)->status, end($outcomes)->attempts]);
        $this->assertSame($this->fails, end($outcomes)->error->getPrevious());
        $this->fails = null;
        $database->connect()->exec('UPDATE wxnotify_inbox SET due_at = due_at - 10');
        $this->assertSame([true, true, false], [$worker->workOnce(), $worker->workOnce(), $worker->workOnce()]);
        $this->assertSame(['SHOP-A', 'SHOP-B'], $database->effects());
    }

    public function testWrongOptionsAreNamed(): void
    {
        $parser = World::platform()->parser();
        $chooser = fn (Request $request) => null;
        foreach ([
            'merchant' => fn () => new ServedMerchant('a/b', $parser),
            'api_v2_keys' => fn () => new NotificationHandler($chooser, apiV2Keys: ['1900007291' => World::API_V2_KEY]),
            'certificates' => fn () => new NotificationHandler($chooser, certificates: new CertificateFile('x')),
            'merchants' => fn () => new NotificationHandler($chooser, Inbox::sqlite(':memory:'), 'stored'),
            'max_age' => fn () => $this->merchants(maxAge: 0.0),
            'capacity' => fn () => $this->merchants(capacity: 0),
        ] as $field => $make) {
            $this->assertSame($field, World::fails(ErrorCode::OPTION_INVALID, $make)->getField());
        }
        $this->assertSame('api_v2_key', World::fails(ErrorCode::OPTION_INVALID, fn () => new ServedMerchant('a', $parser, ['19' => 'short']))->getField());
    }

    // The registry

    public function testAnOldOneIsLoadedAnewAndServesOnWhereThatFails(): void
    {
        $merchants = $this->merchants(maxAge: 300);
        $first = $merchants->get('shop-a');
        $this->now += 299;
        $this->assertSame([$first, 1], [$merchants->get('shop-a'), count($this->asked)]);
        $this->now += 1;
        $second = $merchants->get('shop-a');
        $this->assertNotSame($first, $second);
        $this->assertSame([$second, 2], [$merchants->get('shop-a'), count($this->asked)]);

        $this->fails = new \RuntimeException('down');
        $this->now += 300;
        $this->assertSame([$second, $second, 3], [$merchants->get('shop-a'), $merchants->get('shop-a'), count($this->asked)]);
        $this->assertMatchesRegularExpression('/^warning wxnotify: .*shop-a.*what was loaded before serves on/', $this->logger->text());
        $this->fails = null;
        $this->now += 10;
        $this->assertNotSame($second, $merchants->get('shop-a'));
        $this->assertCount(4, $this->asked);
    }

    public function testALoadThatFailsIsThrownAndNothingIsRemembered(): void
    {
        $merchants = $this->merchants();
        $this->fails = new \RuntimeException('down');
        foreach ([1, 2] as $_) {
            try {
                $merchants->get('shop-a');
                $this->fail('it was found');
            } catch (\RuntimeException $thrown) {
                $this->assertSame($this->fails, $thrown);
            }
        }
        $this->fails = null;
        $this->assertSame('shop-a', $merchants->get('shop-a')->name);
        $this->assertCount(3, $this->asked);
    }

    public function testNamesThatAreNobodysAreRememberedForAWhileAndBounded(): void
    {
        $merchants = $this->merchants();
        foreach ([1, 2, 3] as $_) {
            $this->assertNull($merchants->get('nobody'));
        }
        foreach (['', 'a/b', str_repeat('n', 65), str_repeat('n', 10_000_000), '商户'] as $name) {
            $this->assertNull($merchants->get($name));
        }
        $this->assertSame(['nobody'], $this->asked);
        $refused = 0;
        for ($number = 0; $number < 5000; $number++) {
            try {
                $this->assertNull($merchants->get("1900$number"));
            } catch (\WxNotify\HandlerException $busy) {
                $this->assertSame([ErrorCode::NOTIFICATION_BUSY, 'merchant', 503], [$busy->getErrorCode(), $busy->getField(), $busy->getAck()->status]);
                $refused++;
            }
        }
        $this->assertSame([1000, 4001], [count($this->asked), $refused]);
        $this->now += 10;
        $this->assertSame('shop-a', $merchants->get('shop-a')->name);
        $this->assertNull($merchants->get('nobody'));
        $this->assertCount(1002, $this->asked);
    }

    public function testNoMoreAreKeptThanThereIsCapacityFor(): void
    {
        $loaded = [];
        $merchants = $this->merchants(capacity: 2, load: function (string $name) use (&$loaded): ServedMerchant {
            $loaded[] = $name;
            return new ServedMerchant($name, World::platform()->parser());
        });
        foreach (['1', '2', '1', '3', '1', '2'] as $name) {
            $this->assertSame($name, $merchants->get($name)->name);
        }
        $this->assertSame(['1', '2', '3', '2'], $loaded);
    }

    public function testWhatIsForgottenIsLoadedAnewAndWhatIsNotKnownAnyMoreIsGone(): void
    {
        $isGone = false;
        $merchants = $this->merchants(load: function (string $name) use (&$isGone): ?ServedMerchant {
            return $isGone ? null : $this->load($name);
        });
        $first = $merchants->get('shop-a');
        $merchants->forget('shop-a');
        $this->assertNotSame($first, $merchants->get('shop-a'));
        $isGone = true;
        $this->now += 300;
        $this->assertNull($merchants->get('shop-a'));
        $this->assertStringContainsString('info wxnotify: the merchant "shop-a" is not known any more', $this->logger->text());
    }

    /** As coroutines do: one waits in the middle of a load. */
    public function testWhileOneLoadsTheOthersHaveTheOldOneAndWhatWasForgottenIsNotKept(): void
    {
        $merchants = $this->merchants(load: function (string $name): ?ServedMerchant {
            $loaded = $this->load($name);
            \Fiber::getCurrent() === null || \Fiber::suspend();
            return $loaded;
        });
        $old = $merchants->get('shop-a');
        $this->now += 300;
        $loading = new \Fiber(fn () => $merchants->get('shop-a'));
        $loading->start();
        $this->assertSame($old, $merchants->get('shop-a'));
        $loading->resume();
        $new = $loading->getReturn();
        $this->assertNotSame($old, $new);
        $this->assertSame([$new, 2], [$merchants->get('shop-a'), count($this->asked)]);

        $this->now += 300;
        foreach (['shop-a', 'shop-b'] as $name) {
            $loading = new \Fiber(fn () => $merchants->get($name));
            $loading->start();
            $merchants->forget($name);
            $loading->resume();
            $before = $loading->getReturn();
            $this->assertSame($name, $before->name);
            $this->assertNotSame($before, $merchants->get($name));
        }
    }

    public function testWhatIsLoadedHasTheNameThatWasAskedFor(): void
    {
        foreach ([new ServedMerchant('other', World::platform()->parser()), ['name' => 'shop-a'], false] as $loaded) {
            $error = World::fails(ErrorCode::OPTION_INVALID, fn () => $this->merchants(load: fn () => $loaded)->get('shop-a'));
            $this->assertSame('merchant', $error->getField());
        }
    }

    /** What README says of many: WXNOTIFY_MERCHANTS=10000, say. */
    public function testManyMerchantsTakeLittleMemory(): void
    {
        $many = (int) (getenv('WXNOTIFY_MERCHANTS') ?: 500);
        $keys = new PlatformKeys((string) World::platform()->certificatePem);
        $load = fn (string $name): ServedMerchant => new ServedMerchant($name, new NotificationParser($keys, World::platform()->apiV3Key));
        $merchants = $this->merchants(load: $load);
        $before = World::residentBytes();
        for ($number = 0; $number < $many; $number++) {
            $merchants->get("1900$number");
        }
        $each = (World::residentBytes() - $before) / $many;
        $handler = (new NotificationHandler($merchants->by(fn (Request $request) => basename($request->path))))->otherwise(fn () => null);
        $paid = World::paid();
        $began = hrtime(true);
        for ($number = 0; $number < $many; $number++) {
            $handler->handle('POST', $paid->headers, $paid->body, "/notify/1900$number");
        }
        fwrite(STDERR, sprintf("%d merchants: %.1f KiB and %.0f us a request each\n", $many, $each / 1024, (hrtime(true) - $began) / 1e3 / $many));
        $this->assertLessThan(32 << 10, $each);
    }
}
