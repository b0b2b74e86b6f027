<?php

declare(strict_types=1);

namespace WxNotify\Tests;

use WxNotify\Merchant;
use WxNotify\Testing\Merchant as TestMerchant;
use WxNotify\Testing\Platform;

/** A pretend WeChat Pay behind a real socket: it serves certificates and queries. */
final class WeChatPay
{
    private static ?TestMerchant $merchant = null;

    public readonly string $url;
    private readonly Server $server;
    private readonly string $state;
    /** @var array<string, array{int, mixed}> */
    private array $answers = [];

    public function __construct(private Platform $platform)
    {
        $this->state = (string) tempnam(sys_get_temp_dir(), 'wxnotify');
        touch("$this->state.asked");
        $this->tell();
        $this->server = new Server(__DIR__ . '/wechat_pay.php', ['STATE' => $this->state]);
        $this->url = $this->server->url;
    }

    /** Who asks it. */
    public function merchant(?string $host = null): Merchant
    {
        return new Merchant(World::MCHID, self::own()->serial, self::own()->privateKeyPem, $host ?? $this->url);
    }

    /** From now on it signs with this platform's key, and lists its certificate. */
    public function has(Platform $platform): void
    {
        $this->platform = $platform;
        $this->tell();
    }

    /** From now on it answers this to who asks for a path; null for what it answers by itself. */
    public function answers(string $path, ?int $status, mixed $content = []): void
    {
        if ($status === null) {
            unset($this->answers[$path]);
        } else {
            $this->answers[$path] = [$status, $content];
        }
        $this->tell();
    }

    /** @return list<string> the paths that it was asked for */
    public function asked(): array
    {
        return file("$this->state.asked", FILE_IGNORE_NEW_LINES);
    }

    public function log(): string
    {
        return $this->server->log();
    }

    /** Of the merchant who asks, made once because keys take time. */
    public static function own(): TestMerchant
    {
        return self::$merchant ??= TestMerchant::make(World::MCHID);
    }

    private function tell(): void
    {
        $platform = ['privateKey' => $this->platform->privateKeyPem, 'serial' => $this->platform->serial, 'apiV3Key' => $this->platform->apiV3Key];
        $state = [
            // A stranger's key takes time, and nobody asks for its forgeries.
            'platform' => $platform + ['strangerPrivateKey' => self::own()->privateKeyPem],
            'mchid' => World::MCHID,
            'merchant_key' => openssl_pkey_get_details(openssl_pkey_get_private(self::own()->privateKeyPem))['key'],
            'answers' => $this->answers,
        ];
        file_put_contents("$this->state.new", json_encode($state, JSON_THROW_ON_ERROR));
        rename("$this->state.new", $this->state);
    }

    public function __destruct()
    {
        @unlink($this->state);
        @unlink("$this->state.asked");
    }
}
