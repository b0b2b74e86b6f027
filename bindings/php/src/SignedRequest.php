<?php

declare(strict_types=1);

namespace WxNotify;

/** A request that is ready to be sent to `https://api.mch.weixin.qq.com` (abroad `https://apihk.mch.weixin.qq.com`), with `Accept: application/json` and
 * `Authorization`. */
final class SignedRequest
{
    /** @internal */
    public function __construct(
        /** `GET`. */
        public readonly string $method,
        /** `/v3/certificates` or `/v3/global/certificates`, with its query: exactly what was signed. */
        public readonly string $path,
        /** The value of the `Authorization` header. It is good for one request within 5 minutes. */
        public readonly string $authorization,
    ) {
    }
}
