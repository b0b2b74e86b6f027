<?php

declare(strict_types=1);

namespace WxNotify;

use FFI\CData;
use WxNotify\Internal\Body;
use WxNotify\Internal\Headers;
use WxNotify\Internal\Memory;
use WxNotify\Internal\Native;

/** The platform's certificates: the request for them, and its answer. The HTTP is yours. */
final class Certificates
{
    /**
     * Signs a request for the platform certificates.
     *
     * @param string $mchid the merchant's number
     * @param string $merchantSerial the serial of the merchant's own API certificate in hex
     * @param string $merchantPrivateKey its private key in PEM (apiclient_key.pem). An SM2 key asks for the SM2 certificates
     * @param string|null $path `/v3/certificates`, unless given; `/v3/global/certificates` for merchants abroad, whose API is at
     *     `https://apihk.mch.weixin.qq.com`: their notifications are as others, under RSA keys alone
     * @param int|null $now seconds since the epoch; give it together with `$nonce`, or neither
     * @param string|null $nonce 1 to 32 letters and digits
     * @throws ConfigurationException `OPTION_INVALID` for a mchid that is not digits, a serial that is not hex or another path,
     *     `PEM_INVALID`, `KEY_UNSUPPORTED`
     */
    public static function request(
        string $mchid,
        string $merchantSerial,
        #[\SensitiveParameter] string $merchantPrivateKey,
        ?string $path = null,
        ?int $now = null,
        ?string $nonce = null,
    ): SignedRequest {
        $request = Native::get(
            'wxn_signed_request *',
            'wxn_certificates_request',
            $mchid,
            strlen($mchid),
            $merchantSerial,
            strlen($merchantSerial),
            $merchantPrivateKey,
            strlen($merchantPrivateKey),
            $path,
            strlen((string) $path),
            $now ?? Native::NOW_SYSTEM,
            $nonce,
            strlen((string) $nonce),
        );
        return Native::take($request, 'wxn_signed_request_free', static fn (CData $of): SignedRequest =>
            new SignedRequest(Native::text($of->method), Native::text($of->path), Native::text($of->authorization)));
    }

    /**
     * Checks and decrypts an answer.
     *
     * @param mixed $headers all headers of the response, as {@see NotificationParser::parse()} takes them
     * @param mixed $body its raw body, a string or a PSR-7 stream
     * @param string|ApiV3Key|array<string|ApiV3Key> $apiV3Keys as for a parser
     * @param PlatformKeys|null $knownKeys with what the answer is verified; without, the first time, it is the certificate inside
     *     the answer that the serial names, which nobody without an APIv3 key could have put there
     * @param int|null $now seconds since the epoch; the system clock unless given
     * @return list<Certificate>
     * @throws WxNotifyException as {@see NotificationParser::parse()}, and as {@see PlatformKeys} for a certificate in the answer
     */
    public static function parse(
        mixed $headers,
        mixed $body,
        #[\SensitiveParameter] string|ApiV3Key|array $apiV3Keys,
        ?PlatformKeys $knownKeys = null,
        ?int $now = null,
    ): array {
        $memory = new Memory();
        [$keys, $length] = ApiV3Key::inC($memory, $apiV3Keys);
        $given = new Headers($headers);
        $bytes = Body::bytes($body);
        $parse = static fn (?CData $known): CData => Native::get(
            'wxn_certificates *',
            'wxn_parse_certificates',
            $given->array($memory),
            $given->length(),
            $bytes,
            strlen($bytes),
            $keys,
            $length,
            $known,
            $now ?? Native::NOW_SYSTEM,
        );
        $certificates = $knownKeys === null ? $parse(null) : $knownKeys->inC($parse);
        return Native::take($certificates, 'wxn_certificates_free', static function (CData $of): array {
            $listed = [];
            for ($index = 0; $index < $of->len; $index++) {
                $each = $of->items[$index];
                $listed[] = new Certificate(
                    Native::text($each->serial),
                    Native::text($each->pem),
                    $each->not_before,
                    $each->not_after,
                    Native::text($each->effective_time),
                    Native::text($each->expire_time),
                );
            }
            return $listed;
        });
    }
}
