<?php

declare(strict_types=1);

namespace WxNotify\Testing;

use FFI\CData;
use WxNotify\ErrorCode;
use WxNotify\Internal\Native;
use WxNotify\Internal\TestingNative;

/** The ways for a notification to be wrong, for tests only. */
final class Fault
{
    /** Was signed too long ago. */
    public const STALE = 'stale';
    /** Was signed too far ahead of the clock. */
    public const FUTURE = 'future';
    /** Is the platform's probe traffic. */
    public const PROBE = 'probe';
    /** Was signed by a key that nobody trusts. */
    public const FORGED = 'forged';
    /** Was altered after it was signed. */
    public const TAMPERED = 'tampered';
    /** Names a key that the merchant does not hold. */
    public const WRONG_SERIAL = 'wrong_serial';
    /** Is encrypted under another APIv3 key. */
    public const WRONG_API_V3_KEY = 'wrong_api_v3_key';
    /** Has no Wechatpay-Signature. */
    public const MISSING_SIGNATURE = 'missing_signature';
    /** Has a body that is signed, and not JSON. */
    public const NOT_JSON = 'not_json';
    /** Decrypts to something else than JSON. */
    public const PLAINTEXT_NOT_JSON = 'plaintext_not_json';
    /** Has a body of more than 1 MiB. */
    public const OVERSIZED = 'oversized';

    /** @return array<string, string> all faults, and for each the error code that a parser with default options answers */
    public static function all(): array
    {
        $names = array_column(ErrorCode::all(), 'code', 'number');
        return array_column(TestingNative::table(
            'wxn_testing_fault',
            'wxn_testing_faults',
            static fn (CData $row): array => [Native::text($row->name), $names[$row->code]],
        ), 1, 0);
    }

    /**
     * Makes the native library fail inside on purpose: the proof that such a failure takes nothing down.
     *
     * @return never
     * @throws \WxNotify\InternalException
     */
    public static function panic(): void
    {
        TestingNative::call('wxn_testing_panic');
        throw new \LogicException('wxnotify: the native library did not fail');
    }
}
