<?php

use PHPUnit\Framework\TestCase;
use WxNotify\{Delivery, Inbox, Merchants, NotificationHandler, NotificationParser, PlatformKeys, Request, ServedMerchant};
use WxNotify\Events\TransactionDirect;
use WxNotify\Testing\{Platform, Sample};

/** Two merchants, each with an order of the same number. */
final class ManyTest extends TestCase
{
    public function testEachMerchantsOrderIsPaidOnce(): void
    {
        $file = sys_get_temp_dir() . '/wxnotify-' . bin2hex(random_bytes(6)) . '.db';
        $pdo = new PDO("sqlite:$file");
        $pdo->exec('CREATE TABLE merchants (name, key_id, public_key, api_v3_key)');
        $pdo->exec("CREATE TABLE orders (merchant, number, paid DEFAULT 0)");
        $platforms = ['north' => new Platform(publicKeyId: 'PUB_KEY_ID_01'), 'south' => new Platform(publicKeyId: 'PUB_KEY_ID_02')];
        foreach ($platforms as $name => $platform) {
            $pdo->prepare('INSERT INTO merchants VALUES (?, ?, ?, ?)')->execute([$name, $platform->serial, $platform->publicKeyPem, $platform->apiV3Key]);
            $pdo->prepare('INSERT INTO orders (merchant, number) VALUES (?, ?)')->execute([$name, 'A1']);
        }
        $inbox = Inbox::sqlite($file);

        // snippet: begin
        $load = function (string $name) use ($pdo): ?ServedMerchant {
            $found = $pdo->prepare('SELECT key_id, public_key, api_v3_key FROM merchants WHERE name = ?');
            $found->execute([$name]);
            [$keyId, $publicKey, $apiV3Key] = $found->fetch(PDO::FETCH_NUM) ?: [null, null, null];
            $parser = $keyId === null ? null : new NotificationParser(new PlatformKeys(publicKeys: [$keyId => $publicKey]), $apiV3Key);
            return $parser === null ? null : new ServedMerchant($name, $parser);
        };
        $merchants = (new Merchants($load))->by(fn (Request $request): string => basename($request->path)); // /wxpay/notify/NAME
        $handler = new NotificationHandler($merchants, $inbox);
        $handler->onPaid(function (TransactionDirect $paid, Delivery $delivery): void {
            $order = [$delivery->merchant->name, $paid->out_trade_no];
            $delivery->connection->prepare('UPDATE orders SET paid = paid + 1 WHERE merchant = ? AND number = ?')->execute($order);
        });
        // snippet: end

        foreach ($platforms as $name => $platform) {
            $paid = $platform->notification('TRANSACTION.SUCCESS', Sample::of('TRANSACTION.SUCCESS', ['out_trade_no' => 'A1']), id: 'EV-1');
            foreach ([1, 2] as $_) {
                $this->assertSame(200, $handler->handle('POST', $paid->headers, $paid->body, "/wxpay/notify/$name")->status);
            }
            $this->assertSame(401, $handler->handle('POST', $paid->headers, $paid->body, '/wxpay/notify/nobody')->status);
        }
        $this->assertEquals([1, 1], $pdo->query('SELECT paid FROM orders')->fetchAll(PDO::FETCH_COLUMN));
        array_map(fn (string $suffix) => @unlink($file . $suffix), ['', '-wal', '-shm']);
    }
}
