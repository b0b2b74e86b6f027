<?php

declare(strict_types=1);

namespace WxNotify;

use WxNotify\Internal\{Core, Secret};

/** A merchant who asks WeChat Pay's API. Nothing that prints it shows the key. */
final class Merchant
{
    private readonly Secret $privateKey;

    /**
     * @param string $mchid the merchant's number (商户号)
     * @param string $serial the serial of the merchant's own API certificate, in hex
     * @param string $privateKey the private key of that, in PEM (apiclient_key.pem)
     * @param string|null $host `https://api.mch.weixin.qq.com` unless given; merchants abroad give `https://apihk.mch.weixin.qq.com`
     * @throws ConfigurationException `OPTION_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`
     */
    public function __construct(
        public readonly string $mchid,
        private readonly string $serial,
        #[\SensitiveParameter] string $privateKey,
        private readonly ?string $host = null,
    ) {
        $this->privateKey = new Secret($privateKey);
        // What is signed now is not sent: it shows whether the key is good.
        $this->sign('GET', '/');
    }

    /**
     * Signs a request, for whatever else a merchant asks of the API. It is to be sent as it is, within 5 minutes.
     *
     * @param string $method such as `GET`
     * @param string $path with its query, percent-encoded: exactly what is sent
     * @param string $body JSON, or empty
     * @throws ConfigurationException `OPTION_INVALID` for a method or path that is none
     */
    public function sign(string $method, string $path, string $body = ''): ApiRequest
    {
        $asked = ['do' => 'sign', 'merchant' => $this->inJson(), 'method' => $method, 'path' => $path, 'body' => base64_encode($body)];
        return ApiRequest::of(Core::ask($asked)->value, $body);
    }

    /**
     * As the core takes it.
     *
     * @internal
     * @return array<string, ?string>
     */
    public function inJson(): array
    {
        return [
            'mchid' => $this->mchid,
            'serial' => $this->serial,
            'private_key' => $this->privateKey->get(),
            'host' => $this->host,
            'agent' => 'wxnotify-php/' . Library::VERSION,
        ];
    }

    /** @return array<string, ?string> without the key */
    public function __debugInfo(): array
    {
        return ['mchid' => $this->mchid, 'serial' => $this->serial, 'host' => $this->host, 'privateKey' => '[redacted]'];
    }

    /** @return never */
    public function __serialize(): array
    {
        throw new \LogicException('wxnotify: a merchant has a private key, and is not serialized');
    }
}
